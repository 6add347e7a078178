#include "io/formats/result_json.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "io/formats/certificates/certificate_json.hpp"
#include "io/formats/unread_fields.hpp"
#include "io/text/codes.hpp"
#include "io/text/json_fields.hpp"
#include "io/text/json_writer.hpp"
#include "result/fault_codes.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view result_schema = "koppel/result/1";

// ---- writing -------------------------------------------------------------------------------------------------------------

void write_strategy(JsonWriter& json, const Result& result) {
  json.key("strategy");
  json.open_object();
  json.member("name", result.strategy);
  json.key("parameters");
  json.open_object(true);
  for (const auto& [name, value] : result.parameters) json.member(name, value);
  json.close();
  json.close();
}

void write_understood(JsonWriter& json, const Result& result) {
  if (!result.understood) return;
  json.key("understood");
  json.open_object();
  for (const auto& [name, member, always] : understood_members) {
    const ReadOfAsked& part = (*result.understood).*member;
    if (!always && part.asked == 0) continue;
    json.key(name);
    json.open_object(true);
    json.member("read", static_cast<std::int64_t>(part.read));
    json.member("asked", static_cast<std::int64_t>(part.asked));
    json.close();
  }
  json.close();
}

void write_objective(JsonWriter& json, const Result& result) {
  if (!result.has_objective) return;
  json.key("objective");
  json.open_object();
  json.key("weight"), json.fixed(result.weight, result.scale);
  json.member("matched", static_cast<std::int64_t>(result.matched));
  json.member("served", static_cast<std::int64_t>(result.served));
  json.key("bound"), json.fixed(result.weight_bound, result.scale);
  json.key("gap"), json.number(std::string_view(result.gap));
  json.key("levels");
  json.open_array();
  for (const ResultLevel& level : result.levels) {
    json.open_object(true);
    json.member("name", level.name);
    json.key("value"), json.fixed(level.value, level.scale);
    json.key("bound"), json.fixed(level.bound, level.scale);
    json.close();
  }
  json.close();
  json.close();
}

void write_assignments(JsonWriter& json, const Result& result) {
  json.key("assignments");
  json.open_array();
  for (const ResultAssignment& pair : result.assignments) {
    json.open_object(true);
    json.member("offer", pair.offer);
    json.member("request", pair.request);
    json.key("weight"), json.fixed(pair.weight, result.scale);
    if (pair.pinned) json.key("pinned"), json.boolean(true);
    if (!pair.slots.empty()) json.member("slots", pair.slots);
    if (pair.state) json.member("state", to_string(*pair.state));
    json.close();
  }
  json.close();
}

void write_pairs(JsonWriter& json, std::string_view name, const std::vector<ResultPair>& pairs) {
  json.key(name);
  json.open_array();
  for (const ResultPair& pair : pairs) {
    json.open_object(true);
    json.member("offer", pair.offer);
    json.member("request", pair.request);
    json.close();
  }
  json.close();
}

// What was reached, and below what no proposal comes that does as well on what stands before it.
void write_minimum(JsonWriter& json, std::string_view name, std::size_t value, std::optional<std::size_t> bound) {
  if (!bound) return;
  json.key(name);
  json.open_object(true);
  json.member("value", static_cast<std::int64_t>(value));
  json.member("bound", static_cast<std::int64_t>(*bound));
  json.close();
}

void write_changes(JsonWriter& json, const Result& result) {
  if (!result.changes) return;
  const ResultChanges& changes = *result.changes;
  json.key("changes");
  json.open_object();
  json.member("kept", static_cast<std::int64_t>(changes.kept));
  write_pairs(json, "new", changes.come);
  write_pairs(json, "gone", changes.gone);
  json.key("tell");
  json.open_object();
  json.member("offers", changes.tell_offers);
  json.member("requests", changes.tell_requests);
  json.close();
  write_minimum(json, "pairs", changes.gone.size(), changes.gone_bound);
  write_minimum(json, "people", changes.tell_offers.size() + changes.tell_requests.size(), changes.told_bound);
  json.close();
}

void write_broken_promises(JsonWriter& json, const Result& result) {
  if (result.broken_promises.empty()) return;
  json.key("broken_promises");
  json.open_array();
  for (const ResultBrokenPromise& broken : result.broken_promises) {
    json.open_object(true);
    json.member("offer", broken.offer);
    json.member("request", broken.request);
    json.member("reason", broken.reason);
    if (broken.places > 0) json.member("places", broken.places);
    json.close();
  }
  json.close();
}

