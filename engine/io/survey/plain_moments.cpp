#include "io/survey/plain_moments.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "base/characters.hpp"
#include "io/survey/plain_hours.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

using Days = std::uint32_t;   // one bit per day, Monday first
using Parts = std::uint32_t;  // one bit per part of a day

constexpr std::array<std::string_view, 7> day_codes{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 3> part_codes{"mor", "aft", "eve"};
constexpr Days monday = 1, tuesday = 2, wednesday = 4, thursday = 8, friday = 16, saturday = 32, sunday = 64;
constexpr Days weekdays = 31, weekend = 96, every_day = 127;
constexpr Parts morning = 1, afternoon = 2, evening = 4, whole_day = 7;

struct DayWord {
  std::string_view word;
  Days days;
};
// Also what a longer word begins with: "maandagavond", "weekendnamiddag".
constexpr DayWord day_words[] = {
    {"maandag", monday},    {"dinsdag", tuesday},     {"woensdag", wednesday}, {"donderdag", thursday},
    {"vrijdag", friday},    {"zaterdag", saturday},   {"zondag", sunday},      {"weekend", weekend},
    {"weekdag", weekdays},  {"werkdag", weekdays},    {"week", weekdays},      {"lundi", monday},
    {"mardi", tuesday},     {"mercredi", wednesday},  {"jeudi", thursday},     {"vendredi", friday},
    {"samedi", saturday},   {"dimanche", sunday},     {"semaine", weekdays},   {"monday", monday},
    {"tuesday", tuesday},   {"wednesday", wednesday}, {"thursday", thursday},  {"friday", friday},
    {"saturday", saturday}, {"sunday", sunday},       {"weekday", weekdays},
};
constexpr DayWord short_day_words[] = {
    {"ma", monday},     {"di", tuesday},    {"wo", wednesday},  {"do", thursday},
    {"vr", friday},     {"za", saturday},   {"zo", sunday},     {"maa", monday},
    {"din", tuesday},   {"woe", wednesday}, {"don", thursday},  {"vrij", friday},
    {"zat", saturday},  {"zon", sunday},    {"lun", monday},    {"mar", tuesday},
    {"mer", wednesday}, {"jeu", thursday},  {"ven", friday},    {"sam", saturday},
    {"dim", sunday},    {"mon", monday},    {"tue", tuesday},   {"tues", tuesday},
    {"wed", wednesday}, {"thu", thursday},  {"thur", thursday}, {"thurs", thursday},
    {"fri", friday},    {"sat", saturday},  {"sun", sunday},    {"doordeweeks", weekdays},
};
struct PartWord {
  std::string_view word;
  Parts parts;
};
constexpr PartWord part_words[] = {
    {"voormiddag", morning},
    {"ochtend", morning},
    {"morgen", morning},
    {"vm", morning},
    {"namiddag", afternoon},
    {"middag", afternoon},
    {"nm", afternoon},
    {"avond", evening},
    {"matin", morning},
    {"matinee", morning},
    {"apresmidi", afternoon},
    {"soir", evening},
    {"soiree", evening},
    {"morning", morning},
    {"afternoon", afternoon},
    {"evening", evening},
    {"night", evening},
    {"eve", evening},
    {"overdag", morning | afternoon},
    {"daytime", morning | afternoon},
};
// Say nothing about the moment.
constexpr std::string_view fillers[] = {
    "in",    "het",    "de",    "op",   "s",    "elke",   "elk",  "alle",   "ieder",  "iedere",   "tijdens", "door",
    "le",    "la",     "les",   "du",   "des",  "chaque", "tous", "toutes", "toute",  "pendant",  "l",       "dans",
    "the",   "on",     "every", "all",  "any",  "during", "at",   "each",   "liefst", "van",      "from",    "graag",
    "enkel", "alleen", "only",  "hele", "heel", "ganse",  "gans", "voor",   "bij",    "voorkeur",
};
// A day or days, whichever it is.
constexpr std::string_view day_itself[] = {"dag", "dagen", "jour", "jours", "journee", "day", "days"};
constexpr std::string_view always[] = {
    "altijd",         "steeds",      "flexibel",          "maakt niet uit",    "geen voorkeur",
    "eender wanneer", "om het even", "alle momenten",     "maakt me niet uit", "gelijk wanneer",
    "wanneer je wil", "toujours",    "n'importe quand",   "peu importe",       "tout le temps",
    "flexible",       "indifferent", "pas de preference", "aucune preference", "always",
    "anytime",        "any time",    "whenever",          "no preference",     "any",
    "alle dagen",     "elk moment",  "tous les jours",    "every day",         "elke dag",
};
constexpr std::string_view open_texts[] = {
    "in overleg",    "na afspraak",       "op afspraak",    "te bespreken", "te bepalen",
    "af te spreken", "nog af te spreken", "a convenir",     "a discuter",   "sur rendez-vous",
    "a definir",     "by appointment",    "by arrangement", "to be agreed",
};

template <class List>
bool is_among(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Without the ending of a plural: "avonden", "maandagen", "soirs", "mondays", "weekends".
std::vector<std::string_view> singulars(std::string_view word) {
  std::vector<std::string_view> forms{word};
  for (const std::string_view ending : {"en", "s", "'s", "e"}) {
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) {
      forms.push_back(word.substr(0, word.size() - ending.size()));
    }
  }
  return forms;
}

Parts parts_of(std::string_view word) {
  for (const std::string_view form : singulars(word)) {
    for (const PartWord& entry : part_words) {
      if (entry.word == form) return entry.parts;
    }
  }
  return 0;
}

Days days_of(std::string_view word) {
  for (const std::string_view form : singulars(word)) {
    for (const DayWord& entry : day_words) {
      if (entry.word == form) return entry.days;
    }
  }
  for (const DayWord& entry : short_day_words) {
    if (entry.word == word) return entry.days;
  }
  return 0;
}

enum class Between : std::uint8_t { nothing, joined, range, apart };  // what stood before a word

struct Piece {
  std::string word;
  Between before = Between::nothing;
  bool open_hyphen = false;  // "maandag- en dinsdagavond"
};

// "dinsdagavond", "avond": by itself, or behind a day.
bool names_part(std::string_view word) {
  if (parts_of(word) != 0) return true;
  return std::ranges::any_of(day_words, [word](const DayWord& entry) {
    return word.starts_with(entry.word) && parts_of(word.substr(entry.word.size())) != 0;
  });
}

// A day or part of the day that people named, and not only hours.
bool names_moment(const std::string& text) {
  const auto is_other = [](char c) { return c < 'a' || c > 'z'; };
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_other);
    const auto end = std::find_if(begin, text.end(), is_other);
    const std::string_view word(begin, end);
    if (!word.empty() && (days_of(word) != 0 || names_part(word) || is_among(day_itself, word))) return true;
    at = static_cast<std::size_t>(end - text.begin());
  }
  return false;
}

