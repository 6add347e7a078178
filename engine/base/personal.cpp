#include "base/personal.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/characters.hpp"
#include "base/unseen.hpp"
#include "base/wording.hpp"
#include "base/words.hpp"

namespace koppel {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word_sign(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
bool is_upper(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

struct PlainSign {
  std::string_view written;
  char plain;
};

// What a sign at the start of a text stands for, where it is no plain one: blanks, dashes and dots of typesetters, and the digits and signs that
// other keyboards write.
std::optional<PlainSign> plain_sign_at(std::string_view text) {
  constexpr std::array signs{PlainSign{"\xC2\xA0", ' '},     PlainSign{"\xE2\x80\xAF", ' '},
                             PlainSign{"\xC2\xB7", '.'},     PlainSign{"\xE2\x80\xA2", '.'},
                             PlainSign{"\xEF\xBC\xA0", '@'}, PlainSign{"\xEF\xBC\x8E", '.'},
                             PlainSign{"\xEF\xBC\x8B", '+'}, PlainSign{"_", '-'}};
  const auto found = std::ranges::find_if(signs, [&](const PlainSign& sign) { return text.starts_with(sign.written); });
  if (found != signs.end()) return *found;
  const auto in_block = [&](std::string_view block, unsigned char first, unsigned char last) {
    const auto sign = text.size() > block.size() ? static_cast<unsigned char>(text[block.size()]) : 0;
    return text.starts_with(block) && sign >= first && sign <= last ? sign - first : -1;
  };
  if (in_block("\xE2\x80", 0x80, 0x8A) >= 0) return PlainSign{text.substr(0, 3), ' '};
  if (in_block("\xE2\x80", 0x90, 0x95) >= 0) return PlainSign{text.substr(0, 3), '-'};
  if (const int digit = in_block("\xEF\xBC", 0x90, 0x99); digit >= 0)
    return PlainSign{text.substr(0, 3), static_cast<char>('0' + digit)};
  if (const int digit = in_block("\xD9", 0xA0, 0xA9); digit >= 0)
    return PlainSign{text.substr(0, 2), static_cast<char>('0' + digit)};
  return std::nullopt;
}

// With plain blanks, dashes, dots and digits, and without what nobody sees.
std::string with_plain_marks(std::string_view text) {
  const std::string seen = without_unseen(text);
  std::string plain;
  for (std::string_view rest = seen; !rest.empty();) {
    const std::optional<PlainSign> sign = plain_sign_at(rest);
    plain += sign ? sign->plain : rest.front();
    rest.remove_prefix(sign ? sign->written.size() : 1);
  }
  return plain;
}

// ---- e-mail addresses --------------------------------------------------------------------------------------------------------

// "mia (at) example (punt) org" with the signs that the words stand for. Only words in brackets: "at" alone is said of many things.
std::string with_signs_of_addresses(std::string_view text) {
  constexpr std::array signs{PlainSign{"at", '@'},  PlainSign{"a", '@'},    PlainSign{"@", '@'},
                             PlainSign{"dot", '.'}, PlainSign{"punt", '.'}, PlainSign{"point", '.'}};
  constexpr std::size_t longest_word = 5;
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool opens = std::string_view("([{<").find(text[at]) != std::string_view::npos;
    const std::string_view near = opens ? text.substr(at + 1, longest_word + 1) : std::string_view();
    const std::size_t length = near.find_first_of(")]}>");
    const std::string word = length == std::string_view::npos ? "" : lower_case(near.substr(0, length));
    const auto sign = std::ranges::find(signs, std::string_view(word), &PlainSign::written);
    if (sign == signs.end()) {
      plain += text[at];
      continue;
    }
    while (plain.ends_with(' ')) plain.pop_back();
    plain += sign->plain;
    for (at += length + 1; at + 1 < text.size() && text[at + 1] == ' ';) ++at;
  }
  return plain;
}

bool has_email(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const bool local = at > 0 && (is_word_sign(text[at - 1]) ||
                                  std::string_view(".%+-'\"").find(text[at - 1]) != std::string_view::npos);
    std::size_t end = at + 1, dot = 0;
    for (; end < text.size() && (is_word_sign(text[end]) || text[end] == '-' || text[end] == '.'); ++end) {
      const bool between = text[end] == '.' && end > at + 1 && end + 1 < text.size() && is_letter(text[end + 1]);
      if (between) dot = end;
    }
    if (local && dot > 0 && end - dot > 2) return true;
  }
  return false;
}

// ---- telephone numbers ---------------------------------------------------------------------------------------------------------

// Groups of digits with marks between them: "+32 (0)470/12.34.56".
struct DigitRun {
  std::vector<std::string> groups;
  std::vector<std::string> marks;  // before each group but the first
  std::vector<bool> plus;          // a plus stands right before the group
};

bool is_number_mark(char c) { return std::string_view(" ./-()").find(c) != std::string_view::npos; }

DigitRun take_run(std::string_view text, std::size_t& at) {
  constexpr std::size_t longest_mark = 3;
  DigitRun run;
  std::string mark;
  bool plus = at > 0 && text[at - 1] == '+';
  while (at < text.size()) {
    std::string digits;
    while (at < text.size() && is_digit(text[at])) digits += text[at++];
    if (digits.empty()) break;
    run.groups.push_back(digits), run.marks.push_back(mark), run.plus.push_back(plus);
    std::size_t next = at;
    while (next < text.size() && next - at < longest_mark && is_number_mark(text[next])) ++next;
    mark = text.substr(at, next - at);
    plus = next < text.size() && text[next] == '+';
    next += plus ? 1 : 0;
    if (mark.empty() || next >= text.size() || !is_digit(text[next])) break;
    at = next;
  }
  return run;
}

// How Belgians, and their neighbours, write a number that begins with one 0: the lengths of its groups.
bool is_national_form(std::string_view begin, std::span<const std::string> groups) {
  constexpr std::array<std::string_view, 9> landlines{"9", "27", "36", "2322", "3222", "333", "2223", "225", "324"};
  constexpr std::array<std::string_view, 3> mobiles{"4222", "424", "442"};
  constexpr std::array<std::string_view, 2> like_companies{"46",
                                                           "433"};  // whose own numbers do not begin with 045 to 049
  constexpr std::array<std::string_view, 1> dutch{"28"};
  std::string form;
  std::size_t count = 0;
  for (const std::string& group : groups) {
    form += group.size() < 10 ? std::to_string(group.size()) : "X";
    count += group.size();
  }
  const auto among = [&form](const auto& forms) { return std::ranges::find(forms, form) != forms.end(); };
  if (count == 9) return among(landlines);
  if (count != 10) return false;
  const bool mobile = begin.starts_with("04");
  return form == "X" || (mobile && among(mobiles)) || (mobile && begin[2] >= '5' && among(like_companies)) ||
         (begin.starts_with("06") && among(dutch));
}

// Five groups of two, as in France, with one mark between them and nothing around.
bool is_french_form(const DigitRun& run) {
  const bool pairs = run.groups.size() == 5 &&
                     std::ranges::all_of(run.groups, [](const std::string& group) { return group.size() == 2; });
  return pairs && run.groups[0][0] == '0' && run.groups[0][1] != '0' &&
         std::all_of(run.marks.begin() + 1, run.marks.end(), [&](const auto& mark) { return mark == run.marks[1]; });
}

bool begins_a_number_at(const DigitRun& run, std::size_t first) {
  constexpr std::size_t fewest_abroad = 8, fewest_after_noughts = 11, most = 17;
  std::string digits;
  for (std::size_t end = first; end < run.groups.size() && digits.size() <= most; ++end) {
    digits += run.groups[end];
    if (run.plus[first] && digits.size() >= fewest_abroad && digits.size() <= most) return true;
    const bool noughts = digits.starts_with("00") && digits.size() > 2 && digits[2] != '0';
    if (noughts && digits.size() >= fewest_after_noughts && digits.size() <= most) return true;
    const bool national = digits[0] == '0' && digits.size() > 1 && digits[1] != '0';
    const auto groups = std::span(run.groups).subspan(first, end - first + 1);
    if (national && is_national_form(digits, groups)) return true;
  }
  // What a spreadsheet leaves of +32 470 12 34 56.
  return run.groups[first].size() == 11 && run.groups[first].starts_with("324");
}

bool has_telephone(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const bool starts = is_digit(text[at]) && (at == 0 || !is_word_sign(text[at - 1]));
    if (!starts) {
      ++at;
      continue;
    }
    DigitRun run = take_run(text, at);
    const bool goes_on = at < text.size() && is_word_sign(text[at]);  // "0470a" is no number of anybody
    if (goes_on) run.groups.pop_back(), run.marks.pop_back(), run.plus.pop_back();
    if (!run.groups.empty() && is_french_form(run)) return true;
    for (std::size_t first = 0; first < run.groups.size(); ++first) {
      if (begins_a_number_at(run, first)) return true;
    }
  }
  return false;
}

