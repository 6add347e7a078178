// The walk from files to a proposal, without printing or writing: what `match` does once, `batch` many times, and the bindings for
// whoever asks.
#pragma once

#include <string>
#include <vector>

#include "certify/verify.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/stats.hpp"
#include "cli/terminal.hpp"
#include "cli/walk.hpp"
#include "io/files/files.hpp"
#include "koppel.hpp"

namespace koppel::cli {

// All that the walk found, kept for whoever wants to ask about it. May be moved: `context` is made of it when somebody asks.
struct Matched {
  Walk walk;
  Weighed weighed;
  Plan plan;
  Result result;    // as it was verified and will be written
  Verdict verdict;  // not accepted: nothing of the rest is to be believed
  std::string algorithm;
  bool pseudonyms = false;

  [[nodiscard]] ExitCode exit_code() const;
  [[nodiscard]] report::Context context() const;  // refers to this
};

// Throws as propose does.
[[nodiscard]] Matched match_input(const MatchOptions& options, const CommonOptions& common, Steps& steps);
// Everything a person holds in hand afterwards; manifest.json is the last that is written.
[[nodiscard]] std::vector<io::OutputFile> output_files(const Matched& matched, bool findings_file = false);

struct Proposal {
  ExitCode exit_code = ExitCode::internal_fault;
  Verdict verdict;  // not accepted: there are no files, and the exit code is not_verified
  Result result;
  Findings findings;
  Language language = Language::nl;
  std::vector<io::OutputFile> files;  // manifest.json is the last that is written
  std::string summary;                // at most a screen
  Sizes sizes;
};

struct ProposalForm {
  bool files = true;           // false: the result alone
  bool findings_file = false;  // findings.json beside the others
  bool colour = false;         // of the summary
};

// Throws InputError with everything that is wrong with the input; io::MappingNeeded where its columns are not certain.
[[nodiscard]] Proposal propose(const MatchOptions& options, const CommonOptions& common, const ProposalForm& form,
                               Steps& steps);

}  // namespace koppel::cli
