// import against an oracle: rows of a few people, in any order and any number of exports, with corrections on top.
#include "io/inputs/import.hpp"

#include <rapidcheck/gtest.h>

#include <map>
#include <numeric>

#include "io/reading.hpp"

namespace koppel::io {
namespace {

const char* mapping = R"(schema: koppel/mapping/1
side: offers
read: { separator: ";", date: dd/mm/yyyy }
id: { column: id }
submitted: { column: datum }
fields:
  kind: { column: soort }
  capacity.max: { column: groepen }
)";

struct Line {
  std::string id;
  int day = 0;  // 0: none
  std::string kind, places;
  [[nodiscard]] bool blank() const { return id.empty() && day == 0 && kind.empty() && places.empty(); }
  [[nodiscard]] std::string csv() const {
    return id + ";" + (day == 0 ? "" : "0" + std::to_string(day) + "/10/2026") + ";" + kind + ";" + places + "\n";
  }
};

std::ostream& operator<<(std::ostream& out, const Line& line) { return out << line.csv(); }

std::string file_of(const std::vector<Line>& lines) {
  std::string csv = "id;datum;soort;groepen\n";
  for (const Line& line : lines) csv += line.csv();
  return csv;
}

rc::Gen<Line> any_line(std::vector<std::string> kinds) {
  return rc::gen::build<Line>(
      rc::gen::set(&Line::id, rc::gen::element<std::string>("", "m1", "m1", "m2", "m3")),
      rc::gen::set(&Line::day, rc::gen::inRange(0, 4)), rc::gen::set(&Line::kind, rc::gen::elementOf(std::move(kinds))),
      rc::gen::set(&Line::places, rc::gen::element<std::string>("", "", "0", "1", "2", "-1", "veel")));
}

// ---- the oracle ------------------------------------------------------------------------------------------------------------------

struct Person {
  std::string kind;
  int places = 1;  // the profile's default
  friend bool operator==(const Person&, const Person&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Person& person) {
    return out << person.kind << " " << person.places;
  }
};
using People = std::map<std::string, Person>;

struct Counts {
  std::size_t accepted = 0, repaired = 0, rejected = 0, blank = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Counts& counts) {
    return out << counts.accepted << " accepted, " << counts.repaired << " repaired, " << counts.rejected
               << " rejected, " << counts.blank << " blank";
  }
};

bool is_number(const std::string& cell) { return cell == "0" || cell == "1" || cell == "2"; }
bool has_fault(const Line& line) { return !line.places.empty() && !is_number(line.places); }

void count(Counts& counts, bool used, bool fault) {
  ++(!used ? counts.rejected : fault ? counts.repaired : counts.accepted);
}

struct Answer {
  const Line* line;
  Person person;
  bool fault = has_fault(*line);
};

class Oracle {
 public:
  Oracle(const std::vector<Line>& lines, const std::vector<Line>& corrections) {
    for (const Line& line : lines) {
      if (line.blank()) {
        ++answers.blank;
      } else if (line.id.empty()) {
        ++answers.rejected;
      } else {
        by_id_[line.id].push_back({&line, {line.kind, is_number(line.places) ? std::stoi(line.places) : 1}});
      }
    }
    correct(corrections);
    for (const auto& [id, rows] : by_id_) choose(id, rows);
    for (const auto& [line, applied] : applied_)
      count(corrected, applied && people.contains(line->id), has_fault(*line));
  }

  People people;
  Counts answers, corrected;

 private:
  static int newest_of(const std::vector<Answer>& rows) {
    int newest = 0;
    for (const Answer& row : rows) newest = std::max(newest, row.line->day);
    return newest;
  }

  void correct(const std::vector<Line>& corrections) {
    std::map<std::string, std::map<int, std::vector<const Line*>>> by_id;
    for (const Line& line : corrections) {
      if (line.blank()) {
        ++corrected.blank;
      } else if (line.id.empty()) {
        ++corrected.rejected;
      } else {
        by_id[line.id][line.day].push_back(&line);
      }
    }
    for (auto& [id, by_day] : by_id) {
      const bool twice = std::ranges::any_of(by_day, [](const auto& day) { return day.second.size() > 1; });
      const bool in_order = !twice && (by_day.size() == 1 || !by_day.contains(0));
      for (const auto& [day, lines] : by_day) {
        for (const Line* line : lines) applied_.emplace_back(line, in_order && apply(*line));
      }
    }
  }

