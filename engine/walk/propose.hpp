// propose: from what was read to a proposal that is proved and explained.
//
// Problem:    who with whom, why, and how sure is that?
// Promise:    check, weigh, solve, describe, verify: each of these steps can be called alone as well. The result as it will be
//             written is what is verified. Nothing is printed and nothing is written. (walk/files/inputs.hpp reads files first.)
// Complexity: that of its steps. Who sets no limit gets the best that some ten seconds' work finds where the problem is NP-hard.
// Errors:     InputError with everything that is wrong with the input.
//
//   Observer nobody;
//   const Walked walked = propose(market_in_memory(text), {}, nobody);
//   if (walked.verdict.accepted) show(io::write_result(walked.result));
#pragma once

#include <string>

#include "certify/verify.hpp"
#include "explain/plan.hpp"
#include "report/report.hpp"
#include "result/result.hpp"
#include "walk/walk.hpp"

namespace koppel {

// All that the walk found, kept for whoever wants to ask about it. May be moved: `context` is made of it when somebody asks.
struct Walked {
  Walk walk;
  Weighed weighed;
  Plan plan;
  Result result;    // as it was verified and will be written
  Verdict verdict;  // not accepted: nothing of the rest is to be believed
  std::string algorithm;
  bool pseudonyms = false;

  [[nodiscard]] report::Context context() const;  // refers to this
};

[[nodiscard]] Walked propose(Loaded loaded, const WalkOptions& options, Observer& observer);

}  // namespace koppel