// Of a whole text, whatever the groups: "0032…", "03/123.45.67", and 32470123456, which is what a spreadsheet makes of it.
bool is_telephone(std::string_view text) {
  const bool plus = text.starts_with('+');
  if (plus) text.remove_prefix(1);
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (!is_number_mark(c)) {
      return false;
    }
  }
  const std::size_t count = digits.size();
  if (count > 17) return false;
  if (plus) return count >= 8;
  if (digits.starts_with("000")) return false;
  if (digits.starts_with("00")) return count >= 11;
  if (digits.starts_with('0')) return count == 9 || count == 10;
  return digits.starts_with("324") && count == 11;
}

// ---- numbers with check digits -------------------------------------------------------------------------------------------------

// The digits of a would-be national number: eleven, in groups of 2 2 2 3 2 with at most one mark between the groups.
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

// ISO 13616: the first four signs at the end, letters as 10 to 35, and the whole is 1 modulo 97.
bool is_iban(std::string_view signs) {
  int rest = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const char c = lower_case(signs[(i + 4) % signs.size()]);
    rest = is_digit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'a' + 10)) % 97;
  }
  return rest == 1;
}

bool is_ascii_letter(char c) { return c >= 'a' ? c <= 'z' : c >= 'A' && c <= 'Z'; }

