#include "io/survey.hpp"

#include <algorithm>
#include <tuple>

#include "base/sha256.hpp"
#include "io/cells.hpp"
#include "io/fold.hpp"
#include "io/survey_binding.hpp"
#include "io/survey_row.hpp"

namespace koppel::io {

namespace {

std::string separator_name(char separator) { return separator == '\t' ? "tab" : std::string(1, separator); }

// Cells that hold a national register number are emptied, so that nothing reads them further; one warning per column.
void remove_national_numbers(Table& table, std::optional<std::size_t> phone, const std::string& file,
                             Findings& findings) {
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    if (column == phone) continue;
    std::size_t count = 0;
    std::int64_t first_row = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (column >= table.rows[i].size() || !has_national_number(table.rows[i][column].text)) continue;
      table.rows[i][column] = {.text = "", .absent = true};
      if (count++ == 0) first_row = table.row_numbers[i];
    }
    if (count == 0) continue;
    findings.add("national_number"_code,
                 {.file = file, .row = first_row, .column = static_cast<std::int64_t>(column + 1)},
                 {{"read", std::to_string(count)}});
  }
}

std::vector<std::string_view> cells_of(const Table& table, const std::vector<std::size_t>& columns) {
  std::vector<std::string_view> cells;
  for (const std::size_t column : columns) {
    for (const auto& row : table.rows) cells.push_back(cell_at(row, column).text);
  }
  return cells;
}

bool any_has(const std::vector<std::string_view>& cells, std::string_view characters) {
  return std::any_of(cells.begin(), cells.end(),
                     [&](std::string_view cell) { return cell.find_first_of(characters) != std::string_view::npos; });
}

// What the mapping does not say is sniffed, and said where it made a difference.
Notation notation_of(const Mapping& mapping, const BoundMapping& bound, const Table& table, const std::string& file,
                     Findings& findings) {
  std::vector<std::size_t> numbers, dates;
  if (bound.submitted) dates.push_back(*bound.submitted);
  SurveyRow unused;
  for (const BoundSource& source : bound.sources) {
    if (!source.column || !source.codes.empty()) continue;
    const SurveySlot slot = source.field->slot(unused, source.name);
    const bool number = std::holds_alternative<WholeSlot>(slot) || std::holds_alternative<ThousandthsSlot>(slot) ||
                        std::holds_alternative<DegreesSlot>(slot);
    if (number) numbers.push_back(*source.column);
    if (std::holds_alternative<DateSlot>(slot)) dates.push_back(*source.column);
  }
  const auto number_cells = cells_of(table, numbers), date_cells = cells_of(table, dates);
  const Notation notation{mapping.decimal.value_or(sniff_decimal(number_cells, table.separator)),
                          mapping.date.value_or(sniff_date_order(date_cells))};
  if (!mapping.read.separator && table.form == TableForm::csv) {
    findings.add("separator_guessed"_code, {.file = file}, {{"read", separator_name(table.separator)}});
  }
  if (!mapping.decimal && any_has(number_cells, ".,")) {
    findings.add("decimal_guessed"_code, {.file = file},
                 {{"read", notation.decimal == DecimalMark::comma ? "," : "."}});
  }
  if (!mapping.date && any_has(date_cells, "/")) {
    findings.add("date_guessed"_code, {.file = file}, {{"read", std::string(to_string(notation.date))}});
  }
  return notation;
}

class SurveyReader {
 public:
  SurveyReader(const Table& table, const Mapping& mapping, const BoundMapping& bound, Notation notation,
               const std::string& file, Draft& draft)
      : table_(table),
        mapping_(mapping),
        bound_(bound),
        file_(file),
        draft_(draft),
        reader_(bound, notation, file, draft.findings) {}

  void read() {
    counts_ = {.file = file_, .rows = table_.rows.size()};
    for (std::size_t i = 0; i < table_.rows.size(); ++i) read_row(table_.rows[i], table_.row_numbers[i]);
    draft_.counts.push_back(counts_);
  }

 private:
  void read_row(const std::vector<Cell>& cells, std::int64_t row_number) {
    if (is_blank(cells)) {
      ++counts_.blank;
      return;
    }
    if (!fits(cells)) {  // read_csv has reported it
      ++counts_.rejected;
      return;
    }
    SurveyRow row;
    const std::string id = id_of(cells);
    bool whole = reader_.read(cells, row_number, row) &&
                 (table_.form == TableForm::workbook || cells.size() >= table_.headings.size());
    if (id.empty()) {
      draft_.findings.add("empty_id"_code,
                          {.file = file_, .row = row_number, .column = column_number(bound_.id), .field = "id"});
      ++counts_.rejected;
      return;
    }
    std::optional<DateTime> submitted;
    if (bound_.submitted) {
      submitted = reader_.date_at(*bound_.submitted, "submitted");
      whole = whole && (submitted || trimmed(cell_at(cells, *bound_.submitted).text).empty());
    }
    ++(whole ? counts_.accepted : counts_.repaired);
    keep(id, cells, row_number, std::move(row), submitted);
  }

