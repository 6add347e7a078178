#include "io/text/cells.hpp"

#include <algorithm>

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
