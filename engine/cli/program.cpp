#include "cli/program.hpp"

#include <algorithm>
#include <csignal>
#include <exception>
#include <functional>
#include <map>
#include <new>
#include <variant>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "base/version.hpp"
#include "base/weight.hpp"
#include "cli/ask.hpp"
#include "cli/draft.hpp"
#include "cli/manual.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "cli/usage.hpp"
#include "cli/verbs/verbs.hpp"
#include "cli/words.hpp"
#include "io/files/files.hpp"
#include "io/inputs/load.hpp"
#include "io/problem/file.hpp"

namespace koppel::cli {

namespace {

constexpr std::size_t most_generated = 200'000'000;  // edges: some 5 GB of text

const std::map<std::string, Language> languages{{"nl", Language::nl}, {"en", Language::en}, {"fr", Language::fr}};

std::map<std::string, Keep> keep_choices() {
  std::map<std::string, Keep> choices;
  for (const Keep keep : all_keeps) choices.emplace(to_string(keep), keep);
  return choices;
}

// Everything that can be typed, and the verb that was.
class CommandLine {
 public:
  CommandLine()
      : app_("koppel couples what people offer to what people ask for: exactly, with a proof and with reasons.",
             "koppel") {
    app_.set_version_flag("--version", fmt::format("koppel {}", version()));
    app_.require_subcommand(1);
    app_.get_formatter()->column_width(34);
    app_.footer(
        "Exit codes: 0 done, 1 internal fault, 2 wrong usage, 3 invalid input, 4 hard constraints cannot be met,\n"
        "5 a limit or an interrupt, 6 a result does not verify, 7 a batch failed in part.");
    add_match();
    add_check();
    add_inspect();
    add_import();
    add_solve();
    add_verify();
    add_explain();
    add_gaps();
    add_diff();
    add_generate();
    add_batch();
    add_list();
    add_manual();
  }

  int run(int argument_count, char** arguments) {
    try {
      app_.parse(argument_count, arguments);
    } catch (const CLI::ParseError& fault) {
      const bool asked_for_help = fault.get_exit_code() == 0;
      app_.exit(fault, asked_for_help ? std::cout : std::cerr, std::cerr);
      return static_cast<int>(asked_for_help ? ExitCode::done : ExitCode::wrong_usage);
    }
    return static_cast<int>(verb_());
  }

  [[nodiscard]] std::optional<Language> locale() const { return common_.locale; }
  [[nodiscard]] Language language() const { return common_.locale.value_or(language_); }
  [[nodiscard]] bool json() const { return common_.json; }
  [[nodiscard]] bool writes_files() const { return writes_files_; }
  [[nodiscard]] bool redrafts() const { return !match_.input.draft; }

 private:
  CLI::App* verb(const std::string& name, const std::string& description, const std::string& example) {
    CLI::App* sub = app_.add_subcommand(name, description);
    sub->footer("Example:\n  " + example);
    return sub;
  }

  void add_common(CLI::App* sub) {
    add_seed(sub, "Seed of the lottery that decides between equally good answers");
    sub->add_option("--threads", common_.threads, "Threads to use; the answer does not depend on it")
        ->check(CLI::Range(1, 256));
    sub->add_option("--time-limit", common_.time_limit, "Stop after so many seconds with the best so far")
        ->check(seconds_fault);
    sub->add_option("--work-limit", common_.work_limit,
                    "Stop after so many elementary steps: repeatable, unlike time. Default: none; with requests for "
                    "several people or nobody 10^9")
        ->check(steps_fault);
    sub->add_flag("--strict", common_.strict, "A rejected cell or row refuses the whole input");
    add_choice(sub, "--locale", common_.locale, languages, "Language of what people read");
    sub->add_option("--stats", common_.stats, "Write times, sizes and memory to this file");
    add_json(sub);
  }

  static void refuse_overwriting(const std::vector<std::filesystem::path>& inputs,
                                 const std::vector<std::optional<std::filesystem::path>>& outputs) {
    const std::string fault = overwriting_fault(inputs, outputs);
    if (!fault.empty()) throw CLI::ValidationError("--output, --stats", fault);
  }

