#include "report/figures.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/markup.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

constexpr int label_width = 190;
constexpr int bar_width = 260;
constexpr int bar_step = 24;

void draw_bar(Markup& svg, const Context& context, const GroupCoverage& entry, std::size_t row, std::size_t most) {
  const int y = static_cast<int>(row) * bar_step;
  const auto width = [&](std::size_t count) {
    return most == 0 ? 0 : static_cast<int>(count * static_cast<std::size_t>(bar_width) / most);
  };
  svg.element("text", group_value_label(context, entry.group, entry.value),
              fmt::format("x=\"{}\" y=\"{}\" text-anchor=\"end\"", label_width - 8, y + 16));
  svg.raw(fmt::format("<rect class=\"bar-all\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"16\" rx=\"2\"/>", label_width, y + 4,
                      width(entry.requests)));
  svg.raw(fmt::format("<rect class=\"bar-served\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"16\" rx=\"2\"/>", label_width, y + 4,
                      width(entry.served)));
  svg.element("text", fmt::format("{}/{}", entry.served, entry.requests),
              fmt::format("x=\"{}\" y=\"{}\"", label_width + width(entry.requests) + 8, y + 16));
}

constexpr int picture_width = 900;
constexpr int picture_left = 150;
constexpr int picture_right = 750;
constexpr double picture_height = 1400;

double height_of(std::size_t index, std::size_t count) {
  return (static_cast<double>(index) + 0.5) * picture_height / static_cast<double>(std::max<std::size_t>(count, 1));
}

struct Picture {
  std::size_t offers, requests;
  [[nodiscard]] bool shows(const PlanPair& pair) const {
    return pair.offer.index() < offers && pair.request.index() < requests;
  }
};

void draw_pairs(Markup& svg, const Context& context, const Picture& picture) {
  constexpr int bend = (picture_left + picture_right) / 2;
  for (const PlanPair& pair : context.plan.pairs) {
    if (!picture.shows(pair)) continue;
    const double from = height_of(pair.offer.index(), picture.offers);
    const double to = height_of(pair.request.index(), picture.requests);
    const std::string& request = context.market[pair.request].id;
    svg.open("path", fmt::format("class=\"pair\" d=\"M{} {:.1f}C{} {:.1f} {} {:.1f} {} {:.1f}\"{}", picture_left, from, bend,
                                 from, bend, to, picture_right, to, attribute("data-request", request)));
    svg.element("title", context.market[pair.offer].id + " – " + request);
    svg.close();
  }
}

void draw_node(Markup& svg, std::string_view id, int x, double y, std::string_view style, bool labelled) {
  svg.raw(fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{:.1f}\" r=\"3\"><title>{}</title></circle>", style, x, y, escaped(id)));
  if (!labelled) return;
  const bool left = x == picture_left;
  svg.element("text", id, fmt::format("x=\"{}\" y=\"{:.1f}\" text-anchor=\"{}\"", left ? x - 8 : x + 8, y + 4, left ? "end" : "start"));
}

// The side that is shown, and whether its nodes stand far enough apart for their ids.
bool room_for_labels(std::size_t count) { return count <= 110; }

}  // namespace

std::string coverage_figure(const Context& context, std::string_view group) {
  std::vector<GroupCoverage> entries;
  std::size_t most = 0;
  for (const GroupCoverage& entry : context.plan.coverage) {
    if (entry.group != group) continue;
    entries.push_back(entry);
    most = std::max(most, entry.requests);
  }
  const std::string title = say(context.language, "chart_title", {{"group", group_label(context, group)}});
  Markup svg;
  svg.open("figure", "class=\"chart\"");
  svg.element("figcaption", title);
  svg.open("svg", fmt::format("role=\"img\" viewBox=\"0 0 {} {}\" width=\"{}\"{}", label_width + bar_width + 70,
                              static_cast<int>(entries.size()) * bar_step + 8, label_width + bar_width + 70,
                              attribute("aria-label", title)));
  for (std::size_t row = 0; row < entries.size(); ++row) draw_bar(svg, context, entries[row], row, most);
  svg.close();
  svg.close();
  return svg.take();
}

std::string matching_figure(const Context& context) {
  const Picture picture{std::min(context.market.offer_count(), picture_limit),
                        std::min(context.market.request_count(), picture_limit)};
  std::set<OfferId> busy;
  std::set<RequestId> served;
  for (const PlanPair& pair : context.plan.pairs) busy.insert(pair.offer), served.insert(pair.request);
  const std::string title = say(context.language, "picture_title");
  Markup svg;
  svg.open("figure", "class=\"picture\"");
  svg.element("figcaption", title);
  svg.open("svg", fmt::format("role=\"img\" viewBox=\"0 0 {} {:.0f}\" width=\"{}\"{}", picture_width, picture_height,
                              picture_width, attribute("aria-label", title)));
  draw_pairs(svg, context, picture);
  for (const OfferId offer : all_ids<OfferId>(picture.offers)) {
    draw_node(svg, context.market[offer].id, picture_left, height_of(offer.index(), picture.offers),
              busy.contains(offer) ? "node-offer" : "node-idle", room_for_labels(picture.offers));
  }
  for (const RequestId request : all_ids<RequestId>(picture.requests)) {
    draw_node(svg, context.market[request].id, picture_right, height_of(request.index(), picture.requests),
              served.contains(request) ? "node-request" : "node-left", room_for_labels(picture.requests));
  }
  svg.close();
  const std::size_t all = context.market.offer_count() + context.market.request_count();
  const std::size_t shown = picture.offers + picture.requests;
  if (shown < all) {
    svg.element("p", say(context.language, "picture_limit", {{"shown", std::to_string(shown)}, {"all", std::to_string(all)}}),
                "class=\"note\"");
  }
  svg.close();
  return svg.take();
}

}  // namespace koppel::report
