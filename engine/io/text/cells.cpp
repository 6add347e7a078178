#include "io/text/cells.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/characters.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// The offsets at which the separator stands outside brackets; everywhere when the brackets do not balance.
std::vector<std::size_t> separators(std::string_view cell, std::string_view separator) {
  std::vector<std::size_t> all, outside;
  int depth = 0;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell.substr(at).starts_with(separator)) {
      all.push_back(at);
      if (depth == 0) outside.push_back(at);
      at += separator.size() - 1;
    } else if (cell[at] == '(') {
      ++depth;
    } else if (cell[at] == ')' && depth > 0) {
      --depth;
    }
  }
  return depth == 0 ? outside : all;
}

// The digits of a would-be number: eleven, in groups of 2 2 2 3 2 with at most one mark between the groups.
std::optional<std::string> take_eleven_digits(std::string_view text) {
  constexpr std::array<std::size_t, 5> groups{2, 2, 2, 3, 2};
  std::string digits;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (group > 0 && !text.empty() && std::string_view(". -/").find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    for (std::size_t i = 0; i < groups[group]; ++i) {
      if (text.empty() || !is_digit(text.front())) return std::nullopt;
      digits.push_back(text.front());
      text.remove_prefix(1);
    }
  }
  if (!text.empty() && is_digit(text.front())) return std::nullopt;
  return digits;
}

bool is_national_number(const std::string& digits) {
  const auto number = [&digits](std::size_t at, std::size_t length) { return std::stoll(digits.substr(at, length)); };
  const std::int64_t month = number(2, 2), day = number(4, 2);
  const bool month_fits = month % 20 <= 12 && month < 60;  // 20 or 40 more in numbers for who is not registered
  const std::int64_t first_nine = number(0, 9), check = number(9, 2);
  constexpr std::int64_t from_2000 = 2'000'000'000;
  return month_fits && day <= 31 && (97 - first_nine % 97 == check || 97 - (from_2000 + first_nine) % 97 == check);
}

}  // namespace

std::vector<std::string> split_answers(std::string_view cell, std::string_view separator,
                                       const std::function<bool(std::string_view)>& known) {
  constexpr std::size_t longest_run = 12;
  std::vector<std::size_t> ends = separator.empty() ? std::vector<std::size_t>{} : separators(cell, separator);
  ends.push_back(cell.size());
  std::vector<std::string> answers;
  std::size_t start = 0;
  for (std::size_t piece = 0; piece < ends.size();) {
    std::size_t taken = 1;
    for (std::size_t run = std::min(longest_run, ends.size() - piece); run > 1; --run) {
      if (!known(trimmed(cell.substr(start, ends[piece + run - 1] - start)))) continue;
      taken = run;
      break;
    }
    const std::size_t end = ends[piece + taken - 1];
    const std::string_view answer = trimmed(cell.substr(start, end - start));
    if (!answer.empty()) answers.emplace_back(answer);
    start = std::min(cell.size(), end + separator.size());
    piece += taken;
  }
  return answers;
}

Levelled take_level(std::string_view answer) {
  answer = trimmed(answer);
  const std::size_t open = answer.rfind('(');
  if (open == std::string_view::npos || answer.back() != ')') return {std::string(answer), ""};
  const std::string_view level = answer.substr(open + 1, answer.size() - open - 2);
  return {std::string(trimmed(answer.substr(0, open))), std::string(trimmed(level))};
}

DecimalMark sniff_decimal(const std::vector<std::string_view>& cells, char separator) {
  std::size_t commas = 0, points = 0;
  for (const std::string_view cell : cells) {
    const std::string_view text = trimmed(cell);
    if (text.empty() || text.find_first_not_of("+-0123456789.,") != std::string_view::npos) continue;
    commas += text.find(',') != std::string_view::npos ? 1U : 0U;
    points += text.find('.') != std::string_view::npos ? 1U : 0U;
  }
  if (commas == points) return separator == ';' ? DecimalMark::comma : DecimalMark::point;
  return commas > points ? DecimalMark::comma : DecimalMark::point;
}

bool has_national_number(std::string_view cell) {
  if (std::count_if(cell.begin(), cell.end(), is_digit) < 11) return false;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (!is_digit(cell[at]) || (at > 0 && is_digit(cell[at - 1]))) continue;
    const auto digits = take_eleven_digits(cell.substr(at));
    if (digits && is_national_number(*digits)) return true;
  }
  return false;
}

std::string hidden(std::string_view cell) {
  const bool number = !cell.empty() && cell.find_first_not_of("+0123456789.,/ -()") == std::string_view::npos;
  const std::string_view kind = cell.find('@') != std::string_view::npos ? "e-mail" : number ? "number" : "text";
  return std::string(kind) + " (" + std::to_string(character_count(cell)) + ")";
}

std::string shown(std::string_view cell) {
  constexpr std::size_t most = 80;
  if (character_count(cell) <= most) return std::string(cell);
  std::size_t end = 0;
  for (std::size_t characters = 0; end < cell.size(); ++end) {
    const bool starts = (static_cast<unsigned char>(cell[end]) & 0xC0U) != 0x80U;
    if (starts && characters++ == most) break;
  }
  return std::string(cell.substr(0, end)) + "…";
}

}  // namespace koppel::io
