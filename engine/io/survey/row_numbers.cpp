// Numbers of a row: in digits, and as people write them beside words ("2 à 3", "max. 10 km", "onbeperkt").
#include <limits>

#include "base/row_id.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/row.hpp"
#include "io/text/codes.hpp"
#include "io/text/fold.hpp"
#include "io/text/said_number.hpp"
#include "model/profile.hpp"

namespace koppel::io {

namespace {

constexpr Weight one_whole = 1, thousandths = 1000;

}  // namespace

std::string RowReader::without_thousands(const Answer& answer) const {
  std::string text(answer.value);
  const auto parts = notation_.thousands.find(answer.column);
  if (answer.with_point || parts == notation_.thousands.end()) return text;
  std::erase(text, parts->second);
  return text;
}

std::optional<Weight> RowReader::number_of(const BoundSource& source, const Answer& answer, Weight scale) {
  const DecimalMark mark = answer.with_point ? DecimalMark::point : notation_.decimal;
  const auto parsed = parse_fixed(trimmed(without_thousands(answer)), scale, mark);
  if (const auto* number = std::get_if<Weight>(&parsed)) return *number;
  switch (std::get<NumberFault>(parsed)) {
    case NumberFault::not_a_number:
      reject(text_codes.not_a_number, source, answer);
      break;
    case NumberFault::too_many_decimals:
      reject(text_codes.too_many_decimals, source, answer, {{"expected", to_decimal(1, scale)}});
      break;
    case NumberFault::too_large:
      reject(text_codes.number_too_large, source, answer);
      break;
  }
  return std::nullopt;
}

// "1-2", "max. 10 km" and "twee" where digits alone do not say it; nullopt where nothing clear does.
std::optional<SaidNumber> RowReader::said_in(const BoundSource& source, const Answer& answer) const {
  const auto unit = unit_of_field(source.name);
  const DecimalMark mark = answer.with_point ? DecimalMark::point : notation_.decimal;
  const auto digits = parse_fixed(trimmed(without_thousands(answer)), thousandths, mark);
  const auto* fault = std::get_if<NumberFault>(&digits);
  if (!unit || fault == nullptr || *fault != NumberFault::not_a_number) return std::nullopt;
  auto said = said_number(answer.value, *unit);
  const bool no_upper_bound = said && !said->unlimited && said->most.empty();
  return no_upper_bound && *unit != Unit::count ? std::nullopt : said;
}

// Of several numbers in words the one that the field asks for; a range of people fills the lower bound, too. (That of an offer would be a
// demand: whoever takes "1-2" does not insist on one.)
RowReader::Answer RowReader::in_digits(const BoundSource& source, Answer answer) {
  const auto said = said_in(source, answer);
  if (!said || said->unlimited) return answer;
  const bool lower = source.name.ends_with(".min");
  answer.value = (lower && !said->least.empty()) || said->most.empty() ? said->least : said->most;
  if (source.name == "people.max" && !said->least.empty() && !row_->request.has_people_min) {
    Answer least = answer;
    least.value = said->least;
    if (const auto number = number_of(source, least, one_whole); number && *number <= most_places) {
      row_->request.request.value.people.min = static_cast<int>(*number);
      row_->request.has_people_min = true;
    }
  }
  return answer;
}

// "Onbeperkt" is the most that a profile can say.
bool RowReader::is_unlimited(const BoundSource& source, const Answer& answer) {
  const bool has_bound = source.name == "capacity.max" || source.name == "reach_km";
  const auto said = has_bound ? said_in(source, answer) : std::nullopt;
  if (!said || !said->unlimited) return false;
  const std::string bound = source.name == "reach_km" ? "∞ km" : "as_many_as_asked";
  findings_.add(
      survey_codes.unlimited_read,
      {.file = file_, .row = row_number_, .column = static_cast<std::int64_t>(answer.column + 1), .field = source.name},
      {{"read", gate_.shown(answer.read)}, {"expected", bound}, {row_id, id_}});
  return true;
}

void RowReader::put_whole(const BoundSource& source, const WholeSlot& slot, const Answer& answer) {
  const bool unlimited = is_unlimited(source, answer);
  const auto number =
      unlimited ? std::optional<Weight>(most_places) : number_of(source, in_digits(source, answer), one_whole);
  if (!number) return;
  if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
    return reject(text_codes.number_too_large, source, answer);
  }
  *slot.value = static_cast<int>(*number);
  if (slot.given != nullptr) *slot.given = true;
}

void RowReader::put_thousandths(const BoundSource& source, const ThousandthsSlot& slot, const Answer& answer) {
  const bool unlimited = is_unlimited(source, answer);
  const auto read = unlimited ? std::nullopt : number_of(source, in_digits(source, answer), thousandths);
  if (!read && !unlimited) return;
  *slot.value = read;
  if (slot.given != nullptr) *slot.given = true;
}

}  // namespace koppel::io
