#include "io/survey/row_gate.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <vector>

#include "base/characters.hpp"
#include "base/unseen.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t shortest_name = 3;   // letters
constexpr std::size_t longest_name = 6;    // words
constexpr std::size_t shortest_whole = 4;  // letters of a whole name: "Bo Xy"
constexpr std::size_t shortest_glued = 8;  // letters of one without a blank: "Tom Aten" is no "tomaten"
constexpr std::size_t telling_digits =
    8;  // at the end of a telephone number: without what a country or a spreadsheet puts before them

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 18> particles{"van", "von", "der", "den", "des", "del", "ter", "ten", "het",
                                                       "the", "und", "and", "les", "los", "las", "dos", "das", "ver"};
  return std::ranges::find(particles, word) != particles.end();
}

// The apostrophes of typesetters, which are no letters: "Mia’s".
std::string with_plain_apostrophes(std::string_view text) {
  constexpr std::array<std::string_view, 5> apostrophes{"\xE2\x80\x98", "\xE2\x80\x99", "\xC2\xB4", "\xCA\xBC",
                                                        "\xEF\xBC\x87"};
  std::string plain(text);
  for (const std::string_view sign : apostrophes) {
    for (std::size_t at = plain.find(sign); at != std::string::npos; at = plain.find(sign, at))
      plain.replace(at, sign.size(), "'");
  }
  return plain;
}

// The words of a folded text without digits, in their order.
std::vector<std::string> all_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool plain = true;  // no digit in it
  const auto end_word = [&] {
    if (plain && !word.empty()) words.push_back(word);
    word.clear(), plain = true;
  };
  for (const char c : fold(without_unseen(with_plain_apostrophes(text)))) {
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter || is_digit(c)) {
      word += c;
      plain = plain && letter;
    } else {
      end_word();
    }
  }
  end_word();
  return words;
}

std::vector<std::string> without_particles(std::string_view text) {
  std::vector<std::string> words = all_words(text);
  std::erase_if(words, is_particle);
  return words;
}

// Those of them that tell who somebody is by themselves.
std::vector<std::string> name_words(std::string_view text) {
  std::vector<std::string> words = all_words(text);
  std::erase_if(words,
                [](const std::string& word) { return character_count(word) < shortest_name || is_particle(word); });
  return words;
}

// Whichever stands first, the given name or the other.
std::string whole_name(std::span<const std::string> words) {
  std::vector<std::string> sorted(words.begin(), words.end());
  std::ranges::sort(sorted);
  std::string name;
  for (const std::string& word : sorted) name += word + " ";
  return name;
}

std::string glued(std::span<const std::string> words) {
  std::string name;
  for (const std::string& word : words) name += word;
  return name;
}

// The letters between whatever else stands there: of "MiaVoorbeeld2" the first twelve.
std::vector<std::string> runs_of_letters(std::string_view text) {
  std::string letters = fold(without_unseen(text));
  std::ranges::replace_if(letters, is_digit, ' ');
  return all_words(letters);
}

