#include "cli/proposal.hpp"

#include <algorithm>

#include "base/sha256.hpp"
#include "cli/answer.hpp"
#include "cli/walk.hpp"
#include "explain/from_result.hpp"
#include "io/json_writer.hpp"

namespace koppel::cli {

namespace {

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
std::vector<io::OutputFile> output_files(const Walk& walk, const report::Context& context, const Result& result,
                                         bool findings_file) {
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
  if (findings_file) files.push_back({.name = "findings.json", .bytes = findings_json(walk.findings, walk.language)});
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  files.push_back({.name = "manifest.json", .bytes = manifest_json(walk, result, files)});
  return files;
}

}  // namespace

// Requests for several people or nobody can take for ever. Who sets no limit gets the best that some ten seconds' work finds, with its
// gap; counted in steps, so that it is the same everywhere.
constexpr std::uint64_t usual_search = 1'000'000'000;

Proposal propose(const MatchOptions& options, const CommonOptions& common, const ProposalForm& form, Steps& steps) {
  const Limits limits = limits_of(common, steps);
  InputOptions input = options.input;
  input.contacts = !options.pseudonyms;
  Walk walk = Walk::begin(input, common, steps);
  const Market& market = walk.require_market();

  steps.begin("weigh");
  Weighed weighed = walk.weigh(options.strategy, limits);

  steps.begin("solve");
  Limits search = limits;
  if (!weighed.problem.if_any.empty() && common.work_limit == 0 && common.time_limit == 0) search.work = usual_search;
  const Outcome outcome = solve_with_lottery(weighed.problem, walk.setting.profile.seed,
                                             {.limits = search, .start_edges = walk.setting.profile.candidates_top});
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
  Proposal proposal;
  proposal.language = walk.language;
  proposal.verdict = verify_result(result, weighed.problem, {weighed.weights});
  proposal.exit_code = proposal.verdict.accepted ? exit_code_of(outcome.status) : ExitCode::not_verified;

  steps.begin("write");
  if (proposal.verdict.accepted) {
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
    if (form.files) proposal.files = output_files(walk, context, result, form.findings_file);
    proposal.summary = report::summary_text(context, form.colour);
  }
  proposal.sizes = {market.offer_count(), market.request_count(), weighed.problem.graph.edge_count(),
                    outcome.algorithm};
  proposal.result = std::move(result);
  proposal.findings = std::move(walk.findings);
  return proposal;
}

}  // namespace koppel::cli