  bool apply(const Line& line) {
    const auto rows = by_id_.find(line.id);
    if (rows == by_id_.end()) return false;
    const int newest = newest_of(rows->second);
    if (line.day != 0 && line.day < newest) return false;
    for (Answer& row : rows->second) {
      if (row.line->day != newest) continue;
      if (!line.kind.empty()) row.person.kind = line.kind;
      if (!is_number(line.places)) continue;
      row.person.places = std::stoi(line.places);
      if (row.line->places == "-1") row.fault = false;  // nobody looked at it any more
    }
    return true;
  }

  // Of one person's answers the newest, where all have a day and those of that day say one thing.
  void choose(const std::string& id, const std::vector<Answer>& rows) {
    const int newest = newest_of(rows);
    const auto is_last = [&](const Answer& row) { return row.line->day == newest; };
    const auto last = std::ranges::find_if(rows, is_last);
    const bool clear = rows.size() == 1 || std::ranges::all_of(rows, [&](const Answer& row) {
                         return row.line->day != 0 && (!is_last(row) || row.person == last->person);
                       });
    if (clear) people[id] = last->person;
    for (const Answer& row : rows) count(answers, clear && is_last(row), row.fault);
  }

  std::map<std::string, std::vector<Answer>> by_id_;
  std::vector<std::pair<const Line*, bool>> applied_;
};

// ---- what import makes of it -------------------------------------------------------------------------------------------------------

People people_of(const Imported& imported) {
  People people;
  if (!imported.market) return people;
  for (const Offer& offer : imported.market->offers()) people[offer.id] = {offer.kind, offer.capacity.max};
  return people;
}

Counts counts_of(const Imported& imported, ImportRole role) {
  Counts counts;
  for (const ImportedFile& file : imported.files) {
    const auto ledger = std::ranges::find(imported.ledger, file.file.name, &FileLedger::file);
    if (file.role != role || ledger == imported.ledger.end()) continue;
    const RowCounts rows = ledger->counts();
    EXPECT_EQ(rows.accepted + rows.repaired + rows.rejected + rows.blank, rows.rows);
    counts.accepted += rows.accepted, counts.repaired += rows.repaired;
    counts.rejected += rows.rejected, counts.blank += rows.blank;
    for (const LedgerRow& row : ledger->rows) {
      EXPECT_EQ(row.outcome == RowOutcome::accepted, row.reasons.empty()) << "whatever was not accepted has a reason";
    }
  }
  return counts;
}

RC_GTEST_PROP(Import, IsWhatAnOracleMakesOfTheRowsInWhateverOrderAndFilesTheyStand, ()) {
  auto lines = *rc::gen::container<std::vector<Line>>(any_line({"", "a", "b"}));
  const auto corrections = *rc::gen::container<std::vector<Line>>(any_line({"", "c"}));
  const Oracle oracle(lines, corrections);

  const test::Folder folder;
  folder.put("m.yaml", mapping);
  folder.put("verbeterd.csv", file_of(corrections));
  const auto cut = *rc::gen::inRange<std::size_t>(0, lines.size() + 1);
  const auto begin = lines.begin(), middle = begin + static_cast<std::ptrdiff_t>(cut);
  folder.put("een.csv", file_of({begin, middle}));
  folder.put("twee.csv", file_of({middle, lines.end()}));

  ImportOptions options{.mappings = {folder.path() / "m.yaml"}};
  options.exports = {folder.path() / "een.csv", folder.path() / "twee.csv"};
  if (*rc::gen::arbitrary<bool>()) std::swap(options.exports[0], options.exports[1]);
  if (!corrections.empty()) options.corrections = {folder.path() / "verbeterd.csv"};
  const Imported imported = import_exports(options);

  RC_ASSERT(people_of(imported) == oracle.people);
  RC_ASSERT(imported.market.has_value() == !oracle.people.empty());
  RC_ASSERT(counts_of(imported, ImportRole::answers) == oracle.answers);
  if (imported.market) RC_ASSERT(counts_of(imported, ImportRole::correction) == oracle.corrected);
}

}  // namespace
}  // namespace koppel::io
