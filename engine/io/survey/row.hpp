// One row of a survey: its cells, through a bound mapping, into a draft offer or request.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/survey/binding.hpp"
#include "io/survey/row_gate.hpp"
#include "io/text/built_in_places.hpp"
#include "io/text/cells.hpp"
#include "io/text/dates.hpp"
#include "io/text/said_number.hpp"

namespace koppel::io {

// How numbers and dates are written in this export.
struct Notation {
  DecimalMark decimal = DecimalMark::comma;
  std::map<std::size_t, DateOrder> dates{};  // by column
  std::map<std::size_t, char> thousands{};   // columns in which this mark parts thousands

  [[nodiscard]] DateOrder order_of(std::size_t column) const {
    const auto found = dates.find(column);
    return found == dates.end() ? DateOrder::day_month_year : found->second;
  }
};

class RowReader {
 public:
  // `gate` stands at the row that is read.
  RowReader(const BoundMapping& bound, Notation notation, const std::string& file, const RowGate& gate,
            Findings& findings)
      : bound_(bound), notation_(std::move(notation)), file_(file), gate_(gate), findings_(findings) {}

  // Fills the fields of `row`; false when a cell had to be rejected.
  bool read(const TableRow& cells, std::int64_t row_number, const std::string& id, SurveyRow& row);

  // The date in a cell, or nullopt with a finding; an empty cell is no fault.
  std::optional<DateTime> date_at(std::size_t column, const std::string& field);

 private:
  // A piece of a cell on its way into a field.
  struct Answer {
    std::string value;
    std::string level;
    std::string_view read;  // as it stands in the cell
    std::size_t column = 0;
    bool secret = false;  // free text: never shown
    bool with_point =
        false;  // its number is written with a point, whatever the export does: from the mapping or a number cell
  };

  void read_source(const BoundSource& source, SurveySlot slot);
  void read_cell(const BoundSource& source, const SurveySlot& slot, std::size_t column, bool is_other);
  void read_answer(const BoundSource& source, const SurveySlot& slot, Answer answer, bool is_other);
  void read_term_column(const BoundSource& source, const SurveySlot& slot, const BoundColumn& column);

  bool look_up_code(const BoundSource& source, const SurveySlot& slot, Answer& answer);
  [[nodiscard]] std::optional<PlaceInCell> beside_the_other(const std::string& value, const BoundSource& source) const;
  bool put_joined_terms(const BoundSource& source, const SurveySlot& slot, const Answer& answer);
  bool look_up_term(const BoundSource& source, const SurveySlot& slot, Answer& answer);
  bool hold_back(const BoundSource& source, const SurveySlot& slot, const Answer& answer);
  void not_understood(Code code, const BoundSource& source, const SurveySlot& slot, Answer answer,
                      FindingValues values);

  void put(const BoundSource& source, const SurveySlot& slot, const Answer& answer);
  void put_one(const BoundSource& source, std::string& target, const Answer& answer);
  void put_flag(const BoundSource& source, bool& target, const Answer& answer);
  void put_language(const BoundSource& source, std::vector<LanguageLevel>& target, const Answer& answer);
  bool put_said_languages(const BoundSource& source, const SurveySlot& slot, const Answer& answer);
  std::optional<int> level_of(const BoundSource& source, const Answer& answer);
  [[nodiscard]] std::string without_thousands(const Answer& answer) const;
  std::optional<Weight> number_of(const BoundSource& source, const Answer& answer, Weight scale);
  void put_whole(const BoundSource& source, const WholeSlot& slot, const Answer& answer);
  void put_thousandths(const BoundSource& source, const ThousandthsSlot& slot, const Answer& answer);
  std::optional<SaidNumber> said_in(const BoundSource& source, const Answer& answer) const;
  Answer in_digits(const BoundSource& source, Answer answer);
  bool is_unlimited(const BoundSource& source, const Answer& answer);
  void put_moments(const BoundSource& source, const SurveySlot& slot, const Answer& answer);
  void put_place(const BoundSource& source, Place& place, const Answer& answer);
  void put_degrees(const BoundSource& source, const DegreesSlot& slot, const Answer& answer);

  void reject(Code code, const BoundSource& source, const Answer& answer, FindingValues values = {});
  std::string suggestion(const TermIndex& terms, const std::string& text);

  const BoundMapping& bound_;
  Notation notation_;
  const std::string& file_;
  const RowGate& gate_;
  Findings& findings_;
  std::map<std::pair<const TermIndex*, std::string>, std::string> suggestions_;
  const TableRow* cells_ = nullptr;
  SurveyRow* row_ = nullptr;
  std::int64_t row_number_ = 0;
  std::string id_;     // as findings may say it
  std::string place_;  // as the row said it
  bool whole_ = true;
};

}  // namespace koppel::io
