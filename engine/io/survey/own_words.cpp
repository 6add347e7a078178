#include "io/survey/own_words.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/characters.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/draft_mapping.hpp"
#include "io/survey/listed_words.hpp"
#include "io/survey/personal.hpp"
#include "io/survey/term_index.hpp"
#include "io/survey/words.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"
#include "io/text/spelling.hpp"
#include "model/slip.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t longest_word = 80;  // characters; more is a sentence
constexpr std::size_t most_words = 200;
constexpr std::size_t long_enough_to_err = 6;  // letters of a word,
constexpr std::size_t enough_left_to_err = 5;  // and of its key: "lassen" and "lessen" are two words
constexpr std::size_t short_key = 8;  // below it one letter more often makes another word: "kaarten", "kaarsen"
constexpr std::size_t comes_back = 2, comes_back_often = 3;

// "enquêtes" and "enquête": a word without the ending of its plural.
std::string singular(std::string word) {
  constexpr std::size_t least = 5;
  const auto drop = [&word](std::string_view ending) {
    if (word.size() < least || !word.ends_with(ending)) return false;
    word.resize(word.size() - ending.size());
    return true;
  };
  if (!drop("'s")) drop("s");
  if (!drop("en")) drop("e");
  return word;
}

bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_digit); }

// "Enquêtes maken" → "enquetes_maken".
std::string id_of_label(std::string_view label) {
  std::string id;
  for (const char c : fold(label)) {
    const bool plain = (c >= 'a' && c <= 'z') || is_digit(c);
    if (plain) id += c;
    if (!plain && !id.empty() && id.back() != '_') id += '_';
  }
  while (id.ends_with('_')) id.pop_back();
  return id.empty() ? "woord" : id;
}

// Answers that are one word.
struct WordClass {
  std::map<std::string, SaidCounts> spellings;
  std::set<std::string> slips;  // spellings that were taken for a typing error
  std::string term;             // of the vocabulary that koppel knows; empty: none
  std::string known_spelling;   // one that the vocabulary has
  [[nodiscard]] std::size_t times() const {
    std::size_t sum = 0;
    for (const auto& [text, counts] : spellings) sum += counts.all();
    return sum;
  }
  [[nodiscard]] SaidCounts counts() const {
    SaidCounts sum;
    for (const auto& [text, said] : spellings) sum.offered += said.offered, sum.asked += said.asked;
    return sum;
  }
  // As it was written most often, whatever the case and accents; of those written equally often, as the vocabulary has it, else the first in the
  // alphabet. Never as somebody mistyped it.
  [[nodiscard]] const std::string& label() const {
    std::map<std::string, std::size_t> by_folded;
    for (const auto& [text, counts] : spellings) by_folded[fold(text)] += counts.all();
    const auto rank = [&](const auto& spelling) {
      const auto& [text, counts] = spelling;
      return std::tuple(!slips.contains(text), by_folded.at(fold(text)), text == known_spelling, counts.all());
    };
    const auto* best = &*spellings.begin();
    for (const auto& spelling : spellings) {
      if (rank(spelling) > rank(*best)) best = &spelling;
    }
    return best->first;
  }
};
using WordClasses = std::map<std::string, WordClass>;

// Each key by itself, or by the term that koppel knows it as.
WordClasses classes_of(const std::map<std::string, std::map<std::string, SaidCounts>>& answers,
                       const Vocabulary* known) {
  const std::optional<TermIndex> index = known == nullptr ? std::nullopt : std::optional<TermIndex>(*known);
  WordClasses classes;
  for (const auto& [key, spellings] : answers) {
    std::string term;
    std::string known_spelling;
    for (const auto& [text, counts] : spellings) {
      const std::string found = index ? index->find(text) : std::string();
      if (term.empty()) term = found;
      if (known_spelling.empty() && !found.empty()) known_spelling = text;
    }
    WordClass& same = classes[term.empty() ? "word " + key : "term " + term];
    same.term = term;
    if (same.known_spelling.empty()) same.known_spelling = known_spelling;
    for (const auto& [text, counts] : spellings) same.spellings[text] = counts;
  }
  return classes;
}

// The words that come back, by what is left of their key where one letter is missing; and by the key itself.
class WordsThatComeBack {
 public:
  explicit WordsThatComeBack(const WordClasses& classes) : classes_(classes) {
    for (const auto& [name, of] : classes) {
      if (of.times() < comes_back) continue;
      for (std::string& form : forms_of(own_word_key(of.spellings.begin()->first))) {
        by_form_[std::move(form)].push_back(&name);
      }
    }
  }

