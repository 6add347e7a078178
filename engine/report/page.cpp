// voorstel.html: one file that holds the whole proposal, opens without a network and prints well.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "base/unseen.hpp"
#include "io/text/json_writer.hpp"
#include "pairing/geodesy.hpp"
#include "report/calls.hpp"
#include "report/figures.hpp"
#include "report/markup.hpp"
#include "report/names.hpp"
#include "report/page_assets.hpp"
#include "report/shown_findings.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

std::string base64(const Sha256::Digest& bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = (group << 8) | (i + k < bytes.size() ? bytes[i + k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) {
      text += i + k <= bytes.size() ? alphabet[(group >> (18 - 6 * k)) & 63U] : '=';
    }
  }
  return text;
}

std::string source_hash(std::string_view text) {
  Sha256 hash;
  hash.add(text);
  return "'sha256-" + base64(hash.digest()) + "'";
}

// A table that can be searched and sorted where the script runs, and read where it does not.
class Table {
 public:
  Table(Markup& page, const Context& context, std::string_view id, const std::vector<std::string_view>& heading_keys,
        bool search)
      : page_(page) {
    if (search) {
      const std::string label(word(context.language, "search"));
      page_.raw(fmt::format("<input type=\"search\" hidden data-table=\"{}\"{}{}>", id, attribute("aria-label", label),
                            attribute("placeholder", label)));
      page_.raw(fmt::format("<output hidden data-table=\"{}\"></output>", id));
    }
    page_.open("div", "class=\"scroll\"");
    page_.open("table", fmt::format("id=\"{}\"", id));
    page_.open("thead");
    page_.open("tr");
    for (const std::string_view key : heading_keys) {
      const bool number = std::ranges::find(number_columns, key) != number_columns.end();
      page_.element("th", word(context.language, key),
                    number ? "scope=\"col\" data-sortable class=\"number\"" : "scope=\"col\" data-sortable");
    }
    page_.close();
    page_.close();
    page_.open("tbody");
  }
  ~Table() {
    for (int element = 0; element < 3; ++element) page_.close();  // tbody, table, div
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  void begin_row(std::string_view attributes = {}) { page_.open("tr", attributes); }
  void cell(std::string_view text, std::string_view style = {}) {
    page_.element("td", text, style.empty() ? std::string() : fmt::format("class=\"{}\"", style));
  }
  // An id and what it stands for, so that the eye finds the id.
  void named(std::string_view id, std::string_view label) {
    page_.open("td");
    page_.element("b", id);
    page_.text(" ");
    page_.text(label);
    page_.close();
  }
  void number(std::string_view text, std::int64_t value) {
    page_.element("td", text, fmt::format("class=\"number\" data-value=\"{}\"", value));
  }
  void end_row() { page_.close(); }

 private:
  static constexpr std::array<std::string_view, 4> number_columns{"column_distance", "column_gain", "column_places",
                                                                  "column_points"};
  Markup& page_;
};

struct Section {
  std::string_view key;
  std::size_t rows;
};

class Page {
 public:
  explicit Page(const Context& context) : context_(context) {}

  std::string make() {
    page_.raw("<!DOCTYPE html>\n");
    page_.open("html", fmt::format("lang=\"{}\"", language_code()));
    head();
    page_.open("body");
    opening();
    contents();
    charts();
    pairs();
    unserved();
    recruit();
    idle();
    findings();
    data();
    closing();
    page_.raw("<script>");
    page_.raw(page_script());
    page_.raw("</script>");
    page_.close();
    page_.close();
    page_.raw("\n");
    return page_.take();
  }

 private:
  [[nodiscard]] std::string_view language_code() const { return to_string(context_.language); }
  [[nodiscard]] std::string text(std::string_view key, const FindingValues& values = {}) const {
    return say(context_.language, key, values);
  }
  void heading(const Section& section) {
    page_.open("h2", fmt::format("id=\"{}\"", section.key));
    page_.text(text(section.key) + " ");
    page_.element("small", std::to_string(section.rows));
    page_.close();
  }

