// Exports through a mapping of every kind of source, corrections included: the rows of the ledger add up, and what was not accepted has
// a reason.
#include "io/survey/survey.hpp"

#include "io/inputs/import_report.hpp"
#include "io/survey/corrections.hpp"
#include "model/check.hpp"
#include "target.hpp"
#include "vocabularies/built_in.hpp"

namespace {

using namespace koppel;

constexpr const char* mapping_text = R"(schema: koppel/mapping/1
side: requests
id: { column: "#1" }
submitted: { column: "#2" }
fields:
  label: { column: "#3" }
  themes: { column: "#4", split: "," }
  needs: { column: "#5", split: ";", vocabulary: skills, must: true }
  languages: { column: "#6", split: ",", codes: { A1: null, "Frans, vlot": fr, nl: nl } }
  slots: { column: "#6", split: ",", vocabulary: none, options: [ "a", "a, b", "c" ] }
  place.postcode: { column: "#4" }
  place.lat: { column: "#5" }
  place.lon: { column: "#6" }
  people.max: { column: "#5" }
  hours: { column: "#6" }
  first_time: { column: "#2" }
  groups.soort: { columns: { "#5": een, "#6": twee } }
contact: { name: [ "#3" ], email: "#4", phone: "#6" }
)";

const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

const io::Mapping& mapping() {
  static const io::Mapping read = [] {
    Findings findings;
    io::Mapping made = io::read_mapping(mapping_text, "m.yaml", findings);
    require(findings.empty(), "the mapping of this target can be read");
    return made;
  }();
  return read;
}

}  // namespace

void fuzz(std::string_view bytes) {
  Draft draft;
  io::read_survey(bytes, "f.csv", mapping(), vocabularies(), draft);
  io::MemoryBlocks blocks(bytes);
  io::apply_corrections(blocks, "g.csv", mapping(), Profile{}, vocabularies(), draft);
  const Checked checked = check(draft, Profile{}, vocabularies());
  for (const FileLedger& file : checked.ledger) {
    const RowCounts counts = file.counts();
    require(counts.accepted + counts.repaired + counts.rejected + counts.blank == counts.rows, "the counts add up");
    for (const LedgerRow& row : file.rows) {
      require((row.outcome == RowOutcome::accepted) == row.reasons.empty(), "whatever was not accepted has a reason");
    }
  }
}