  // The one word that is one letter away from what was written once; nullptr: none, or several.
  [[nodiscard]] const std::string* find_meant(const std::string& name, const WordClass& rare) const {
    const std::string& said = rare.spellings.begin()->first;
    const std::string key = own_word_key(said);
    if (rare.times() != 1 || !rare.term.empty() || said.size() < long_enough_to_err ||
        key.size() < enough_left_to_err || has_digit(key))
      return nullptr;
    const std::string* meant = nullptr;
    for (const std::string& form : forms_of(key)) {
      const auto found = by_form_.find(form);
      if (found == by_form_.end()) continue;
      for (const std::string* other : found->second) {
        if (*other == name || (meant != nullptr && *other == *meant) || !is_near(key, classes_.at(*other))) continue;
        if (meant != nullptr) return nullptr;
        meant = other;
      }
    }
    return meant;
  }

 private:
  static std::vector<std::string> forms_of(const std::string& key) {
    std::vector<std::string> forms{key};
    for (std::size_t at = 0; at < key.size(); ++at) forms.push_back(key.substr(0, at) + key.substr(at + 1));
    return forms;
  }
  static bool is_near(const std::string& key, const WordClass& other) {
    const std::string other_key = own_word_key(other.spellings.begin()->first);
    const std::size_t enough = key.size() < short_key ? comes_back_often : comes_back;
    return other.times() >= enough && other_key.front() == key.front() && one_slip_apart(key, other_key);
  }

  const WordClasses& classes_;
  std::unordered_map<std::string, std::vector<const std::string*>> by_form_;
};

using Decided = std::vector<std::pair<NearWords, bool>>;

// nullptr: nobody decided it.
const bool* find_decided(const Decided& decided, const std::string& said, const std::string& meant) {
  for (const auto& [near, same] : decided) {
    if ((near.said == said && near.meant == meant) || (near.said == meant && near.meant == said)) return &same;
  }
  return nullptr;
}

void join(WordClasses& classes, const std::string& name, const std::string& meant) {
  classes.at(meant).spellings.merge(classes.at(name).spellings);
  classes.erase(name);
}

void join_as_slip(WordClasses& classes, const std::string& name, const std::string& meant) {
  for (const auto& [text, counts] : classes.at(name).spellings) classes.at(meant).slips.insert(text);
  join(classes, name, meant);
}

void join_decided(WordClasses& classes, const Decided& decided) {
  const auto labelled = [&classes](const std::string& label) {
    return std::ranges::find_if(classes, [&](const auto& entry) { return entry.second.label() == label; });
  };
  for (const auto& [near, same] : decided) {
    const auto said = labelled(near.said), meant = labelled(near.meant);
    if (same && said != classes.end() && meant != classes.end() && said != meant) {
      join(classes, std::string(said->first), std::string(meant->first));
    }
  }
}

// An answer that one person gave is counted and not quoted: it may be personal.
void join_misspelt(WordClasses& classes, const std::string& field, const Decided& decided, Findings& findings) {
  std::vector<std::pair<std::string, std::string>> joined;
  const WordsThatComeBack words(classes);
  for (const auto& [name, rare] : classes) {
    const std::string* meant = words.find_meant(name, rare);
    if (meant == nullptr || find_decided(decided, rare.label(), classes.at(*meant).label()) != nullptr) continue;
    joined.emplace_back(name, *meant);
  }
  std::map<std::pair<std::string, std::string>, std::size_t> times;  // by column and word
  for (const auto& [name, meant] : joined) {
    WordClass& rare = classes.at(name);
    const std::string& column = rare.spellings.begin()->second.column;
    ++times[{column.empty() ? field : column, meant}];
    join_as_slip(classes, name, meant);
  }
  for (const auto& [column_and_word, count] : times) {
    const auto& [column, meant] = column_and_word;
    findings.add(survey_codes.word_joined, {.field = column},
                 {{"read", std::to_string(count)}, {"expected", classes.at(meant).label()}});
  }
}

// Each of the two stands on one side only, so that nobody meets there while they are two.
bool would_meet(const WordClass& one, const WordClass& other) {
  const SaidCounts said = one.counts(), other_said = other.counts();
  return (said.asked == 0 && other_said.offered == 0) || (said.offered == 0 && other_said.asked == 0);
}

