#include "io/survey/listed_words.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/characters.hpp"
#include "io/survey/own_words.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::array<std::string_view, 5> list_marks{";", "|", "\n", ",", "/"};
constexpr std::size_t longest_part = 40;  // characters
constexpr std::size_t most_part_words = 4;
// Also the marks that people use beside another one: "ladder; schuurmachine" in a column of commas.
constexpr std::array<std::string_view, 8> conjunctions{" en ", " et ", " and ", " & ", " + ", ";", "\n", "|"};

std::vector<std::string> parts_under(std::string_view text, std::string_view mark) {
  return split_answers(text, mark, [](std::string_view) { return false; });
}

std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1; }

// What a mark makes of the answers of a column. Cells count as often as they were filled in; of those with several parts:
struct Listing {
  std::size_t filled = 0, several = 0;  // cells; with more than one part
  std::size_t wholes_back = 0;          // that stand elsewhere as they are
  std::size_t parts = 0, short_parts = 0, words = 0;
  std::size_t back = 0;  // parts that stand in another answer, or on the other side

  Listing(const ColumnAnswers& answers, std::string_view mark, const std::set<std::string>& elsewhere) {
    std::map<std::string, std::size_t> in;  // key: in how many different answers
    std::vector<std::pair<std::string, std::size_t>> said;
    for (const GivenAnswer& given : answers.different) {
      const std::vector<std::string> pieces = parts_under(given.text, mark);
      filled += given.times;
      const bool listed = pieces.size() > 1;
      if (listed) {
        several += given.times;
        if (given.times > 1 || elsewhere.contains(own_word_key(given.text))) wholes_back += given.times;
      }
      std::set<std::string> here;
      for (const std::string& piece : pieces) {
        std::string key = own_word_key(piece);
        here.insert(key);
        for (const std::string& joined : parts_of_conjunction(piece)) here.insert(own_word_key(joined));
        if (!listed) continue;
        parts += given.times, words += words_in(piece) * given.times;
        short_parts += is_short_part(piece) ? given.times : 0;
        said.emplace_back(std::move(key), given.times);
      }
      for (const std::string& key : here) ++in[key];
    }
    for (const auto& [key, times] : said) back += in[key] > 1 || elsewhere.contains(key) ? times : 0;
  }

  [[nodiscard]] bool is_list() const {
    constexpr std::size_t few_words = 2;
    const bool in_few_words = short_parts * 10 >= parts * 9;
    if (several == 0 || !in_few_words || wholes_back * 2 > several) return false;
    const bool come_back = back > 0 && back * 5 >= parts;
    const bool many_cells = several * 3 >= filled && words <= parts * few_words;
    return come_back || many_cells;
  }
};

bool begins_with(std::string_view text, std::string_view conjunction) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return text.size() >= conjunction.size() &&
         std::ranges::equal(text.substr(0, conjunction.size()), conjunction, {}, lower);
}

}  // namespace

bool is_short_part(std::string_view part) {
  return character_count(part) <= longest_part && words_in(part) <= most_part_words &&
         std::ranges::any_of(part, [](char c) { return !is_digit(c) && c != ' '; });
}

std::string list_mark(const ColumnAnswers& answers, const std::set<std::string>& elsewhere) {
  for (const std::string_view mark : list_marks) {
    if (Listing(answers, mark, elsewhere).is_list()) return std::string(mark);
  }
  return {};
}

std::set<std::string> keys_under_all_marks(const ColumnAnswers& answers) {
  std::set<std::string> keys;
  for (const GivenAnswer& given : answers.different) {
    keys.insert(own_word_key(given.text));
    for (const std::string_view mark : list_marks) {
      if (given.text.find(mark) == std::string_view::npos) continue;
      for (const std::string& part : parts_under(given.text, mark)) {
        keys.insert(own_word_key(part));
        for (const std::string& joined : parts_of_conjunction(part)) keys.insert(own_word_key(joined));
      }
    }
    for (const std::string& joined : parts_of_conjunction(given.text)) keys.insert(own_word_key(joined));
  }
  keys.erase("");
  return keys;
}

std::vector<std::string> parts_of_conjunction(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto joined = std::ranges::find_if(
        conjunctions, [&](std::string_view conjunction) { return begins_with(text.substr(at), conjunction); });
    if (joined == conjunctions.end()) continue;
    parts.emplace_back(trimmed(text.substr(from, at - from)));
    from = at + joined->size();
    at = from - 1;
  }
  if (parts.empty()) return parts;
  parts.emplace_back(trimmed(text.substr(from)));
  if (std::ranges::any_of(parts, &std::string::empty)) return {};
  return parts;
}

}  // namespace koppel::io
