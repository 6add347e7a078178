// propose: from files to a proposal that is proved and explained.
//
// Problem:    who with whom, why, and how sure is that?
// Promise:    read, check, weigh, solve, describe, verify: each of these steps can be called alone as well. The result as it will be
//             written is what is verified. Nothing is printed and nothing is written.
// Complexity: that of its steps. Who sets no limit gets the best that some ten seconds' work finds where the problem is NP-hard.
// Errors:     InputError with everything that is wrong with the input; io::MappingNeeded where its columns are not certain.
//
//   Observer nobody;
//   const Walked walked = propose({.paths = {"data/scenarios/participatieploeg"}}, {}, nobody);
//   if (walked.verdict.accepted) io::write_files("voorstel", output_files(walked));
#pragma once

#include <string>
#include <vector>

#include "certify/verify.hpp"
#include "explain/plan.hpp"
#include "io/files/files.hpp"
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

[[nodiscard]] Walked propose(const Inputs& inputs, const WalkOptions& options, Observer& observer);

// Everything a person holds in hand afterwards; manifest.json is the last that is written. `findings_file`: findings.json beside the others.
[[nodiscard]] std::vector<io::OutputFile> output_files(const Walked& walked, bool findings_file = false);

}  // namespace koppel