bool may_be_one(const WordClass& one, const WordClass& other) {
  const std::string key = own_word_key(one.label()), other_key = own_word_key(other.label());
  const bool two_terms = !one.term.empty() && !other.term.empty();
  return !two_terms && std::min(key.size(), other_key.size()) >= enough_left_to_err && !has_digit(key) &&
         !has_digit(other_key) && one_slip_apart(key, other_key) && would_meet(one, other);
}

OwnWord word_of(const WordClass& of) {
  OwnWord word{.id = of.term, .label = of.label(), .spellings = {}, .broader = {}};
  if (word.id.empty()) word.id = id_of_label(word.label);
  std::set<std::string> folded{fold(word.label), fold(word.id)};
  for (const auto& [text, counts] : of.spellings) {
    word.offered += counts.offered, word.asked += counts.asked;
    if (folded.insert(fold(text)).second) word.spellings.push_back(text);
  }
  return word;
}

void keep_broader(std::vector<OwnWord>& words, const Vocabulary& known) {
  for (OwnWord& word : words) {
    for (const OwnWord& other : words) {
      const bool narrower = word.id != other.id && known.find(word.id) != nullptr &&
                            known.broader_distance(word.id, other.id).has_value();
      if (narrower) word.broader.push_back(other.id);
    }
  }
}

}  // namespace

std::string own_word_key(std::string_view text) {
  constexpr std::string_view sentence_marks = ".,;:!?()\"";
  std::string words;
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find_first_of(" /", at), folded.size());
    std::string word = folded.substr(at, end - at);
    std::erase_if(word, [](char c) { return c == '-' || c == '_'; });
    while (!word.empty() && sentence_marks.find(word.back()) != std::string_view::npos) word.pop_back();
    word.erase(0, std::min(word.find_first_not_of(sentence_marks), word.size()));
    if (!word.empty()) words += (words.empty() ? "" : " ") + singular(std::move(word));
    at = end + 1;
  }
  // "boodschappen doen" is "boodschappen", "faire la cuisine" is "la cuisine".
  constexpr std::string_view to_do = " doen", faire = "faire ";
  if (words.ends_with(singular(std::string(to_do)))) words.resize(words.size() - singular(std::string(to_do)).size());
  if (words.starts_with(faire)) words.erase(0, faire.size());
  return words.empty() ? words : word_key(words);
}

void OwnWords::add(const std::vector<CountedAnswer>& answers, Side side, const std::string& column) {
  for (const CountedAnswer& answer : answers) {
    const Levelled levelled = take_level(answer.text);
    const bool level = levelled.level.size() == 1 && is_digit(levelled.level.front());
    const std::string text = level ? levelled.text : answer.text;
    const std::string key = own_word_key(text);
    if (key.empty() || character_count(text) > longest_word || is_email(text) || is_phone(text)) continue;
    SaidCounts& counts = answers_[key][text];
    if (counts.column.empty()) counts.column = column;
    (side == Side::offers ? counts.offered : counts.asked) += answer.times;
  }
}

void OwnWords::take_over() {
  if (known_ == nullptr) return;
  const auto put = [this](const std::string& text) {
    if (!text.empty()) answers_[own_word_key(text)][text].offered += comes_back_often;
  };
  for (const Term& term : known_->terms()) {
    std::ranges::for_each(term.labels, put);
    std::ranges::for_each(term.synonyms, put);
  }
}

OwnWords::Answers OwnWords::parted() const {
  const std::optional<TermIndex> index = known_ == nullptr ? std::nullopt : std::optional<TermIndex>(*known_);
  const auto on_both_sides = [](const std::map<std::string, SaidCounts>& spellings) {
    SaidCounts sum;
    for (const auto& [text, said] : spellings) sum.offered += said.offered, sum.asked += said.asked;
    return sum.offered > 0 && sum.asked > 0;
  };
  Answers parted = answers_;
  for (const auto& [key, spellings] : answers_) {
    if (on_both_sides(spellings)) continue;
    for (const auto& [text, counts] : spellings) {
      const std::vector<std::string> parts = parts_of_conjunction(text);
      const bool by_itself =
          std::ranges::any_of(parts, [&](const std::string& part) { return answers_.contains(own_word_key(part)); });
      if (!by_itself || (index && !index->find(text).empty())) continue;
      parted[key].erase(text);
      for (const std::string& part : parts) {
        const std::string part_key = own_word_key(part);
        if (part_key.empty()) continue;
        SaidCounts& said = parted[part_key][part];
        said.offered += counts.offered, said.asked += counts.asked;
        if (said.column.empty()) said.column = counts.column;
      }
    }
    if (parted[key].empty()) parted.erase(key);
  }
  return parted;
}

