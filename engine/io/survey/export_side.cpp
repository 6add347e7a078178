#include "io/survey/export_side.hpp"

#include <algorithm>
#include <set>

#include "io/survey/own_words.hpp"
#include "io/survey/term_index.hpp"
#include "io/text/cells.hpp"
#include "model/person.hpp"

namespace koppel::io {

namespace {

using Keys = std::set<std::string>;

constexpr std::size_t most_keys = 200;
constexpr int half_of_it = 50;            // per cent
constexpr std::size_t enough_shared = 2;  // words in common, so that two columns speak of the same

Keys keys_of(const ColumnAnswers& answers, std::string_view split) {
  Keys keys;
  for (const CountedAnswer& answer : counted_answers(answers, split)) {
    keys.insert(own_word_key(answer.text));
    if (keys.size() > most_keys) return {};
  }
  return keys;
}

std::size_t shared_by(const Keys& one, const Keys& other) {
  return static_cast<std::size_t>(std::ranges::count_if(one, [&](const auto& key) { return other.contains(key); }));
}

}  // namespace

std::vector<std::size_t> ExportSide::of_field(std::string_view field) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (proposals[i].field == field) found.push_back(i);
  }
  return found;
}

bool ExportSide::holds_words(std::size_t question) const {
  const QuestionKind kind = survey.questions[question].kind;
  const bool kinds = kind == QuestionKind::single || kind == QuestionKind::multiple || kind == QuestionKind::free_text;
  return kinds && survey.questions[question].options.empty() && !proposals[question].of_the_tool &&
         !proposals[question].personal && !are_ticks(answers(question)) && !look_like_names(answers(question)) &&
         place_share(answers(question)) < half_of_it && moment_share(answers(question), "") < half_of_it;
}

bool ExportSide::address_tells_apart() const {
  const std::vector<std::size_t> found = of_field("contact.email");
  if (found.empty()) return false;
  const ColumnAnswers& addresses = answers(found.front());
  std::set<std::string> different;
  for (const GivenAnswer& given : addresses.different) different.insert(email_key(given.text));
  const bool everybody = addresses.filled == survey.table.rows.size() && !different.contains("");
  return everybody && (side == Side::offers || different.size() == addresses.filled);
}

bool Meeting::is_clear() const { return shared >= enough_shared && shared * 2 >= smaller; }

Meeting meeting_of(const ExportSide& offers, std::size_t offered, const ExportSide& requests, std::size_t asked) {
  Meeting best;
  const auto marks_for = [](const ExportSide& side, std::size_t at) {
    const std::string& found = side.survey.questions[at].split;
    return found.empty() ? std::vector<std::string_view>(answer_marks.begin(), answer_marks.end())
                         : std::vector<std::string_view>{found};
  };
  for (const std::string_view offers_mark : marks_for(offers, offered)) {
    const Keys one = keys_of(offers.answers(offered), offers_mark);
    for (const std::string_view requests_mark : marks_for(requests, asked)) {
      const Keys other = keys_of(requests.answers(asked), requests_mark);
      const std::size_t shared = shared_by(one, other);
      if (shared <= best.shared) continue;
      best = {shared, std::min(one.size(), other.size()), std::string(offers_mark), std::string(requests_mark)};
    }
  }
  return best;
}

std::pair<std::size_t, std::size_t> known_answers(const ColumnAnswers& answers, std::string_view split,
                                                  const Vocabulary* vocabulary) {
  std::size_t known = 0, all = 0;
  if (vocabulary == nullptr) return {0, 0};
  const TermIndex index(*vocabulary);
  for (const CountedAnswer& answer : counted_answers(answers, split)) {
    all += answer.times;
    known += index.find(take_level(answer.text).text).empty() ? 0 : answer.times;
  }
  return {known, all};
}

}  // namespace koppel::io
