// koppel/problem/1 (data/schema/problem.schema.json).
#include <algorithm>
#include <limits>
#include <unordered_map>

#include "base/codes.hpp"
#include "graph/codes.hpp"
#include "io/problem/codes.hpp"
#include "io/problem/nodes.hpp"
#include "io/problem/readers.hpp"
#include "io/text/byte_blocks.hpp"
#include "io/text/cells.hpp"
#include "io/text/codes.hpp"
#include "io/text/json_fields.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view schema_name = "koppel/problem/1";
constexpr std::size_t most_suggested_from = 2000;

// Ids that are known, where each was declared, and what to call the side in words.
struct DeclaredSide {
  std::string_view name;  // "supply", "demand"
  IdTable ids;
  std::vector<Source> sources;
  RawSide raw;
};

class KoppelReader {
 public:
  explicit KoppelReader(ProblemDraft& draft) : draft_(draft) {}

  void read(const JsonValue& document) {
    ObjectReader root = reader(document, "");
    root.require("schema"), root.require("supply"), root.require("demand"), root.require("edges");
    std::string schema;
    if (root.text("schema", schema) && schema != schema_name) {
      draft_.fault(text_codes.wrong_schema, root.source_of(*root.member("schema"), "schema"),
                   {{"read", shown(schema)}, {"expected", std::string(schema_name)}});
    }
    read_side(root, supply_);
    read_side(root, demand_);
    if (const auto* edges = root.array("edges")) read_edges(*edges);
    if (const auto* groups = root.array("groups")) {
      for (std::size_t at = 0; at < groups->size(); ++at) {
        read_group((*groups)[at], "groups[" + std::to_string(at) + "]");
      }
    }
    if (const JsonValue* hours = root.object("hours")) read_hours(*hours);
    root.finish();
    draft_.offers = std::move(supply_.raw);
    draft_.requests = std::move(demand_.raw);
  }

 private:
  ObjectReader reader(const JsonValue& value, std::string path) {
    return {value, std::move(path), draft_.file, draft_.findings};
  }
  [[nodiscard]] Source source(const JsonValue& value, std::string path) const {
    return {draft_.file, value.row, value.column, std::move(path)};
  }

  // ---- nodes -------------------------------------------------------------------------------------------------------------

  void read_side(ObjectReader& root, DeclaredSide& side) {
    const auto* nodes = root.array(side.name);
    if (nodes == nullptr) return;
    for (std::size_t at = 0; at < nodes->size(); ++at) {
      read_node((*nodes)[at], std::string(side.name) + "[" + std::to_string(at) + "]", side);
    }
  }

  void read_node(const JsonValue& value, std::string path, DeclaredSide& side) {
    ObjectReader fields = reader(value, path);
    std::string id;
    Range range;
    int if_any = 1;
    fields.require("id");
    const bool named = fields.text("id", id);
    read_range(fields, value, range, id);
    if (&side == &demand_) count(fields, "if_any", if_any);
    fields.finish();
    if (!named) return;
    if (id.empty()) return draft_.fault(model_codes.empty_id, source(value, path), {});
    const std::size_t known = side.ids.size();
    const std::uint32_t number = side.ids.number_of(id);
    if (side.ids.size() == known) return twice(id, source(value, path), side.sources[number]);
    side.sources.push_back(source(value, std::move(path)));
    side.raw.names.push_back(std::move(id));
    side.raw.ranges.push_back(range);
    if (&side == &demand_) draft_.if_any.push_back(if_any);
  }

  void twice(const std::string& name, Source again, const Source& before) {
    draft_.fault(problem_codes.duplicate_node, std::move(again), {{"read", shown(name)}, {"other", before.field}});
  }

  // A number of pairs: whole, not negative.
  void count(ObjectReader& fields, std::string_view name, int& target) {
    int value = target;
    if (!fields.integer(name, value)) return;
    if (value < 0) {
      return draft_.fault(base_codes.negative_number, fields.source_of(*fields.member(name), fields.path_of(name)),
                          {{"read", std::to_string(value)}});
    }
    target = value;
  }

  void read_range(ObjectReader& fields, const JsonValue& value, Range& range, const std::string& name) {
    count(fields, "min", range.lower);
    count(fields, "max", range.upper);
    if (range.lower <= range.upper) return;
    draft_.fault(
        graph_codes.lower_above_upper, source(value, fields.path_of("min")),
        {{"read", std::to_string(range.lower)}, {"expected", std::to_string(range.upper)}, {"other", shown(name)}});
    range.lower = range.upper;  // told once
  }

