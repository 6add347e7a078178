#include "io/problem/nodes.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <tuple>

namespace koppel::io {

namespace {

constexpr std::size_t first_slots = 1024;

// All bits of both factors stir all bits of the result.
std::uint64_t stirred(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

constexpr std::size_t word_bytes = 8;

// "0", "17", but not "017": the ids that is_whole_number tells, as far as they are below `limit`.
bool small_whole_number(std::string_view id, std::uint64_t limit, std::uint64_t& value) {
  constexpr std::size_t most_digits = 7;
  if (id.empty() || id.size() > most_digits || (id.front() == '0' && id.size() > 1)) return false;
  std::uint64_t number = 0;
  for (const char c : id) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  value = number;
  return number < limit;
}

std::uint64_t word_at(const char* bytes, std::size_t count) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, count);
  return word;
}

// What orders ids before their texts must be compared.
struct SortKey {
  bool text = false;         // whole numbers come first
  std::uint64_t prefix = 0;  // the number, or the first bytes that differ somewhere
  std::uint32_t number = 0;
};

std::uint64_t whole_number(std::string_view id) {
  constexpr std::size_t safe_digits = 19;
  if (id.size() > safe_digits) return std::numeric_limits<std::uint64_t>::max();
  std::uint64_t value = 0;
  for (const char c : id) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) key = key << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return key;
}

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace

IdTable::IdTable() : slots_(first_slots) {}

// The hash decides where an id lies in memory and nothing else.
IdTable::Key IdTable::prepare(std::string_view id) const {
  constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15ULL, other = 0xD6E8'FEB8'6659'FD93ULL;
  Key key{id, id.size() * odd};
  if (small_whole_number(id, most_counted, key.content)) {
    key.number = true;
    if (key.content < counted_.size()) __builtin_prefetch(&counted_[key.content]);
    return key;
  }
  if (id.size() <= word_bytes) {
    key.content = word_at(id.data(), id.size());
    key.hash = stirred(key.hash ^ key.content, other);
  } else {
    std::size_t at = 0;
    for (; at + word_bytes < id.size(); at += word_bytes)
      key.hash = stirred(key.hash ^ word_at(id.data() + at, word_bytes), odd);
    key.content = stirred(key.hash ^ word_at(id.data() + at, id.size() - at), other);
    key.hash = key.content * odd;
  }
  __builtin_prefetch(&slots_[key.hash & (slots_.size() - 1)]);
  return key;
}

void IdTable::approach(const Key& key) const {
  if (key.number || key.id.size() <= word_bytes) return;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key.hash & mask;
  while (slots_[at].number_plus_one != 0 && slots_[at].content != key.content) at = (at + 1) & mask;
  __builtin_prefetch(text_.data() + slots_[at].begin);
}

std::size_t IdTable::slot_of(const Key& key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key.hash & mask;
  for (; slots_[at].number_plus_one != 0; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.content != key.content || slot.length != static_cast<std::uint32_t>(key.id.size())) continue;
    // The bytes of a short id are all in the slot.
    if (key.id.size() <= word_bytes || std::string_view(text_).substr(slot.begin, slot.length) == key.id) break;
  }
  return at;
}

std::uint32_t IdTable::new_number(std::string_view id) {
  const auto number = static_cast<std::uint32_t>(size());
  text_ += id;
  begins_.push_back(text_.size());
  return number;
}

std::uint32_t IdTable::counted_number(const Key& key) {
  if (key.content >= counted_.size()) counted_.resize(std::bit_ceil(key.content + 1), 0);
  std::uint32_t& number_plus_one = counted_[key.content];
  if (number_plus_one == 0) number_plus_one = new_number(key.id) + 1;
  return number_plus_one - 1;
}

std::uint32_t IdTable::number_of(const Key& key) {
  if (key.number) return counted_number(key);
  const std::size_t at = slot_of(key);
  if (slots_[at].number_plus_one != 0) return slots_[at].number_plus_one - 1;
  slots_[at] = {key.content, text_.size(), static_cast<std::uint32_t>(key.id.size()), 0};
  const std::uint32_t number = new_number(key.id);
  slots_[at].number_plus_one = number + 1;
  if (2 * size() > slots_.size()) grow();
  return number;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  const Key key = prepare(id);
  if (key.number) {
    const bool known = key.content < counted_.size() && counted_[key.content] != 0;
    return known ? std::optional(counted_[key.content] - 1) : std::nullopt;
  }
  const Slot& slot = slots_[slot_of(key)];
  if (slot.number_plus_one == 0) return std::nullopt;
  return slot.number_plus_one - 1;
}

void IdTable::grow() {
  std::vector<Slot> larger(2 * slots_.size());
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number_plus_one == 0) continue;
    std::size_t at = prepare((*this)[slot.number_plus_one - 1]).hash & mask;
    while (larger[at].number_plus_one != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

std::vector<std::string> IdTable::names() const {
  std::vector<std::string> list;
  list.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) list.emplace_back((*this)[number]);
  return list;
}

bool is_whole_number(std::string_view id) {
  if (id.empty() || (id.front() == '0' && id.size() > 1)) return false;
  return std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

bool comes_before(std::string_view a, std::string_view b) {
  const bool a_whole = is_whole_number(a), b_whole = is_whole_number(b);
  if (a_whole != b_whole) return a_whole;
  return a_whole ? std::tuple(a.size(), a) < std::tuple(b.size(), b) : a < b;
}

std::vector<std::uint32_t> by_id(const std::vector<std::string>& names) {
  if (std::ranges::is_sorted(names, comes_before)) return {};
  std::vector<SortKey> keys;
  keys.reserve(names.size());
  std::optional<std::string_view> common;  // what all texts begin with tells none of them apart
  for (const std::string& name : names) {
    keys.push_back({.text = !is_whole_number(name), .number = static_cast<std::uint32_t>(keys.size())});
    if (keys.back().text) common = common ? common->substr(0, shared_prefix(*common, name)) : std::string_view(name);
  }
  for (SortKey& key : keys) {
    const std::string_view name = names[key.number];
    key.prefix = key.text ? first_bytes(name.substr(common->size())) : whole_number(name);
  }
  std::ranges::sort(keys, [&](const SortKey& a, const SortKey& b) {
    if (a.text != b.text) return b.text;
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return comes_before(names[a.number], names[b.number]);
  });
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const SortKey& key : keys) order.push_back(key.number);
  return order;
}

}  // namespace koppel::io