// Of the countries around, whose numbers are all equally long: also where letters or digits stand right beside it.
bool has_glued_iban(std::string_view text) {
  struct Country {
    std::string_view code;
    std::size_t length;
  };
  constexpr std::array countries{Country{"be", 16}, Country{"nl", 18}, Country{"fr", 27}, Country{"de", 22},
                                 Country{"lu", 20}};
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const auto country = std::ranges::find(countries, std::string_view(lower_case(text.substr(at, 2))), &Country::code);
    if (country == countries.end() || !is_digit(text[at + 2])) continue;
    std::string signs;
    for (std::size_t end = at; end < text.size() && signs.size() < country->length; ++end) {
      if (text[end] == ' ' || text[end] == '-' || text[end] == '.') continue;
      if (!is_ascii_letter(text[end]) && !is_digit(text[end])) break;
      signs += text[end];
    }
    const bool digits = country->code != "be" || std::all_of(signs.begin() + 2, signs.end(), is_digit);
    if (signs.size() == country->length && digits && is_iban(signs)) return true;
  }
  return false;
}

bool has_iban(std::string_view text) {
  if (has_glued_iban(text)) return true;
  constexpr std::size_t fewest = 15, most = 34;
  for (std::size_t at = 0; at + fewest <= text.size(); ++at) {
    const bool begins = is_ascii_letter(text[at]) && is_ascii_letter(text[at + 1]) && is_digit(text[at + 2]) &&
                        is_digit(text[at + 3]) && (at == 0 || !is_word_sign(text[at - 1]));
    if (!begins) continue;
    std::string signs;
    for (std::size_t end = at; end < text.size() && signs.size() < most; ++end) {
      if (text[end] == ' ' || text[end] == '-' || text[end] == '.') continue;
      if (!is_ascii_letter(text[end]) && !is_digit(text[end])) break;
      signs += text[end];
      const bool ends = end + 1 == text.size() || !is_word_sign(text[end + 1]);
      if (ends && signs.size() >= fewest && is_iban(signs)) return true;
    }
  }
  return false;
}

