#include "io/survey/rows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/characters.hpp"
#include "base/personal.hpp"
#include "base/row_id.hpp"
#include "base/sha256.hpp"
#include "io/survey/binding.hpp"
#include "io/survey/closed_rows.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/notation.hpp"
#include "io/survey/person_of_row.hpp"
#include "io/survey/plain_moments.hpp"
#include "io/survey/question_words.hpp"
#include "io/survey/row.hpp"
#include "io/survey/row_gate.hpp"
#include "io/text/built_in_places.hpp"
#include "io/text/cells.hpp"
#include "io/text/dates.hpp"
#include "io/text/fold.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

// What was found about rows before their cells were looked at, by row.
using RowFindings = std::multimap<std::int64_t, Finding>;

std::set<std::size_t> used_columns(const BoundMapping& bound) {
  std::set<std::size_t> columns;
  const auto put = [&](std::optional<std::size_t> column) {
    if (column) columns.insert(*column);
  };
  if (!bound.id_of_row) columns.insert(bound.id);
  put(bound.submitted), put(bound.email), put(bound.phone);
  columns.insert(bound.name.begin(), bound.name.end());
  columns.insert(bound.leave_out.begin(), bound.leave_out.end());
  for (const BoundSource& source : bound.sources) {
    put(source.column), put(source.other);
    for (const BoundColumn& column : source.columns) columns.insert(column.column);
  }
  return columns;
}

// Cells that hold a national register number are emptied, so that nothing reads them further; one warning per column, and a word in
// the ledger for every row that lost an answer by it.
void remove_national_numbers(Table& table, const BoundMapping& bound, const std::string& file, RowFindings& of_rows,
                             Findings& findings) {
  const auto used = used_columns(bound);
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    if (column == bound.phone) continue;
    std::size_t count = 0;
    Source place{.file = file, .column = static_cast<std::int64_t>(column + 1)};
    if (const auto found = table.unread_national_numbers.find(column); found != table.unread_national_numbers.end()) {
      std::tie(count, place.row) = found->second;
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (!has_national_number(table.rows[i][column].text)) continue;
      table.rows.empty_cell(i, column);
      if (count++ == 0) place.row = table.row_numbers[i];
      if (!used.contains(column)) continue;
      Source cell = place;
      cell.row = table.row_numbers[i];
      of_rows.emplace(cell.row, Finding{Severity::rejected, survey_codes.national_number, cell, {{"read", "1"}}});
    }
    if (count > 0) findings.add(survey_codes.national_number, place, {{"read", std::to_string(count)}});
  }
}

// Slots without codes, options or a vocabulary of their own are moments of the week where most answers are.
void find_moments(const Table& table, BoundMapping& bound) {
  for (BoundSource& source : bound.sources) {
    const bool as_it_stands = source.source->vocabulary && *source.source->vocabulary == no_vocabulary;
    const bool plain = source.name == "slots" && source.column && source.codes.empty() && source.options.empty() &&
                       source.terms == nullptr && !as_it_stands;
    if (plain) source.moments = are_plain_moments(table, *source.column, source.source->split);
  }
}

// Where the places of a column lie that no other bears the name of: the middle latitude and the middle longitude.
std::optional<GeoPoint> middle_of_places(const Table& table, std::size_t column) {
  std::vector<std::int32_t> latitudes, longitudes;
  std::map<std::string_view, std::optional<GeoPoint>> known;
  for (const TableRow row : table.rows) {
    const std::string_view text = trimmed(cell_at(row, column).text);
    const auto [entry, fresh] = known.try_emplace(text);
    if (fresh) {
      const auto place = place_in_cell(built_in_places(), text);
      if (place) entry->second = place->point ? place->point : belgian_point(place->postcode);
    }
    if (!entry->second) continue;
    latitudes.push_back(entry->second->latitude_e6);
    longitudes.push_back(entry->second->longitude_e6);
  }
  if (latitudes.empty()) return std::nullopt;
  const auto middle = static_cast<std::ptrdiff_t>(latitudes.size() / 2);
  std::ranges::nth_element(latitudes, latitudes.begin() + middle);
  std::ranges::nth_element(longitudes, longitudes.begin() + middle);
  return GeoPoint{latitudes[latitudes.size() / 2], longitudes[longitudes.size() / 2]};
}

void find_middles(const Table& table, BoundMapping& bound) {
  for (BoundSource& source : bound.sources) {
    if (source.name == "place.postcode" && source.column) source.around = middle_of_places(table, *source.column);
  }
}