void write_reserves(JsonWriter& json, const Result& result) {
  if (result.reserves.empty()) return;
  json.key("reserves");
  json.open_array();
  for (const ResultReserve& reserve : result.reserves) {
    json.open_object(true);
    json.member("request", reserve.request);
    json.member("offer", reserve.offer);
    json.member("rank", reserve.rank);
    json.key("weight"), json.fixed(reserve.weight, result.scale);
    json.close();
  }
  json.close();
}

void write_fallbacks(JsonWriter& json, const Result& result) {
  if (result.fallbacks.empty()) return;
  json.key("fallbacks");
  json.open_array();
  for (const ResultFallback& fallback : result.fallbacks) {
    json.open_object();
    json.member("request", fallback.request);
    json.member("declined", fallback.declined);
    write_pairs(json, "moves", fallback.moves);
    json.member("told", static_cast<std::int64_t>(fallback.told));
    if (fallback.sharing > 0) json.member("sharing", static_cast<std::int64_t>(fallback.sharing));
    json.close();
  }
  json.close();
}

void write_reason(JsonWriter& json, const ResultReason& reason) {
  json.key("reason");
  json.open_object(true);
  json.member("code", reason.code);
  for (const auto& [name, value] : reason.texts) json.member(name, value);
  for (const auto& [name, value] : reason.numbers) json.member(name, value);
  for (const auto& [name, values] : reason.lists) json.member(name, values);
  json.close();
}

void write_unmatched_side(JsonWriter& json, std::string_view side, const std::vector<ResultUnmatched>& unmatched) {
  json.key(side);
  json.open_array();
  for (const ResultUnmatched& node : unmatched) {
    json.open_object(true);
    json.member("id", node.id);
    if (node.reason) write_reason(json, *node.reason);
    json.close();
  }
  json.close();
}

void write_left_out(JsonWriter& json, const Result& result) {
  json.key("unmatched");
  json.open_object();
  write_unmatched_side(json, "requests", result.unmatched_requests);
  write_unmatched_side(json, "offers", result.unmatched_offers);
  json.close();
  json.key("underserved");
  json.open_array();
  for (const ResultUnderserved& request : result.underserved) {
    json.open_object(true);
    json.member("id", request.id);
    json.member("wanted", request.wanted);
    json.member("got", request.got);
    json.close();
  }
  json.close();
}

void write_provenance(JsonWriter& json, const Result& result) {
  json.key("provenance");
  json.open_object();
  for (const auto& [name, member] : provenance_members) {
    if (const std::optional<std::string>& value = result.provenance.*member) json.member(name, *value);
  }
  json.key("seed"), json.number(std::string_view(std::to_string(result.seed)));
  json.close();
}

// ---- reading -------------------------------------------------------------------------------------------------------------

