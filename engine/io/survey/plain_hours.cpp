#include "io/survey/plain_hours.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/characters.hpp"

namespace koppel::io {

namespace {

constexpr int noon = 12 * 60, dusk = 18 * 60, dawn = 6 * 60, midnight = 24 * 60;

struct Clock {
  int minutes = 0;
  std::size_t end = 0;  // behind it
  bool plain = true;    // digits alone
  bool after_noon = false;
};

constexpr std::string_view from_words[] = {"vanaf", "na", "apres", "after", "des", "from"};
constexpr std::string_view until_words[] = {"voor", "tot", "avant", "before", "until", "till", "jusqu'a"};
constexpr std::string_view between_hours[] = {"tussen", "entre", "between"};
constexpr std::string_view words_before_hours[] = {"om",   "van",    "de",        "at",    "a",       "vers",
                                                   "rond", "around", "omstreeks", "about", "ongeveer"};
constexpr std::string_view to_words[] = {"tot", "a", "to", "until", "till", "jusqu'a"};
constexpr std::string_view and_words[] = {"en", "et", "and"};

template <class List>
bool is_one_of(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '\''; }

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

int digits_at(std::string_view text, std::size_t at, std::size_t& end) {
  int number = 0;
  end = at;
  while (end < text.size() && is_digit(text[end]) && end < at + 3) number = number * 10 + (text[end++] - '0');
  return number;
}

// "uur", "h", "pm" behind the digits.
void take_unit(std::string_view text, Clock& clock) {
  const std::size_t at = behind_blanks(text, clock.end);
  std::string_view word = word_at(text, at);
  std::size_t end = at + word.size();
  if (text.substr(at, 4) == "p.m." || text.substr(at, 4) == "a.m.") word = text[at] == 'p' ? "pm" : "am", end = at + 4;
  constexpr std::array<std::string_view, 7> units{"u", "h", "uur", "heure", "heures", "o'clock", "hrs"};
  const bool half_of_day = word == "am" || word == "pm";
  if (!half_of_day && !is_one_of(units, word)) return;
  if (word == "pm" && clock.minutes < noon) clock.minutes += noon;
  clock.after_noon = word == "pm";
  clock.end = end;
  clock.plain = false;
}

std::optional<Clock> clock_at(std::string_view text, std::size_t at) {
  Clock clock;
  std::size_t end = at;
  const int hours = digits_at(text, at, end);
  if (end == at || end > at + 2 || hours > 24) return std::nullopt;
  clock.minutes = hours * 60, clock.end = end;
  const bool mark = end < text.size() && std::string_view(":.uh").find(text[end]) != std::string_view::npos;
  if (mark && end + 1 < text.size() && is_digit(text[end + 1])) {
    std::size_t behind = end;
    const int minutes = digits_at(text, end + 1, behind);
    if (behind != end + 3 || minutes > 59) return std::nullopt;
    clock.plain = text[end] == '.';
    clock.minutes += minutes, clock.end = behind;
  }
  take_unit(text, clock);
  if (clock.end < text.size() && (is_digit(text[clock.end]) || is_letter(text[clock.end]))) return std::nullopt;
  return clock;
}

struct Span {
  int from, to;
};

std::string parts_in(Span span) {
  std::string parts = " ";
  if (span.from < noon) parts += "voormiddag ";
  if (span.from < dusk && span.to > noon) parts += "namiddag ";
  if (span.to > dusk) parts += "avond ";
  return parts;
}

class Hours {
 public:
  Hours(std::string_view text, const std::function<bool(std::string_view)>& names_part)
      : text_(text), names_part_(names_part) {}

  std::string replace() {
    for (std::size_t at = 0; at < text_.size();) {
      const bool begins = is_digit(text_[at]) && (at == 0 || !(is_digit(text_[at - 1]) || is_letter(text_[at - 1])));
      if (begins) {
        if (const auto end = take(at)) {
          at = *end;
          continue;
        }
      }
      out_ += text_[at++];
    }
    return std::move(out_);
  }

 private:
  // The hour or hours that begin there; where they end.
  std::optional<std::size_t> take(std::size_t at) {
    auto first = clock_at(text_, at);
    if (!first) return std::nullopt;
    const std::string said = out_;
    const bool between = drop(between_hours), from = !between && drop(from_words);
    const bool until = !between && !from && drop(until_words);
    if (!between && !from && !until) drop(words_before_hours);
    std::size_t end = first->end;
    Span span{first->minutes, first->minutes + 1};
    if (const auto last = until ? std::nullopt : second(first->end, between)) {
      if (last->after_noon && first->plain && first->minutes + noon < last->minutes) first->minutes += noon;
      if (first->plain && last->plain && last->minutes <= first->minutes) return undo(said);
      span = {first->minutes, last->minutes <= first->minutes ? midnight : last->minutes};
      end = last->end;
    } else if (first->plain || between) {
      return undo(said);
    } else if (from) {
      span.to = midnight;
    } else if (until) {
      span = {dawn, first->minutes};
    }
    if (span.from < dawn) return undo(said);
    if (!names_part_(last_word())) out_ += parts_in(span);
    return end;
  }

  std::optional<std::size_t> undo(const std::string& said) {
    out_ = said;
    return std::nullopt;
  }

  // "- 16u", "tot 16u"; "en 16u" behind "tussen".
  [[nodiscard]] std::optional<Clock> second(std::size_t at, bool between) const {
    at = behind_blanks(text_, at);
    if (at < text_.size() && text_[at] == '-') return clock_at(text_, behind_blanks(text_, at + 1));
    const std::string_view word = word_at(text_, at);
    if (!is_one_of(to_words, word) && !(between && is_one_of(and_words, word))) return std::nullopt;
    return clock_at(text_, behind_blanks(text_, at + word.size()));
  }

  [[nodiscard]] std::string_view last_word() const {
    std::size_t end = out_.size();
    while (end > 0 && !is_letter(out_[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && is_letter(out_[begin - 1])) --begin;
    return std::string_view(out_).substr(begin, end - begin);
  }

  // A word of the list right before the hour.
  template <class List>
  bool drop(const List& list) {
    const std::string_view word = last_word();
    const std::size_t at = word.empty() ? std::string::npos : static_cast<std::size_t>(word.data() - out_.data());
    if (word.empty() || !is_one_of(list, word)) return false;
    if (out_.find_first_not_of(' ', at + word.size()) != std::string::npos) return false;
    out_.resize(at);
    return true;
  }

  std::string_view text_;
  const std::function<bool(std::string_view)>& names_part_;
  std::string out_;
};

}  // namespace

std::string hours_as_parts(std::string_view text, const std::function<bool(std::string_view)>& names_part) {
  return Hours(text, names_part).replace();
}

}  // namespace koppel::io
