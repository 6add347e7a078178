// judge: does a result stand? The walk is made again from the input, and every claim of the result is judged on it.
//
// Problem:    a result comes from somewhere; who acts upon it wants to know that it is true, and of this very input.
// Promise:    its proof, then its reasons, both found anew; `accepted` only when there is no fault, and then the plan can be asked for
//             explanations. Nothing of the result is believed.
// Complexity: that of the first steps of the walk, of verify and of describe; nothing is solved again.
// Errors:     faults in the verdict; InputError where the input has errors, or the result names a strategy that there is not or that
//             does not support the input.
//
//   const Judged judged = judge(market_in_memory(text), result, {}, nobody);
//   if (!judged.verdict.accepted) show(judged.verdict.faults);
#pragma once

#include <string>

#include "certify/verify.hpp"
#include "explain/plan.hpp"
#include "report/report.hpp"
#include "result/result.hpp"
#include "walk/walk.hpp"

namespace koppel {

// Which of the files is not the one that the result was made from goes before all other faults: it explains them.
void judge_provenance(Verdict& verdict, const Result& result, const Provenance& here);

// The problem with its lottery levels, drawn again from the result's seed: as many as the result or its certificate names, but at least one
// where it says that the lottery was held to the end.
[[nodiscard]] Problem with_lottery_levels(const Problem& problem, const Result& result, bool lottery);

// A market's result, judged on the walk made again.
struct Judged {
  Walk walk;
  Weighed weighed;
  Plan plan;  // where the proof holds
  Verdict verdict;
  std::string input_hash;

  [[nodiscard]] report::Context context(bool pseudonyms) const;  // refers to this
};

// Its proof, then its reasons. `accepted` only when there is no fault. Throws InputError where the input has errors.
[[nodiscard]] Judged judge(Loaded loaded, const Result& result, const WalkOptions& options, Observer& observer);

}  // namespace koppel
