// Mappings: refused with a place, or read; and then put on a table without harm.
#include "io/survey/mapping.hpp"

#include "io/survey/survey.hpp"
#include "target.hpp"
#include "vocabularies/built_in.hpp"

void fuzz(std::string_view bytes) {
  using namespace koppel;
  static const Vocabularies vocabularies = built_in_vocabularies();
  Findings findings;
  const io::Mapping mapping = io::read_mapping(bytes, "f.yaml", findings);
  for (const Finding& finding : findings.kept()) require(finding.source.file == "f.yaml", "findings name the file");
  if (findings.has_errors()) return;
  Draft draft;
  io::read_survey("id;Naam;Thema\n1;x;mobiliteit\n2;y;Talen (C1), z\n", "t.csv", mapping, vocabularies, draft);
}