  // The sections that have something to show, in their order on the page.
  void contents() {
    page_.open("nav");
    for (const Section& section :
         {pairs_section(), unserved_section(), recruit_section(), idle_section(), findings_section()}) {
      if (section.rows == 0) continue;
      page_.element("a", fmt::format("{} ({})", text(section.key), section.rows),
                    fmt::format("href=\"#{}\"", section.key));
    }
    page_.close();
  }
  [[nodiscard]] Section pairs_section() const { return {"section_pairs", context_.plan.pairs.size()}; }
  [[nodiscard]] Section unserved_section() const {
    return {"section_unserved", context_.plan.unserved.size() + context_.plan.underserved.size()};
  }
  [[nodiscard]] Section recruit_section() const { return {"section_recruit", context_.plan.recruit.size()}; }
  [[nodiscard]] Section idle_section() const { return {"section_idle", context_.plan.idle.size()}; }
  [[nodiscard]] Section findings_section() const { return {"section_findings", context_.findings.kept().size()}; }

  void head() {
    page_.open("head");
    page_.raw("<meta charset=\"utf-8\">");
    page_.raw(fmt::format(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}; "
        "base-uri 'none'; form-action 'none'\">",
        source_hash(page_style()), source_hash(page_script())));
    page_.raw(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" "
        "content=\"noindex\">");
    page_.element("title", title());
    page_.raw("<style>");
    page_.raw(page_style());
    page_.raw("</style>");
    page_.close();
  }

  [[nodiscard]] std::string title() const {
    const std::string& given = context_.setting.profile.title;
    return given.empty() ? text("title") : text("title") + " – " + given;
  }

  // `count`: the number that the words beside it go with.
  void tile(std::string_view number, std::size_t count, std::string_view key) {
    page_.open("div", "class=\"tile\"");
    page_.element("b", number);
    page_.element("span", text(key, {{"n", std::to_string(count)}}));
    page_.close();
  }
  void tile(std::size_t count, std::string_view key) { tile(std::to_string(count), count, key); }

  void opening() {
    const Plan& plan = context_.plan;
    const std::size_t requests = context_.market.request_count();
    page_.element("h1", title());
    if (const std::string mind = reservation(context_); !mind.empty())
      page_.element("p", mind, "class=\"reservation\" role=\"alert\"");
    page_.element("p", text("human_decides"), "class=\"lead\"");
    if (const std::string understood = understood_sentence(context_); !understood.empty())
      page_.element("p", understood, "class=\"understood\"");
    page_.open("div", "class=\"tiles\"");
    tile(fmt::format("{}/{}", plan.served, requests), requests, "tile_served");
    const auto served = static_cast<std::int64_t>(plan.served) * 100;
    tile(decimal_text(context_.language, served, std::max<std::int64_t>(1, static_cast<std::int64_t>(requests)), 0) +
             " %",
         0, "tile_coverage");
    tile(plan.pairs.size(), "tile_pairs");
    tile(plan.unserved.size(), "tile_unserved");
    tile(plan.idle.size(), "tile_idle");
    page_.close();
    page_.element("p", outcome_sentence(context_), "class=\"proof\"");
  }

  void charts() {
    page_.open("div", "class=\"charts\"");
    for (const std::string& group : context_.setting.profile.fairness_groups)
      page_.raw(coverage_figure(context_, group));
    page_.close();
    page_.raw(matching_figure(context_));
  }

  [[nodiscard]] std::map<RequestId, std::string> reserves_by_request() const {
    std::map<RequestId, std::string> reserves;
    for (const Reserve& reserve : context_.plan.reserves) {
      std::string& list = reserves[reserve.request];
      list += (list.empty() ? "" : ", ") + shown_id(context_, reserve.offer);
    }
    return reserves;
  }

  [[nodiscard]] std::string kilometres(const std::optional<Metres>& distance) const {
    if (!distance) return distance_text(context_, distance);
    if (*distance < same_place) return "< " + distance_text(context_, same_place) + " km";
    return distance_text(context_, distance) + " km";
  }

  void pairs() {
    if (context_.plan.pairs.empty()) return;
    heading(pairs_section());
    const auto reserves = reserves_by_request();
    const PairReasons reasons(context_, listed_beside);
    Table table(page_, context_, "pairs",
                {"column_request", "column_requester", "column_offer", "column_reason", "column_slot",
                 "column_distance", "column_points", "column_reserves"},
                true);
    for (const PlanPair& pair : context_.plan.pairs) {
      const Request& request = context_.market[pair.request];
      const auto reserve = reserves.find(pair.request);
      table.begin_row(attribute("data-request", request.id));
      table.named(shown_id(context_, pair.request), label_of(context_, pair.request));
      table.cell(group_value_label(context_, "from", request.from));
      table.named(shown_id(context_, pair.offer), label_of(context_, pair.offer));
      table.cell(reasons.of(pair), "reason");
      table.cell(moment_of(context_, pair));
      table.number(kilometres(pair.score.distance), pair.score.distance.value_or(-1));
      table.number(points_text(context_, pair.score.weight), pair.score.weight);
      table.cell(reserve == reserves.end() ? text("reserve_none") : reserve->second);
      table.end_row();
    }
  }