std::string prepared(std::string_view text) {
  std::string folded = fold(text);
  const auto replace = [&folded](std::string_view from, std::string_view to) {
    for (std::size_t at = folded.find(from); at != std::string::npos; at = folded.find(from, at + to.size())) {
      folded.replace(at, from.size(), to);
    }
  };
  replace("\u2013", "-"), replace("a partir de", "vanaf");
  if (std::ranges::any_of(folded, is_digit) && names_moment(folded)) folded = hours_as_parts(folded, names_part);
  replace("apres-midi", "apresmidi"), replace("apres midi", "apresmidi"), replace("week-end", "weekend");
  replace("week end", "weekend"), replace("fin de semaine", "weekend"), replace("jours de semaine", "semaine");
  replace("jours ouvrables", "semaine"), replace("t.e.m.", "-"), replace("t/m", "-"), replace(" tem ", " - ");
  replace(" tot en met ", " - "), replace(" tot ", " - "), replace(" au ", " - "), replace(" to ", " - ");
  replace(" through ", " - "), replace("'s avond", "avond"), replace("'s morgen", "morgen"),
      replace("'s ochtend", "ochtend");
  replace("'s middag", "middag"), replace("'s namiddag", "namiddag"), replace("'s voormiddag", "voormiddag");
  replace("weeknight", "weekday evening");
  return folded;
}