// ---- streets -------------------------------------------------------------------------------------------------------------------

std::vector<std::string_view> words_between_blanks(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,;\"", at), text.size());
    std::string_view word = text.substr(at, end - at);
    const bool within = word.find('(') != std::string_view::npos && word.find(')') != std::string_view::npos;
    if (!within && word.starts_with('(')) word.remove_prefix(1);  // "(2)" is a level, and stays one
    if (!within && word.ends_with(')')) word.remove_suffix(1);
    if (!word.empty()) words.push_back(word);
    at = end + 1;
  }
  return words;
}

// "12", "12a", "12/3", "12-14". Nobody's house bears the number of a year.
bool is_house_number(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && is_digit(word[digits])) ++digits;
  if (digits == 0 || digits > 4 || word.front() == '0') return false;
  const std::string_view number = word.substr(0, digits);
  if (digits == 4 && (number.starts_with("19") || number.starts_with("20"))) return false;
  const std::string_view behind = word.substr(digits);
  return behind.empty() || (behind.size() == 1 && is_ascii_letter(behind[0])) ||
         ((behind[0] == '/' || behind[0] == '-') && behind.size() > 1 &&
          std::all_of(behind.begin() + 1, behind.end(), is_word_sign));
}

bool ends_as_street(std::string_view word) {
  constexpr std::array<std::string_view, 12> endings{"straat", "laan", "steenweg", "dreef", "plein", "lei",
                                                     "baan",   "kaai", "singel",   "weg",   "vest",  "stwg"};
  constexpr std::array<std::string_view, 21> others{
      "allerlei",     "velerlei",    "menigerlei",  "tweeerlei",   "onderweg",   "omweg",      "uitweg",
      "loopbaan",     "speelplein",  "schoolplein", "speelstraat", "leefstraat", "tuinstraat", "snelweg",
      "schoolstraat", "fietsstraat", "ijsbaan",     "renbaan",     "bijbaan",    "harvest",    "investeringsweg"};
  const std::string lower = lower_case(word);
  const bool whole = std::ranges::find(others, lower) != others.end();
  return !whole && std::ranges::any_of(endings, [&](std::string_view ending) {
    return lower.size() >= ending.size() + 3 && lower.ends_with(ending);
  });
}

// What may stand behind a house number: nothing, a box, a postcode.
bool ends_an_address(std::span<const std::string_view> behind) {
  if (behind.empty()) return true;
  const std::string next = lower_case(behind.front());
  const bool postcode = next.size() == 4 && std::ranges::all_of(next, is_digit);
  return postcode || next == "bus" || next == "box" || next == "bte" || next == "b" || next == "te" || next == "in";
}

bool is_street_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> words{"rue",      "avenue",  "av.",   "boulevard", "bd",     "chaussée",
                                                   "chaussee", "impasse", "allée", "quai",      "street", "road"};
  return std::ranges::find(words, lower_case(word)) != words.end();
}

// "Kerkstraat 12", "rue de la Loi 16", "16, rue de la Loi", "12 High Street".
bool has_street_address(std::string_view text) {
  constexpr std::size_t longest_name = 6;
  const std::vector<std::string_view> words = words_between_blanks(text);
  const std::span all(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool numbered = i + 1 < words.size() && is_house_number(words[i + 1]) && ends_an_address(all.subspan(i + 2));
    if (numbered && ends_as_street(words[i])) return true;
    if (!is_street_word(words[i])) continue;
    if (numbered && i > 0 && is_upper(words[i - 1].front())) return true;  // High Street 12
    const bool named = i + 1 < words.size() && is_letter(words[i + 1].front());
    if (i > 0 && is_house_number(words[i - 1]) && named) return true;
    if (i > 1 && is_house_number(words[i - 2]) && is_upper(words[i - 1].front())) return true;
    for (std::size_t end = i + 2; named && end < std::min(words.size(), i + longest_name); ++end) {
      if (is_house_number(words[end]) && ends_an_address(all.subspan(end + 1))) return true;
    }
  }
  return false;
}

