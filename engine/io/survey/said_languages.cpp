#include "io/survey/said_languages.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/characters.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

struct LevelWord {
  std::string_view words, level;  // words that stand behind one another, with a blank between them
};
constexpr std::string_view none_of_it = "-";
constexpr LevelWord level_words[] = {
    {"a1", "A1"},
    {"a2", "A2"},
    {"b1", "B1"},
    {"b2", "B2"},
    {"c1", "C1"},
    {"c2", "C2"},
    {"moedertaal", "C2"},
    {"moedertalig", "C2"},
    {"thuistaal", "C2"},
    {"langue maternelle", "C2"},
    {"maternelle", "C2"},
    {"native", "C2"},
    {"native speaker", "C2"},
    {"mother tongue", "C2"},
    {"perfect", "C2"},
    {"perfekt", "C2"},
    {"vloeiend", "C1"},
    {"vlot", "C1"},
    {"zeer vlot", "C1"},
    {"zeer goed", "C1"},
    {"heel goed", "C1"},
    {"uitstekend", "C1"},
    {"tweetalig", "C1"},
    {"courant", "C1"},
    {"couramment", "C1"},
    {"tres bien", "C1"},
    {"tres bon", "C1"},
    {"tres bonne", "C1"},
    {"excellent", "C1"},
    {"bilingue", "C1"},
    {"fluent", "C1"},
    {"fluently", "C1"},
    {"very good", "C1"},
    {"very well", "C1"},
    {"bilingual", "C1"},
    {"goed", "B2"},
    {"bien", "B2"},
    {"bon", "B2"},
    {"bonne", "B2"},
    {"good", "B2"},
    {"well", "B2"},
    {"gevorderd", "B2"},
    {"avance", "B2"},
    {"advanced", "B2"},
    {"redelijk", "B1"},
    {"vrij goed", "B1"},
    {"voldoende", "B1"},
    {"gemiddeld", "B1"},
    {"assez bien", "B1"},
    {"moyen", "B1"},
    {"moyenne", "B1"},
    {"intermediaire", "B1"},
    {"intermediate", "B1"},
    {"fairly good", "B1"},
    {"quite good", "B1"},
    {"reasonable", "B1"},
    {"beetje", "A2"},
    {"een beetje", "A2"},
    {"klein beetje", "A2"},
    {"een klein beetje", "A2"},
    {"basis", "A2"},
    {"basiskennis", "A2"},
    {"matig", "A2"},
    {"elementair", "A2"},
    {"un peu", "A2"},
    {"un peu de", "A2"},
    {"un peu d'", "A2"},
    {"de base", "A2"},
    {"base", "A2"},
    {"a bit", "A2"},
    {"a bit of", "A2"},
    {"bit of", "A2"},
    {"a little", "A2"},
    {"little", "A2"},
    {"basic", "A2"},
    {"some", "A2"},
    {"wat", "A2"},
    {"beginner", "A1"},
    {"noties", "A1"},
    {"enkele woorden", "A1"},
    {"debutant", "A1"},
    {"notions", "A1"},
    {"quelques mots", "A1"},
    {"a few words", "A1"},
    {"geen", none_of_it},
    {"niet", none_of_it},
    {"pas de", none_of_it},
    {"pas", none_of_it},
    {"no", none_of_it},
    {"not", none_of_it},
    {"pas du tout", none_of_it},
    {"helemaal niet", none_of_it},
};

struct OtherName {
  std::string_view name, code;
};
constexpr OtherName other_names[] = {
    {"ned", "nl"}, {"nederl", "nl"}, {"vlaams", "nl"}, {"flamand", "nl"}, {"flemish", "nl"}, {"neerl", "nl"},
    {"fra", "fr"}, {"eng", "en"},    {"ang", "en"},    {"ara", "ar"},     {"arab", "ar"},    {"marokkaans", "ar"},
    {"tur", "tr"}, {"dui", "de"},    {"all", "de"},    {"spa", "es"},     {"esp", "es"},     {"ita", "it"},
};

// Says nothing about which language, or how well.
constexpr std::string_view idle_words[] = {
    "ik", "spreek", "spreekt", "taal",   "talen",  "ook",      "verder", "plus",  "een", "je",  "parle", "aussi",
    "le", "la",     "l",       "du",     "niveau", "level",    "speak",  "also",  "i",   "als", "mijn",  "is",
    "my", "ma",     "and",     "kennis", "langue", "language", "liefst", "graag", "of",  "in",  "m'n",   "d",
};
constexpr std::string_view joints[] = {"en", "et", "and", "of", "ou", "or", "/", "+", "&", "-"};
constexpr std::string_view stops[] = {",", ";", "|", ".", "maar", "mais", "but", "\n"};

bool is_among(auto&& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Words, and the marks between them; blanks, colons and brackets say nothing.
std::vector<std::string> words_and_marks(std::string_view text) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const auto in_word = [&](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    };
    if (in_word(text[at])) {
      std::size_t end = at;
      while (end < text.size() && in_word(text[end])) ++end;
      tokens.emplace_back(text.substr(at, end - at));
      at = end;
      continue;
    }
    if (std::string_view(" \t\r:()[]'!=").find(text[at]) == std::string_view::npos) tokens.emplace_back(1, text[at]);
    ++at;
  }
  return tokens;
}