  std::string id_of(const std::vector<Cell>& cells) const {
    const std::string_view text = trimmed(cell_at(cells, bound_.id).text);
    return mapping_.id.hash && !text.empty() ? sha256_hex(text) : std::string(text);
  }

  // A row with something beyond the last heading has its cells in the wrong columns; one that is cut off before a column that the
  // mapping reads lacks answers, which may be limits. (Spreadsheets drop empty cells at the end of a row: those do no harm.)
  [[nodiscard]] bool fits(const std::vector<Cell>& cells) const {
    const std::size_t width = table_.headings.size();
    for (std::size_t i = width; i < cells.size(); ++i) {
      if (!trimmed(cells[i].text).empty()) return false;
    }
    return table_.form == TableForm::workbook || cells.size() > last_column_;
  }

  [[nodiscard]] static std::size_t last_column(const BoundMapping& bound) {
    std::size_t last = bound.id;
    for (const BoundSource& source : bound.sources) last = std::max(last, source.column.value_or(0));
    return last;
  }

  static std::int64_t column_number(std::size_t column) { return static_cast<std::int64_t>(column + 1); }

  void keep(const std::string& id, const std::vector<Cell>& cells, std::int64_t row_number, SurveyRow row,
            const std::optional<DateTime>& submitted) {
    std::string moment;
    if (submitted) moment = to_string(submitted->date) + (submitted->time.empty() ? "" : "T" + submitted->time);
    if (mapping_.side == Side::offers) {
      place(row.offer.offer, id, row_number, moment);
      drop_half_point(row.offer.offer.value.place);
      keep_contact(draft_.contacts.offers, id, moment, cells);
      draft_.offers.push_back(std::move(row.offer));
    } else {
      place(row.request.request, id, row_number, moment);
      drop_half_point(row.request.request.value.place);
      if (submitted) row.request.request.value.submitted = submitted->date;
      keep_contact(draft_.contacts.requests, id, moment, cells);
      draft_.requests.push_back(std::move(row.request));
    }
  }

  template <class Value>
  void place(Sourced<Value>& row, const std::string& id, std::int64_t row_number, const std::string& moment) {
    row.value.id = id;
    row.source = {.file = file_, .row = row_number};
    if (!moment.empty()) row.submitted = moment;
    row.columns["id"] = column_number(bound_.id);
    if (bound_.submitted) row.columns["submitted"] = column_number(*bound_.submitted);
    for (const BoundSource& source : bound_.sources) {
      if (source.column) row.columns.try_emplace(source.name, column_number(*source.column));
    }
  }

  static void drop_half_point(Place& place) {
    const bool half =
        place.point && (place.point->latitude_e6 == no_degrees || place.point->longitude_e6 == no_degrees);
    if (half) place.point.reset();
  }

  // Of several rows with one id the newest contact stays; of equally new ones the first in the alphabet, whatever their order.
  void keep_contact(std::map<std::string, Contact, std::less<>>& contacts, const std::string& id,
                    const std::string& moment, const std::vector<Cell>& cells) {
    Contact contact;
    for (const std::size_t column : bound_.name) {
      const std::string_view part = trimmed(cell_at(cells, column).text);
      if (!part.empty()) contact.name += (contact.name.empty() ? "" : " ") + std::string(part);
    }
    if (bound_.email) contact.email = trimmed(cell_at(cells, *bound_.email).text);
    if (bound_.phone) contact.phone = trimmed(cell_at(cells, *bound_.phone).text);
    if (contact.name.empty() && contact.email.empty() && contact.phone.empty()) return;
    const auto words = [](const Contact& c) { return std::tie(c.name, c.email, c.phone); };
    const auto [known, fresh] = contacts.try_emplace(id, contact);
    std::string& known_moment = moments_[id];
    if (!fresh && (moment < known_moment || (moment == known_moment && words(known->second) <= words(contact)))) return;
    known->second = std::move(contact);
    known_moment = moment;
  }

  const Table& table_;
  const Mapping& mapping_;
  const BoundMapping& bound_;
  const std::string& file_;
  Draft& draft_;
  RowReader reader_;
  std::size_t last_column_ = last_column(bound_);
  RowCounts counts_;
  std::map<std::string, std::string> moments_;  // when each known contact was submitted
};

}  // namespace

void read_survey(std::string_view bytes, const std::string& file, const Mapping& mapping,
                 const Vocabularies& vocabularies, Draft& draft) {
  Findings faults;
  Table table = read_table(bytes, file, mapping.read, faults);
  const bool unreadable = faults.has_errors() && table.headings.empty();
  draft.findings.append(faults);
  if (unreadable) return;
  const auto bound = bind_columns(mapping, table, file, vocabularies, draft.findings);
  if (!bound) return;
  remove_national_numbers(table, bound->phone, file, draft.findings);
  const Notation notation = notation_of(mapping, *bound, table, file, draft.findings);
  SurveyReader(table, mapping, *bound, notation, file, draft).read();
}

}  // namespace koppel::io
