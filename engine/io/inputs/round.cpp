#include "io/inputs/round.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/sha256.hpp"
#include "base/unseen.hpp"
#include "io/files/files.hpp"
#include "io/formats/result_json.hpp"
#include "io/inputs/answers_csv.hpp"
#include "io/inputs/codes.hpp"
#include "io/inputs/decisions_csv.hpp"
#include "io/tables/codes.hpp"
#include "io/tables/headings.hpp"
#include "io/tables/table.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr const char* result_file = "result.json";
constexpr const char* manifest_file = "manifest.json";
constexpr std::array<const char*, 2> call_lists{"bellijst.csv", "bellijst.xlsx"};

using AnsweredPair = std::pair<std::string, std::string>;  // request, offer
AnsweredPair pair_of(const Answer& answer) { return {answer.request, answer.offer}; }

// The tables of a list that have a column of answers to pairs: that of a CSV file, any of a workbook.
std::vector<Table> answered_tables(const std::string& bytes, const std::string& name, Findings& findings) {
  constexpr int most_sheets = 20;
  const bool workbook = name.ends_with(".xlsx");
  std::vector<Table> tables;
  Findings faults;
  for (int sheet = 1; sheet <= (workbook ? most_sheets : 1); ++sheet) {
    Findings of_sheet;
    const std::string wanted = workbook ? std::to_string(sheet) : std::string();
    Table table = read_table(bytes, name, {.tool = SurveyTool::plain, .sheet = wanted}, of_sheet);
    if (of_sheet.count(tables_codes.workbook_unknown_sheet) > 0) break;
    if (of_sheet.has_errors()) {
      faults.append(of_sheet);
    } else if (holds_answers(table) && find_heading(table, {"aanbod", "offer", "offre"}) &&
               find_heading(table, {"verzoek", "request", "vraag", "demande"})) {
      tables.push_back(std::move(table));
    }
  }
  if (tables.empty()) findings.append(faults);
  return tables;
}

std::vector<Answer> remembered_answers(const std::string& bytes, Findings& findings) {
  const std::string name(answers_file);
  Findings of_table;
  const Table table = read_table(bytes, name, {.tool = SurveyTool::plain}, of_table);
  findings.append(of_table);
  if (of_table.has_errors()) return {};
  if (!holds_answers(table)) {
    (void)require_heading(table, name, findings, {"antwoord", "answer", "reponse"});
    return {};
  }
  std::vector<Answer> answers = read_answers(table, name, std::nullopt, findings);
  for (Answer& answer : answers) answer.remembered = true;
  return answers;
}

class RoundReader {
 public:
  RoundReader(const RoundFiles& files, const std::optional<Date>& today, Findings& findings)
      : files_(files), today_(today), findings_(findings) {}

  ReadRound read() {
    read_proposal();
    read_answers_file();
    for (const char* name : call_lists) take_list(name);
    if (read_.round.lists.size() > 1)
      findings_.add(inputs_codes.both_lists_edited, {.file = call_lists[0]},
                    {{"read", call_lists[0]}, {"other", call_lists[1]}});
    add_fresh();
    return std::move(read_);
  }

 private:
  [[nodiscard]] std::string text_of(const char* name) const {
    const auto path = files_.folder / name;
    return files_.exists(path) ? files_.read(path).value_or("") : std::string();
  }

  void read_proposal() {
    read_.round.previous = text_of(result_file);
    const auto result = read_result(read_.round.previous, result_file, findings_);
    if (!result) return;
    for (const ResultAssignment& pair : result->assignments) {
      read_.earlier.push_back({pair.offer, pair.request});
      propose(pair.request, pair.offer);
    }
    for (const ResultReserve& reserve : result->reserves) propose(reserve.request, reserve.offer);
    if (result->changes) {
      for (const ResultPair& pair : result->changes->gone) gone_.insert(as_shown(pair.request, pair.offer));
    }
    std::ranges::sort(read_.earlier);
    if (result->assignments.empty()) go_on_from_before(*result);
    read_how_it_was_made(*result);
  }

