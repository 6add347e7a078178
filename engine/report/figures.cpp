#include "report/figures.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/markup.hpp"
#include "report/names.hpp"
#include "report/picture_layout.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

constexpr int label_width = 190;
constexpr std::size_t longest_label = 30;  // characters; what stands above it is told when the mouse points at it

// A name beside a drawing, cut where it would not fit.
void draw_label(Markup& svg, const std::string& text, int x, double y) {
  std::size_t end = 0, characters = 0;
  while (end < text.size() && characters < longest_label) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    ++characters;
  }
  svg.open("text", fmt::format("x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\"", x, y));
  if (end < text.size()) svg.element("title", text);
  svg.text(end < text.size() ? text.substr(0, end) + "…" : text);
  svg.close();
}

// ---- bars ----------------------------------------------------------------------------------------------------------

constexpr int bar_width = 260;
constexpr int bar_step = 24;

void draw_bar(Markup& svg, const Context& context, const GroupCoverage& entry, std::size_t row, std::size_t most) {
  const int y = static_cast<int>(row) * bar_step;
  const auto width = [&](std::size_t count) {
    return most == 0 ? 0 : static_cast<int>(count * static_cast<std::size_t>(bar_width) / most);
  };
  const auto bar = [&](std::string_view style, std::size_t count) {
    svg.raw(fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="16" rx="2"/>)", style, label_width, y + 4,
                        width(count)));
  };
  draw_label(svg, group_value_label(context, entry.group, entry.value), label_width - 8, y + 16);
  bar("bar-all", entry.requests);
  bar("bar-served", entry.served);
  svg.element("text", fmt::format("{}/{}", entry.served, entry.requests),
              fmt::format("x=\"{}\" y=\"{}\"", label_width + width(entry.requests) + 8, y + 16));
}

// ---- who with whom -------------------------------------------------------------------------------------------------

constexpr int picture_width = 1180;
constexpr int picture_left = 230;
constexpr int picture_right = 1080;
constexpr double half_step = 3.5;
constexpr double thickest_flow = 24;

double height_of(std::int64_t half_steps) { return static_cast<double>(half_steps) * half_step; }

std::string curve(double from, double to) {
  constexpr int bend = (picture_left + picture_right) / 2;
  return fmt::format("M{} {:.1f}C{} {:.1f} {} {:.1f} {} {:.1f}", picture_left, from, bend, from, bend, to,
                     picture_right, to);
}

class Picture {
 public:
  explicit Picture(const Context& context) : context_(context), layout_(context, picture_limit) {}

  std::string draw() {
    const bool every_node = layout_.has_rows();
    if (!every_node && layout_.bands().size() < 2) return {};
    const std::string title = say(context_.language, "picture_title");
    svg_.open("figure", "class=\"picture\"");
    svg_.element("p", say(context_.language, every_node ? "picture_legend" : "picture_flows"), "class=\"note\"");
    svg_.open("svg", fmt::format("role=\"group\" viewBox=\"0 0 {} {:.0f}\" width=\"{}\"{}", picture_width,
                                 height_of(layout_.height()), picture_width, attribute("aria-label", title)));
    draw_bands();
    if (every_node) {
      draw_pairs();
      draw_nodes();
    } else {
      draw_flows();
    }
    svg_.close();
    svg_.close();
    return svg_.take();
  }

 private:
  void draw_bands() {
    if (layout_.group().empty()) return;
    for (const PictureBand& band : layout_.bands()) {
      svg_.raw(fmt::format(R"(<rect class="band" x="{}" y="{:.1f}" width="{}" height="{:.1f}" rx="4"/>)",
                           label_width + 8, height_of(band.top), picture_width - label_width - 8,
                           height_of(band.height)));
      const double middle = height_of(band.top) + height_of(band.height) / 2 + 4;
      draw_label(svg_, group_value_label(context_, layout_.group(), band.value), label_width, middle);
      if (band.requests.empty()) continue;
      svg_.element("text", fmt::format("{}/{}", band.served, band.requests.size()),
                   fmt::format("x=\"{}\" y=\"{:.1f}\"", picture_right + 20, middle));
    }
  }

  void draw_pairs() {
    for (const PlanPair& pair : context_.plan.pairs) {
      const std::string& offer = context_.market[pair.offer].id;
      const std::string& request = context_.market[pair.request].id;
      svg_.open("path", fmt::format("class=\"pair{}\" d=\"{}\"{}{}",
                                    layout_.band(pair.offer) == layout_.band(pair.request) ? " near" : "",
                                    curve(height_of(layout_.row(pair.offer)), height_of(layout_.row(pair.request))),
                                    attribute("data-offer", offer), attribute("data-request", request)));
      svg_.element("title", shown_id(context_, pair.offer) + " – " + shown_id(context_, pair.request));
      svg_.close();
    }
  }

  void draw_nodes() {
    std::vector<bool> busy(context_.market.offer_count()), served(context_.market.request_count());
    for (const PlanPair& pair : context_.plan.pairs) busy[pair.offer.index()] = served[pair.request.index()] = true;
    for (const OfferId offer : context_.market.offer_ids()) {
      draw_node(context_.market[offer].id, shown_id(context_, offer), "data-offer", picture_left, layout_.row(offer),
                busy[offer.index()] ? "node-offer" : "node-idle");
    }
    for (const RequestId request : context_.market.request_ids()) {
      draw_node(context_.market[request].id, shown_id(context_, request), "data-request", picture_right,
                layout_.row(request), served[request.index()] ? "node-request" : "node-left");
    }
  }

  void draw_node(const std::string& id, const std::string& shown, std::string_view name, int x, std::int64_t row,
                 std::string_view style) {
    svg_.raw(fmt::format(R"(<circle class="{}" cx="{}" cy="{:.1f}" r="2.8"{}><title>{}</title></circle>)", style, x,
                         height_of(row), attribute(name, id), escaped(shown)));
  }

  // One line for all pairs between two bands, as thick as they are many.
  void draw_flows() {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> flows;
    std::size_t most = 1;
    for (const PlanPair& pair : context_.plan.pairs) {
      most = std::max(most, ++flows[{layout_.band(pair.offer), layout_.band(pair.request)}]);
    }
    const auto middle = [&](std::size_t band) {
      return height_of(layout_.bands()[band].top) + height_of(layout_.bands()[band].height) / 2;
    };
    const auto name = [&](std::size_t band) {
      return group_value_label(context_, layout_.group(), layout_.bands()[band].value);
    };
    for (const auto& [ends, pairs] : flows) {
      const double width = std::max(0.5, thickest_flow * static_cast<double>(pairs) / static_cast<double>(most));
      svg_.open("path", fmt::format("class=\"flow\" stroke-width=\"{:.1f}\" d=\"{}\"", width,
                                    curve(middle(ends.first), middle(ends.second))));
      svg_.element("title", fmt::format("{} – {}: {}", name(ends.first), name(ends.second), pairs));
      svg_.close();
    }
  }

  const Context& context_;
  PictureLayout layout_;
  Markup svg_;
};

}  // namespace

std::string coverage_figure(const Context& context, std::string_view group) {
  std::vector<GroupCoverage> entries;
  std::size_t most = 0;
  for (const GroupCoverage& entry : context.plan.coverage) {
    if (entry.group != group) continue;
    entries.push_back(entry);
    most = std::max(most, entry.requests);
  }
  std::ranges::stable_partition(entries, [](const GroupCoverage& entry) { return !entry.value.empty(); });
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

std::string matching_figure(const Context& context) { return Picture(context).draw(); }

}  // namespace koppel::report