  void unserved() {
    if (context_.plan.unserved.empty() && context_.plan.underserved.empty()) return;
    heading(unserved_section());
    Table table(page_, context_, "unserved", {"column_request", "column_requester", "column_reason", "column_relief"},
                true);
    const auto row = [&](RequestId id, const std::string& reason, const std::string& relief) {
      table.begin_row();
      table.named(shown_id(context_, id), label_of(context_, id));
      table.cell(group_value_label(context_, "from", context_.market[id].from));
      table.cell(reason);
      table.cell(relief);
      table.end_row();
    };
    for (const Unserved& unserved : context_.plan.unserved) {
      row(unserved.request, unserved_reason(context_, unserved), relief_sentence(context_, unserved));
    }
    for (const Underserved& request : context_.plan.underserved) {
      row(request.request,
          text("underserved", {{"got", std::to_string(request.got)}, {"wanted", std::to_string(request.wanted)}}), "");
    }
  }

  void recruit() {
    if (context_.plan.recruit.empty()) return;
    heading(recruit_section());
    page_.element("p", text("recruit_assumes"), "class=\"note\"");
    Table table(page_, context_, "recruit", {"column_who", "column_places", "column_gain", "column_would_serve"},
                false);
    for (const RecruitAdvice& advice : context_.plan.recruit) {
      std::vector<std::string> served;
      for (const RequestId request : advice.would_serve) served.push_back(shown_id(context_, request));
      table.begin_row();
      table.cell(recruit_text(context_, advice), "sentence");
      table.number(std::to_string(advice.places), advice.places);
      table.number(fmt::format("+{}", advice.gain), static_cast<std::int64_t>(advice.gain));
      table.cell(enumerate(context_.language, served));
      table.end_row();
    }
  }

  void idle() {
    if (context_.plan.idle.empty()) return;
    heading(idle_section());
    Table table(page_, context_, "idle", {"column_offer", "column_reason"}, true);
    for (const Idle& idle : context_.plan.idle) {
      table.begin_row();
      table.named(shown_id(context_, idle.offer), label_of(context_, idle.offer));
      table.cell(text("idle_" + std::string(to_string(idle.code))), "sentence");
      table.end_row();
    }
  }

  void findings() {
    heading(findings_section());
    if (context_.findings.empty()) {
      page_.element("p", text("findings_none"));
      return;
    }
    Table table(page_, context_, "findings", {"column_place", "column_findings", "column_hint"}, true);
    for (const ShownFinding& finding : shown_findings(context_.findings, context_.language)) {
      table.begin_row();
      table.cell(finding.place(), "id");
      page_.open("td");
      page_.element("span", finding.code, fmt::format("class=\"mark {}\"", finding.severity));
      page_.text(" " + finding.message);
      page_.close();
      table.cell(finding.hint);
      table.end_row();
    }
  }

  // The pairs as data, for whoever wants to read the page with a program; `<` cannot end the block.
  void data() {
    io::JsonWriter json(io::JsonLayout::compact);
    json.open_array();
    for (const PlanPair& pair : context_.plan.pairs) {
      json.open_object();
      json.member("offer", context_.market[pair.offer].id);
      json.member("request", context_.market[pair.request].id);
      json.close();
    }
    json.close();
    std::string safe;
    for (const char c : json.take()) {
      if (c == '<')
        safe += "\\u003c";
      else
        safe += c;
    }
    page_.raw("<script type=\"application/json\" id=\"data\">" + with_unseen_escaped(safe) + "</script>");
  }

  void closing() {
    page_.open("footer");
    page_.element("p", text("footer", {{"version", context_.version},
                                       {"seed", std::to_string(context_.setting.profile.seed)},
                                       {"hash", context_.input_hash}}));
    page_.close();
  }

  const Context& context_;
  Markup page_;
};

}  // namespace

std::string proposal_html(const Context& context) { return Page(context).make(); }

}  // namespace koppel::report
