#include "report/markup.hpp"

namespace koppel::report {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// U+202A–U+202E and U+2066–U+2069: direction embeddings, overrides and isolates, three bytes each.
bool is_direction_control(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xE2') return false;
  const auto second = static_cast<unsigned char>(text[1]);
  const auto third = static_cast<unsigned char>(text[2]);
  return (second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else if (control || c == 0x7F)
      out += replacement;
    else if (is_direction_control(text.substr(i)))
      out += replacement, i += 2;
    else
      out += c;
  }
  return out;
}

void Markup::open(std::string_view tag, std::string_view attributes) {
  out_ += '<';
  out_ += tag;
  if (!attributes.empty() && attributes.front() != ' ') out_ += ' ';
  out_ += attributes;
  out_ += '>';
  open_.emplace_back(tag);
}

void Markup::close() {
  out_ += "</" + open_.back() + ">";
  open_.pop_back();
}

void Markup::element(std::string_view tag, std::string_view content, std::string_view attributes) {
  open(tag, attributes);
  text(content);
  close();
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

}  // namespace koppel::report
