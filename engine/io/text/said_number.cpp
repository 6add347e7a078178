#include "io/text/said_number.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "base/characters.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

using Words = std::span<const std::string_view>;

struct NumberWord {
  std::string_view word, digits;
};
constexpr NumberWord number_words[] = {
    {"een", "1"},       {"twee", "2"},     {"drie", "3"},    {"vier", "4"},    {"vijf", "5"},     {"zes", "6"},
    {"zeven", "7"},     {"acht", "8"},     {"negen", "9"},   {"tien", "10"},   {"elf", "11"},     {"twaalf", "12"},
    {"vijftien", "15"}, {"twintig", "20"}, {"un", "1"},      {"une", "1"},     {"deux", "2"},     {"trois", "3"},
    {"quatre", "4"},    {"cinq", "5"},     {"sept", "7"},    {"huit", "8"},    {"neuf", "9"},     {"dix", "10"},
    {"onze", "11"},     {"douze", "12"},   {"quinze", "15"}, {"vingt", "20"},  {"one", "1"},      {"two", "2"},
    {"three", "3"},     {"four", "4"},     {"five", "5"},    {"six", "6"},     {"seven", "7"},    {"eight", "8"},
    {"nine", "9"},      {"ten", "10"},     {"eleven", "11"}, {"twelve", "12"}, {"fifteen", "15"}, {"twenty", "20"},
    {"nul", "0"},       {"zero", "0"},
};

constexpr std::string_view unlimited_texts[] = {
    "onbeperkt",      "ongelimiteerd",    "geen limiet",      "geen beperking",    "geen maximum",
    "zonder limiet",  "zonder beperking", "geen grens",       "oneindig",          "illimite",
    "illimitee",      "sans limite",      "sans limites",     "pas de limite",     "aucune limite",
    "pas de maximum", "unlimited",        "no limit",         "without limit",     "no maximum",
    "limitless",      "unbegrenzt",       "zoveel als nodig", "as many as needed", "autant que necessaire",
};
// Of a distance only.
constexpr std::string_view everywhere_texts[] = {
    "overal", "maakt niet uit", "geen probleem", "partout", "peu importe", "anywhere", "everywhere", "eender waar",
};

constexpr std::string_view count_units[] = {
    "vraag",          "vragen",    "aanvraag",   "aanvragen",    "hulpvraag",
    "hulpvragen",     "verzoek",   "verzoeken",  "persoon",      "personen",
    "mens",           "mensen",    "man",        "groep",        "groepen",
    "groepje",        "groepjes",  "traject",    "trajecten",    "gezin",
    "gezinnen",       "helper",    "helpers",    "vrijwilliger", "vrijwilligers",
    "buddy",          "buddy's",   "stuks",      "stuk",         "plaats",
    "plaatsen",       "x",         "demande",    "demandes",     "personne",
    "personnes",      "groupe",    "groupes",    "famille",      "familles",
    "benevole",       "benevoles", "volontaire", "volontaires",  "aidant",
    "aidants",        "place",     "places",     "request",      "requests",
    "person",         "persons",   "people",     "group",        "groups",
    "family",         "families",  "volunteer",  "volunteers",   "tegelijk",
    "tegelijkertijd", "dossier",   "dossiers",   "case",         "cases",
};
constexpr std::string_view kilometre_units[] = {
    "km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "k",
};
constexpr std::string_view hour_units[] = {
    "u", "uur", "uren", "uurtje", "uurtjes", "h", "hr", "hrs", "heure", "heures", "hour", "hours",
};
constexpr std::string_view upper_words[] = {
    "max",           "maximaal",     "maximum",     "hoogstens",   "tot",     "jusque", "jusqu'a",
    "maximal",       "maximale",     "at_most",     "up_to",       "au_plus", "<",      "tot_maximaal",
    "niet_meer_dan", "no_more_than", "pas_plus_de", "ten_hoogste", "tot_max",
};
constexpr std::string_view lower_words[] = {"min",      "minimaal", "minimum",    "minstens",  "vanaf",
                                            "au_moins", "at_least", "ten_minste", "tenminste", ">"};
constexpr std::string_view lower_words_behind[] = {"of_meer", "ou_plus",  "or_more", "en_meer",
                                                   "et_plus", "and_more", "+"};
constexpr std::string_view about_words[] = {
    "ongeveer", "ca", "circa", "environ",     "about",      "around", "approximately",
    "+-",       "~",  "rond",  "een_stuk_of", "a_peu_pres", "zowat",  "zo'n",
};
constexpr std::string_view range_words[] = {"-", "a", "tot", "to", "of", "ou", "or", "/", "tot_en_met", "t/m"};
constexpr std::string_view joining_words[] = {"en", "et", "and"};  // "tussen 1 en 3"
constexpr std::string_view between_words[] = {"tussen", "entre", "between", "van", "de", "from"};

