// voorstel.html and voorstel-intern.html: one file that holds the whole proposal, opens without a network and prints well.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "base/unseen.hpp"
#include "io/text/json_writer.hpp"
#include "pairing/geodesy.hpp"
#include "report/calls.hpp"
#include "report/counts.hpp"
#include "report/districts.hpp"
#include "report/figures.hpp"
#include "report/marks.hpp"
#include "report/markup.hpp"
#include "report/names.hpp"
#include "report/page_assets.hpp"
#include "report/page_table.hpp"
#include "report/shown_findings.hpp"
#include "report/today.hpp"
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

struct Section {
  std::string_view key;
  std::size_t rows;
  bool counted = true;
};

class Page {
 public:
  explicit Page(const Context& context)
      : context_(context), counts_(counts_of(context)), tasks_(tasks_of(context)), map_(district_map(context)) {}

  std::string make() {
    page_.raw("<!DOCTYPE html>\n");
    page_.open("html", fmt::format("lang=\"{}\"", language_code()));
    head();
    page_.open("body");
    page_.element("a", text("skip"), "class=\"skip\" href=\"#main\"");
    page_.open("header");
    opening();
    contents();
    page_.close();
    page_.open("main", "id=\"main\"");
    today();
    unserved();
    underserved();
    recruit();
    pairs();
    coverage();
    idle();
    findings();
    page_.close();
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
    if (section.counted) page_.element("small", std::to_string(section.rows));
    page_.close();
  }

