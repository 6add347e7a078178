// A proposal with what the command line adds to it: an exit code, a summary, sizes. What `match` does once and `batch` many times.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "certify/verify.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/stats.hpp"
#include "cli/terminal.hpp"
#include "io/files/files.hpp"
#include "walk/files/output_files.hpp"

namespace koppel::cli {

struct Proposal {
  ExitCode exit_code = ExitCode::internal_fault;
  Verdict verdict;  // not accepted: there are no files, and the exit code is not_verified
  Result result;
  Findings findings;
  Language language = Language::nl;
  std::optional<DraftProfile> drafted;     // what two exports without mappings were read with
  std::vector<DraftProfile::Words> grown;  // vocabularies of the draft that was used, with new words, by their paths
  std::vector<io::OutputFile> files;       // manifest.json is the last that is written
  std::string summary;                     // at most a screen
  Sizes sizes;
};

struct ProposalForm {
  bool files = true;           // false: the result alone
  bool findings_file = false;  // findings.json beside the others
  bool colour = false;         // of the summary
  bool names = false;          // in the summary: where a person reads it and no log is kept
};

// Throws InputError with everything that is wrong with the input; io::MappingNeeded where its columns are not certain.
[[nodiscard]] Proposal make_proposal(const MatchOptions& options, const CommonOptions& common, const ProposalForm& form,
                                     Steps& steps);

}  // namespace koppel::cli