bool is_among(Words words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

// "max. 3km" → "max", "3", "km". Nothing where something else than words, numbers and marks stands there.
std::vector<std::string> tokens_of(const std::string& text) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t end = at + 1;
    if (is_digit(c)) {
      const auto goes_on = [&] {
        const bool mark = (text[end] == '.' || text[end] == ',') && end + 1 < text.size() && is_digit(text[end + 1]);
        return is_digit(text[end]) || mark;
      };
      while (end < text.size() && goes_on()) ++end;
    } else if (c >= 'a' && c <= 'z') {
      while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '\'')) ++end;
    } else if (text.compare(at, 3, "t/m") == 0) {
      end = at + 3;
    } else if (text.compare(at, 3, "\u2264") == 0 || text.compare(at, 3, "\u2265") == 0) {
      tokens.emplace_back(text[at + 2] == '\xA4' ? "<" : ">");
      at += 3;
      continue;
    } else if (text.compare(at, 2, "\u00B1") == 0) {
      tokens.emplace_back("+-");
      at += 2;
      continue;
    } else if (std::string_view(" .()!\t\n\r").find(c) != std::string_view::npos) {
      ++at;
      continue;
    } else if (std::string_view("-/<>+~").find(c) == std::string_view::npos) {
      return {};
    }
    tokens.push_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

// [about] [bound] number [unit] [between number [unit]] [bound], from left to right.
class NumberReader {
 public:
  NumberReader(std::vector<std::string> tokens, Unit unit) : tokens_(std::move(tokens)), unit_(unit) {}

  std::optional<SaidNumber> read() {
    while (take(about_words) || take_bound(lower_words) || (!between_ && (between_ = take(between_words)))) {
    }
    const std::string first = take_number();
    if (first.empty()) return std::nullopt;
    while (take(units())) {
    }
    std::string second;
    if (std::size_t before = at_; take(range_words) || (between_ && take(joining_words))) {
      second = take_number();
      if (second.empty()) at_ = before;
    }
    while (take(units()) || take_bound(lower_words_behind)) {
    }
    if (at_ < tokens_.size() || (upper_ && lower_)) return std::nullopt;
    if (second.empty()) {
      if (between_) return std::nullopt;
      return lower_ ? SaidNumber{.least = first, .most = {}} : SaidNumber{.least = {}, .most = first};
    }
    if (lower_ || !is_less(first, second)) return std::nullopt;
    return SaidNumber{.least = upper_ ? std::string() : first, .most = second};
  }

 private:
  // Words that stand behind one another are joined by a low line in the tables; the longest counts.
  bool take(Words words) {
    std::size_t longest = 0;
    std::string joined;
    for (std::size_t end = at_; end < tokens_.size() && end < at_ + 3; ++end) {
      joined += (joined.empty() ? "" : "_") + tokens_[end];
      if (is_among(words, joined)) longest = end + 1 - at_;
    }
    at_ += longest;
    return longest > 0;
  }

  bool take_bound(Words lower) {
    if (!upper_ && take(upper_words)) return upper_ = true;
    return !lower_ && (lower_ = take(lower));
  }

  std::string take_number() {
    if (at_ >= tokens_.size()) return {};
    const std::string& token = tokens_[at_];
    const auto* word = std::ranges::find(number_words, std::string_view(token), &NumberWord::word);
    const bool known = word != std::end(number_words);
    if (!known && !is_digit(token.front())) return {};
    ++at_;
    return known ? std::string(word->digits) : token;
  }

  [[nodiscard]] Words units() const {
    if (unit_ == Unit::kilometres) return kilometre_units;
    return unit_ == Unit::hours ? Words(hour_units) : Words(count_units);
  }

  // Told without knowing the decimal mark, which is for the caller to say.
  static bool is_less(std::string_view one, std::string_view other) {
    const auto whole = [](std::string_view number) {
      number = number.substr(0, number.find_first_of(".,"));
      return number.substr(std::min(number.find_first_not_of('0'), number.size()));
    };
    one = whole(one), other = whole(other);
    return one.size() < other.size() || (one.size() == other.size() && one < other);
  }

  std::vector<std::string> tokens_;
  Unit unit_;
  std::size_t at_ = 0;
  bool upper_ = false, lower_ = false, between_ = false;
};

}  // namespace

std::optional<SaidNumber> said_number(std::string_view text, Unit unit) {
  std::string folded = fold(text);
  while (!folded.empty() && std::string_view(".! ").find(folded.back()) != std::string_view::npos) folded.pop_back();
  const bool everywhere = unit == Unit::kilometres && is_among(everywhere_texts, folded);
  if (everywhere || is_among(unlimited_texts, folded)) return SaidNumber{.least = {}, .most = {}, .unlimited = true};
  std::vector<std::string> tokens = tokens_of(folded);
  return tokens.empty() ? std::nullopt : NumberReader(std::move(tokens), unit).read();
}

}  // namespace koppel::io