  // An option that is one of a few words. CLI11's own transformers would also take, and show, what the words stand for inside.
  template <class Target, class Value = bool>
  void add_choice(CLI::App* sub, const std::string& name, Target& target, const std::map<std::string, Value>& words,
                  const std::string& description) {
    sub->add_option_function<std::string>(
           name, [&target, words](const std::string& word) { target = words.at(word); }, description)
        ->check(CLI::IsMember(words));
  }

  // CLI11 itself would take -1, or a number that does not fit, for a very large one.
  void add_seed(CLI::App* sub, const std::string& description) {
    sub->add_option("--seed", common_.seed, description)->check(seed_fault);
  }

  void add_json(CLI::App* sub) { sub->add_flag("--json", common_.json, "Print JSON instead of text"); }

  void add_input(CLI::App* sub, Inputs& input, bool positional) {
    if (positional) {
      sub->add_option("INPUT", input.paths, "A scenario folder, a market.json, or two exports (offers, requests)")
          ->required();
    }
    sub->add_option("--profile", input.profile, "Profile (YAML) instead of the folder's own");
    sub->add_option("--decisions", input.decisions,
                    "Pins, forbids and answers (CSV; a call list with answers will do); may be given several times")
        ->expected(1)
        ->take_all();
    sub->add_option("--previous", input.previous, "The result of the proposal before");
    sub->add_flag("--accept-likely", input.accept_likely,
                  "Of two exports without a mapping: take what is likely where it is not sure");
    input.draft = io::draft_folder;
    sub->add_flag_callback(
        "--redraft", [&input] { input.draft.reset(); },
        "Of two exports: do not go on from the draft in koppel-profiel, but make a new one");
  }

  // `folder`: what a proposal's folder is to this verb.
  void add_round(CLI::App* sub, Inputs& input, const std::string& folder) {
    sub->add_option("--continue", input.round, folder);
    sub->add_option_function<std::string>(
           "--today", [&input](const std::string& text) { input.today = parse_iso_date(text); },
           "What \"until\" and \"this month\" mean in answers, as 2026-11-30; default: the day, or of a result the day "
           "that it names")
        ->check(day_fault);
  }

  void add_match() {
    CLI::App* sub = verb("match", "The main job: read, check, weigh, solve, verify, describe, write",
                         "koppel match data/scenarios/participatieploeg -o voorstel");
    add_input(sub, match_.input, true);
    sub->add_option("-o,--output", match_.output, "Folder for the files (default: koppel-out)");
    add_round(
        sub, match_.input,
        "Folder of the proposal to go on from, with its answers and call lists (default: that of the output, where "
        "a proposal stands there)");
    sub->add_flag("--fresh", match_.fresh,
                  "Do not go on from the proposal that stands in the output's folder; its answers are set aside");
    sub->add_option("--key", match_.input.key,
                    "Names and contact data of a market.json (default: market.key.csv beside it)");
    sub->add_option("--strategy", match_.strategy, "Strategy instead of the profile's; see koppel list strategies")
        ->check(strategy_fault);
    add_choice(
        sub, "--keep", match_.keep, keep_choices(),
        "With --previous. fewest: go on from it, with the fewest pairs changed once the strategy's first wish "
        "is met (default); promised: go on from it, and only what was promised stays; all: nothing that "
        "can stay moves, whoever else could be served; none: it was another round, and who was asked then may rest");
    sub->add_option_function<std::string>(
           "--call-price",
           [this](const std::string& points) {
             match_.call_price = std::get<Weight>(parse_fixed(points, 1000, DecimalMark::point));
           },
           "With --previous: a pair changes only where that is worth so many points, instead of as few as can be")
        ->check(points_fault);
    sub->add_flag("--pseudonyms", match_.pseudonyms,
                  "Leave names and contact data out of the call list too, and labels everywhere");
    sub->add_flag("--force", match_.force, "Overwrite a call list that somebody has edited");
    sub->add_flag("--no-ask", match_.no_ask,
                  "Of two exports without a mapping: ask nothing. Else, on a terminal, what is not sure is asked, one "
                  "question at a time; the answers stay in koppel-profiel");
    add_common(sub);
    sub->callback([this] {
      refuse_overwriting(match_.input.paths, {common_.stats});
      if (match_.fresh && match_.input.round)
        throw CLI::ValidationError("--fresh, --continue", "one of the two: begin anew, or go on");
      writes_files_ = true;
      verb_ = [this] { return match(match_, common_); };
    });
  }