// ---- what is shown instead -----------------------------------------------------------------------------------------------------

// Keys of value_words(). The last two are kinds of any cell that is not shown (io/text/cells.hpp).
constexpr std::array<std::string_view, 8> hidden_kinds{"e-mail",         "telephone", "national number", "IBAN",
                                                       "street address", "name",      "number",          "text"};

std::string_view key_of(PersonalKind kind) { return hidden_kinds[static_cast<std::size_t>(kind)]; }

// "e-mail (12)" → "e-mail", "12".
std::optional<std::pair<std::string_view, std::string_view>> parts_of_hidden(std::string_view text) {
  const std::size_t open = text.rfind(" (");
  if (open == std::string_view::npos || !text.ends_with(')')) return std::nullopt;
  const std::string_view kind = text.substr(0, open), length = text.substr(open + 2, text.size() - open - 3);
  const bool number = !length.empty() && length.size() < 7 && std::ranges::all_of(length, is_digit);
  if (!number || std::ranges::find(hidden_kinds, kind) == hidden_kinds.end()) return std::nullopt;
  return std::pair(kind, length);
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// What stands for an id that was hashed: its digits and letters mean nothing.
bool is_hash(std::string_view text) {
  constexpr std::size_t sha256_digits = 64;
  return text.size() == sha256_digits &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

}  // namespace

bool has_national_number(std::string_view cell) {
  if (std::ranges::count_if(cell, is_digit) < 11) return false;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (!is_digit(cell[at]) || (at > 0 && is_digit(cell[at - 1]))) continue;
    const auto digits = take_eleven_digits(cell.substr(at));
    if (digits && is_national_number(*digits)) return true;
  }
  return false;
}

std::optional<PersonalKind> personal_kind(std::string_view text) {
  if (is_hash(text)) return std::nullopt;
  const auto tells = [](char c) {
    return is_digit(c) || std::string_view("@([{<").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (std::ranges::none_of(text, tells)) return std::nullopt;
  const std::string plain = with_plain_marks(text);
  const bool any_digit = std::ranges::any_of(plain, is_digit);
  if (has_email(with_signs_of_addresses(plain))) return PersonalKind::email;
  if (!any_digit) return std::nullopt;
  if (has_national_number(plain)) return PersonalKind::national_number;
  if (has_iban(plain)) return PersonalKind::iban;
  if (has_telephone(plain)) return PersonalKind::telephone;
  if (has_street_address(plain)) return PersonalKind::street_address;
  return std::nullopt;
}

bool is_personal_id(std::string_view id) {
  if (is_hash(id)) return false;
  const std::string plain = with_signs_of_addresses(with_plain_marks(id));
  const std::size_t at = plain.find('@');
  const bool email = at != std::string::npos && at > 0 && plain.find('.', at) != std::string::npos;
  return email || is_telephone(plain) || has_national_number(plain) || has_iban(plain) || has_street_address(plain);
}

std::string hidden_as(PersonalKind kind, std::string_view text) {
  if (parts_of_hidden(text)) return std::string(text);
  return std::string(key_of(kind)) + " (" + std::to_string(characters_in(text)) + ")";
}

std::string without_personal(std::string_view text) {
  const auto kind = personal_kind(text);
  return kind ? hidden_as(*kind, text) : std::string(text);
}

std::string hidden_in_words(std::string_view text, Language language) {
  const auto parts = parts_of_hidden(text);
  if (!parts) return std::string(text);
  return fill_in(kind_and_length().texts[static_cast<std::size_t>(language)],
                 {{"kind", std::string(parts->first)}, {"n", std::string(parts->second)}}, language);
}

}  // namespace koppel