std::size_t OwnWords::known() const {
  if (known_ == nullptr) return 0;
  const TermIndex index(*known_);
  return static_cast<std::size_t>(std::ranges::count_if(parted(), [&](const auto& entry) {
    return std::ranges::any_of(entry.second, [&](const auto& spelling) { return !index.find(spelling.first).empty(); });
  }));
}

std::size_t OwnWords::shared() const {
  Findings unsaid;
  const auto vocabulary = make(unsaid);
  if (!vocabulary) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(vocabulary->words, [](const OwnWord& word) { return word.offered > 0 && word.asked > 0; }));
}

std::vector<NearWords> OwnWords::nearly_the_same() const {
  const Answers answers = parted();
  if (answers.size() > most_words) return {};
  WordClasses classes = classes_of(answers, known_);
  join_decided(classes, decided_);
  const WordsThatComeBack words(classes);
  std::vector<NearWords> found;
  for (auto one = classes.begin(); one != classes.end(); ++one) {
    const std::string* meant = words.find_meant(one->first, one->second);
    if (meant != nullptr) found.push_back({one->second.label(), classes.at(*meant).label()});
    for (auto other = std::next(one); other != classes.end(); ++other) {
      const std::string* other_meant = words.find_meant(other->first, other->second);
      const bool said =
          (meant != nullptr && *meant == other->first) || (other_meant != nullptr && *other_meant == one->first);
      if (!said && may_be_one(one->second, other->second))
        found.push_back({one->second.label(), other->second.label()});
    }
  }
  std::erase_if(found, [&](const NearWords& near) { return find_decided(decided_, near.said, near.meant) != nullptr; });
  return found;
}

std::optional<OwnVocabulary> OwnWords::make(Findings& findings) const {
  const Answers answers = parted();
  if (answers.size() > most_words) return std::nullopt;
  WordClasses classes = classes_of(answers, known_);
  join_decided(classes, decided_);
  join_misspelt(classes, name_, decided_, findings);
  OwnVocabulary vocabulary{.name = name_, .words = {}};
  std::set<std::string> ids;
  for (const auto& [key, of] : classes) {
    OwnWord word = word_of(of);
    const std::string plain = word.id;
    const auto is_taken = [&] {
      return ids.contains(word.id) || (known_ != nullptr && known_->find(word.id) != nullptr);
    };
    for (int next = 2; of.term.empty() && is_taken(); ++next) word.id = plain + "_" + std::to_string(next);
    ids.insert(word.id);
    vocabulary.words.push_back(std::move(word));
  }
  if (known_ != nullptr) keep_broader(vocabulary.words, *known_);
  std::ranges::sort(vocabulary.words, {}, &OwnWord::id);
  return vocabulary;
}

std::string OwnVocabulary::yaml(Language language) const {
  return draft_text(language, DraftText::own_words) + "\nschema: koppel/vocabulary/1\nname: " + name +
         "\ngrows: true   # " + draft_text(language, DraftText::grows) +
         "\nterms:" + (words.empty() ? std::string(no_terms) : "\n" + lines(language));
}

std::string OwnVocabulary::lines(Language language) const {
  const auto list = [](const char* key, const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& one : texts) text += (text.empty() ? "" : ", ") + yaml_quoted(one);
    return texts.empty() ? text : std::string(", ") + key + ": [ " + text + " ]";
  };
  std::string text;
  for (const OwnWord& word : words) {
    const std::string label = yaml_quoted(word.label);
    text += "  - { id: " + yaml_quoted(word.id) + ", labels: { " + std::string(to_string(language)) + ": " + label +
            " }" + list("synonyms", word.spellings) + list("broader", word.broader) + " }   # " +
            draft_text(language, DraftText::said_so_often,
                       {{"offered", std::to_string(word.offered)}, {"asked", std::to_string(word.asked)}}) +
            "\n";
  }
  return text;
}

}  // namespace koppel::io