  void add_check() {
    CLI::App* sub = verb("check", "Everything that is wrong or doubtful, before any solving",
                         "koppel check data/scenarios/participatieploeg");
    add_input(sub, check_, true);
    add_common(sub);
    sub->callback([this] { verb_ = [this] { return check_input(check_, common_); }; });
  }

  void add_inspect() {
    CLI::App* sub = verb("inspect", "What an export is, and a mapping to complete",
                         "koppel inspect aanbod.csv -o aanbod.mapping.yaml");
    sub->add_option("FILE", inspect_.file, "A survey export: CSV, TSV or XLSX, also in a zip; - for standard input")
        ->required();
    add_choice(sub, "--side", inspect_.side,
               std::map<std::string, Side>{{"offers", Side::offers}, {"requests", Side::requests}},
               "What the answers are; guessed from the headings when left out");
    sub->add_option("--sheet", inspect_.sheet,
                    "Sheet of a workbook, by name or number; default: the first that holds a table");
    sub->add_option(
        "-o,--output", inspect_.output,
        "File for the mapping. Without it the mapping goes to standard output, beneath the description as comments");
    sub->add_flag("--force", inspect_.force, "Overwrite a mapping that is already there");
    sub->add_flag("--ask", inspect_.ask,
                  "On a terminal, ask what is not sure, one question at a time; the answers stand in the mapping");
    add_choice(sub, "--locale", common_.locale, languages, "Language of what people read");
    add_json(sub);
    sub->callback([this] { verb_ = [this] { return inspect(inspect_, common_); }; });
  }

  void add_import() {
    CLI::App* sub =
        verb("import", "Exports to a market, with a ledger of every row",
             "koppel import aanbod.csv vragen.xlsx --mapping aanbod.mapping.yaml --mapping vragen.mapping.yaml");
    sub->add_option("EXPORT", import_.exports,
                    "Survey exports of offers and requests: CSV, TSV or XLSX, also in a zip; or a scenario folder that "
                    "names them")
        ->required();
    const auto list = [&](const std::string& name, std::vector<std::filesystem::path>& files, const std::string& what) {
      return sub->add_option(name, files, what)->expected(1)->take_all();
    };
    list("--mapping", import_.mappings, "Mapping (YAML), once for each kind of export; see koppel inspect");
    list("--corrections", import_.corrections, "Corrections by id (CSV, XLSX); several are applied in this order");
    sub->add_option("-o,--output", import_.output,
                    "The market; its key file, ledger and report go beside it. - for standard output alone")
        ->capture_default_str();
    sub->add_option("--profile", import_.profile,
                    "Profile (YAML) whose vocabularies and defaults the rows are checked with");
    sub->add_option("--previous", import_.previous,
                    "The market to compare with (default: the output, where it exists)");
    sub->add_option("--max-rejects", most_rejects_, "Refuse when more rows than this are rejected: a number or 5%")
        ->check(is_number_or_percentage);
    sub->add_flag("--strict", common_.strict,
                  "Anything repaired or rejected, and any warning, refuses the whole import");
    sub->add_flag("--force", import_.force, "Overwrite a market or key file that somebody has edited");
    add_choice(sub, "--locale", common_.locale, languages, "Language of what people read");
    sub->add_option("--stats", common_.stats, "Write times, sizes and memory to this file");
    add_json(sub);
    sub->callback([this] {
      std::vector<std::filesystem::path> inputs = import_.exports;
      for (const auto& more : {import_.mappings, import_.corrections})
        inputs.insert(inputs.end(), more.begin(), more.end());
      if (import_.profile) inputs.push_back(*import_.profile);
      refuse_overwriting(inputs, {common_.stats});  // import itself looks after its outputs
      if (!most_rejects_.empty()) import_.most_rejects = parse_most_rejects(most_rejects_);
      verb_ = [this] { return import(import_, common_); };
    });
  }

