// What import promises of rows whatever they say: each is counted once, and neither their order nor the files they stand in matter.
// (import_test.cpp holds the oracle that tells what becomes of them.)
#include <rapidcheck/gtest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

#include "io/formats/market_json.hpp"
#include "io/inputs/import.hpp"
#include "io/reading.hpp"

namespace koppel::io {
namespace {

using Lines = std::vector<std::string>;

struct ExportForm {
  std::string name, head, mapping;
};

const ExportForm brokers{"aanbod", "id;datum;naam;gsm;thema;k1;k2;postcode;groepen\n", R"(schema: koppel/mapping/1
side: offers
read: { separator: ";", decimal: ",", date: dd/mm/yyyy }
id: { column: id }
submitted: { column: datum }
fields:
  themes: { column: thema, split: "," }
  skills: { columns: { k1: facilitation, k2: mobility } }
  place.postcode: { column: postcode }
  capacity.max: { column: groepen }
contact: { name: naam, phone: gsm }
)"};

const ExportForm wishes{"vragen", "nr;dag;van;nodig;uren\n", R"(schema: koppel/mapping/1
side: requests
read: { separator: ";", decimal: ",", date: dd/mm/yyyy }
id: { column: nr }
submitted: { column: dag }
fields:
  needs: { column: nodig, split: ",", must: true }
  hours: { column: uren }
contact: { name: van }
)"};

void put_export(const test::Folder& folder, const ExportForm& form, const std::string& file, const Lines& lines) {
  std::string bytes = form.head;
  for (const std::string& line : lines) bytes += line + "\n";
  folder.put(file, bytes);
}

// ---- every row once --------------------------------------------------------------------------------------------------------------

// Any bytes, quoted where CSV asks for it: older encodings, line ends, quotes, control characters. No table holds a null byte.
std::string as_cell(std::string bytes) {
  std::erase(bytes, '\0');
  if (bytes.find_first_of(";\"\r\n") == std::string::npos) return bytes;
  std::string quoted = "\"";
  for (const char byte : bytes) quoted.append(byte == '"' ? 2U : 1U, byte);
  return quoted + "\"";
}

RC_GTEST_PROP(ImportRows, AreCountedOnceWhateverStandsInThem, ()) {
  const auto rows = *rc::gen::container<std::vector<Lines>>(rc::gen::container<Lines>(rc::gen::string<std::string>()));
  Lines lines;
  for (const Lines& cells : rows) {
    std::string line = ";";  // an empty line at the end of a file is no row
    for (const std::string& cell : cells) line += as_cell(cell) + ";";
    lines.push_back(line);
  }
  // One good row, for a market.
  lines.emplace_back("m0;01/10/2026;;;;;;;");
  const test::Folder folder;
  put_export(folder, brokers, "aanbod.csv", lines);
  folder.put("m.yaml", brokers.mapping);

  const Imported imported =
      import_exports({.exports = {folder.path() / "aanbod.csv"}, .mappings = {folder.path() / "m.yaml"}});
  RC_ASSERT(imported.market.has_value());
  RC_ASSERT(imported.ledger.size() == 1U);
  const RowCounts counts = imported.ledger[0].counts();
  RC_ASSERT(counts.rows == lines.size());
  RC_ASSERT(counts.accepted + counts.repaired + counts.rejected + counts.blank == lines.size());
  RC_ASSERT(counts.accepted + counts.repaired >= imported.market->offers().size());
  std::int64_t before = 1;
  for (const LedgerRow& row : imported.ledger[0].rows) {
    RC_ASSERT(row.row > std::exchange(before, row.row));
    RC_ASSERT((row.outcome == RowOutcome::accepted) == row.reasons.empty());
  }
}

// ---- no order --------------------------------------------------------------------------------------------------------------------

rc::Gen<std::string> a_cell(std::vector<std::string> texts) { return rc::gen::elementOf(std::move(texts)); }

std::string joined(const Lines& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (&cell == &cells.front() ? "" : ";") + cell;
  return line;
}

std::string any_broker() {
  Lines cells{*a_cell({"", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"}),
              *a_cell({"", "01/10/2026", "02/10/2026", "02/10/2026 9:30", "31/02/2026"}),
              *a_cell({"", "Noor Verzonnen", "Tom Onecht"}),
              *a_cell({"", "0400 00 00 01"}),
              *a_cell({"", "Mobiliteit", "Wonen, Veiligheid", "Veiligheid, Wonen", "Veiligheit", "sterren"}),
              *a_cell({"", "3", "0", "9"}),
              *a_cell({"", "1", "veel"}),
              *a_cell({"", "2060", "9999"}),
              *a_cell({"", "2", "-1", "1,5"})};
  if (*rc::gen::weightedElement<bool>({{12, false}, {1, true}})) cells.pop_back();  // cut off
  if (*rc::gen::weightedElement<bool>({{12, false}, {1, true}})) cells.emplace_back("te veel");
  return joined(cells);
}

std::string any_wish() {
  return joined({*a_cell({"", "r1", "r2", "r3", "r4", "r5", "r6", "r7"}), *a_cell({"", "01/10/2026", "03/10/2026"}),
                 *a_cell({"", "Okko Bedacht"}),
                 *a_cell({"", "Faciliteren", "Faciliteren (4), Mobiliteit", "sterrenkijken"}),
                 *a_cell({"", "1,5", "veel", "-2"})});
}

Lines some_of(std::string (*any)()) {
  Lines lines(*rc::gen::inRange<std::size_t>(1, 12));
  for (std::string& line : lines) line = any();
  return lines;
}

// What a person gets out of it: the market, who is who, and of each row what became of it and why.
struct Outcome {
  std::string market;
  std::map<std::string, std::tuple<std::string, std::string, std::string>> contacts;
  std::multiset<std::tuple<std::string, RowOutcome, std::set<std::string>>> rows;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

class Files {
 public:
  // Spread over one to three exports.
  void put(const ExportForm& form, Lines lines, std::mt19937& random) {
    std::shuffle(lines.begin(), lines.end(), random);
    std::vector<Lines> parts(random() % 3 + 1);
    for (const std::string& line : lines) parts[random() % parts.size()].push_back(line);
    for (const Lines& part : parts) {
      const std::string file = form.name + std::to_string(lines_.size()) + ".csv";
      put_export(folder_, form, file, part);
      lines_[file] = part;
      options_.exports.push_back(folder_.path() / file);
    }
    options_.mappings.push_back(folder_.put(form.name + ".yaml", form.mapping));
  }

  [[nodiscard]] Outcome imported(std::mt19937& random) {
    std::shuffle(options_.exports.begin(), options_.exports.end(), random);
    std::shuffle(options_.mappings.begin(), options_.mappings.end(), random);
    const Imported imported = import_exports(options_);
    Outcome outcome;
    if (imported.market) outcome.market = write_market(imported.said);
    for (const auto* side : {&imported.contacts.offers, &imported.contacts.requests}) {
      for (const auto& [id, contact] : *side) outcome.contacts[id] = {contact.name, contact.email, contact.phone};
    }
    for (const FileLedger& file : imported.ledger) {
      for (const LedgerRow& row : file.rows) {
        std::set<std::string> reasons;
        for (const Finding& reason : row.reasons) reasons.emplace(reason.code->name);
        outcome.rows.emplace(lines_.at(file.file).at(static_cast<std::size_t>(row.row - 2)), row.outcome, reasons);
      }
    }
    return outcome;
  }

 private:
  test::Folder folder_;
  ImportOptions options_;
  std::map<std::string, Lines> lines_;
};

// One row says the name, its repetition the number: she is m6 whichever stands first.
TEST(ImportRows, OfARowThatIsRepeatedAllIsKnownWhicheverStandsFirst) {
  const std::string named = "m3;02/10/2026 9:30;Noor Verzonnen;;Wonen;;;2060;2";
  const std::string numbered = "m3;02/10/2026 9:30;;0400 00 00 01;Wonen;;;2060;2";
  const std::string other = "m6;01/10/2026;Noor Verzonnen;0400 00 00 01;Wonen;3;1;9999;";
  const auto market_of = [&](const Lines& lines) {
    const test::Folder folder;
    put_export(folder, brokers, "aanbod.csv", lines);
    folder.put("m.yaml", brokers.mapping);
    return write_market(
        import_exports({.exports = {folder.path() / "aanbod.csv"}, .mappings = {folder.path() / "m.yaml"}}).said);
  };
  const std::string market = market_of({named, numbered, other});
  EXPECT_EQ(market, market_of({numbered, named, other}));
  EXPECT_EQ(market, market_of({other, numbered, named}));
  EXPECT_NE(market.find(R"("person": "m3")"), std::string::npos) << market;
}

RC_GTEST_PROP(ImportRows, MayStandInAnyOrderAndInAnyFile, ()) {
  const Lines of_brokers = some_of(any_broker), of_wishes = some_of(any_wish);
  const auto outcome = [&](unsigned seed) {
    std::mt19937 random(seed);
    Files files;
    files.put(brokers, of_brokers, random);
    files.put(wishes, of_wishes, random);
    return files.imported(random);
  };
  const Outcome one = outcome(*rc::gen::arbitrary<unsigned>()), other = outcome(*rc::gen::arbitrary<unsigned>());
  RC_CLASSIFY(one.market.empty(), "no market");
  RC_ASSERT(one.market == other.market);
  RC_ASSERT(one.contacts == other.contacts);
  RC_ASSERT(one.rows == other.rows);
}

}  // namespace
}  // namespace koppel::io
