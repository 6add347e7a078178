#include "io/survey/own_words.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/characters.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/draft_mapping.hpp"
#include "io/survey/personal.hpp"
#include "io/survey/term_index.hpp"
#include "io/survey/words.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t longest_word = 80;  // characters; more is a sentence
constexpr std::size_t most_words = 200;
constexpr std::size_t long_enough_to_err = 6;  // letters of a word,
constexpr std::size_t enough_left_to_err = 5;  // and of its key: "lassen" and "lessen" are two words
constexpr std::size_t comes_back = 2;

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

// One letter more, fewer, other or in another place.
bool one_letter_apart(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > 1) return false;
  std::size_t same = 0;
  while (same < one.size() && one[same] == other[same]) ++same;
  if (one.size() < other.size()) return one.substr(same) == other.substr(same + 1);
  if (one.substr(same + 1) == other.substr(same + 1)) return true;
  return same + 1 < one.size() && one[same] == other[same + 1] && one[same + 1] == other[same] &&
         one.substr(same + 2) == other.substr(same + 2);
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
  std::string term;  // of the vocabulary that koppel knows; empty: none
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
  // As it was written most often.
  [[nodiscard]] const std::string& label() const {
    const auto seldomer = [](const auto& a, const auto& b) {
      return std::pair(a.second.all(), b.first) < std::pair(b.second.all(), a.first);
    };
    return std::ranges::max_element(spellings, seldomer)->first;
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
    for (const auto& [text, counts] : spellings) {
      if (term.empty() && index) term = index->find(text);
    }
    WordClass& same = classes[term.empty() ? "word " + key : "term " + term];
    same.term = term;
    for (const auto& [text, counts] : spellings) same.spellings[text] = counts;
  }
  return classes;
}

// The one word that comes back and is one letter away from what was written once; nullptr: none, or several.
const std::string* find_meant(const WordClasses& classes, const std::string& name, const WordClass& rare) {
  const std::string& said = rare.spellings.begin()->first;
  const std::string key = own_word_key(said);
  if (rare.times() != 1 || !rare.term.empty() || said.size() < long_enough_to_err || key.size() < enough_left_to_err ||
      has_digit(key))
    return nullptr;
  const std::string* meant = nullptr;
  for (const auto& [other, of] : classes) {
    const std::string other_key = own_word_key(of.spellings.begin()->first);
    const bool near = other != name && of.times() >= comes_back && other_key.front() == key.front() &&
                      one_letter_apart(key, other_key);
    if (near && meant != nullptr) return nullptr;
    if (near) meant = &other;
  }
  return meant;
}

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

void join_misspelt(WordClasses& classes, const std::string& field, const Decided& decided, Findings& findings) {
  std::vector<std::pair<std::string, std::string>> joined;
  for (const auto& [name, rare] : classes) {
    const std::string* meant = find_meant(classes, name, rare);
    if (meant == nullptr || find_decided(decided, rare.label(), classes.at(*meant).label()) != nullptr) continue;
    joined.emplace_back(name, *meant);
  }
  for (const auto& [name, meant] : joined) {
    findings.add(survey_codes.word_joined, {.field = field},
                 {{"read", classes.at(name).spellings.begin()->first}, {"expected", classes.at(meant).label()}});
    join(classes, name, meant);
  }
}

// Each of the two stands on one side only, so that nobody meets there while they are two.
bool would_meet(const WordClass& one, const WordClass& other) {
  const auto [offered, asked] = one.counts();
  const auto [other_offered, other_asked] = other.counts();
  return (asked == 0 && other_offered == 0) || (offered == 0 && other_asked == 0);
}

bool may_be_one(const WordClass& one, const WordClass& other) {
  const std::string key = own_word_key(one.label()), other_key = own_word_key(other.label());
  const bool two_terms = !one.term.empty() && !other.term.empty();
  return !two_terms && std::min(key.size(), other_key.size()) >= enough_left_to_err && !has_digit(key) &&
         !has_digit(other_key) && one_letter_apart(key, other_key) && would_meet(one, other);
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
  std::string key, word;
  const auto end_word = [&] {
    if (!word.empty()) key += (key.empty() ? "" : " ") + singular(std::move(word));
    word.clear();
  };
  for (const char c : fold(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter || (c == '\'' && !word.empty())) {
      word += c;
    } else {
      end_word();
    }
  }
  end_word();
  return key;
}

void OwnWords::add(const std::vector<CountedAnswer>& answers, Side side) {
  for (const CountedAnswer& answer : answers) {
    const Levelled levelled = take_level(answer.text);
    const bool level = levelled.level.size() == 1 && is_digit(levelled.level.front());
    const std::string text = level ? levelled.text : answer.text;
    const std::string key = own_word_key(text);
    if (key.empty() || character_count(text) > longest_word || is_email(text) || is_phone(text)) continue;
    SaidCounts& counts = answers_[key][text];
    (side == Side::offers ? counts.offered : counts.asked) += answer.times;
  }
}

std::size_t OwnWords::known() const {
  if (known_ == nullptr) return 0;
  const TermIndex index(*known_);
  return static_cast<std::size_t>(std::ranges::count_if(answers_, [&](const auto& entry) {
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
  if (answers_.size() > most_words) return {};
  WordClasses classes = classes_of(answers_, known_);
  join_decided(classes, decided_);
  std::vector<NearWords> found;
  for (auto one = classes.begin(); one != classes.end(); ++one) {
    const std::string* meant = find_meant(classes, one->first, one->second);
    if (meant != nullptr) found.push_back({one->second.label(), classes.at(*meant).label()});
    for (auto other = std::next(one); other != classes.end(); ++other) {
      const std::string* other_meant = find_meant(classes, other->first, other->second);
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
  if (answers_.size() > most_words) return std::nullopt;
  WordClasses classes = classes_of(answers_, known_);
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
  const auto list = [](const char* key, const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& one : texts) text += (text.empty() ? "" : ", ") + yaml_quoted(one);
    return texts.empty() ? text : std::string(", ") + key + ": [ " + text + " ]";
  };
  std::string text =
      draft_text(language, DraftText::own_words) + "\nschema: koppel/vocabulary/1\nname: " + name + "\nterms:\n";
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