  // "12" or "5%".
  static MostRejects parse_most_rejects(const std::string& text) {
    return {.number = std::stoul(text), .percent = text.ends_with('%')};
  }
  static std::string is_number_or_percentage(const std::string& text) {
    const bool percent = text.ends_with('%');
    const std::string digits = text.substr(0, text.size() - (percent ? 1 : 0));
    const bool number =
        !digits.empty() && digits.size() < 10 && digits.find_first_not_of("0123456789") == std::string::npos;
    if (!number || (percent && std::stoul(digits) > 100)) return "a whole number of rows, or a percentage up to 100%";
    return {};
  }

  void add_format(CLI::App* sub, std::string& format) {
    std::vector<std::string> names;
    for (const io::FormatRow& row : io::problem_formats()) names.emplace_back(row.name);
    sub->add_option("--format", format, "Format of the problem; recognised when left out. See koppel list formats")
        ->check(CLI::IsMember(names));
  }

  void add_solve() {
    CLI::App* sub = verb("solve", "A bare graph problem: its optimum, and the proof",
                         "koppel solve costs.mtx --sense min -o result.json");
    sub->add_option("PROBLEM", solve_.problem.file, "The file, gzip or not; - for standard input")->required();
    sub->add_option("--strategy", solve_.strategy, "What is wanted, in which order; see koppel list strategies")
        ->check(strategy_fault)
        ->capture_default_str();
    add_choice(sub, "--sense", solve_.problem.minimise, {{"max", false}, {"min", true}},
               "min: weights are costs. Default: what the format means, else what the strategy does");
    add_format(sub, solve_.problem.format);
    add_choice(sub, "--ties", solve_.lottery, {{"any", false}, {"lottery", true}},
               "any: any optimum (default); lottery: the one a proved lottery draws");
    sub->add_flag("--minus-one-forbids", solve_.problem.minus_one_forbids, "A weight of -1 is no edge");
    sub->add_flag("--round", solve_.problem.round, "Round weights with more than six decimals");
    sub->add_option("-o,--output", solve_.output, "File for the result; without it standard output");
    add_common(sub);
    sub->callback([this] {
      refuse_overwriting({solve_.problem.file}, {solve_.output, common_.stats});
      language_ = Language::en;
      verb_ = [this] { return solve_problem(solve_, common_); };
    });
  }

  static std::optional<std::filesystem::path> folder_of(const std::filesystem::path& result) {
    if (result == "-") return std::nullopt;
    return result.parent_path().empty() ? std::filesystem::path(".") : result.parent_path();
  }

  void add_verify() {
    CLI::App* sub = verb("verify", "The independent check of a result against its input",
                         "koppel verify data/scenarios/participatieploeg voorstel/result.json");
    sub->add_option("INPUT", verify_.files,
                    "The input as `match` or `solve` took it (- for a bare problem), and last the result.json")
        ->required()
        ->expected(2, 3);
    add_input(sub, verify_.input, false);
    add_round(sub, verify_.input, "Folder with the answers that the result was made from (default: the result's own)");
    add_format(sub, verify_.format);
    add_common(sub);
    sub->callback([this] {
      verify_.result = verify_.files.back();
      verify_.input.paths.assign(verify_.files.begin(), verify_.files.end() - 1);
      if (!verify_.input.round) verify_.input.round = folder_of(verify_.result);
      if (std::ranges::count(verify_.files, "-") > 1)
        throw CLI::ValidationError("INPUT", "standard input can be read once only: give one of the two as a file");
      refuse_overwriting(verify_.files, {common_.stats});
      verb_ = [this] { return verify_file(verify_, common_); };
    });
  }