  // A proposal without pairs (none could be made, or it was stopped) is none to go on from: the one before it is.
  void go_on_from_before(const Result& result) {
    Round::Made before;
    if (!result.provenance.previous || !read_what_came_before(*result.provenance.previous, before)) return;
    for (const EarlierPair& pair : before.earlier) propose(pair.request, pair.offer);
    read_.earlier = std::move(before.earlier);
    read_.round.previous = std::move(before.previous);
  }

  void read_how_it_was_made(const Result& result) {
    Round::Made made;
    for (const auto& [name, member] : provenance_members) {
      const std::optional<std::string>& value = result.provenance.*member;
      if (value && member != &Provenance::previous) made.from.emplace_back(name, *value);
    }
    made.from.emplace_back("seed", std::to_string(result.seed));
    made.from.emplace_back("strategy", result.strategy);
    for (const std::string_view asked : {std::string_view(keep_parameter), std::string_view(call_price_parameter)}) {
      const auto parameter =
          std::ranges::find(result.parameters, asked, [](const auto& entry) { return std::string_view(entry.first); });
      if (parameter != result.parameters.end()) made.from.push_back(*parameter);
    }
    if (result.provenance.previous && !read_what_came_before(*result.provenance.previous, made)) return;
    read_.round.made = std::move(made);
  }

  // Whether the proposal before it is there still.
  bool read_what_came_before(const std::string& hash, Round::Made& made) {
    Findings unused;
    made.previous = text_of(previous_file);
    const auto before = read_result(made.previous, previous_file, unused);
    if (!before) return false;
    DraftDecisions decisions;
    for (const ResultAssignment& pair : before->assignments) decisions.earlier.push_back({pair.offer, pair.request});
    std::ranges::sort(decisions.earlier);
    made.canonical_previous = canonical_earlier(decisions);
    made.earlier = std::move(decisions.earlier);
    return "sha256:" + sha256_hex(made.canonical_previous) == hash;
  }

  // As a list shows them.
  static AnsweredPair as_shown(const std::string& request, const std::string& offer) {
    return {with_unseen_shown(request), with_unseen_shown(offer)};
  }
  void propose(const std::string& request, const std::string& offer) { proposed_.insert(as_shown(request, offer)); }

  void read_answers_file() {
    const std::string name(answers_file);
    std::string& bytes = read_.round.answers;
    bytes = text_of(name.c_str());
    read_.round.answers_read = "sha256:" + sha256_hex(bytes);
    if (bytes.empty()) return;
    edited_by_hand_ = !was_written(files_.folder, name, bytes, manifest_file);
    read_.answers = remembered_answers(bytes, findings_);
    std::vector<const Answer*> rows;
    for (const Answer& answer : read_.answers) rows.push_back(&answer);
    std::ranges::stable_sort(rows, [](const Answer* a, const Answer* b) { return a->date < b->date; });
    for (const Answer* answer : rows) known_[pair_of(*answer)].push_back(fold(answer->words));
  }

  // The list shows the newest answer. Where somebody wrote into the file of answers since, or the row is of an older list, it may show an older
  // one.
  [[nodiscard]] bool is_new(const Answer& answer) const {
    const auto known = known_.find(pair_of(answer));
    if (known == known_.end()) return true;
    const std::string words = fold(answer.words);
    if (words == known->second.back()) return false;
    const bool may_be_old = edited_by_hand_ || !proposed_.contains(pair_of(answer));
    return !may_be_old || std::ranges::find(known->second, words) == known->second.end();
  }

  // A list also names pairs that are no longer proposed, so that both are told: "ok" there is no promise. What is gone may stand once more, as a
  // reserve.
  [[nodiscard]] bool tells_it_is_gone(const Table& table, const Answer& answer) const {
    if (answer.kind != AnswerKind::yes || !gone_.contains(pair_of(answer))) return false;
    if (!proposed_.contains(pair_of(answer))) return true;
    const auto role = find_heading(table, {"rol", "role"});
    const auto row = std::ranges::find(table.row_numbers, answer.source.row);
    if (!role || row == table.row_numbers.end()) return false;
    const auto at = static_cast<std::size_t>(row - table.row_numbers.begin());
    const std::string mark = fold(id_cell(cell_at(table.rows[at], *role).text));
    return mark == "vervallen" || mark == "gone" || mark == "annule";
  }