// The words of a text with what stands between them; nullopt where something else than words stands there.
std::optional<std::vector<Piece>> pieces_of(const std::string& text) {
  std::vector<Piece> pieces;
  Between before = Between::nothing;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c >= 'a' && c <= 'z') {
      std::size_t end = at;
      while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
      std::string word = text.substr(at, end - at);
      at = end;
      if (word == "en" || word == "et" || word == "and" || word == "of" || word == "ou" || word == "or") {
        if (before == Between::range && !pieces.empty()) pieces.back().open_hyphen = true;
        if (before != Between::apart) before = Between::joined;
        continue;
      }
      pieces.push_back({std::move(word), before});
      before = Between::nothing;
      continue;
    }
    if (std::string_view(",;\n\r|").find(c) != std::string_view::npos) {
      before = Between::apart;
    } else if (c == '/' || c == '+' || c == '&') {
      if (before != Between::apart) before = Between::joined;
    } else if (c == '-') {
      if (before == Between::nothing) before = Between::range;
    } else if (std::string_view(" \t.()':").find(c) == std::string_view::npos) {
      return std::nullopt;
    }
    ++at;
  }
  return pieces;
}

// The groups of days and parts that a text names, added up.
class Reader {
 public:
  bool read(const Piece& piece) {
    if (is_among(fillers, piece.word)) {
      if (piece.before != Between::nothing) carried_ = piece.before;
      return true;
    }
    Between before = piece.before;
    if (before == Between::nothing) before = std::exchange(carried_, Between::nothing);
    carried_ = Between::nothing;
    if (const Days days = days_of(piece.word)) return add_days(days, before, piece.open_hyphen);
    if (const Parts parts = parts_of(piece.word)) return add_parts(parts, before);
    if (is_among(day_itself, piece.word)) return add_whole_days(), true;
    for (const DayWord& entry : day_words) {
      if (!std::string_view(piece.word).starts_with(entry.word)) continue;
      const Parts parts = parts_of(std::string_view(piece.word).substr(entry.word.size()));
      if (parts != 0 && before == Between::range) return add_range(entry.days, parts);
      if (parts != 0) return add_both(entry.days, parts), true;
    }
    return false;
  }

  std::vector<std::string> finish() {
    close();
    std::vector<std::string> moments;
    if (ends_range_with_ != 0) return moments;  // "Monday evening to Friday"
    for (std::size_t day = 0; day < day_codes.size(); ++day) {
      for (std::size_t part = 0; part < part_codes.size(); ++part) {
        if ((taken_[day] >> part & 1U) != 0)
          moments.push_back(std::string(day_codes[day]) + "-" + std::string(part_codes[part]));
      }
    }
    return moments;
  }

 private:
  // False: a range of what has no between.
  bool add_days(Days days, Between before, bool open_hyphen) {
    if (ends_range_with_ != 0) return false;
    if (before == Between::range) {
      if (!single(days) || !single(last_days_)) return false;
      if (parts_ != 0) {
        ends_range_with_ = days;
        return true;
      }
      for (Days day = last_days_; day != days; day = next_day(day)) days_ |= day;
    } else if (before == Between::apart || (parts_ != 0 && days_ != 0) || (parts_ != 0 && before != Between::nothing)) {
      close();
    }
    days_ |= days;
    last_days_ = days;
    awaits_part_ = open_hyphen;
    return true;
  }

  // "Monday evening to Friday evening" is the evening of each of these days; with two parts of the day nobody knows what lies between.
  bool add_range(Days days, Parts parts) {
    if (!single(days) || !single(last_days_) || parts_ != parts) return false;
    for (Days day = last_days_; day != days; day = next_day(day)) days_ |= day;
    days_ |= days;
    last_days_ = days;
    return true;
  }

  // "di-avond" is the evening of that day; "voormiddag tot avond" has no single part between and is not understood.
  bool add_parts(Parts parts, Between before) {
    if (ends_range_with_ != 0) {
      return before == Between::nothing && add_range(std::exchange(ends_range_with_, Days{0}), parts);
    }
    if (before == Between::range && parts_ != 0) return false;
    const bool of_these_days = before == Between::nothing || before == Between::range || parts_ != 0;
    if (!of_these_days) close();
    parts_ |= parts;
    return true;
  }

  void add_both(Days days, Parts parts) {
    if (!awaits_part_) close();
    days_ |= days;
    last_days_ = days;
    parts_ |= parts;
    awaits_part_ = false;
  }

  void add_whole_days() {
    if (days_ == 0) days_ = every_day;
    if (parts_ == 0) parts_ = whole_day;
  }

