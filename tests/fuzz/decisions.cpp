// Decisions and call lists that come back: read, or refused with a place in the file; none is about nobody. Their canonical form is that of a set.
#include "io/inputs/decisions_csv.hpp"

#include <algorithm>

#include "target.hpp"

void fuzz(std::string_view bytes) {
  using namespace koppel;
  DraftDecisions read = io::read_decisions(bytes, "f.csv");
  for (const Finding& finding : read.findings.kept()) require(finding.source.file == "f.csv", "findings name the file");
  const std::string canonical = io::canonical_decisions(read) + io::canonical_earlier(read);
  std::ranges::reverse(read.decisions);
  require(io::canonical_decisions(read) + io::canonical_earlier(read) == canonical, "the order of rows means nothing");
}