  // ---- edges -------------------------------------------------------------------------------------------------------------

  void read_edges(const JsonValue::Array& edges) {
    // The places outlive the document: duplicates are found when it is gone.
    std::vector<std::pair<std::int64_t, std::int64_t>> places;
    places.reserve(edges.size());
    for (const JsonValue& edge : edges) places.emplace_back(edge.row, edge.column);
    draft_.source_of = [file = draft_.file, places = std::move(places)](std::int64_t at) {
      const auto [row, column] = places[static_cast<std::size_t>(at)];
      return Source{file, row, column, "edges[" + std::to_string(at) + "]"};
    };
    for (std::size_t at = 0; at < edges.size(); ++at) {
      const auto path = [at] { return "edges[" + std::to_string(at) + "]"; };
      const auto ends = triple(edges[at], path);
      if (!ends) continue;
      const JsonValue& weight = std::get<JsonValue::Array>(edges[at].value)[2];
      draft_.add_edge_at(ends->first, ends->second, std::get<JsonValue::Number>(weight.value).text,
                         static_cast<std::int64_t>(at));
    }
  }

  // The ends of [supply id, demand id, number], or nothing with findings.
  template <class Path>
  std::optional<std::pair<std::uint32_t, std::uint32_t>> triple(const JsonValue& value, Path path) {
    const auto* parts = std::get_if<JsonValue::Array>(&value.value);
    const bool fits = parts != nullptr && parts->size() == 3 &&
                      std::holds_alternative<std::string>((*parts)[0].value) &&
                      std::holds_alternative<std::string>((*parts)[1].value) &&
                      std::holds_alternative<JsonValue::Number>((*parts)[2].value);
    if (!fits) {
      draft_.fault(text_codes.wrong_type, source(value, path()),
                   {{"read", std::string(type_name(value))}, {"expected", "[\"supply id\", \"demand id\", number]"}});
      return std::nullopt;
    }
    const auto offer = end((*parts)[0], path, supply_), request = end((*parts)[1], path, demand_);
    if (!offer || !request) return std::nullopt;
    return std::pair(*offer, *request);
  }

  template <class Path>
  std::optional<std::uint32_t> end(const JsonValue& value, Path path, const DeclaredSide& side) {
    const std::string& id = std::get<std::string>(value.value);
    const auto number = side.ids.find(id);
    if (!number) unknown(id, source(value, path()), side);
    return number;
  }

  void unknown(const std::string& id, Source where, const DeclaredSide& side) {
    FindingValues values{{"read", shown(id)}, {"expected", std::string(side.name)}};
    if (side.raw.names.size() <= most_suggested_from) {
      values.emplace_back("suggestion", closest(id, side.raw.names));
    }
    draft_.fault(problem_codes.unknown_node, std::move(where), std::move(values));
  }

  // ---- groups ------------------------------------------------------------------------------------------------------------

  void read_group(const JsonValue& value, const std::string& path) {
    ObjectReader fields = reader(value, path);
    Group group;
    std::string side_name;
    fields.require("side"), fields.require("name"), fields.require("members");
    const bool has_side = fields.text("side", side_name), named = fields.text("name", group.name);
    read_range(fields, value, group.range, group.name);
    const auto* members = fields.array("members");
    fields.finish();
    const bool known_side = side_name == supply_.name || side_name == demand_.name;
    if (has_side && !known_side) {
      draft_.fault(text_codes.wrong_type, source(value, path + ".side"),
                   {{"read", shown(side_name)}, {"expected", "supply | demand"}});
    }
    if (named && group.name.empty()) return draft_.fault(model_codes.empty_id, source(value, path + ".name"), {});
    if (named) {
      const auto [before, is_new] = group_paths_.emplace(group.name, path);
      if (!is_new) return twice(group.name, source(value, path + ".name"), {.field = before->second});
    }
    if (!named || !known_side || members == nullptr) return;
    group.side = side_name == supply_.name ? Side::offers : Side::requests;
    for (std::size_t at = 0; at < members->size(); ++at) {
      read_member((*members)[at], path + ".members[" + std::to_string(at) + "]", group);
    }
    report_repeated(group, source(value, path));
    draft_.groups.push_back(std::move(group));
    draft_.group_sources.push_back(source(value, path));
  }