  void close() {
    if (days_ != 0 || parts_ != 0) {
      const Days days = days_ != 0 ? days_ : every_day;
      for (std::size_t day = 0; day < day_codes.size(); ++day) {
        if ((days >> day & 1U) != 0) taken_[day] |= parts_ != 0 ? parts_ : whole_day;
      }
    }
    days_ = 0, parts_ = 0, last_days_ = 0, awaits_part_ = false;
  }

  // After Sunday comes Monday.
  static Days next_day(Days day) { return day == Days{1} << 6U ? Days{1} : static_cast<Days>(day << 1U); }
  static bool single(Days days) { return days != 0 && (days & (days - 1)) == 0; }

  std::array<Parts, 7> taken_{};
  Days days_ = 0, last_days_ = 0;
  Parts parts_ = 0;
  bool awaits_part_ = false;
  Days ends_range_with_ = 0;  // "Monday evening to Friday": the part of that day must follow
  Between carried_ = Between::nothing;
};

std::vector<std::string> all_moments() {
  Reader reader;
  reader.read({.word = "days"});
  return reader.finish();
}

}  // namespace

namespace {

constexpr std::string_view exceptions[] = {" behalve ", " uitgezonderd ", " maar niet ", " niet ",     " buiten ",
                                           " sauf ",    " excepte ",      " hormis ",    " mais pas ", " pas ",
                                           " except ",  " excluding ",    " but not ",   " not ",      " apart from "};

// "elke dag behalve zondag": what stands before the word, and behind it.
std::optional<std::pair<std::string, std::string>> parted_at_exception(const std::string& folded) {
  for (const std::string_view word : exceptions) {
    const std::size_t at = folded.find(word);
    if (at == std::string::npos) continue;
    std::string before = folded.substr(0, at), behind = folded.substr(at + word.size());
    while (!before.empty() && std::string_view(" ,;(:").find(before.back()) != std::string_view::npos)
      before.pop_back();
    return std::pair{std::move(before), std::move(behind)};
  }
  return std::nullopt;
}

// Without exceptions.
std::optional<std::vector<std::string>> moments_in(std::string folded) {
  while (folded.ends_with('.') || folded.ends_with('!')) folded.pop_back();
  if (is_among(always, folded)) return all_moments();
  if (is_among(open_texts, folded)) return std::vector<std::string>();
  const auto pieces = pieces_of(folded);
  if (!pieces || pieces->empty()) return std::nullopt;
  Reader reader;
  for (const Piece& piece : *pieces) {
    if (!reader.read(piece)) return std::nullopt;
  }
  std::vector<std::string> moments = reader.finish();
  if (moments.empty()) return std::nullopt;
  return moments;
}

}  // namespace

std::optional<std::vector<std::string>> plain_moments(std::string_view text) {
  std::string folded = prepared(text);
  const auto parted = is_among(always, folded) ? std::nullopt : parted_at_exception(folded);
  if (!parted) return moments_in(std::move(folded));
  auto moments = moments_in(parted->first);
  const auto without = moments_in(parted->second);
  if (!moments || moments->empty() || !without || without->empty()) return std::nullopt;
  std::erase_if(*moments,
                [&](const std::string& moment) { return std::ranges::find(*without, moment) != without->end(); });
  if (moments->empty()) return std::nullopt;
  return moments;
}

bool are_plain_moments(const Table& table, std::size_t column, std::string_view split) {
  std::unordered_map<std::string_view, bool> known;
  std::size_t filled = 0, plain = 0;
  for (const TableRow row : table.rows) {
    const std::string_view text = trimmed(cell_at(row, column).text);
    if (text.empty()) continue;
    const auto [entry, fresh] = known.try_emplace(text, false);
    if (fresh) {
      entry->second = plain_moments(text).has_value();
      if (!entry->second && !split.empty()) {
        const auto pieces = split_answers(text, split, [](std::string_view) { return false; });
        const auto count =
            std::ranges::count_if(pieces, [](const auto& piece) { return plain_moments(piece).has_value(); });
        entry->second = static_cast<std::size_t>(count) * 2 > pieces.size();
      }
    }
    ++filled;
    plain += entry->second ? 1U : 0U;
  }
  return plain * 2 > filled;
}

}  // namespace koppel::io
