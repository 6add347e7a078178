#include "io/survey/personal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/characters.hpp"
#include "base/personal.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_ip4(std::string_view text) {
  for (int part = 0; part < 4; ++part) {
    unsigned number = 256;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || number > 255) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (part == 3) break;
    if (text.empty() || text.front() != '.') return false;
    text.remove_prefix(1);
  }
  return text.empty();
}

// Groups of hexadecimal digits between colons, one run of which may be left out.
bool is_ip6(std::string_view text) {
  if (text.find("::") != text.rfind("::")) return false;
  const bool shortened = text.find("::") != std::string_view::npos;
  const auto colons = static_cast<std::size_t>(std::count(text.begin(), text.end(), ':'));
  if (colons < 2 || colons > 8 || (!shortened && colons != 7)) return false;
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c == ':' ? 0 : digits + 1;
    if ((c != ':' && !is_hex(c)) || digits > 4) return false;
  }
  return true;
}

}  // namespace

bool is_email(std::string_view cell) {
  cell = trimmed(cell);
  const std::size_t at = cell.find('@');
  if (at == 0 || at == std::string_view::npos || cell.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view domain = cell.substr(at + 1);
  const std::size_t dot = domain.rfind('.');
  return cell.find_first_of(" \t\n\r,;<>()") == std::string_view::npos && dot != std::string_view::npos && dot > 0 &&
         domain.size() - dot > 2;
}

bool is_phone(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.empty() || (cell.front() != '0' && cell.front() != '+' && !cell.starts_with("(0"))) return false;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool mark = std::string_view(" ./-()").find(cell[i]) != std::string_view::npos;
    if (!is_digit(cell[i]) && !mark && !(cell[i] == '+' && i == 0)) return false;
    digits += is_digit(cell[i]) ? 1U : 0U;
  }
  return digits >= 9 && digits <= 15;
}

bool is_ip_address(std::string_view cell) {
  cell = trimmed(cell);
  return is_ip4(cell) || is_ip6(cell);
}

// Without the group or chapter before it: "wie-naam" of ODK, "Wie bent u? [Naam]" of a table of one's own.
std::string below_title(SurveyTool tool, const std::string& heading) {
  if (tool == SurveyTool::odk) return heading.substr(heading.rfind('-') + 1);
  const std::size_t bracket = heading.find('[');
  const bool chapter = tool == SurveyTool::plain && bracket != std::string::npos && heading.ends_with(']');
  return chapter ? heading.substr(bracket + 1, heading.size() - bracket - 2) : heading;
}

bool asks_for_name(std::string_view heading) {
  constexpr std::array<std::string_view, 26> headings{"naam",
                                                      "voornaam",
                                                      "familienaam",
                                                      "achternaam",
                                                      "volledige naam",
                                                      "naam en voornaam",
                                                      "name",
                                                      "first name",
                                                      "last name",
                                                      "full name",
                                                      "voornaam en naam",
                                                      "surname",
                                                      "given name",
                                                      "firstname",
                                                      "lastname",
                                                      "nom",
                                                      "prenom",
                                                      "nom de famille",
                                                      "nom et prenom",
                                                      "prenom et nom",
                                                      "contactpersoon",
                                                      "contact person",
                                                      "personne de contact",
                                                      "contact name",
                                                      "name and surname",
                                                      "wie ben je"};
  constexpr std::array<std::string_view, 9> within{"hoe heet",  "je naam",   "jouw naam",
                                                   "uw naam",   "your name", "your full name",
                                                   "votre nom", "ton nom",   "appelez-vous"};
  const std::string folded = fold(heading);
  const std::string_view last_step = std::string_view(folded).substr(folded.rfind('/') + 1);
  return std::find(headings.begin(), headings.end(), last_step) != headings.end() ||
         std::any_of(within.begin(), within.end(),
                     [&](std::string_view words) { return folded.find(words) != std::string::npos; });
}

bool asks_for_phone(std::string_view heading) {
  constexpr std::array<std::string_view, 7> within{"telefoon", "gsm",    "phone",   "telephone",
                                                   "mobiel",   "mobile", "portable"};
  const std::string folded = fold(heading);
  return std::any_of(within.begin(), within.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

PersonalCounts personal_in(const Table& table, const TableAnswers& answers, std::size_t column) {
  const std::string question = column < table.questions.size() ? table.questions[column] : "";
  const std::string& heading = table.headings[column];
  const std::string below = below_title(table.tool, heading);
  const bool names =
      asks_for_name(below) || asks_for_name(question) || column_role(table.tool, heading, question) == ColumnRole::name;
  const bool phones = asks_for_phone(heading) || asks_for_phone(question);
  PersonalCounts counts;
  for (const auto& [text, times] : answers.of(column).different) {
    counts.name += names ? times : 0;
    if (has_national_number(text)) {
      counts.national_number += times;
    } else if (is_email(text)) {
      counts.email += times;
    } else if (is_ip_address(text)) {
      counts.ip_address += times;
    } else if (is_phone(text) || (phones && is_phone("0" + std::string(text)))) {
      counts.phone += times;
    }
  }
  return counts;
}

}  // namespace koppel::io
