#include "io/survey/question_words.hpp"

#include <algorithm>
#include <map>

#include "io/survey/fields.hpp"
#include "io/survey/heading_words.hpp"
#include "io/survey/question_patterns.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// The words of a folded question; hyphens and apostrophes inside a word stay.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter_or_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() &&
           (is_letter_or_digit(text[end]) ||
            ((text[end] == '-' || text[end] == '\'') && end + 1 < text.size() && is_letter_or_digit(text[end + 1])))) {
      ++end;
    }
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

bool matches(std::string_view word, std::string_view pattern) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return word.ends_with(pattern.substr(1));
  if (word == pattern) return true;
  if (word.size() > pattern.size() && word.starts_with(pattern) && word[pattern.size()] == '-')
    return true;  // "savez-vous"
  // "l'aide", "d'heures"
  const std::size_t mark = word.find('\'');
  return mark != std::string_view::npos && mark <= 2 && word.substr(mark + 1) == pattern;
}

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

bool stand_behind_one_another(const std::vector<std::string_view>& words, std::string_view pattern) {
  for (std::size_t start = 0; start < words.size(); ++start) {
    std::string_view left = pattern;
    std::size_t at = start;
    while (!left.empty() && at < words.size() && matches(words[at], take_until(left, '_'))) {
      ++at;
      if (left.empty()) return true;
    }
  }
  return false;
}

bool holds_words(const std::vector<std::string_view>& words, std::string_view pattern) {
  while (!pattern.empty()) {
    if (!stand_behind_one_another(words, take_until(pattern, ' '))) return false;
  }
  return true;
}

}  // namespace

std::vector<FieldGuess> fields_in_question(std::string_view question, Side side) {
  std::string folded = fold(question);
  while (!folded.empty() && std::string_view(" ?:.").find(folded.back()) != std::string_view::npos) folded.pop_back();
  const auto words = words_of(folded);
  struct Weights {
    int most = 0, least = 0;
  };
  std::map<std::string_view, Weights> found;
  for (const QuestionPattern& pattern : question_patterns()) {
    const bool has_field = belongs_to_both(pattern.field) || find_survey_field(side, pattern.field) != nullptr;
    const bool whole = pattern.words.starts_with('=');
    const bool speaks = whole ? folded == pattern.words.substr(1) : holds_words(words, pattern.words);
    // What an offer is about, people seldom say in one question.
    if (!has_field || !speaks || (side == Side::offers && pattern.field == "label")) continue;
    Weights& weights = found[pattern.field];
    weights.most = std::max(weights.most, pattern.weight);
    weights.least = std::min(weights.least, pattern.weight);
  }
  std::vector<FieldGuess> guesses;
  for (const auto& [field, weights] : found) {
    if (weights.most + weights.least > 0) guesses.push_back({std::string(field), weights.most + weights.least});
  }
  std::ranges::stable_sort(guesses, std::ranges::greater(), &FieldGuess::weight);
  return guesses;
}

std::string field_asked_for(std::string_view question, Side side) {
  const std::vector<FieldGuess> guesses = fields_in_question(question, side);
  if (guesses.empty() || guesses.front().weight < telling_weight) return {};
  const std::string& field = guesses.front().field;
  const bool counts = field == "needs" || field == "languages" || field == "slots" || field == "place.postcode";
  return counts || unit_of_field(field) ? field : std::string();
}

bool asks_for_wishes(std::string_view question) {
  const std::string folded = fold(question);
  const auto words = words_of(folded);
  return std::ranges::any_of(wish_patterns(), [&](std::string_view pattern) { return holds_words(words, pattern); });
}

}  // namespace koppel::io
