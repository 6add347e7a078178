// A reader of dates and times, word by word and number by number.
//
// Promise:    it reads a folded text from a place on; every `take_…` moves on when it finds its thing, and stays where it was when not.
// Complexity: O(length) for the whole text.
// Errors:     none; nullopt, false or an empty word for what is not there.
//
//   DateReader reader("5/10");  reader.take_number(2)->value  ->  5;  reader.take('/')  ->  true
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/characters.hpp"

namespace koppel::io {

class DateReader {
 public:
  struct Number {
    int value = 0;
    std::size_t digits = 0;
  };

  explicit DateReader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }
  [[nodiscard]] bool at_digit() const { return !text_.empty() && is_digit(text_.front()); }
  [[nodiscard]] std::string_view& text() { return text_; }

  bool take(char sign) {
    if (!text_.starts_with(sign)) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool take_blank() { return take(' '); }

  // One of these words, whole.
  template <std::size_t count>
  bool take_word_of(const std::array<std::string_view, count>& words) {
    DateReader next = *this;
    const std::string_view word = next.take_word();
    if (std::ranges::find(words, word) == words.end()) return false;
    *this = next;
    return true;
  }

  // Letters, as many as there are; empty where there is none.
  std::string_view take_word() {
    std::size_t end = 0;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const std::string_view word = text_.substr(0, end);
    text_.remove_prefix(end);
    return word;
  }

  // Up to `most` digits that no further one follows.
  std::optional<Number> take_number(std::size_t most) {
    Number number;
    while (number.digits < text_.size() && number.digits <= most && is_digit(text_[number.digits])) {
      number.value = number.value * 10 + (text_[number.digits++] - '0');
    }
    if (number.digits == 0 || number.digits > most) return std::nullopt;
    text_.remove_prefix(number.digits);
    return number;
  }

  [[nodiscard]] std::string take_digits() {
    std::size_t end = 0;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    const std::string digits(text_.substr(0, end));
    text_.remove_prefix(end);
    return digits;
  }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

  std::string_view text_;
};

}  // namespace koppel::io