  // A result and the input that it belongs to, with what was given beside it.
  void add_asked(CLI::App* sub, AskOptions& asked) {
    sub->add_option("INPUT", asked.files, "The input as `match` took it, and last the result.json")
        ->required()
        ->expected(2, 3);
    add_input(sub, asked.input, false);
    add_round(sub, asked.input, "Folder with the answers that the result was made from (default: the result's own)");
    sub->add_option("--key", asked.input.key, "Names of a market.json (default: market.key.csv beside it)");
    sub->add_flag("--pseudonyms", asked.pseudonyms,
                  "Leave labels out, and names, which else stand there on a terminal or in a file that is yours alone");
    add_common(sub);
  }

  void take_asked(AskOptions& asked) {
    asked.result = asked.files.back();
    asked.input.paths.assign(asked.files.begin(), asked.files.end() - 1);
    if (!asked.input.round) asked.input.round = folder_of(asked.result);
    refuse_overwriting(asked.files, {common_.stats});
  }

  void add_explain() {
    CLI::App* sub =
        verb("explain", "Why: of a request, of an offer, or of one pair",
             "koppel explain data/scenarios/participatieploeg voorstel/result.json --request r042 --offer m017");
    add_asked(sub, explain_);
    sub->add_option("--request", explain_.request, "Who helps this request, or why nobody does");
    sub->add_option("--offer", explain_.offer,
                    "Whom this offer helps; with --request: why this pair, or why not and what it would cost");
    sub->callback([this] {
      take_asked(explain_);
      if (!explain_.request && !explain_.offer) throw CLI::RequiredError("--request, --offer or both");
      verb_ = [this] { return explain(explain_, common_); };
    });
  }

  void add_gaps() {
    CLI::App* sub = verb("gaps", "Who stays unserved and why, and whom to recruit next",
                         "koppel gaps data/scenarios/participatieploeg voorstel/result.json");
    add_asked(sub, gaps_);
    sub->callback([this] {
      take_asked(gaps_);
      verb_ = [this] { return gaps(gaps_, common_); };
    });
  }

  void add_diff() {
    CLI::App* sub = verb("diff", "What changed between two results, and whom to tell",
                         "koppel diff voorstel/result.json tweede-voorstel/result.json");
    sub->add_option("BEFORE", diff_.before, "The earlier result.json")->required();
    sub->add_option("AFTER", diff_.after, "The later result.json")->required();
    sub->add_option("--key", diff_.key,
                    "Key file with names (default: those of the call lists beside the results); they are said on a "
                    "terminal or in a file that is yours alone");
    sub->add_flag("--pseudonyms", diff_.pseudonyms, "Leave names out");
    add_choice(sub, "--locale", common_.locale, languages, "Language of what people read");
    add_json(sub);
    sub->callback([this] { verb_ = [this] { return diff(diff_, common_); }; });
  }

  void add_generate() {
    CLI::App* sub = verb("generate", "Seeded synthetic markets and problems",
                         "koppel generate market --offers 2000 --requests 2000 --seed 7 -o market.json");
    sub->add_option("KIND", generate_.kind, "market or problem")
        ->required()
        ->check(CLI::IsMember({"market", "problem"}));
    const auto size = CLI::Range(1, 10'000'000);
    sub->add_option("--offers", generate_.offers, "How many offers")->check(size);
    sub->add_option("--requests", generate_.requests, "How many requests")->check(size);
    sub->add_option("--districts", generate_.districts, "market: how many districts, about 2 km apart")->check(size);
    sub->add_option("--degree", generate_.degree, "problem: how many edges a request has")->check(size);
    add_seed(sub, "Seed: the same seed gives the same file");
    sub->add_option("-o,--output", generate_.output, "File to write; - for standard output")->required();
    sub->callback([this, sub] {
      const std::string other = generate_.kind == "problem" ? "--districts" : "--degree";
      if (sub->count(other) > 0)
        throw CLI::ValidationError(other, fmt::format("has no meaning for a {}", generate_.kind));
      if (generate_.kind == "problem" &&
          generate_.requests * std::min(generate_.degree, generate_.offers) > most_generated)
        throw CLI::ValidationError("--degree",
                                   fmt::format("{} requests with {} edges each are more than the {} edges that are "
                                               "written at most",
                                               generate_.requests, generate_.degree, most_generated));
      verb_ = [this] { return generate(generate_, common_); };
    });
  }

