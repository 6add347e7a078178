#include "io/survey/answer_facts.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/characters.hpp"
#include "io/survey/plain_moments.hpp"
#include "io/text/built_in_places.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

template <class Is>
int share_of(const ColumnAnswers& answers, Is is) {
  std::size_t count = 0;
  for (const GivenAnswer& given : answers.different) count += is(given.text) ? given.times : 0;
  return answers.filled == 0 ? 0 : static_cast<int>(count * 100 / answers.filled);
}

struct UrgencyWord {
  std::string_view word;
  std::string_view priority;
};
constexpr UrgencyWord urgency_words[] = {
    {"laag", "1"},
    {"low", "1"},
    {"faible", "1"},
    {"basse", "1"},
    {"niet dringend", "1"},
    {"niet zo dringend", "1"},
    {"weinig dringend", "1"},
    {"pas urgent", "1"},
    {"peu urgent", "1"},
    {"non urgent", "1"},
    {"not urgent", "1"},
    {"kan wachten", "1"},
    {"peut attendre", "1"},
    {"can wait", "1"},
    {"geen haast", "1"},
    {"midden", "2"},
    {"middel", "2"},
    {"middelmatig", "2"},
    {"gemiddeld", "2"},
    {"medium", "2"},
    {"normaal", "2"},
    {"normal", "2"},
    {"normale", "2"},
    {"moyen", "2"},
    {"moyenne", "2"},
    {"dringend", "2"},
    {"urgent", "2"},
    {"vrij dringend", "2"},
    {"assez urgent", "2"},
    {"quite urgent", "2"},
    {"fairly urgent", "2"},
    {"nee", "1"},
    {"neen", "1"},
    {"non", "1"},
    {"no", "1"},
    {"ja", "2"},
    {"oui", "2"},
    {"yes", "2"},
    {"hoog", "3"},
    {"high", "3"},
    {"haut", "3"},
    {"haute", "3"},
    {"eleve", "3"},
    {"elevee", "3"},
    {"zeer dringend", "3"},
    {"heel dringend", "3"},
    {"erg dringend", "3"},
    {"uiterst dringend", "3"},
    {"tres urgent", "3"},
    {"very urgent", "3"},
    {"spoed", "3"},
    {"zo snel mogelijk", "3"},
    {"des que possible", "3"},
    {"as soon as possible", "3"},
    {"asap", "3"},
};

bool begins_with_capital(std::string_view word) {
  return !word.empty() &&
         ((word.front() >= 'A' && word.front() <= 'Z') || static_cast<unsigned char>(word.front()) == 0xC3);
}

bool looks_like_name(std::string_view text) {
  std::size_t words = 0, capitals = 0;
  if (std::ranges::any_of(text, is_digit)) return false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (const std::string_view word = text.substr(0, end); !word.empty()) {
      ++words;
      capitals += begins_with_capital(word) ? 1U : 0U;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words >= 2 && words <= 5 && capitals >= 2;
}

template <class Meaning>
std::vector<std::pair<std::string, std::string>> codes_of(const ColumnAnswers& answers, Meaning meaning) {
  constexpr std::size_t most = 30;
  std::vector<std::pair<std::string, std::string>> codes;
  std::map<std::string, bool> folded;
  for (const GivenAnswer& given : answers.different) {
    std::string value(meaning(given.text));
    if (value.empty() || codes.size() == most) return {};
    if (folded.try_emplace(fold(given.text), true).second) codes.emplace_back(given.text, std::move(value));
  }
  return codes;
}

}  // namespace

int place_share(const ColumnAnswers& answers) {
  return share_of(answers, [](std::string_view text) { return names_a_place(built_in_places(), text); });
}

int moment_share(const ColumnAnswers& answers, std::string_view split) {
  return share_of(answers, [split](std::string_view text) {
    if (plain_moments(text)) return true;
    if (split.empty()) return false;
    const auto pieces = split_answers(text, split, [](std::string_view) { return false; });
    return std::ranges::count_if(pieces, [](const auto& piece) { return plain_moments(piece).has_value(); }) * 2 >
           static_cast<std::ptrdiff_t>(pieces.size());
  });
}

bool look_like_names(const ColumnAnswers& answers) {
  return answers.filled > 0 && share_of(answers, looks_like_name) >= 60 &&
         answers.different.size() * 2 >= answers.filled;
}

bool are_ticks(const ColumnAnswers& answers) {
  constexpr std::array<std::string_view, 16> ticks{"y", "n", "yes", "no", "ja", "nee",  "oui",   "non",
                                                   "1", "0", "x",   "j",  "o",  "true", "false", "neen"};
  return answers.filled > 0 && std::ranges::all_of(answers.different, [&](const GivenAnswer& given) {
           return std::ranges::find(ticks, fold(given.text)) != ticks.end();
         });
}

std::vector<std::pair<std::string, std::string>> urgency_codes(const ColumnAnswers& answers) {
  return codes_of(answers, [](std::string_view text) {
    const auto word = std::ranges::find(urgency_words, fold(text), &UrgencyWord::word);
    return word == std::end(urgency_words) ? std::string_view() : word->priority;
  });
}

int number_share(const ColumnAnswers& answers, Unit unit) {
  return share_of(answers, [unit](std::string_view text) { return said_number(text, unit).has_value(); });
}

std::vector<CountedAnswer> counted_answers(const ColumnAnswers& answers, std::string_view split) {
  std::map<std::string, std::size_t> times;
  for (const GivenAnswer& given : answers.different) {
    if (split.empty()) {
      times[std::string(given.text)] += given.times;
      continue;
    }
    for (std::string& piece : split_answers(given.text, split, [](std::string_view) { return false; })) {
      times[std::move(piece)] += given.times;
    }
  }
  std::vector<CountedAnswer> counted;
  for (auto& [text, count] : times) counted.push_back({text, count});
  return counted;
}

}  // namespace koppel::io
