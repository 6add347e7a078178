// Writing JSON with exact numbers: a small streaming writer, because numbers here are decimal texts that no double may touch.
//
// Promise: valid JSON for any valid calls; strings are escaped per RFC 8259, invalid UTF-8 is replaced by U+FFFD; the layout is
//          fixed (two blanks a level; `inline_` containers stay on one line), so that the same data give the same bytes.
//
//   JsonWriter json; json.open_object(); json.key("a"); json.number("1.5"); json.close(); std::string text = json.take();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/weight.hpp"

namespace koppel::io {

enum class JsonLayout : std::uint8_t { pretty, compact };

class JsonWriter {
 public:
  explicit JsonWriter(JsonLayout layout = JsonLayout::pretty) : layout_(layout) {}

  void open_object(bool on_one_line = false) { open('{', on_one_line); }
  void open_array(bool on_one_line = false) { open('[', on_one_line); }
  void close();

  void key(std::string_view name);
  void text(std::string_view value);
  void number(std::string_view decimal);  // already a JSON number
  void number(std::int64_t value) { number(std::string_view(std::to_string(value))); }
  void fixed(WideWeight value, Weight scale) { number(std::string_view(to_decimal(value, scale))); }
  void boolean(bool value) { number(value ? std::string_view("true") : std::string_view("false")); }
  void null() { number(std::string_view("null")); }

  // key and value at once
  void member(std::string_view name, std::string_view value) { key(name), text(value); }
  void member(std::string_view name, const char* value) { key(name), text(value); }
  void member(std::string_view name, std::int64_t value) { key(name), number(value); }
  void member(std::string_view name, const std::vector<std::string>& values);

  // The document; a newline ends it in the pretty layout.
  [[nodiscard]] std::string take();

 private:
  struct Level {
    char closing;
    bool on_one_line;
    bool empty = true;
  };
  void open(char bracket, bool on_one_line);
  void before_value();
  void new_line();

  JsonLayout layout_;
  std::string text_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

// The text as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view text);

}  // namespace koppel::io