class ResultReader {
 public:
  ResultReader(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  Result read(const JsonValue& document) {
    ObjectReader top = reader(document, "");
    Result result;
    for (const std::string_view name : {"schema", "status", "scale", "assignments"}) top.require(name);
    check_schema(top, document);
    read_status(top, result);
    top.whole("scale", result.scale);
    if (result.scale < 1) result.scale = 1;
    if (const JsonValue* strategy = top.object("strategy")) read_strategy(*strategy, result);
    if (const JsonValue* understood = top.object("understood")) read_understood(*understood, result);
    if (const JsonValue* objective = top.object("objective")) read_objective(*objective, result);
    for_each(top, "assignments", [&](ObjectReader& fields) { read_assignment(fields, result); });
    if (const JsonValue* changes = top.object("changes")) read_changes(*changes, result);
    for_each(top, "broken_promises", [&](ObjectReader& fields) {
      ResultBrokenPromise& broken = result.broken_promises.emplace_back();
      fields.text("offer", broken.offer), fields.text("request", broken.request);
      fields.text("reason", broken.reason), fields.integer("places", broken.places);
    });
    for_each(top, "reserves", [&](ObjectReader& fields) { read_reserve(fields, result); });
    for_each(top, "fallbacks", [&](ObjectReader& fields) {
      ResultFallback& fallback = result.fallbacks.emplace_back();
      fields.text("request", fallback.request), fields.text("declined", fallback.declined);
      read_pairs(fields, "moves", fallback.moves);
      read_count(fields, "told", fallback.told);
      if (fields.member("sharing") != nullptr) read_count(fields, "sharing", fallback.sharing);
    });
    if (const JsonValue* unmatched = top.object("unmatched")) {
      ObjectReader sides = reader(*unmatched, "unmatched");
      for_each(sides, "requests", [&](ObjectReader& fields) { read_unmatched(fields, result.unmatched_requests); });
      for_each(sides, "offers", [&](ObjectReader& fields) { read_unmatched(fields, result.unmatched_offers); });
      sides.finish();
    }
    for_each(top, "underserved", [&](ObjectReader& fields) { read_underserved(fields, result); });
    if (const JsonValue* certificate = top.object("certificate")) {
      result.certificate = read_certificate(reader(*certificate, "certificate"), result.not_understood);
    }
    if (const JsonValue* metrics = top.object("metrics")) read_metrics(*metrics, result);
    if (const JsonValue* provenance = top.object("provenance")) read_provenance(*provenance, result);
    top.finish();
    return result;
  }

 private:
  ObjectReader reader(const JsonValue& value, std::string path) {
    return ObjectReader(value, std::move(path), file_, findings_);
  }

  template <class Action>
  void for_each(ObjectReader& fields, std::string_view name, Action action) {
    const auto* items = fields.array(name);
    if (items == nullptr) return;
    for (std::size_t i = 0; i < items->size(); ++i) {
      ObjectReader inner = reader((*items)[i], fields.path_of(name) + "[" + std::to_string(i) + "]");
      action(inner);
      inner.finish();
    }
  }

  void check_schema(ObjectReader& top, const JsonValue& document) {
    std::string schema;
    if (!top.text("schema", schema) || schema == result_schema) return;
    findings_.add(text_codes.wrong_schema, top.source_of(*document.find("schema"), "schema"),
                  {{"read", schema}, {"expected", std::string(result_schema)}});
  }

  // A status that there is not proves nothing.
  void read_status(ObjectReader& top, Result& result) {
    std::string name;
    top.text("status", name);
    const std::optional<Status> status = parse_status(name);
    if (!status) result.not_understood.push_back({fault_codes.unknown_status, name});
    result.status = status.value_or(Status::overflow);
  }

  void read_strategy(const JsonValue& value, Result& result) {
    ObjectReader fields = reader(value, "strategy");
    fields.text("name", result.strategy);
    if (const JsonValue* parameters = fields.object("parameters")) {
      ObjectReader inner = reader(*parameters, "strategy.parameters");
      for (const auto& [name, parameter] : std::get<JsonValue::Object>(parameters->value)) {
        std::string text;
        if (inner.text(name, text)) result.parameters.emplace_back(name, std::move(text));
      }
    }
    fields.finish();
  }

  void wide(ObjectReader& fields, std::string_view name, Weight scale, WideWeight& target) {
    std::optional<Weight> number;
    if (fields.fixed(name, scale, number)) target = *number;
  }

  void read_understood(const JsonValue& value, Result& result) {
    ObjectReader fields = reader(value, "understood");
    result.understood.emplace();
    for (const auto& [name, member, always] : understood_members) {
      if (always) fields.require(name);
      const JsonValue* part = fields.object(name);
      if (part == nullptr) continue;
      ReadOfAsked& target = (*result.understood).*member;
      ObjectReader numbers = reader(*part, fields.path_of(name));
      read_count(numbers, "read", target.read);
      read_count(numbers, "asked", target.asked);
      numbers.finish();
    }
    fields.finish();
  }

  static void read_count(ObjectReader& fields, std::string_view name, std::size_t& target) {
    Weight count = 0;
    fields.require(name);
    if (fields.whole(name, count)) target = static_cast<std::size_t>(count);
  }

  void read_objective(const JsonValue& value, Result& result) {
    ObjectReader fields = reader(value, "objective");
    result.has_objective = true;
    wide(fields, "weight", result.scale, result.weight);
    wide(fields, "bound", result.scale, result.weight_bound);
    Weight count = 0;
    if (fields.whole("matched", count)) result.matched = static_cast<std::size_t>(count);
    if (fields.whole("served", count)) result.served = static_cast<std::size_t>(count);
    if (const JsonValue* gap = fields.member("gap")) {
      if (const auto* number = std::get_if<JsonValue::Number>(&gap->value)) result.gap = number->text;
    }
    for_each(fields, "levels", [&](ObjectReader& level) {
      ResultLevel read;
      level.text("name", read.name);
      read.scale = in_input_units(level_kind(read.name)) ? result.scale : 1;
      wide(level, "value", read.scale, read.value);
      wide(level, "bound", read.scale, read.bound);
      result.levels.push_back(std::move(read));
    });
    fields.finish();
  }

  void read_assignment(ObjectReader& fields, Result& result) {
    ResultAssignment pair;
    fields.require("offer");
    fields.require("request");
    fields.text("offer", pair.offer);
    fields.text("request", pair.request);
    std::optional<Weight> weight;
    if (fields.fixed("weight", result.scale, weight)) pair.weight = *weight;
    fields.texts("slots", pair.slots);
    fields.boolean("pinned", pair.pinned);
    read_state(fields, pair, result);
    result.assignments.push_back(std::move(pair));
  }

  // A state that there is not, is a fault.
  static void read_state(ObjectReader& fields, ResultAssignment& pair, Result& result) {
    std::string name;
    if (!fields.text("state", name)) return;
    for (const PairState state : {PairState::promised, PairState::unchanged, PairState::fresh}) {
      if (name == to_string(state)) pair.state = state;
    }
    if (!pair.state) result.not_understood.push_back({fault_codes.field_not_understood, fields.path_of("state")});
  }

  void read_changes(const JsonValue& value, Result& result) {
    ObjectReader fields = reader(value, "changes");
    ResultChanges& changes = result.changes.emplace();
    read_count(fields, "kept", changes.kept);
    read_pairs(fields, "new", changes.come);
    read_pairs(fields, "gone", changes.gone);
    fields.require("tell");
    if (const JsonValue* tell = fields.object("tell")) {
      ObjectReader sides = reader(*tell, "changes.tell");
      sides.texts("offers", changes.tell_offers);
      sides.texts("requests", changes.tell_requests);
      sides.finish();
    }
    read_bound(fields, "pairs", changes.gone.size(), changes.gone_bound, result);
    read_bound(fields, "people", changes.tell_offers.size() + changes.tell_requests.size(), changes.told_bound, result);
    fields.finish();
  }

  void read_pairs(ObjectReader& fields, std::string_view name, std::vector<ResultPair>& pairs) {
    fields.require(name);
    for_each(fields, name, [&](ObjectReader& pair) {
      ResultPair& read = pairs.emplace_back();
      pair.require("offer"), pair.require("request");
      pair.text("offer", read.offer), pair.text("request", read.request);
    });
  }

  // The value that stands beside a bound is that of the lists.
  void read_bound(ObjectReader& fields, std::string_view name, std::size_t counted, std::optional<std::size_t>& bound,
                  Result& result) {
    const JsonValue* minimum = fields.object(name);
    if (minimum == nullptr) return;
    ObjectReader numbers = reader(*minimum, fields.path_of(name));
    std::size_t changed = counted;
    read_count(numbers, "value", changed);
    read_count(numbers, "bound", bound.emplace());
    numbers.finish();
    if (changed != counted)
      result.not_understood.push_back({fault_codes.field_not_understood, numbers.path_of("value")});
  }

  void read_reserve(ObjectReader& fields, Result& result) {
    ResultReserve reserve;
    fields.text("request", reserve.request);
    fields.text("offer", reserve.offer);
    fields.integer("rank", reserve.rank);
    std::optional<Weight> weight;
    if (fields.fixed("weight", result.scale, weight)) reserve.weight = *weight;
    result.reserves.push_back(std::move(reserve));
  }

  void read_unmatched(ObjectReader& fields, std::vector<ResultUnmatched>& target) {
    ResultUnmatched node;
    fields.text("id", node.id);
    if (const JsonValue* reason = fields.object("reason")) node.reason = read_reason(*reason);
    target.push_back(std::move(node));
  }

  ResultReason read_reason(const JsonValue& value) {
    ResultReason reason;
    for (const auto& [name, detail] : std::get<JsonValue::Object>(value.value)) {
      ObjectReader fields = reader(value, "reason");
      Weight number = 0;
      std::string text;
      std::vector<std::string> list;
      if (std::holds_alternative<JsonValue::Number>(detail.value)) {
        if (fields.whole(name, number)) reason.numbers.emplace_back(name, number);
      } else if (std::holds_alternative<JsonValue::Array>(detail.value)) {
        if (fields.texts(name, list)) reason.lists.emplace_back(name, std::move(list));
      } else if (fields.text(name, text)) {
        if (name == "code")
          reason.code = text;
        else
          reason.texts.emplace_back(name, std::move(text));
      }
    }
    return reason;
  }

  void read_underserved(ObjectReader& fields, Result& result) {
    ResultUnderserved request;
    fields.text("id", request.id);
    fields.integer("wanted", request.wanted);
    fields.integer("got", request.got);
    result.underserved.push_back(std::move(request));
  }

  void read_metrics(const JsonValue& value, Result& result) {
    ObjectReader fields = reader(value, "metrics");
    for (const auto& [name, member] : std::get<JsonValue::Object>(value.value)) {
      std::optional<Weight> number;
      if (fields.fixed(name, 1'000'000, number)) result.metrics_e6.emplace_back(name, *number);
    }
  }

  void read_provenance(const JsonValue& value, Result& result) {
    ObjectReader fields = reader(value, "provenance");
    for (const auto& [name, member] : std::get<JsonValue::Object>(value.value)) {
      if (name == "seed") {
        read_seed(fields, member, result);
        continue;
      }
      std::string text;
      const bool read = fields.text(name, text);  // of an unknown member too: what is no text is a fault
      const auto known = std::ranges::find(provenance_members, std::string_view(name), &ProvenanceMember::name);
      if (read && known != provenance_members.end()) result.provenance.*known->value = std::move(text);
    }
  }

  // A seed may use all 64 bits, which a Weight cannot hold.
  void read_seed(ObjectReader& fields, const JsonValue& value, Result& result) {
    const auto* number = std::get_if<JsonValue::Number>(&value.value);
    const std::string text = number == nullptr ? std::string() : number->text;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), result.seed);
    if (fault != std::errc() || end != text.data() + text.size()) fields.wrong_type(value, "provenance.seed", "number");
  }

  const std::string& file_;
  Findings& findings_;
};

}  // namespace

