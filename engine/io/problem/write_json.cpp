#include "io/problem/write_json.hpp"

#include <string_view>

#include "io/text/json_writer.hpp"

namespace koppel::io {

namespace {

void write_range(JsonWriter& json, Range range) {
  if (range.lower != 0) json.member("min", range.lower);
  if (range.upper != 1) json.member("max", range.upper);
}

template <class AnyId, class More>
void write_side(JsonWriter& json, std::string_view name, const Instance& instance, const IdVector<AnyId, Range>& ranges,
                More more) {
  json.key(name);
  json.open_array();
  for (const AnyId node : ranges.ids()) {
    json.open_object(true);
    json.member("id", name_of(instance, node));
    write_range(json, ranges[node]);
    more(node);
    json.close();
  }
  json.close();
}

void write_group(JsonWriter& json, const Instance& instance, const Group& group) {
  json.open_object(true);
  json.member("side", group.side == Side::offers ? "supply" : "demand");
  json.member("name", group.name);
  json.key("members");
  json.open_array(true);
  for (const std::uint32_t member : group.members) {
    json.text(group.side == Side::offers ? name_of(instance, OfferId{member}) : name_of(instance, RequestId{member}));
  }
  json.close();
  write_range(json, group.range);
  json.close();
}

void write_hours(JsonWriter& json, const Instance& instance) {
  const Hours& hours = instance.hours;
  json.key("hours");
  json.open_object();
  json.key("supply");
  json.open_object();
  for (const OfferId offer : hours.budget.ids()) {
    if (!hours.limits(offer)) continue;
    json.key(name_of(instance, offer));
    json.fixed(hours.budget[offer], hours.scale);
  }
  json.close();
  json.key("edges");
  json.open_array();
  for (const EdgeId edge : hours.use.ids()) {
    if (hours.use[edge] == 0) continue;
    const auto [offer, request] = instance.graph.endpoints(edge);
    json.open_array(true);
    json.text(name_of(instance, offer));
    json.text(name_of(instance, request));
    json.fixed(hours.use[edge], hours.scale);
    json.close();
  }
  json.close();
  json.close();
}

}  // namespace

std::string write_problem(const Instance& instance, std::span<const Weight> weights) {
  JsonWriter json;
  json.open_object();
  json.member("schema", "koppel/problem/1");
  write_side(json, "supply", instance, instance.offer_range, [](OfferId) {});
  write_side(json, "demand", instance, instance.request_range, [&](RequestId request) {
    if (instance.needed_if_any(request) != 1) json.member("if_any", instance.needed_if_any(request));
  });
  json.key("edges");
  json.open_array();
  for (const EdgeId edge : all_ids<EdgeId>(instance.graph.edge_count())) {
    const auto [offer, request] = instance.graph.endpoints(edge);
    json.open_array(true);
    json.text(name_of(instance, offer));
    json.text(name_of(instance, request));
    json.fixed(weights[edge.index()], instance.scale);
    json.close();
  }
  json.close();
  if (!instance.groups.empty()) {
    json.key("groups");
    json.open_array();
    for (const Group& group : instance.groups) write_group(json, instance, group);
    json.close();
  }
  if (!instance.hours.empty()) write_hours(json, instance);
  json.close();
  return json.take();
}

}  // namespace koppel::io
