#include "report/districts.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "report/markup.hpp"
#include "report/names.hpp"
#include "report/picture_layout.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

struct District {
  std::string value;
  std::size_t offers = 0, requests = 0, served = 0;
  std::int64_t latitude = 0, longitude = 0, points = 0;  // sums of its people's points
  [[nodiscard]] std::size_t people() const { return offers + requests; }
};

std::map<std::string, District> districts_of(const Context& context, const std::string& group) {
  std::map<std::string, District> districts;
  const auto district = [&](const auto& row) -> District& {
    const std::string* value = group_value(row.groups, group);
    District& found = districts[value == nullptr ? std::string() : *value];
    if (row.place.point) {
      found.latitude += row.place.point->latitude_e6;
      found.longitude += row.place.point->longitude_e6;
      ++found.points;
    }
    return found;
  };
  std::vector<bool> served(context.market.request_count());
  for (const PlanPair& pair : context.plan.pairs) served[pair.request.index()] = true;
  for (const OfferId offer : context.market.offer_ids()) ++district(context.market[offer]).offers;
  for (const RequestId request : context.market.request_ids()) {
    District& found = district(context.market[request]);
    ++found.requests;
    found.served += served[request.index()] ? 1 : 0;
  }
  for (auto& [value, found] : districts) {
    found.value = value;
    const Vocabulary* terms = group == "district" ? context.setting.vocabularies.find("districts") : nullptr;
    const Term* term = terms == nullptr ? nullptr : terms->find(value);
    if (term == nullptr || !term->point) continue;
    found.latitude = term->point->latitude_e6;
    found.longitude = term->point->longitude_e6;
    found.points = 1;
  }
  return districts;
}

// Rows of one length from north to south, each from west to east: every tile has neighbours that are about its own.
std::vector<std::vector<District>> grid_of(std::vector<District> districts) {
  std::size_t columns = 1;
  while (columns * columns < districts.size()) ++columns;
  const auto by = [](std::int64_t District::*sum) {
    return [sum](const District& district) { return std::tuple(district.*sum / district.points, district.value); };
  };
  std::ranges::sort(districts, std::greater<>(), by(&District::latitude));
  std::vector<std::vector<District>> rows;
  for (std::size_t first = 0; first < districts.size(); first += columns) {
    const std::size_t last = std::min(first + columns, districts.size());
    rows.emplace_back(districts.begin() + static_cast<std::ptrdiff_t>(first),
                      districts.begin() + static_cast<std::ptrdiff_t>(last));
    std::ranges::sort(rows.back(), std::less<>(), by(&District::longitude));
  }
  return rows;
}

constexpr int tile_width = 148, tile_height = 62, tile_gap = 6;
constexpr std::size_t longest_name = 18;

std::string short_name(const std::string& name) {
  std::size_t end = 0;
  for (std::size_t characters = 0; end < name.size() && characters < longest_name; ++characters) {
    ++end;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
  }
  return end < name.size() ? name.substr(0, end) + "…" : name;
}

// How much of it is served: all, three quarters, half, or less; nothing asked: none of them.
std::string_view shade(const District& district) {
  if (district.requests == 0) return "none";
  if (district.served == district.requests) return "s3";
  if (district.served * 4 >= district.requests * 3) return "s2";
  return district.served * 2 >= district.requests ? "s1" : "s0";
}

void draw_tile(Markup& svg, const Context& context, const std::string& group, const District& district, int x, int y) {
  const std::string name = group_value_label(context, group, district.value);
  const std::string said = say(context.language, "map_tile",
                               {{"place", name},
                                {"served", std::to_string(district.served)},
                                {"requests", std::to_string(district.requests)},
                                {"offers", std::to_string(district.offers)}});
  svg.open("g", fmt::format("class=\"tile-{}\" role=\"listitem\"{}", shade(district), attribute("aria-label", said)));
  svg.element("title", said);
  svg.raw(fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>)", x, y, tile_width, tile_height));
  svg.element("text", short_name(name), fmt::format("x=\"{}\" y=\"{}\"", x + 8, y + 20));
  svg.element("text", fmt::format("{}/{}", district.served, district.requests),
              fmt::format("class=\"count\" x=\"{}\" y=\"{}\"", x + 8, y + 46));
  svg.element("text", say(context.language, "map_offers", {{"offers", std::to_string(district.offers)}}),
              fmt::format("text-anchor=\"end\" x=\"{}\" y=\"{}\"", x + tile_width - 8, y + 46));
  svg.close();
}

// ---- from district to district -----------------------------------------------------------------------------------------------------

// The values with most pairs, from north to south as far as is known; the last stands for all others.
struct Axis {
  std::vector<std::string> values;
  bool others = false;
  [[nodiscard]] std::size_t size() const { return values.size() + (others ? 1 : 0); }
  [[nodiscard]] std::size_t place(const std::string& value) const {
    return static_cast<std::size_t>(std::ranges::find(values, value) - values.begin());
  }
};

using Counted = std::vector<std::vector<std::size_t>>;