  // The sections that have something to show, in their order on the page.
  void contents() {
    page_.open("nav", attribute("aria-label", text("contents")));
    for (const Section& section : {today_section(), unserved_section(), underserved_section(), recruit_section(),
                                   pairs_section(), coverage_section(), idle_section(), findings_section()}) {
      if (section.rows == 0) continue;
      page_.element("a", section.counted ? fmt::format("{} ({})", text(section.key), section.rows) : text(section.key),
                    fmt::format("href=\"#{}\"", section.key));
    }
    page_.close();
  }
  [[nodiscard]] Section today_section() const { return {"section_today", tasks_.size(), false}; }
  [[nodiscard]] Section pairs_section() const { return {"section_pairs", counts_.pairs}; }
  [[nodiscard]] Section unserved_section() const { return {"section_unserved", counts_.unserved}; }
  [[nodiscard]] Section underserved_section() const { return {"section_underserved", counts_.underserved}; }
  [[nodiscard]] Section recruit_section() const { return {"section_recruit", context_.plan.recruit.size()}; }
  [[nodiscard]] Section coverage_section() const {
    return {"section_coverage", map_.empty() ? context_.setting.profile.fairness_groups.size() : 1, false};
  }
  [[nodiscard]] Section idle_section() const { return {"section_idle", counts_.idle}; }
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
        "content=\"noindex\"><meta name=\"format-detection\" content=\"telephone=no\">");
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
    const std::size_t requests = counts_.requests;
    page_.element("h1", title());
    if (context_.names) page_.element("p", text("page_internal"), "class=\"internal\"");
    if (const std::string mind = reservation(context_); !mind.empty())
      page_.element("p", mind, "class=\"reservation\" role=\"alert\"");
    page_.element("p", text("human_decides"), "class=\"lead\"");
    if (const std::string understood = understood_sentence(context_); !understood.empty())
      page_.element("p", understood, "class=\"understood\"");
    page_.open("div", "class=\"tiles\"");
    tile(fmt::format("{}/{}", counts_.served, requests), requests, "tile_served");
    const auto served = static_cast<std::int64_t>(counts_.served) * 100;
    tile(decimal_text(context_.language, served, std::max<std::int64_t>(1, static_cast<std::int64_t>(requests)), 0) +
             " %",
         0, "tile_coverage");
    tile(counts_.pairs, "tile_pairs");
    tile(counts_.unserved, "tile_unserved");
    tile(counts_.idle, "tile_idle");
    page_.close();
    page_.element("p", outcome_sentence(context_), "class=\"proof\"");
  }

  void today() {
    if (tasks_.empty()) return;
    heading(today_section());
    page_.open("ul", "class=\"today\"");
    for (const Task& task : tasks_) {
      page_.open("li");
      page_.element("strong", task.what);
      if (!task.requests.empty()) links_to(task.requests);
      if (!task.details.empty()) lines(task.details);
      page_.close();
    }
    page_.close();
  }

  void links_to(const std::vector<RequestId>& requests) {
    page_.open("span", "class=\"where\"");
    for (const RequestId request : requests) {
      page_.text(" ");
      page_.element("a", shown_id(context_, request), fmt::format("href=\"#r{}\"", request.index()));
    }
    page_.close();
  }

  void lines(const std::vector<std::string>& details) {
    constexpr std::size_t most_lines = 12;
    page_.open("ul");
    for (std::size_t i = 0; i < std::min(details.size(), most_lines); ++i) page_.element("li", details[i]);
    if (details.size() > most_lines) page_.element("li", fmt::format("… ({})", details.size()));
    page_.close();
  }

  void coverage() {
    const std::string table = district_table(context_), picture = matching_figure(context_);
    if (map_.empty() && table.empty() && picture.empty() && context_.setting.profile.fairness_groups.empty()) return;
    heading(coverage_section());
    if (!map_.empty() || !table.empty()) {
      page_.open("div", "class=\"places\"");
      page_.raw(map_);
      page_.raw(table);
      page_.close();
    }
    page_.open("div", "class=\"charts\"");
    for (const std::string& group : context_.setting.profile.fairness_groups)
      page_.raw(coverage_figure(context_, group));
    page_.close();
    if (picture.empty()) return;
    page_.open("details", "class=\"curves\"");
    page_.element("summary", text("picture_title"));
    page_.raw(picture);
    page_.close();
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

  // Why it is so stands in what to do today.
  [[nodiscard]] std::string moment(const PlanPair& pair) const {
    const std::string slot = slot_text(context_.language, pair.slot);
    const bool apart = pair.slot_apart && !pair.slot_taken && !slot.empty();
    return apart ? text("call_apart", {{"slot", slot}}) : moment_of(context_, pair);
  }

  // Who asks or offers, beside the id: the name where people are named, else what the row says of itself.
  [[nodiscard]] std::string beside_id(OfferId offer) const {
    const std::string name = context_.names ? contact_of(context_, offer).name : std::string();
    return name.empty() ? label_of(context_, offer) : name;
  }
  [[nodiscard]] std::string requester(RequestId request) const {
    const std::string kind = group_value_label(context_, "from", context_.market[request].from);
    const std::string name = context_.names ? contact_of(context_, request).name : std::string();
    return name.empty() ? kind : name + ", " + kind;
  }

  // The first row of a request on the page is where links to it lead.
  [[nodiscard]] std::string anchor(RequestId request) {
    return anchored_.insert(request).second ? fmt::format("id=\"r{}\"", request.index()) : std::string();
  }

  void pairs() {
    if (context_.plan.pairs.empty()) return;
    heading(pairs_section());
    const auto reserves = reserves_by_request();
    const PairReasons reasons(context_, listed_beside);
    const bool marks = has_marks(context_);
    std::vector<std::string_view> columns{"column_request",     "column_requester", "column_offer",  "column_slot",
                                          "column_pair_reason", "column_distance",  "column_points", "column_reserves"};
    if (marks) columns.insert(columns.begin() + 3, "column_mark");
    PageTable table(page_, context_, {.id = "pairs", .caption = "section_pairs", .columns = columns});
    for (const PlanPair& pair : context_.plan.pairs) {
      const Request& request = context_.market[pair.request];
      const auto reserve = reserves.find(pair.request);
      table.begin_row(anchor(pair.request) + attribute("data-request", request.id));
      table.named(shown_id(context_, pair.request), label_of(context_, pair.request));
      table.cell(requester(pair.request));
      table.named(shown_id(context_, pair.offer), beside_id(pair.offer));
      if (marks) table.marked(mark_text(context_, pair), mark_name(pair), "");
      table.cell(moment(pair));
      table.cell(reasons.of(pair), "reason");
      table.number(kilometres(pair.score.distance), pair.score.distance.value_or(-1));
      table.number(points_text(context_, pair.score.weight), pair.score.weight);
      table.cell(reserve == reserves.end() ? text("reserve_none") : reserve->second);
      table.end_row();
    }
  }

  [[nodiscard]] std::vector<std::string_view> with_phone(std::vector<std::string_view> columns) const {
    if (context_.names) columns.insert(columns.begin() + 2, "column_phone");
    return columns;
  }
  void left_row(PageTable& table, RequestId request, const std::string& reason) {
    table.begin_row(anchor(request));
    table.named(shown_id(context_, request), label_of(context_, request));
    table.cell(requester(request));
    if (context_.names) table.phone(contact_of(context_, request).phone);
    table.cell(reason);
  }

  void unserved() {
    if (context_.plan.unserved.empty()) return;
    heading(unserved_section());
    PageTable table(page_, context_,
                    {.id = "unserved",
                     .caption = "section_unserved",
                     .columns = with_phone({"column_request", "column_requester", "column_reason", "column_relief"})});
    for (const Unserved& unserved : context_.plan.unserved) {
      left_row(table, unserved.request, unserved_reason(context_, unserved));
      table.cell(relief_sentence(context_, unserved));
      table.end_row();
    }
  }

  void underserved() {
    if (context_.plan.underserved.empty()) return;
    heading(underserved_section());
    PageTable table(page_, context_,
                    {.id = "underserved",
                     .caption = "section_underserved",
                     .columns = with_phone({"column_request", "column_requester", "column_reason"}),
                     .search = false});
    for (const Underserved& request : context_.plan.underserved) {
      left_row(table, request.request,
               text("underserved", {{"got", std::to_string(request.got)}, {"wanted", std::to_string(request.wanted)}}));
      table.end_row();
    }
  }

  void recruit() {
    if (context_.plan.recruit.empty()) return;
    heading(recruit_section());
    page_.element("p", text("recruit_assumes"), "class=\"note\"");
    PageTable table(page_, context_,
                    {.id = "recruit",
                     .caption = "section_recruit",
                     .columns = {"column_who", "column_places", "column_gain", "column_would_serve"},
                     .search = false});
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
    PageTable table(page_, context_,
                    {.id = "idle", .caption = "section_idle", .columns = {"column_offer", "column_reason"}});
    for (const Idle& idle : context_.plan.idle) {
      table.begin_row();
      table.named(shown_id(context_, idle.offer), beside_id(idle.offer));
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
    PageTable table(page_, context_,
                    {.id = "findings",
                     .caption = "section_findings",
                     .columns = {"column_place", "column_findings", "column_hint"}});
    for (const ShownFinding& finding : shown_findings(context_.findings, context_.language)) {
      table.begin_row();
      table.cell(finding.place(), "place");
      table.marked(finding.code, finding.severity, finding.message);
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

  Context context_;
  Counts counts_;
  std::vector<Task> tasks_;
  std::string map_;
  std::set<RequestId> anchored_;
  Markup page_;
};

}  // namespace

std::string proposal_html(const Context& context) { return Page(context).make(); }

std::string internal_html(const Context& context) { return Page(with_names(context)).make(); }

}  // namespace koppel::report
