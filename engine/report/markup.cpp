#include "report/markup.hpp"

namespace koppel::report {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Embeddings, overrides and isolates of direction, and marks of it (U+061C has two bytes); 0 where there is none.
std::size_t direction_control(std::string_view text) {
  if (text.starts_with("\xD8\x9C")) return 2;
  if (text.size() < 3 || text[0] != '\xE2') return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  const auto third = static_cast<unsigned char>(text[2]);
  const bool control = (second == 0x80 && ((third >= 0xAA && third <= 0xAE) || third == 0x8E || third == 0x8F)) ||
                       (second == 0x81 && third >= 0xA6 && third <= 0xA9);
  return control ? 3 : 0;
}

// Signs without width say nothing on a page.
std::size_t sign_without_width(std::string_view text) {
  const bool any = text.starts_with("\xE2\x80\x8B") || text.starts_with("\xE2\x80\x8C") ||
                   text.starts_with("\xE2\x80\x8D") || text.starts_with("\xE2\x81\xA0") ||
                   text.starts_with("\xEF\xBB\xBF");
  return any ? 3 : 0;
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
    else if (const std::size_t control = direction_control(text.substr(i)); control > 0)
      out += replacement, i += control - 1;
    else if (const std::size_t sign = sign_without_width(text.substr(i)); sign > 0)
      i += sign - 1;
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