  void take_list(const char* name) {
    const std::string bytes = text_of(name);
    if (bytes.empty() || was_written(files_.folder, name, bytes, manifest_file)) return;
    std::size_t answered = 0;
    std::vector<Answer> fresh;
    for (const Table& table : answered_tables(bytes, name, findings_)) {
      Findings told;
      std::set<std::int64_t> fresh_rows;
      const std::vector<Answer> answers = read_call_list(table, name, today_, told);
      answered += answers.size();
      for (const Answer& answer : answers) {
        if (!is_new(answer) || tells_it_is_gone(table, answer)) continue;
        fresh_rows.insert(answer.source.row);
        fresh.push_back(answer);
      }
      if (!fresh_rows.empty()) require_this_round(table, name);
      for (const Finding& finding : told.kept()) {
        if (fresh_rows.contains(finding.source.row))
          findings_.add(finding.severity, finding.code, finding.source, finding.values);
      }
    }
    if (answered == 0) return;  // edited otherwise: it is not ours to replace
    read_.round.lists.push_back({name, "sha256:" + sha256_hex(bytes)});
    for (Answer& answer : fresh) take_fresh(std::move(answer));
  }

  // Most rows of a list are pairs and reserves of the proposal that it came with, or those that went with it.
  void require_this_round(const Table& table, const char* name) {
    const auto offer = find_heading(table, {"aanbod", "offer", "offre"});
    const auto request = find_heading(table, {"verzoek", "request", "vraag", "demande"});
    std::size_t rows = 0, here = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const AnsweredPair pair{id_cell(cell_at(table.rows[i], *request).text),
                              id_cell(cell_at(table.rows[i], *offer).text)};
      if (pair.first.empty() || pair.second.empty()) continue;
      ++rows;
      here += proposed_.contains(pair) || gone_.contains(pair) ? 1 : 0;
    }
    if (here * 2 < rows)
      findings_.add(inputs_codes.list_of_another_round, {.file = name},
                    {{"read", std::to_string(here)}, {"expected", std::to_string(rows)}});
  }

  // The same answer in two lists, or on two sheets, is one.
  void take_fresh(Answer answer) {
    answer.remembered = true;
    for (const Answer& other : fresh_) {
      if (pair_of(other) != pair_of(answer)) continue;
      if (fold(other.words) == fold(answer.words)) return;
      if (other.source.file != answer.source.file) {
        findings_.add(inputs_codes.lists_contradict, answer.source,
                      {{"read", pair_to_tell(answer.offer, answer.request)}, {"other", other.source.file}});
        return;
      }
    }
    fresh_.push_back(std::move(answer));
  }

  void add_fresh() {
    std::ranges::stable_sort(fresh_, {}, pair_of);
    read_.round.answers = with_answers_added(read_.round.answers, fresh_);
    read_.answers.insert(read_.answers.end(), fresh_.begin(), fresh_.end());
  }

  const RoundFiles& files_;
  std::optional<Date> today_;
  Findings& findings_;
  ReadRound read_;
  std::set<AnsweredPair> proposed_, gone_;
  std::map<AnsweredPair, std::vector<std::string>> known_;  // the words so far, the newest last
  bool edited_by_hand_ = false;
  std::vector<Answer> fresh_;
};

}  // namespace

bool holds_proposal(const RoundFiles& files) {
  return files.exists(files.folder / manifest_file) && files.exists(files.folder / result_file);
}

ReadRound read_round(const RoundFiles& files, const std::optional<Date>& today, Findings& findings) {
  return RoundReader(files, today, findings).read();
}

std::vector<Answer> read_remembered(const RoundFiles& files, Findings& findings) {
  const auto path = files.folder / answers_file;
  const auto bytes = files.exists(path) ? files.read(path) : std::nullopt;
  return bytes ? remembered_answers(*bytes, findings) : std::vector<Answer>();
}

}  // namespace koppel::io
