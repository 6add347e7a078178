#include "io/text/json_writer.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace koppel::io {

namespace {

bool needs_no_escape(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (needs_no_escape(text)) {
    out.append(1, '"').append(text).append(1, '"');
    return;
  }
  constexpr auto replace_bad_utf8 = nlohmann::json::error_handler_t::replace;
  out += nlohmann::json(text).dump(-1, ' ', false, replace_bad_utf8);
}

void JsonWriter::new_line() {
  if (layout_ == JsonLayout::compact) return;
  text_ += '\n';
  text_.append(2 * levels_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) text_ += ',';
  if (!level.on_one_line) {
    new_line();
  } else if (!level.empty && layout_ == JsonLayout::pretty) {
    text_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::open(char bracket, bool on_one_line) {
  before_value();
  const bool inside_line = !levels_.empty() && levels_.back().on_one_line;
  text_ += bracket;
  levels_.push_back({bracket == '{' ? '}' : ']', on_one_line || inside_line});
}

void JsonWriter::close() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && !level.on_one_line) new_line();
  text_ += level.closing;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(text_, name);
  text_ += layout_ == JsonLayout::compact ? ":" : ": ";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  before_value();
  append_json_string(text_, value);
}

void JsonWriter::number(std::string_view decimal) {
  before_value();
  text_ += decimal;
}

void JsonWriter::member(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  open_array(true);
  for (const std::string& value : values) text(value);
  close();
}

std::string JsonWriter::take() {
  if (layout_ == JsonLayout::pretty) text_ += '\n';
  return std::move(text_);
}

}  // namespace koppel::io