std::string value_in(const std::vector<GroupMembership>& groups, const std::string& group) {
  const std::string* value = group_value(groups, group);
  return value == nullptr ? std::string() : *value;
}

Axis axis_of(const Context& context, const std::string& group) {
  std::map<std::string, std::size_t> pairs;
  for (const PlanPair& pair : context.plan.pairs) {
    ++pairs[value_in(context.market[pair.offer].groups, group)];
    ++pairs[value_in(context.market[pair.request].groups, group)];
  }
  std::vector<std::pair<std::string, std::size_t>> sorted(pairs.begin(), pairs.end());
  std::ranges::stable_sort(sorted, std::greater<>(), [](const auto& entry) { return entry.second; });
  Axis axis;
  axis.others = sorted.size() > most_table_rows;
  sorted.resize(std::min(sorted.size(), most_table_rows));
  for (const auto& [value, count] : sorted) axis.values.push_back(value);
  return axis;
}

Counted counted(const Context& context, const std::string& group, const Axis& axis) {
  Counted cells(axis.size(), std::vector<std::size_t>(axis.size()));
  for (const PlanPair& pair : context.plan.pairs) {
    ++cells[axis.place(value_in(context.market[pair.offer].groups, group))]
           [axis.place(value_in(context.market[pair.request].groups, group))];
  }
  return cells;
}

}  // namespace

std::string district_map(const Context& context) {
  const std::string group = shared_group(context);
  if (group.empty()) return {};
  std::vector<District> placed;
  for (auto& [value, district] : districts_of(context, group)) {
    if (!value.empty() && district.points > 0) placed.push_back(district);
  }
  if (placed.size() < 2) return {};
  std::ranges::stable_sort(placed, std::greater<>(), &District::people);
  const std::size_t left_out = placed.size() - std::min(placed.size(), most_tiles);
  placed.resize(placed.size() - left_out);
  const auto rows = grid_of(std::move(placed));
  const std::string title = say(context.language, "map_title", {{"group", group_label(context, group)}});
  const auto extent = [](std::size_t tiles, int side) { return static_cast<int>(tiles) * (side + tile_gap); };
  Markup svg;
  svg.open("figure", "class=\"map\"" + attribute("aria-label", title) + " role=\"group\" tabindex=\"0\"");
  svg.element("figcaption", title);
  svg.open("svg", fmt::format("role=\"list\" viewBox=\"0 0 {0} {1}\" width=\"{0}\"{2}",
                              extent(rows.front().size(), tile_width), extent(rows.size(), tile_height),
                              attribute("aria-label", title)));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      draw_tile(svg, context, group, rows[row][column], extent(column, tile_width) + 2, extent(row, tile_height) + 2);
    }
  }
  svg.close();
  std::string note = say(context.language, "map_legend");
  if (left_out > 0) note += " " + say(context.language, "map_left_out", {{"count", std::to_string(left_out)}});
  svg.element("p", note, "class=\"note\"");
  svg.close();
  return svg.take();
}

std::string district_table(const Context& context) {
  const std::string group = shared_group(context);
  if (group.empty()) return {};
  const Axis axis = axis_of(context, group);
  if (axis.size() < 2) return {};
  const Counted cells = counted(context, group, axis);
  std::size_t most = 1;
  for (const auto& row : cells) most = std::max(most, std::ranges::max(row));
  const auto name = [&](std::size_t at) {
    return at < axis.values.size() ? group_value_label(context, group, axis.values[at])
                                   : say(context.language, "table_others");
  };
  const std::string title = say(context.language, "table_title", {{"group", group_label(context, group)}});
  Markup page;
  page.open("figure", "class=\"flows\"" + attribute("aria-label", title) + " role=\"group\" tabindex=\"0\"");
  page.open("table", "id=\"districts\" class=\"heat\"");
  page.element("caption", title);
  page.open("thead");
  page.open("tr");
  page.element("th", say(context.language, "table_corner"), "scope=\"col\"");
  for (std::size_t to = 0; to < axis.size(); ++to) {
    page.open("th", "scope=\"col\" class=\"turned\"");
    page.element("span", name(to));
    page.close();
  }
  page.close();
  page.close();
  page.open("tbody");
  for (std::size_t from = 0; from < axis.size(); ++from) {
    page.open("tr");
    page.element("th", name(from), "scope=\"row\"");
    for (std::size_t to = 0; to < axis.size(); ++to) {
      const std::size_t pairs = cells[from][to];
      const std::size_t heat = pairs == 0 ? 0 : 1 + (pairs - 1) * 4 / most;
      page.element("td", pairs == 0 ? "" : std::to_string(pairs),
                   fmt::format("class=\"h{}{}\"", heat, from == to && from < axis.values.size() ? " own" : ""));
    }
    page.close();
  }
  for (int element = 0; element < 2; ++element) page.close();  // tbody, table
  page.element("p", say(context.language, "table_legend"), "class=\"note\"");
  page.close();
  return page.take();
}

}  // namespace koppel::report
