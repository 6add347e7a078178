// koppel match: the main job, in the seven steps of the walk.
#include <algorithm>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "cli/answer.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"
#include "cli/walk.hpp"
#include "explain/from_result.hpp"
#include "io/files.hpp"
#include "io/json_writer.hpp"

namespace koppel::cli {

namespace {

constexpr std::string_view default_folder = "koppel-out";

std::string manifest_json(const Walk& walk, const Result& result, const std::vector<io::OutputFile>& files) {
  io::JsonWriter json;
  json.open_object();
  json.member("schema", "koppel/manifest/1");
  json.member("koppel", version());
  json.member("strategy", result.strategy);
  json.key("seed"), json.number(std::string_view(std::to_string(result.seed)));
  json.member("language", walk.language == Language::nl ? "nl" : walk.language == Language::en ? "en" : "fr");
  json.key("inputs");
  json.open_array();
  for (const io::FileHash& file : walk.loaded.files) {
    json.open_object(true);
    json.member("name", file.name);
    json.member("sha256", file.sha256);
    json.member("bytes", static_cast<std::int64_t>(file.bytes));
    json.close();
  }
  json.close();
  json.key("files");
  json.open_object();
  for (const io::OutputFile& file : files) json.member(file.name, "sha256:" + sha256_hex(file.bytes));
  json.close();
  json.close();
  return json.take();
}

// Everything a person holds in hand afterwards. Without a matching there is nobody to call.
std::vector<io::OutputFile> output_files(const Walk& walk, const report::Context& context, const Result& result) {
  std::vector<io::OutputFile> files;
  files.push_back({.name = "result.json", .bytes = io::write_result(result)});
  files.push_back({.name = "niet-gekoppeld.csv", .bytes = report::unmatched_csv(context)});
  files.push_back({.name = "voorstel.html", .bytes = report::proposal_html(context)});
  if (result.has_objective) {
    files.push_back(
        {.name = "bellijst.csv", .bytes = report::call_list_csv(context), .owner_only = true, .keep_edited = true});
    files.push_back(
        {.name = "bellijst.xlsx", .bytes = report::call_list_xlsx(context), .owner_only = true, .keep_edited = true});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  files.push_back({.name = "manifest.json", .bytes = manifest_json(walk, result, files)});
  return files;
}

}  // namespace

ExitCode match(const MatchOptions& options, const CommonOptions& common) {
  Steps steps(common.time_limit);
  const Limits limits = limits_of(common, steps);
  Walk walk = Walk::begin(options.input, common, steps);
  const Market& market = walk.require_market();

  steps.begin("weigh");
  Weighed weighed = walk.weigh(options.strategy, limits);

  steps.begin("solve");
  const Outcome outcome = solve_with_lottery(weighed.problem, walk.setting.profile.seed,
                                             {.limits = limits, .start_edges = walk.setting.profile.candidates_top});
  refuse_overflow(outcome, "criteria");

  steps.begin("describe");
  // Not cut short by a limit: what is said of a matching must be what anybody finds who says it again (verify does).
  const Plan plan = describe(market, walk.setting, weighed, outcome);
  Result result = to_result(market, walk.setting, weighed, outcome, plan);
  result.provenance = walk.provenance();
  for (const Finding& clash : plan.slot_clashes)
    walk.findings.add(clash.severity, clash.code, clash.source, clash.values);

  // The result as it will be written is what is verified, not the solver's own view of it.
  steps.begin("verify");
  if (!say_faults(verify_result(result, weighed.problem, {weighed.weights}))) return ExitCode::not_verified;

  steps.begin("write");
  const report::Context context{.market = market,
                                .setting = walk.setting,
                                .weighed = weighed,
                                .plan = plan,
                                .contacts = walk.loaded.draft.contacts,
                                .findings = walk.findings,
                                .counts = walk.loaded.draft.counts,
                                .language = walk.language,
                                .pseudonyms = options.pseudonyms,
                                .version = std::string(version()),
                                .input_hash = result.provenance[1].second};
  const bool to_stdout = common.json && !options.output;
  const std::filesystem::path folder = options.output.value_or(std::filesystem::path(default_folder));
  if (!to_stdout) io::write_files(folder, output_files(walk, context, result), options.force);
  steps.end();

  show_findings(walk.findings, walk.language, common.json);
  if (common.json) {
    write_stdout(io::write_result(result));
  } else {
    write_stdout(report::summary_text(context, colour_on_stdout()));
    write_stdout(fmt::format("→ {}\n", (folder / "voorstel.html").string()));
  }
  write_stats(common, steps,
              {market.offer_count(), market.request_count(), weighed.problem.graph.edge_count(), outcome.algorithm});
  return exit_code_of(outcome.status);
}

}  // namespace koppel::cli