// Columns that look as if they ask for something, and that the mapping neither reads nor ignores.
struct MissedColumn {
  std::size_t column;
  std::string field;
};
std::vector<MissedColumn> missed_columns(const BoundMapping& bound, const std::vector<std::string>& headings,
                                         Side side) {
  std::vector<MissedColumn> missed;
  for (const std::size_t column : bound.unused) {
    std::string field = field_asked_for(headings[column], side);
    if (!field.empty()) missed.push_back({column, std::move(field)});
  }
  return missed;
}

void tell_missed(const std::vector<MissedColumn>& missed, const Table& table, const std::string& file,
                 Findings& findings) {
  for (const auto& [column, field] : missed) {
    std::size_t answers = 0;
    for (const TableRow row : table.rows) answers += trimmed(cell_at(row, column).text).empty() ? 0U : 1U;
    if (answers == 0) continue;
    findings.add(
        survey_codes.question_unread,
        {.file = file, .row = 1, .column = static_cast<std::int64_t>(column + 1), .field = table.headings[column]},
        {{"read", std::to_string(answers)}, {"expected", field}});
  }
}

void count_left_out(std::string_view field, LeftOut& left_out) {
  if (field == "needs") ++left_out.needs;
  if (field == "slots") ++left_out.moments;
  if (field == "languages") ++left_out.languages;
  if (field.starts_with("place.")) ++left_out.places;
  if (unit_of_field(field)) left_out.numbers = 1;
}

// What a row asked that was dropped. A need that must be, and a moment of its own words, stay as they were written.
LeftOut left_out_in(const Findings& found, const TableRow& cells, const std::vector<MissedColumn>& missed) {
  LeftOut left_out;
  for (const auto& [column, field] : missed) {
    if (!trimmed(cell_at(cells, column).text).empty()) count_left_out(field, left_out);
  }
  for (const Finding& finding : found.kept()) {
    const bool stays = finding.code == survey_codes.must_not_understood || finding.code == survey_codes.unknown_moment;
    if (finding.severity != Severity::rejected || stays) continue;
    count_left_out(finding.source.field, left_out);
  }
  return left_out;
}

class RowsReader {
 public:
  RowsReader(const Table& table, const Mapping& mapping, const BoundMapping& bound, Notation notation, RowsOf kind,
             const RowFindings& of_rows, const Contacts& known, FileLedger& ledger, Findings& findings)
      : table_(table),
        mapping_(mapping),
        bound_(bound),
        kind_(kind),
        of_rows_(of_rows),
        ledger_(ledger),
        findings_(findings),
        reader_(bound, std::move(notation), ledger.file, gate_, found_) {
    for (const TableRow row : table.rows) gate_.learn_name(contact_in(row).name);
    // Offers are read first. What they say is not looked through for those who ask: their names are not known by then.
    if (mapping.side == Side::offers) return;
    for (const auto& [id, contact] : known.offers) gate_.learn_name(contact.name);
  }