std::string write_result(const Result& result) {
  JsonWriter json;
  json.open_object();
  json.member("schema", result_schema);
  json.member("status", to_string(result.status));
  json.member("scale", result.scale);
  write_strategy(json, result);
  write_understood(json, result);
  write_objective(json, result);
  write_assignments(json, result);
  write_changes(json, result);
  write_broken_promises(json, result);
  write_reserves(json, result);
  write_fallbacks(json, result);
  write_left_out(json, result);
  if (result.certificate) json.key("certificate"), write_certificate(json, *result.certificate);
  json.key("metrics");
  json.open_object();
  for (const auto& [name, value] : result.metrics_e6) json.key(name), json.fixed(value, 1'000'000);
  json.close();
  write_provenance(json, result);
  json.close();
  return json.take();
}

std::optional<Result> read_result(std::string_view text, const std::string& file, Findings& findings) {
  const auto document = parse_json(text, file, findings);
  if (!document) return std::nullopt;
  Findings own;
  Result result = ResultReader(file, own).read(*document);
  findings.append(own);
  if (own.has_errors()) return std::nullopt;
  return result;
}

namespace {

// A text that is no document only because fields stand in it twice: which of the two is meant nobody can say.
std::optional<Result> doubled_fields(std::string_view text, const Findings& faults, Findings& findings) {
  constexpr Code doubled = text_codes.json_duplicate_key;
  const bool of_a_result = text.find(result_schema) != std::string_view::npos;
  if (!of_a_result || faults.count(Severity::error) > faults.count(doubled)) {
    findings.append(faults);
    return std::nullopt;
  }
  Result result;
  for (const Finding& fault : faults.kept())
    result.not_understood.push_back({fault_codes.field_not_understood, fault.values.front().second});
  return result;
}

}  // namespace

std::optional<Result> read_result_to_judge(std::string_view text, const std::string& file, Findings& findings) {
  Findings own;
  const auto document = parse_json(text, file, own);
  if (!document) return doubled_fields(text, own, findings);
  Result result = ResultReader(file, own).read(*document);
  if (document->find("schema") == nullptr || own.count(text_codes.wrong_schema) > 0) {
    findings.append(own);
    return std::nullopt;
  }
  const std::string written = write_result(result);
  if (written == text) return result;
  for (std::string& path : unread_fields(*document, written))
    result.not_understood.push_back({fault_codes.field_not_understood, std::move(path)});
  return result;
}

}  // namespace koppel::io
