// koppel match: the main job; the steps of its walk stand in walk/propose.cpp.
#include <algorithm>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "cli/answer.hpp"
#include "cli/ask.hpp"
#include "cli/codes.hpp"
#include "cli/draft.hpp"
#include "cli/proposal.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/formats/result_json.hpp"
#include "io/inputs/round.hpp"

namespace koppel::cli {

namespace {

constexpr std::string_view default_folder = "koppel-out";

// The files, and the statistics with them or none at all. Older files that are kept under another name are told.
void write_proposal(const std::filesystem::path& folder, Proposal& proposal, bool force,
                    const std::optional<io::Companion>& stats) {
  for (const io::SetAside& list : io::write_files(folder, proposal.files, force, stats)) {
    const bool replaced = std::ranges::any_of(
        proposal.files, [&](const io::OutputFile& file) { return file.name == list.name && !file.withdrawn; });
    const bool answers = list.name == answers_file;
    const Code told = replaced  ? Code(cli_codes.filled_list_kept)
                      : answers ? Code(cli_codes.answers_set_aside)
                                : Code(cli_codes.call_list_set_aside);
    proposal.findings.add(told, {.file = list.name}, {{"read", list.kept_as}});
  }
}

OlderDraft older_draft(const MatchOptions& options) {
  const bool redraft = !options.input.draft;
  return redraft ? OlderDraft::set_aside : OlderDraft::set_aside_if_of_these;
}

// A person at the terminal is asked what is not sure.
MatchOptions with_questions(const MatchOptions& options, const CommonOptions& common) {
  MatchOptions asking = options;
  std::vector<std::filesystem::path> inputs = options.input.paths;
  inputs.insert(inputs.end(), options.input.decisions.begin(), options.input.decisions.end());
  for (const auto& more : {options.input.profile, options.input.previous, options.input.key}) {
    if (more) inputs.push_back(*more);
  }
  const bool no_ask = options.no_ask || options.input.accept_likely;
  if (may_ask(common.json, no_ask, inputs)) asking.input.ask = ask_at_terminal(common.locale);
  return asking;
}

// What she said stays hers, whatever else of the run fails.
Proposal propose_and_keep_replies(MatchOptions options, const CommonOptions& common, const ProposalForm& form,
                                  Steps& steps) {
  std::optional<DraftProfile> replied;
  options.input.on_draft = [&replied](const DraftProfile& draft) { replied = draft; };
  try {
    return make_proposal(options, common, form, steps);
  } catch (const InputError&) {
    Findings faults;
    if (replied && form.files && write_draft(*replied, older_draft(options), faults)) name_draft(*replied);
    throw;
  }
}

// The proposal that stands where this one is to stand is gone on from.
void go_on(MatchOptions& options, const std::optional<std::filesystem::path>& folder) {
  if (!options.input.today) options.input.today = day_of_this_machine();
  const std::optional<std::filesystem::path>& named = options.input.round;
  const auto exists = [](const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::exists(file, error);
  };
  if (named && !io::holds_proposal({.folder = *named, .exists = exists, .read = {}}))
    refuse_input(cli_codes.no_proposal, {.file = named->string()});
  if (!named && !options.fresh) options.input.round = folder;
}

}  // namespace

ExitCode match(const MatchOptions& typed, const CommonOptions& common) {
  MatchOptions options = with_questions(typed, common);
  Steps steps(common.time_limit, Steps::Interrupts::end_reading);
  const bool to_stdout = common.json && !options.output;
  const std::filesystem::path folder = options.output.value_or(std::filesystem::path(default_folder));
  require_stats_writable(common, to_stdout ? std::nullopt : std::optional(folder));
  go_on(options, to_stdout ? std::nullopt : std::optional(folder));
  Proposal proposal = propose_and_keep_replies(
      options, common, {.files = !to_stdout, .colour = colour_on_stdout(), .names = only_the_owner_reads_stdout()},
      steps);
  if (!say_faults(proposal.verdict)) return ExitCode::not_verified;

  const auto went_on = std::ranges::find(proposal.files, io::previous_file, &io::OutputFile::name);
  if (options.input.round && went_on != proposal.files.end())
    proposal.findings.add(cli_codes.round_continued, {.file = options.input.round->string()});
  if (options.fresh) proposal.files.push_back({.name = std::string(answers_file), .withdrawn = true});
  if (!to_stdout) write_proposal(folder, proposal, options.force, stats_file(common, steps, proposal.sizes));
  steps.end();
  if (!to_stdout && proposal.drafted) {
    (void)write_draft(*proposal.drafted, older_draft(options), proposal.findings);
  }

  if (!to_stdout) write_grown(proposal.grown, proposal.findings);

  show_findings(proposal.findings, proposal.language, common.json);
  if (common.json) {
    write_stdout(io::write_result(proposal.result));
  } else {
    write_stdout(proposal.summary);
    write_stdout(fmt::format("→ {}\n", (folder / "voorstel.html").string()));
  }
  if (to_stdout) write_stats(common, steps, proposal.sizes);
  return proposal.exit_code;
}

}  // namespace koppel::cli