  void read(const std::function<void(AnsweredRow)>& take) {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const TableRow cells = table_.rows[i];
      if (is_blank(cells)) {
        ++ledger_.blank;
      } else if (const auto closed = closed_by(cells)) {
        leave_out(cells, table_.row_numbers[i], *closed);
      } else {
        read_row(cells, table_.row_numbers[i], take);
      }
    }
    for (const auto& [why, count] : closed_) {
      findings_.add(model_codes.row_closed,
                    {.file = ledger_.file, .column = column_number(why.first), .field = table_.headings[why.first]},
                    {{"read", std::to_string(count)}, {"expected", why.second}});
    }
    for (const auto& [what, count] : unknown_states_) {
      findings_.add(survey_codes.state_unknown,
                    {.file = ledger_.file, .column = column_number(what.first), .field = table_.headings[what.first]},
                    {{"read", std::to_string(count)}, {"expected", what.second}});
    }
  }

 private:
  // The column that says that a row no longer counts.
  [[nodiscard]] std::optional<std::size_t> closed_by(const TableRow& cells) const {
    for (const std::size_t column : bound_.leave_out) {
      if (state_of(cells, column) == RowState::closed) return column;
    }
    return std::nullopt;
  }

  [[nodiscard]] RowState state_of(const TableRow& cells, std::size_t column) const {
    return state_of_row(table_.headings[column], trimmed(cell_at(cells, column).text));
  }

  // The row counts, and nobody knows whether it should.
  void note_unknown_states(const TableRow& cells) {
    for (const std::size_t column : bound_.leave_out) {
      if (state_of(cells, column) == RowState::unknown)
        ++unknown_states_[{column, gate_.shown(trimmed(cell_at(cells, column).text))}];
    }
  }

  void leave_out(const TableRow& cells, std::int64_t number, std::size_t column) {
    const std::string said(trimmed(cell_at(cells, column).text));
    ++closed_[{column, said}];
    const Source place{
        .file = ledger_.file, .row = number, .column = column_number(column), .field = table_.headings[column]};
    gate_.begin_row(contact_in(cells));
    const std::string id = id_of(cells);
    const bool hidden = !mapping_.id.hash && !mapping_.id.of_row && gate_.kind_of_id(id);
    LedgerRow line{.row = number, .id = hidden ? std::string() : id, .outcome = RowOutcome::rejected};
    line.reasons.push_back(
        Finding{Severity::rejected, model_codes.row_closed, place, {{"read", "1"}, {"expected", said}}});
    ledger_.add(std::move(line));
  }

  void read_row(const TableRow& cells, std::int64_t number, const std::function<void(AnsweredRow)>& take) {
    if (!found_.empty()) found_ = Findings(Findings::keep_all);
    AnsweredRow row{.id = id_of(cells), .number = number, .columns = columns_};
    gate_.begin_row(contact_in(cells));
    note_unknown_states(cells);
    bool usable = fits(cells);  // where it does not, read_table has said so
    if (usable) {
      reader_.read(cells, number, row.id, row.values);
      row.left_out = left_out_in(found_, cells, missed_);
      read_submitted(row);
      if (row.id.empty()) {
        found_.add(model_codes.empty_id,
                   {.file = ledger_.file, .row = number, .column = columns_->at("id"), .field = "id"});
        usable = false;
      }
      note_damaged_id(cells, row);
      if (hide_personal_id(row)) usable = false;
    }
    write_down(row, usable);
    if (!usable) return;
    row.contact = contact_of(cells);
    row.contact.submitted = row.moment;
    const std::string_view first = first_name_ ? trimmed(cell_at(cells, *first_name_).text) : std::string_view();
    const std::string_view hashed = mapping_.id.hash ? cell_at(cells, bound_.id).text : std::string_view();
    row.person = person_in(row.contact, first, hashed);
    if (kind_ == RowsOf::correction) row.said = said_in(cells);
    take(std::move(row));
  }

  // True where the id says who somebody is: then it is not kept. (That of a hashed column is a hash.)
  bool hide_personal_id(AnsweredRow& row) {
    if (mapping_.id.hash || mapping_.id.of_row || !gate_.kind_of_id(row.id)) return false;
    found_.add(model_codes.id_is_personal,
               {.file = ledger_.file, .row = row.number, .column = columns_->at("id"), .field = "id"},
               {{"read", std::to_string(character_count(row.id))}});
    row.id.clear();
    return true;
  }

  // An id that a spreadsheet has made something else of may be that of several people.
  void note_damaged_id(const TableRow& cells, const AnsweredRow& row) {
    constexpr std::size_t exact_digits = 15;  // spreadsheets keep no more of a number
    if (mapping_.id.of_row) return;
    const auto& cell = cell_at(cells, bound_.id);
    const std::string_view text = trimmed(cell.text);
    const bool all_digits = !text.empty() && std::ranges::all_of(text, is_digit);
    const bool lost_noughts = all_digits && text.size() < padded_ids_ && text.front() != '0';
    const bool cut_off = all_digits && cell.number && text.size() > exact_digits;
    if (!lost_noughts && !cut_off && !looks_damaged(text)) return;
    found_.add(
        survey_codes.id_damaged, {.file = ledger_.file, .row = row.number, .column = columns_->at("id"), .field = "id"},
        {{"read", gate_.shown(text, mapping_.id.hash)}, {row_id, gate_.kind_of_id(row.id) ? std::string() : row.id}});
  }

  // How long the ids are that begin with 0, where all of them are equally long: a shorter number has lost its own. 0: nothing is known.
  [[nodiscard]] std::size_t length_of_padded_ids() const {
    std::size_t length = 0;
    if (mapping_.id.of_row) return length;
    for (const auto& row : table_.rows) {
      const std::string_view text = trimmed(cell_at(row, bound_.id).text);
      if (text.size() < 2 || text.front() != '0' || !std::ranges::all_of(text, is_digit)) continue;
      if (length != 0 && length != text.size()) return 0;
      length = text.size();
    }
    return length;
  }

  // One of several columns of a name.
  [[nodiscard]] std::optional<std::size_t> column_of_first_name() const {
    if (bound_.name.size() < 2) return std::nullopt;
    const auto found = std::ranges::find_if(
        bound_.name, [&](std::size_t column) { return asks_for_first_name(table_.headings[column]); });
    return found == bound_.name.end() ? std::nullopt : std::optional(*found);
  }

  void read_submitted(AnsweredRow& row) {
    if (!bound_.submitted) return;
    const auto submitted = reader_.date_at(*bound_.submitted, "submitted");
    if (!submitted) return;
    row.submitted = submitted->date;
    row.moment = moment_of(*submitted);
  }

  void write_down(const AnsweredRow& row, bool usable) {
    LedgerRow line{.row = row.number, .id = row.id};
    const auto [begin, end] = of_rows_.equal_range(row.number);
    for (auto told = begin; told != end; ++told) line.reasons.push_back(told->second);
    for (const Finding& finding : found_.kept()) {
      const bool refuses = finding.code == model_codes.id_is_personal;
      if (finding.severity == Severity::rejected || refuses) line.reasons.push_back(finding);
    }
    if (!line.reasons.empty()) line.outcome = RowOutcome::repaired;
    if (!usable) line.outcome = RowOutcome::rejected;
    findings_.append(found_);
    ledger_.add(std::move(line));
  }

  std::string id_of(const TableRow& cells) {
    return mapping_.id.of_row ? print_of(cells) : id_in(cell_at(cells, bound_.id).text, mapping_.id.hash);
  }

  // Of what the row says, wherever it stands. Rows that say the same are counted: they may be several people.
  [[nodiscard]] std::string print_of(const TableRow& cells) {
    std::string said;
    for (const std::size_t column : used_) {
      said += std::to_string(column) + "=" + std::string(trimmed(cell_at(cells, column).text)) + "\n";
    }
    const std::size_t times = ++printed_[sha256_hex(said)];
    return sha256_hex(times == 1 ? said : said + std::to_string(times));
  }

  // A row with something beyond the last heading has its cells in the wrong columns; one that is cut off before a column that the
  // mapping reads lacks answers, which may be limits. (Spreadsheets drop empty cells at the end of a row: those do no harm.)
  [[nodiscard]] bool fits(const TableRow& cells) const {
    if (cells.surplus()) return false;
    return table_.form == TableForm::workbook || cells.size() > last_column_;
  }

  [[nodiscard]] static std::size_t last_column(const BoundMapping& bound) {
    std::size_t last = bound.id;
    for (const BoundSource& source : bound.sources) last = std::max(last, source.column.value_or(0));
    return last;
  }

  [[nodiscard]] static std::shared_ptr<const FieldColumns> columns_of(const BoundMapping& bound) {
    FieldColumns columns{{"id", column_number(bound.id)}};
    if (bound.submitted) columns["submitted"] = column_number(*bound.submitted);
    for (const BoundSource& source : bound.sources) {
      if (source.column) columns.try_emplace(source.name, column_number(*source.column));
    }
    return std::make_shared<const FieldColumns>(std::move(columns));
  }

  static std::int64_t column_number(std::size_t column) { return static_cast<std::int64_t>(column + 1); }

  [[nodiscard]] Contact contact_of(const TableRow& cells) const {
    Contact contact = contact_in(cells);
    const bool whole_name = std::ranges::none_of(
        bound_.name, [&](std::size_t column) { return trimmed(cell_at(cells, column).text).empty(); });
    if (kind_ == RowsOf::correction && !whole_name) contact.name.clear();  // half a name corrects nothing
    return contact;
  }

  // As it stands in the row.
  [[nodiscard]] Contact contact_in(const TableRow& cells) const {
    Contact contact;
    for (const std::size_t column : bound_.name) {
      const std::string_view part = trimmed(cell_at(cells, column).text);
      if (!part.empty()) contact.name += (contact.name.empty() ? "" : " ") + std::string(part);
    }
    if (bound_.email) contact.email = trimmed(cell_at(cells, *bound_.email).text);
    if (bound_.phone) contact.phone = trimmed(cell_at(cells, *bound_.phone).text);
    return contact;
  }

  // The fields in which something stands, without those of which a cell had to be dropped.
  [[nodiscard]] std::vector<std::string> said_in(const TableRow& cells) const {
    const auto filled = [&](std::optional<std::size_t> column) {
      return column && !trimmed(cell_at(cells, *column).text).empty();
    };
    std::set<std::string> said;
    for (const BoundSource& source : bound_.sources) {
      const bool any = filled(source.column) || filled(source.other) ||
                       std::ranges::any_of(source.columns, [&](const auto& one) { return filled(one.column); });
      if (any) said.insert(source.name);
    }
    for (const Finding& finding : found_.kept()) {
      if (finding.severity == Severity::rejected) said.erase(finding.source.field);
    }
    return {said.begin(), said.end()};
  }

  const Table& table_;
  const Mapping& mapping_;
  const BoundMapping& bound_;
  RowsOf kind_;
  const RowFindings& of_rows_;
  FileLedger& ledger_;
  Findings& findings_;
  Findings found_{Findings::keep_all};  // in the row at hand
  RowGate gate_;
  RowReader reader_;
  std::shared_ptr<const FieldColumns> columns_ = columns_of(bound_);
  std::size_t last_column_ = last_column(bound_);
  std::size_t padded_ids_ = length_of_padded_ids();
  std::optional<std::size_t> first_name_ = column_of_first_name();
  std::set<std::size_t> used_ = used_columns(bound_);
  std::vector<MissedColumn> missed_ =
      kind_ == RowsOf::survey ? missed_columns(bound_, table_.headings, mapping_.side) : std::vector<MissedColumn>();
  std::map<std::pair<std::size_t, std::string>, std::size_t> closed_;  // by column and what it says: rows
  std::map<std::pair<std::size_t, std::string>, std::size_t> unknown_states_;
  std::map<std::string, std::size_t> printed_;  // how often a row said the same
};

