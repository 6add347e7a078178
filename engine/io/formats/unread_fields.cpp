#include "io/formats/unread_fields.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <type_traits>

#include "base/characters.hpp"

namespace koppel::io {

namespace {

// A decimal number as its significant digits and a power of ten, so that equal numbers are equal.
struct ExactNumber {
  bool negative = false;
  std::string digits;         // without zeros at either end; empty: 0
  std::int64_t exponent = 0;  // of the last digit
  friend bool operator==(const ExactNumber&, const ExactNumber&) = default;
};

ExactNumber exact(std::string_view text) {
  ExactNumber number;
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  bool behind = false;
  for (const char c : text.substr(0, e)) {
    if (c == '.') behind = true;
    if (!is_digit(c)) continue;
    if (behind) --number.exponent;
    if (c != '0' || !number.digits.empty()) number.digits += c;
  }
  while (number.digits.ends_with('0')) number.digits.pop_back(), ++number.exponent;
  if (number.digits.empty()) return {};
  number.negative = text.starts_with('-');
  if (e < text.size()) {
    std::string_view written = text.substr(e + 1);
    if (written.starts_with('+')) written.remove_prefix(1);
    std::int32_t shift = 0;
    // An exponent beyond 32 bits is no number that a result can state: it stays unlike every other.
    if (std::from_chars(written.data(), written.data() + written.size(), shift).ec != std::errc{})
      number.digits.insert(0, "e");
    number.exponent += shift;
  }
  return number;
}

class Comparison {
 public:
  std::vector<std::string> take() { return std::move(paths_); }

  void compare(const JsonValue& stated, const JsonValue& read, const std::string& path) {
    if (full()) return;
    if (stated.value.index() != read.value.index()) return note(path);
    std::visit(
        [&](const auto& value) {
          using Value = std::decay_t<decltype(value)>;
          const auto& other = std::get<Value>(read.value);
          if constexpr (std::is_same_v<Value, JsonValue::Object>) {
            compare_objects(value, other, path);
          } else if constexpr (std::is_same_v<Value, JsonValue::Array>) {
            compare_arrays(value, other, path);
          } else if constexpr (std::is_same_v<Value, JsonValue::Number>) {
            if (value.text != other.text && exact(value.text) != exact(other.text)) note(path);
          } else {
            if (value != other) note(path);
          }
        },
        stated.value);
  }

 private:
  static constexpr std::size_t most = 100;

  [[nodiscard]] bool full() const { return paths_.size() >= most; }
  void note(const std::string& path) {
    if (!full()) paths_.push_back(path);
  }

  static std::string inside(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
  }

  // Members in any order; mostly they are in the same.
  void compare_objects(const JsonValue::Object& stated, const JsonValue::Object& read, const std::string& path) {
    const std::vector<const JsonValue*> partners = partners_in(read, stated);
    for (std::size_t i = 0; i < stated.size(); ++i) {
      const std::string name = inside(path, stated[i].first);
      if (partners[i] == nullptr)
        note(name);
      else
        compare(stated[i].second, *partners[i], name);
    }
    if (std::ranges::count(partners, nullptr) == 0 && stated.size() == read.size()) return;
    const std::vector<const JsonValue*> back = partners_in(stated, read);
    for (std::size_t i = 0; i < read.size(); ++i) {
      if (back[i] == nullptr) note(inside(path, read[i].first));
    }
  }

  // For each member of `of` the value of the same name in `in`.
  static std::vector<const JsonValue*> partners_in(const JsonValue::Object& in, const JsonValue::Object& of) {
    std::vector<const JsonValue*> partners(of.size(), nullptr);
    std::vector<const std::pair<std::string, JsonValue>*> by_name;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (i < in.size() && in[i].first == of[i].first) {
        partners[i] = &in[i].second;
        continue;
      }
      if (by_name.empty()) {
        for (const auto& member : in) by_name.push_back(&member);
        std::ranges::sort(by_name, {}, [](const auto* member) -> const std::string& { return member->first; });
      }
      const auto found = std::ranges::lower_bound(
          by_name, of[i].first, {}, [](const auto* member) -> const std::string& { return member->first; });
      if (found != by_name.end() && (*found)->first == of[i].first) partners[i] = &(*found)->second;
    }
    return partners;
  }

  void compare_arrays(const JsonValue::Array& stated, const JsonValue::Array& read, const std::string& path) {
    for (std::size_t i = 0; i < std::max(stated.size(), read.size()) && !full(); ++i) {
      const std::string place = path + "[" + std::to_string(i) + "]";
      if (i < stated.size() && i < read.size())
        compare(stated[i], read[i], place);
      else
        note(place);
    }
  }

  std::vector<std::string> paths_;
};

}  // namespace

std::vector<std::string> unread_fields(const JsonValue& document, std::string_view written) {
  Findings none;
  const auto read = parse_json(written, "", none);
  Comparison comparison;
  comparison.compare(document, read ? *read : JsonValue{}, "");
  return comparison.take();
}

}  // namespace koppel::io