class LanguageReader {
 public:
  LanguageReader(std::vector<std::string> tokens, const TermIndex& languages)
      : tokens_(std::move(tokens)), languages_(languages) {}

  std::optional<std::vector<SaidLanguage>> read() {
    while (at_ < tokens_.size()) {
      if (!read_one()) return std::nullopt;
    }
    if (!pending_.empty() || !any_) return std::nullopt;
    std::erase_if(said_, [](const SaidLanguage& one) { return one.level == none_of_it; });
    return std::move(said_);
  }

 private:
  bool read_one() {
    const std::string& token = tokens_[at_];
    if (is_among(stops, token)) return end_part();
    if (is_joint()) return join();
    if (const std::string_view level = take_level(); !level.empty()) return put_level(level);
    if (is_among(idle_words, token)) return ++at_, true;
    const std::string code = take_language();
    if (code.empty()) return false;
    // "beetje Frans en Engels": what stands before the first is said of those that are joined to it.
    if (pending_.empty() && joined_) pending_ = before_;
    before_ = pending_;
    said_.push_back({code, std::exchange(pending_, {})});
    open_ = any_ = true;
    joined_ = false;
    return true;
  }

  // "En" is English, too, where it stands alone in a list: "nl, en".
  [[nodiscard]] bool is_joint() const {
    if (!is_among(joints, tokens_[at_])) return false;
    if (tokens_[at_] != "en") return true;
    const auto separates = [&](std::size_t at) {
      return at >= tokens_.size() || is_among(stops, tokens_[at]) || tokens_[at] == "/" || tokens_[at] == "+";
    };
    return !separates(at_ + 1) && at_ > 0 && !separates(at_ - 1);
  }

  // "B1/B2" is no new language.
  bool join() {
    ++at_;
    const bool levels = at_ < tokens_.size() && at_ >= 2 && is_level(tokens_[at_]) && is_level(tokens_[at_ - 2]);
    if (levels) return true;
    open_ = false, joined_ = true;
    return true;
  }

  bool end_part() {
    ++at_;
    open_ = joined_ = false;
    before_.clear();
    return pending_.empty();
  }

  bool put_level(std::string_view level) {
    if (!open_) {
      pending_ = pending_.empty() ? std::string(level) : std::min(pending_, std::string(level));
      return true;
    }
    std::string& of = said_.back().level;
    of = of.empty() ? std::string(level) : std::min(of, std::string(level));
    return true;
  }

  static bool is_level(std::string_view token) {
    const auto* found = std::ranges::find(level_words, token, &LevelWord::words);
    return found != std::end(level_words) && token.size() == 2 && is_digit(token.back());
  }

  // The longest run of words that is one.
  template <class Find>
  auto take_run(Find find) {
    constexpr std::size_t most = 4;
    decltype(find(std::string())) best{};
    std::size_t taken = 0;
    std::string run;
    for (std::size_t end = at_; end < tokens_.size() && end < at_ + most; ++end) {
      run += (run.empty() ? "" : " ") + tokens_[end];
      auto found = find(run);
      if (!found.empty()) best = found, taken = end + 1 - at_;
    }
    at_ += taken;
    return best;
  }

  std::string take_language() {
    return take_run([this](const std::string& run) {
      std::string code = languages_.find(run);
      if (!code.empty()) return code;
      const auto* other = std::ranges::find(other_names, std::string_view(run), &OtherName::name);
      return other == std::end(other_names) ? std::string() : languages_.find(other->code);
    });
  }

  std::string_view take_level() {
    return take_run([](const std::string& run) {
      const auto* found = std::ranges::find(level_words, std::string_view(run), &LevelWord::words);
      return found == std::end(level_words) ? std::string_view() : found->level;
    });
  }

  std::vector<std::string> tokens_;
  const TermIndex& languages_;
  std::size_t at_ = 0;
  std::vector<SaidLanguage> said_;
  std::string pending_, before_;  // a level that waits for its language; that of the last one
  bool joined_ = false;           // the language that comes is joined to the last one
  bool open_ = false;             // a level that comes belongs to the last language
  bool any_ = false;
};

}  // namespace

std::optional<std::vector<SaidLanguage>> said_languages(std::string_view text, const TermIndex& languages) {
  std::string whole = languages.find(text);
  if (!whole.empty()) return std::vector<SaidLanguage>{{std::move(whole), {}}};
  std::vector<std::string> tokens = words_and_marks(fold(text));
  const std::vector<std::string> as_written = words_and_marks(text);
  for (std::size_t i = 0; i < tokens.size() && tokens.size() == as_written.size(); ++i) {
    if (as_written[i] == "EN") tokens[i] = "english";  // and no "and"
  }
  return LanguageReader(std::move(tokens), languages).read();
}

}  // namespace koppel::io
