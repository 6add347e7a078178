#include "model/person.hpp"

#include <algorithm>
#include <vector>

#include "base/characters.hpp"
#include "model/slip.hpp"

namespace koppel {

namespace {

// Blanks and signs without width that spreadsheets and browsers leave in a cell.
constexpr std::string_view unseen[] = {"\xC2\xA0",     "\xE2\x80\xAF", "\xE2\x80\x8B",
                                       "\xEF\xBB\xBF", "\xE2\x80\x8E", "\xE2\x80\x8F"};

std::string without_blanks(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const auto sign = std::ranges::find_if(unseen, [&](std::string_view one) { return text.starts_with(one); });
    if (sign != std::end(unseen)) {
      text.remove_prefix(sign->size());
      continue;
    }
    const char c = text.front();
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank) kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  return kept;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    const bool letter =
        is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      words.back() += c;
    } else if (!words.back().empty() && c != '\'') {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_initial_of(const std::string& initial, const std::string& word) {
  return initial.size() == 1 && word.starts_with(initial);
}

// One slip of the pen in a word that is long enough.
bool is_mistyped(const std::string& a, const std::string& b) {
  constexpr std::size_t long_enough = 5;
  return std::min(a.size(), b.size()) >= long_enough && one_slip_apart(a, b);
}

// Every word of the shorter name is one of the longer; a first name must be that, or begin it, but for nobody's slip: twins differ by less.
bool covers(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  std::vector<bool> used(longer.size());
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    const auto matches = [&](std::size_t j) {
      const bool slip = i > 0 && j > 0 && is_mistyped(longer[j], shorter[i]);
      return !used[j] && (longer[j] == shorter[i] || is_initial_of(shorter[i], longer[j]) ||
                          is_initial_of(longer[j], shorter[i]) || slip);
    };
    std::size_t found = 0;
    while (found < longer.size() && !matches(found)) ++found;
    if (found == longer.size()) return false;
    used[found] = true;
  }
  return true;
}

// What stands before the mark, where it is known to be the first name.
std::string_view first_name(std::string_view name) {
  const std::size_t mark = name.find('|');
  return mark == std::string_view::npos ? std::string_view() : name.substr(0, mark);
}

}  // namespace

std::string email_key(std::string_view text) {
  if (const std::size_t open = text.rfind('<'); open != std::string_view::npos) {
    const std::size_t close = text.find('>', open);
    if (close != std::string_view::npos) text = text.substr(open + 1, close - open - 1);
  }
  std::string key = without_blanks(text);
  constexpr std::string_view scheme = "mailto:";
  if (key.starts_with(scheme)) {
    key.erase(0, scheme.size());
    key.resize(std::min(key.size(), key.find('?')));
  }
  constexpr std::string_view around = "\"';,.<>()[]";
  key.erase(0, std::min(key.size(), key.find_first_not_of(around)));
  key.erase(key.find_last_not_of(around) + 1);
  const std::size_t at = key.find('@');
  const bool address =
      at != std::string::npos && at > 0 && at + 1 < key.size() && key.find('@', at + 1) == std::string::npos;
  return address ? key : std::string();
}

std::string phone_key(std::string_view text) {
  constexpr std::string_view scheme = "tel:", marks = "./-()";
  std::string number = without_blanks(text);
  if (number.starts_with(scheme)) number.erase(0, scheme.size());
  bool plus = number.starts_with('+');
  // A nought in brackets is dialled at home only: +32 (0)470.
  if (const std::size_t nought = number.find("(0)"); nought != std::string::npos && nought > 0) number.erase(nought, 3);
  std::string digits;
  for (const char c : std::string_view(number).substr(plus ? 1 : 0)) {
    if (is_digit(c)) {
      digits += c;
    } else if (marks.find(c) == std::string_view::npos) {
      return {};
    }
  }
  if (!plus && digits.starts_with("00")) {
    plus = true;
    digits.erase(0, 2);
  }
  constexpr std::size_t fewest = 8, most = 15, of_mobile_phone = 11;
  // A spreadsheet drops what stands in front of 32470123456 and 470123456.
  const bool lost_plus = !plus && digits.starts_with("324") && digits.size() == of_mobile_phone;
  const bool lost_nought = !plus && digits.starts_with('4') && digits.size() == of_mobile_phone - 2;
  if ((plus || lost_plus) && digits.starts_with("32")) {
    digits = digits.substr(digits.size() > 2 && digits[2] == '0' ? 3 : 2).insert(0, "0");
    plus = false;
  } else if (lost_nought) {
    digits.insert(0, "0");
  }
  const bool number_of_somebody = digits.size() >= fewest && digits.size() <= most &&
                                  digits.find_first_not_of(digits.back()) != std::string::npos &&
                                  digits.find_first_not_of('0') < 3;
  return number_of_somebody ? (plus ? "+" : "") + digits : std::string();
}

bool names_agree(std::string_view a, std::string_view b) {
  auto first = words_of(a), second = words_of(b);
  if (first.empty() || second.empty()) return false;
  if (first.size() < second.size()) std::swap(first, second);
  return covers(first, second);
}

bool names_differ(std::string_view a, std::string_view b) {
  // Who has one first name and one id or address has married, or wrote her other name wrongly.
  const std::string_view first = first_name(a);
  if (!first.empty() && first == first_name(b)) return false;
  const bool both = !words_of(a).empty() && !words_of(b).empty();
  return both && !names_agree(a, b);
}

}  // namespace koppel
