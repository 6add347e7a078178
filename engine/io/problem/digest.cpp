#include "io/problem/digest.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/sha256.hpp"
#include "io/text/json_writer.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t block_bytes = 1 << 16;

// The canonical form, handed over block by block.
template <class Sink>
class CanonicalWriter {
 public:
  CanonicalWriter(const Instance& instance, std::span<const Weight> weights, Sink sink)
      : instance_(instance), weights_(weights), sink_(sink) {
    text_.reserve(2 * block_bytes);
  }

  void write() {
    text_ += "{\"demand\":[";
    for (const RequestId request : instance_.request_range.ids()) {
      begin_item(request.index());
      node(name_of(instance_, request), instance_.needed_if_any(request), instance_.request_range[request]);
    }
    text_ += "],\"edges\":[";
    for (const RequestId request : instance_.request_range.ids()) edges_of(request);
    text_ += ']';
    if (!instance_.groups.empty()) groups();
    if (!instance_.hours.empty()) hours();
    if (!instance_.pinned.empty()) pins();
    text_ += ",\"schema\":\"koppel/problem/1\",\"supply\":[";
    for (const OfferId offer : instance_.offer_range.ids()) {
      begin_item(offer.index());
      node(name_of(instance_, offer), 1, instance_.offer_range[offer]);
    }
    text_ += "]}";
    sink_(std::string_view(text_));
  }

 private:
  void begin_item(std::size_t number) {
    if (number > 0) text_ += ',';
    if (text_.size() < block_bytes) return;
    sink_(std::string_view(text_));
    text_.clear();
  }

  void whole(std::int64_t value) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text_.append(digits.data(), end);
  }

  void decimal(Weight value) {
    if (value % instance_.scale == 0) {
      whole(value / instance_.scale);
    } else {
      text_ += to_decimal(value, instance_.scale);
    }
  }

  void quoted(std::string_view text) {
    if (!std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; })) {
      return append_json_string(text_, text);
    }
    text_ += '"', text_ += text;
    text_ += '"';
  }

  void node(const std::string& name, std::int32_t if_any, Range bounds) {
    text_ += "{\"id\":";
    quoted(name);
    text_ += ',';
    if (if_any > 1) {
      text_ += "\"if_any\":", whole(if_any);
      text_ += ',';
    }
    text_ += "\"max\":", whole(bounds.upper);
    text_ += ",\"min\":", whole(bounds.lower);
    text_ += '}';
  }

  // Offers (by their place among the supply) and weights in turn.
  void edges_of(RequestId request) {
    begin_item(request.index());
    text_ += '[';
    bool first = true;
    for (const EdgeId edge : instance_.graph.edges_of(request)) {
      if (!first) begin_item(1);
      first = false;
      whole(instance_.graph.offer(edge).value);
      text_ += ',';
      decimal(weights_[edge.index()]);
    }
    text_ += ']';
  }

  void groups() {
    text_ += ",\"groups\":[";
    for (std::size_t number = 0; number < instance_.groups.size(); ++number) {
      const Group& group = instance_.groups[number];
      begin_item(number);
      text_ += "{\"max\":", whole(group.range.upper);
      text_ += ",\"members\":[";
      for (std::size_t at = 0; at < group.members.size(); ++at) {
        begin_item(at);
        whole(group.members[at]);
      }
      text_ += "],\"min\":", whole(group.range.lower);
      text_ += ",\"name\":";
      quoted(group.name);
      text_ += group.side == Side::offers ? ",\"side\":\"supply\"}" : ",\"side\":\"demand\"}";
    }
    text_ += ']';
  }

  // The hours of each edge, in the order of `edges`, and each budget, or null.
  void hours() {
    const Hours& hours = instance_.hours;
    const auto number = [&](Weight value) { text_ += to_decimal(value, hours.scale); };
    text_ += ",\"hours\":{\"edges\":[";
    for (const RequestId request : instance_.request_range.ids()) {
      begin_item(request.index());
      text_ += '[';
      bool first = true;
      for (const EdgeId edge : instance_.graph.edges_of(request)) {
        if (!first) begin_item(1);
        first = false;
        number(hours.use[edge]);
      }
      text_ += ']';
    }
    text_ += "],\"supply\":[";
    for (const OfferId offer : hours.budget.ids()) {
      begin_item(offer.index());
      if (hours.limits(offer))
        number(hours.budget[offer]);
      else
        text_ += "null";
    }
    text_ += "]}";
  }

  void pins() {
    text_ += ",\"pins\":[";
    for (std::size_t number = 0; number < instance_.pinned.size(); ++number) {
      begin_item(number);
      const auto [offer, request] = instance_.graph.endpoints(instance_.pinned[number]);
      text_ += '[', whole(offer.value);
      text_ += ',', whole(request.value);
      text_ += ']';
    }
    text_ += ']';
  }

  const Instance& instance_;
  std::span<const Weight> weights_;
  Sink sink_;
  std::string text_;
};

}  // namespace

std::string problem_digest(const Instance& instance, std::span<const Weight> weights) {
  Sha256 hash;
  CanonicalWriter(instance, weights, [&](std::string_view block) { hash.add(block); }).write();
  return "sha256:" + hash.hex();
}

std::string canonical_problem(const Instance& instance, std::span<const Weight> weights) {
  std::string text;
  CanonicalWriter(instance, weights, [&](std::string_view block) { text += block; }).write();
  return text;
}

}  // namespace koppel::io
