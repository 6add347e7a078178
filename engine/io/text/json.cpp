#include "io/text/json.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <nlohmann/json.hpp>

#include "base/weight.hpp"
#include "io/text/codes.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t max_depth = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// An input iterator that tells how far the lexer has read: the SAX interface itself gives places for errors only.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

struct Position {
  std::int64_t row = 1, column = 1;
};

// Rows and columns of rising offsets, in one pass over the text.
class PositionTracker {
 public:
  explicit PositionTracker(std::string_view text) : text_(text) {}

  Position at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    for (; offset_ < offset; ++offset_) {
      const auto byte = static_cast<unsigned char>(text_[offset_]);
      if (byte == '\n') {
        ++position_.row;
        position_.column = 1;
      } else if ((byte & 0xC0U) != 0x80U) {  // continuation bytes of UTF-8 take no column
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_;
};

// Builds a JsonValue from nlohmann's SAX events; refuses duplicate keys and deep nesting.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, const char* const* furthest, std::string file, Findings& findings)
      : text_(text), furthest_(furthest), tracker_(text), file_(std::move(file)), findings_(findings) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(JsonValue::Number{std::to_string(value)}); }
  bool number_unsigned(number_unsigned_t value) override { return put(JsonValue::Number{std::to_string(value)}); }
  bool number_float(number_float_t, const string_t& text) override { return put(JsonValue::Number{text}); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }  // not in JSON text
  bool start_object(std::size_t) override { return open(JsonValue::Object{}); }
  bool start_array(std::size_t) override { return open(JsonValue::Array{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    const Position position = token_start();
    if (!keys_.back().insert(name).second) {
      add(text_codes.json_duplicate_key, position, {{"read", name}});
      refused_ = true;
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t offset, const std::string& last_token, const nlohmann::json::exception& error) override {
    const Position position = tracker_.at(offset > 0 ? offset - 1 : 0);
    const bool encoding = std::string_view(error.what()).find("UTF-8") != std::string_view::npos;
    if (encoding) {
      add(text_codes.json_bad_utf8, position, {});
    } else {
      // The token may be a stranger's text: its length is told, not its content.
      add(text_codes.json_syntax, position, {{"read", std::to_string(last_token.size())}});
    }
    refused_ = true;
    return false;
  }

  [[nodiscard]] bool refused() const { return refused_; }
  JsonValue take() { return std::move(root_); }

 private:
  // Tokens are told when they end; the next one starts behind blanks and separators after the last end.
  Position token_start() {
    while (last_end_ < text_.size() && std::string_view(" \t\r\n,:").find(text_[last_end_]) != std::string_view::npos) {
      ++last_end_;
    }
    const Position position = tracker_.at(last_end_);
    last_end_ = std::max(last_end_, static_cast<std::size_t>(*furthest_ - text_.data()));
    return position;
  }

  JsonValue* place(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (auto* array = std::get_if<JsonValue::Array>(&open_.back()->value))
      return &array->emplace_back(std::move(value));
    auto& object = std::get<JsonValue::Object>(open_.back()->value);
    return &object.emplace_back(std::move(key_), std::move(value)).second;
  }

  template <class Content>
  bool put(Content content) {
    const Position position = token_start();
    place(JsonValue{std::move(content), position.row, position.column});
    return true;
  }

  template <class Container>
  bool open(Container container) {
    const Position position = token_start();
    if (open_.size() >= max_depth) {
      add(text_codes.json_too_deep, position, {{"expected", std::to_string(max_depth)}});
      refused_ = true;
      return false;
    }
    open_.push_back(place(JsonValue{std::move(container), position.row, position.column}));
    keys_.emplace_back();
    return true;
  }

  bool close() {
    token_start();
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  void add(Code code, Position position, FindingValues values) {
    findings_.add(code, Source{file_, position.row, position.column, ""}, std::move(values));
  }

  std::string_view text_;
  const char* const* furthest_;
  PositionTracker tracker_;
  std::string file_;
  Findings& findings_;
  JsonValue root_;
  std::vector<JsonValue*> open_;  // a parent does not grow while a child is open, so the pointers hold
  std::vector<std::set<std::string>> keys_;
  std::string key_;
  std::size_t last_end_ = 0;
  bool refused_ = false;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  const auto* object = std::get_if<Object>(&value);
  if (object == nullptr) return nullptr;
  const auto found =
      std::find_if(object->begin(), object->end(), [key](const auto& member) { return member.first == key; });
  return found == object->end() ? nullptr : &found->second;
}

bool looks_like_json(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  text = trimmed(text);
  return text.starts_with('{') || text.starts_with('[');
}

std::optional<JsonValue> parse_json(std::string_view text, const std::string& file, Findings& findings) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  // The lexer takes a null byte for the end of its input; in JSON it can stand nowhere.
  if (const std::size_t null_byte = text.find('\0'); null_byte != std::string_view::npos) {
    const Position position = PositionTracker(text).at(null_byte);
    findings.add(text_codes.json_syntax, Source{file, position.row, position.column, ""}, {{"read", "1"}});
    return std::nullopt;
  }
  const char* furthest = text.data();
  Builder builder(text, &furthest, file, findings);
  const bool complete = nlohmann::json::sax_parse(CountingIterator(text.data(), &furthest),
                                                  CountingIterator(text.data() + text.size(), &furthest), &builder);
  if (!complete || builder.refused()) return std::nullopt;
  return builder.take();
}

}  // namespace koppel::io
