#include "cli/proposal.hpp"

#include <utility>

#include "cli/answer.hpp"

namespace koppel::cli {

Proposal make_proposal(const MatchOptions& options, const CommonOptions& common, const ProposalForm& form,
                       Steps& steps) {
  WalkOptions wanted = walk_options(common, options.strategy, options.pseudonyms);
  wanted.keep = options.keep;
  wanted.call_price = options.call_price;
  Walked walked = propose(options.input, wanted, steps);
  Proposal proposal;
  proposal.exit_code = walked.verdict.accepted ? exit_code_of(walked.plan.status) : ExitCode::not_verified;
  steps.begin("write");
  if (walked.verdict.accepted) {
    if (form.files) proposal.files = output_files(walked, form.findings_file);
    report::Context context = walked.context();
    context.names = form.names && !context.pseudonyms;
    proposal.summary = report::summary_text(context, form.colour);
  }
  const Market& market = walked.walk.require_market();
  proposal.sizes = {market.offer_count(), market.request_count(), walked.weighed.instance->graph.edge_count(),
                    walked.algorithm};
  proposal.drafted = std::move(walked.walk.loaded.drafted);
  proposal.grown = std::move(walked.walk.loaded.grown);
  proposal.language = walked.walk.language;
  proposal.verdict = std::move(walked.verdict);
  proposal.result = std::move(walked.result);
  proposal.findings = std::move(walked.walk.findings);
  return proposal;
}

}  // namespace koppel::cli
