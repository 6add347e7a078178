#include "report/page_table.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/person.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

constexpr std::array<std::string_view, 4> number_columns{"column_distance", "column_gain", "column_places",
                                                         "column_points"};

// Columns that paper does without: the call list has them.
constexpr std::array<std::string_view, 2> screen_columns{"column_points", "column_pair_reason"};

std::string style_of(std::string_view column, std::string_view style) {
  std::string styles(style);
  const auto add = [&](std::string_view more) { styles += (styles.empty() ? "" : " ") + std::string(more); };
  if (std::ranges::find(number_columns, column) != number_columns.end()) add("number");
  if (std::ranges::find(screen_columns, column) != screen_columns.end()) add("screen");
  return styles.empty() ? styles : fmt::format(" class=\"{}\"", styles);
}

}  // namespace

PageTable::PageTable(Markup& page, const Context& context, const Form& form) : page_(page), columns_(form.columns) {
  if (form.search) {
    const std::string label(word(context.language, "search"));
    page_.raw(fmt::format("<input type=\"search\" hidden data-table=\"{}\"{}{}>", form.id,
                          attribute("aria-label", label), attribute("placeholder", label)));
    page_.raw(fmt::format("<output hidden data-table=\"{}\"></output>", form.id));
  }
  page_.open("table", fmt::format("id=\"{}\" class=\"cards\"", form.id));
  page_.element("caption", word(context.language, form.caption));
  page_.open("thead");
  page_.open("tr");
  for (const std::string_view key : columns_) {
    labels_.emplace_back(word(context.language, key));
    page_.element("th", labels_.back(), "scope=\"col\" data-sortable" + style_of(key, ""));
  }
  page_.close();
  page_.close();
  page_.open("tbody");
}

PageTable::~PageTable() {
  for (int element = 0; element < 2; ++element) page_.close();  // tbody, table
}

std::string PageTable::next_cell(std::string_view style) {
  const std::size_t at = std::min(column_++, columns_.size() - 1);
  return attribute("data-label", labels_[at]) + style_of(columns_[at], style);
}

void PageTable::begin_row(std::string_view attributes) {
  column_ = 0;
  page_.open("tr", attributes);
}

void PageTable::cell(std::string_view text, std::string_view style) { page_.element("td", text, next_cell(style)); }

void PageTable::named(std::string_view id, std::string_view label) {
  page_.open("td", next_cell(""));
  page_.element("b", id);
  page_.text(" ");
  page_.text(label);
  page_.close();
}

void PageTable::marked(std::string_view mark, std::string_view style, std::string_view text) {
  if (mark.empty()) return cell(text);
  page_.open("td", next_cell(""));
  page_.element("span", mark, fmt::format("class=\"mark {}\"", style));
  page_.text(" ");
  page_.text(text);
  page_.close();
}

void PageTable::number(std::string_view text, std::int64_t value) {
  page_.element("td", text, next_cell("") + fmt::format(" data-value=\"{}\"", value));
}

void PageTable::phone(std::string_view text) {
  const std::string key = phone_key(text);
  page_.open("td", next_cell("id"));
  if (key.empty()) {
    page_.text(text);
  } else {
    page_.element("a", text, attribute("href", "tel:" + key));
  }
  page_.close();
}

}  // namespace koppel::report