// What an e-mail address is made of, however the signs between are written: "mia (at) example punt org".
std::vector<std::string> parts_of_address(std::string_view text) {
  constexpr std::array<std::string_view, 6> signs{"at", "dot", "punt", "point", "apestaart", "arobase"};
  std::vector<std::string> parts{""};
  for (const char c : fold(without_unseen(text))) {
    if ((c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      parts.back() += c;
    else if (!parts.back().empty())
      parts.emplace_back();
  }
  std::erase_if(parts,
                [&](const std::string& part) { return part.empty() || std::ranges::find(signs, part) != signs.end(); });
  return parts;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

}  // namespace

void RowGate::learn_name(std::string_view name) {
  // "Jo De Schijn" as it stands, and "Mia van Voorbeeld" also without her particle.
  for (const std::vector<std::string>& words : {all_words(name), without_particles(name), name_words(name)}) {
    std::size_t letters = 0;
    for (const std::string& word : words) letters += character_count(word);
    if (words.size() < 2 || words.size() > longest_name || letters < shortest_whole) continue;
    names_.insert(whole_name(words));
    if (letters < shortest_glued) continue;
    glued_.insert(glued(words));
    std::vector<std::string> turned = words;
    std::ranges::rotate(turned, turned.end() - 1);  // whose other name stands first
    glued_.insert(glued(turned));
    std::ranges::rotate_copy(words, words.begin() + 1, turned.begin());
    glued_.insert(glued(turned));
  }
}

void RowGate::begin_row(const Contact& contact) {
  const std::vector<std::string> words = name_words(contact.name);
  words_ = {words.begin(), words.end()};
  email_ = contact.email.find('@') == std::string::npos ? std::string() : fold(contact.email);
  address_ = email_.empty() ? std::vector<std::string>() : parts_of_address(email_);
  if (address_.size() < 2) address_.clear();
  phone_ = digits_of(contact.phone);
  if (phone_.size() > telling_digits) phone_.erase(0, phone_.size() - telling_digits);
  if (phone_.size() < telling_digits) phone_.clear();
}

bool RowGate::holds_name(std::string_view text) const {
  if (words_.empty() && names_.empty()) return false;
  const std::vector<std::string> words = name_words(text);
  if (std::ranges::any_of(words, [this](const std::string& word) { return words_.contains(word); })) return true;
  return holds_whole_name(text);
}

bool RowGate::holds_whole_name(std::string_view text) const {
  if (names_.empty()) return false;
  return holds_name_in(all_words(text)) || holds_name_in(without_particles(text)) || holds_name_in(name_words(text)) ||
         std::ranges::any_of(runs_of_letters(text), [this](const std::string& run) { return glued_.contains(run); });
}

bool RowGate::holds_name_in(const std::vector<std::string>& words) const {
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    for (std::size_t count = 2; count <= std::min(longest_name, words.size() - begin); ++count) {
      if (names_.contains(whole_name(std::span(words).subspan(begin, count)))) return true;
    }
  }
  return false;
}

bool RowGate::holds_contact(std::string_view text) const {
  const bool phone = !phone_.empty() && digits_of(text).find(phone_) != std::string::npos;
  return phone || holds_address(text);
}

bool RowGate::holds_address(std::string_view text) const {
  if (email_.empty()) return false;
  if (fold(text).find(email_) != std::string::npos) return true;
  const std::vector<std::string> parts = parts_of_address(text);
  return !address_.empty() && !std::ranges::search(parts, address_).empty();
}

std::optional<PersonalKind> RowGate::kind_of(std::string_view text) const {
  if (const auto kind = personal_kind(text)) return kind;
  if (holds_name(text)) return PersonalKind::name;
  if (holds_contact(text)) return holds_address(text) ? PersonalKind::email : PersonalKind::telephone;
  return std::nullopt;
}

std::optional<PersonalKind> RowGate::kind_of_key(std::string_view text) const {
  if (const auto kind = personal_kind(text)) return kind;
  if (holds_whole_name(text)) return PersonalKind::name;
  return holds_contact(text) ? kind_of(text) : std::nullopt;
}

std::optional<PersonalKind> RowGate::kind_of_id(std::string_view id) const {
  if (is_personal_id(id)) return personal_kind(id).value_or(PersonalKind::telephone);
  const std::vector<std::string> words = name_words(id);
  const bool of_row =
      !words.empty() && std::ranges::all_of(words, [this](const std::string& word) { return words_.contains(word); });
  const bool is_name = (of_row && std::ranges::none_of(id, is_digit)) || holds_whole_name(id);
  return is_name ? std::optional(PersonalKind::name) : std::nullopt;
}

std::string RowGate::shown(std::string_view text, bool secret) const {
  if (const auto kind = kind_of(text)) return hidden_as(*kind, text);
  return secret ? hidden(text) : io::shown(text);
}

}  // namespace koppel::io