// For the rows of the first export: growing by and by would hold them twice.
void make_room(std::size_t rows, Side side, Draft& draft) {
  if (side == Side::offers && draft.offers.empty()) draft.offers.reserve(rows);
  if (side == Side::requests && draft.requests.empty()) draft.requests.reserve(rows);
}

// Neither the id nor a fifth of the other columns is there. (A few columns that lack are told one by one.)
bool is_of_another_export(const Mapping& mapping, const Table& table) {
  constexpr std::size_t few = 4;
  const MappingFit fit = fit_of(mapping, table);
  return !table.headings.empty() && !fit.has_id && fit.missing >= few && fit.found * few < fit.missing;
}

// Faults of the table that cost a cell or a row, by row.
RowFindings by_row(const Findings& faults) {
  RowFindings rows;
  for (const Finding& fault : faults.kept()) {
    if (fault.severity == Severity::rejected && fault.source.row > 0) rows.emplace(fault.source.row, fault);
  }
  return rows;
}

}  // namespace

void read_rows(ByteBlocks& bytes, const std::string& file, const Mapping& mapping, const Vocabularies& vocabularies,
               RowsOf kind, Draft& draft, const std::function<void(AnsweredRow)>& take) {
  Findings faults(Findings::keep_all);
  const MissingColumns missing = kind == RowsOf::correction ? MissingColumns::left_out : MissingColumns::refused;
  const auto read_columns = [&](const std::vector<std::string>& headings) {
    Findings unsaid;
    const auto bound = bind_columns(mapping, headings, file, vocabularies, missing, unsaid);
    std::vector<bool> read(headings.size());
    if (bound) {
      for (const std::size_t column : used_columns(*bound)) read[column] = true;
      for (const MissedColumn& one : missed_columns(*bound, headings, mapping.side)) read[one.column] = true;
    }
    return read;
  };
  Table table = read_table(bytes, file, mapping.read, faults, read_columns);
  if (is_of_another_export(mapping, table)) {  // and so is everything that would be said about its columns and rows
    const MappingFit fit = fit_of(mapping, table);
    draft.findings.add(survey_codes.mapping_unfit, {.file = file},
                       {{"read", std::to_string(fit.found)},
                        {"expected", std::to_string(fit.found + fit.missing)},
                        {"other", mapping.id.column.source.file}});
    return;
  }
  const bool unreadable = faults.has_errors() && table.headings.empty();
  draft.findings.append(faults);
  if (unreadable) return;
  auto bound = bind_columns(mapping, table.headings, file, vocabularies, missing, draft.findings);
  if (!bound) return;
  if (kind == RowsOf::survey) {
    tell_missed(missed_columns(*bound, table.headings, mapping.side), table, file, draft.findings);
  }
  find_moments(table, *bound);
  find_middles(table, *bound);
  RowFindings of_rows = by_row(faults);
  remove_national_numbers(table, *bound, file, of_rows, draft.findings);
  Notation notation = notation_of(mapping, *bound, table, file, draft.findings);
  FileLedger ledger{.file = file, .previews = table.previews};
  ledger.rows.reserve(table.rows.size());
  make_room(table.rows.size(), mapping.side, draft);
  RowsReader(table, mapping, *bound, std::move(notation), kind, of_rows, draft.contacts, ledger, draft.findings)
      .read(take);
  draft.ledger.push_back(std::move(ledger));
}

}  // namespace koppel::io