  void add_batch() {
    CLI::App* sub = verb("batch", "Many inputs, each apart; taken up again where it was broken off",
                         "koppel batch gemeenten.yaml -o voorstellen --threads 8");
    sub->add_option("MANIFEST", batch_.manifest, "Which inputs, with which settings (YAML or JSON)")->required();
    sub->add_option("-o,--output", batch_.output, "Folder: one folder per input, and batch.ndjson")->required();
    sub->add_option("--profile", batch_.profile, "Profile (YAML) for all inputs instead of the manifest's");
    sub->add_option("--strategy", batch_.strategy, "Strategy for all inputs instead of the manifest's")
        ->check(strategy_fault);
    sub->add_flag("--pseudonyms", batch_.pseudonyms,
                  "Leave names and contact data out of the call lists too, and labels everywhere");
    sub->add_flag("--force", batch_.force, "Overwrite call lists that somebody has edited");
    add_common(sub);
    sub->callback([this] {
      refuse_overwriting({batch_.manifest}, {common_.stats});
      verb_ = [this] { return batch(batch_, common_); };
    });
  }

  void add_list() {
    CLI::App* sub = verb("list", "What there is, one line each", "koppel list criteria");
    sub->add_option("WHAT", list_.what, "strategies, metrics, criteria, formats, codes or profile")
        ->required()
        ->check(CLI::IsMember({"strategies", "metrics", "criteria", "formats", "codes", "profile"}));
    add_json(sub);
    add_choice(sub, "--locale", common_.locale, languages, "Language of what people read");
    sub->callback([this] { verb_ = [this] { return list(list_, common_); }; });
  }

  void add_manual() {
    CLI::App* sub = verb("manual", "The man page, or completions for a shell", "koppel manual bash > koppel.bash");
    sub->add_option("FORM", manual_form_, "man, bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
    sub->callback([this] {
      verb_ = [this] {
        write_stdout(manual(app_, manual_form_));
        return ExitCode::done;
      };
    });
  }

  CLI::App app_;
  std::function<ExitCode()> verb_;
  bool writes_files_ = false;
  Language language_ = Language::nl;  // where none is asked for: the coordinator's, or the researcher's
  CommonOptions common_;
  MatchOptions match_;
  Inputs check_;
  InspectOptions inspect_;
  ImportVerbOptions import_;
  SolveVerbOptions solve_;
  VerifyOptions verify_;
  AskOptions explain_, gaps_;
  DiffOptions diff_;
  GenerateOptions generate_;
  BatchOptions batch_;
  ListOptions list_;
  std::string manual_form_, most_rejects_;
};

}  // namespace

int run(int argument_count, char** arguments) {
  std::signal(SIGXFSZ,
              SIG_IGN);  // so that a limit on the size of files is a write that fails, with a message, and no death
  CommandLine line;
  try {
    return line.run(argument_count, arguments);
  } catch (const io::MappingNeeded& needed) {
    const Language language = line.locale().value_or(needed.language());
    show_findings(needed.findings(), language, line.json());
    if (line.writes_files()) {
      Findings faults;
      const OlderDraft older = line.redrafts() ? OlderDraft::set_aside : OlderDraft::kept;
      const bool written = write_draft(needed.draft(), older, faults);
      show_findings(faults, language, line.json());
      if (written && !line.json()) name_draft(needed.draft());
    }
    return static_cast<int>(ExitCode::invalid_input);
  } catch (const InputError& error) {
    show_findings(error.findings(), line.language(), line.json());
    return static_cast<int>(ExitCode::invalid_input);
  } catch (const NobodyAnswers&) {
    say(in_words(line.language(), "ask_ended"));
    return static_cast<int>(ExitCode::limit_reached);
  } catch (const std::bad_alloc&) {
    say("koppel: not enough memory");
  } catch (const std::exception& fault) {
    say(fmt::format("koppel: internal fault: {}", fault.what()));
  }
  return static_cast<int>(ExitCode::internal_fault);
}

}  // namespace koppel::cli