  void read_member(const JsonValue& value, const std::string& path, Group& group) {
    const auto* id = std::get_if<std::string>(&value.value);
    if (id == nullptr) {
      return draft_.fault(text_codes.wrong_type, source(value, path),
                          {{"read", std::string(type_name(value))}, {"expected", "text"}});
    }
    const bool offers = group.side == Side::offers;
    const DeclaredSide &side = offers ? supply_ : demand_, &other = offers ? demand_ : supply_;
    if (const auto number = side.ids.find(*id)) return group.members.push_back(*number);
    if (!other.ids.find(*id)) return unknown(*id, source(value, path), side);
    draft_.fault(problem_codes.member_on_wrong_side, source(value, path),
                 {{"read", shown(*id)}, {"expected", std::string(side.name)}, {"other", shown(group.name)}});
  }

  void report_repeated(Group& group, const Source& where) {
    std::ranges::sort(group.members);
    for (auto at = std::ranges::adjacent_find(group.members); at != group.members.end();
         at = std::ranges::adjacent_find(group.members)) {
      const auto& names = (group.side == Side::offers ? supply_ : demand_).raw.names;
      draft_.fault(problem_codes.duplicate_node, where,
                   {{"read", shown(names[*at])}, {"other", where.field + ".members"}});
      group.members.erase(at, std::ranges::upper_bound(group.members, *at) - 1);
    }
  }

  // ---- hours -------------------------------------------------------------------------------------------------------------

  void read_hours(const JsonValue& value) {
    ObjectReader fields = reader(value, "hours");
    const JsonValue* budgets = fields.object("supply");
    const auto* needs = fields.array("edges");
    fields.finish();
    std::unordered_map<std::uint64_t, std::size_t> first;
    for (std::size_t at = 0; needs != nullptr && at < needs->size(); ++at) {
      const auto path = [](std::size_t number) { return "hours.edges[" + std::to_string(number) + "]"; };
      const auto ends = triple((*needs)[at], [&] { return path(at); });
      if (!ends) continue;
      const auto hours = non_negative(fields, std::get<JsonValue::Array>((*needs)[at].value)[2], path(at));
      const auto [before, is_first] = first.emplace(std::uint64_t{ends->second} << 32U | ends->first, at);
      if (!is_first) {
        draft_.fault(problem_codes.duplicate_edge, source((*needs)[at], path(at)),
                     {{"read", shown(supply_.raw.names[ends->first])},
                      {"other", shown(demand_.raw.names[ends->second])},
                      {"first", path(before->second)}});
      } else if (hours) {
        draft_.hours.uses.push_back({ends->first, ends->second, *hours});
      }
    }
    if (budgets == nullptr) return;
    for (const auto& [id, budget] : std::get<JsonValue::Object>(budgets->value)) {
      const auto number = supply_.ids.find(id);
      const std::string path = "hours.supply." + id;
      const auto available = non_negative(fields, budget, path);
      if (!number) unknown(id, source(budget, path), supply_);
      if (number && available) draft_.hours.budgets.emplace_back(*number, *available);
    }
  }

  std::optional<Weight> non_negative(ObjectReader& fields, const JsonValue& value, const std::string& path) {
    const auto hours = fields.number(value, path, decimal_scale);
    if (!hours || *hours >= 0) return hours;
    draft_.fault(base_codes.negative_number, source(value, path), {{"read", to_decimal(*hours, decimal_scale)}});
    return std::nullopt;
  }

  ProblemDraft& draft_;
  DeclaredSide supply_{.name = "supply"}, demand_{.name = "demand"};
  std::unordered_map<std::string, std::string> group_paths_;
};

}  // namespace

void read_koppel_json(LineReader& lines, ProblemDraft& draft) {
  const std::string text = lines.rest(default_max_bytes);
  if (lines.damaged()) return;  // told by whoever opened it; half a document says nothing more
  if (lines.too_long()) {
    const std::string most = std::to_string(default_max_bytes);
    return draft.fault(text_codes.file_too_large, 0, 0, {{"read", "> " + most}, {"expected", most}});
  }
  if (const auto document = parse_json(text, draft.file, draft.findings)) KoppelReader(draft).read(*document);
}

}  // namespace koppel::io
