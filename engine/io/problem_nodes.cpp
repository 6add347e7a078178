#include "io/problem_nodes.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <tuple>

namespace koppel::io {

namespace {

constexpr std::size_t first_slots = 1024;

// A multiplicative hash over words of eight bytes. It decides where an id lies in memory and nothing else.
std::uint64_t hash_of(std::string_view id) {
  constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15ULL;
  std::uint64_t hash = id.size() * odd;
  while (id.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, id.data(), 8);
    hash = (hash ^ word) * odd;
    hash ^= hash >> 32U;
    id.remove_prefix(8);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, id.data(), id.size());
  hash = (hash ^ word) * odd;
  return hash ^ (hash >> 29U);
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

std::size_t IdTable::slot_of(std::string_view id, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (hash >> 32U) & mask;
  for (; slots_[at].number_plus_one != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == static_cast<std::uint32_t>(hash) && (*this)[slots_[at].number_plus_one - 1] == id) break;
  }
  return at;
}

std::uint32_t IdTable::number_of(std::string_view id) {
  if (last_number_ && (*this)[*last_number_] == id) return *last_number_;
  const std::uint64_t hash = hash_of(id);
  const std::size_t at = slot_of(id, hash);
  if (slots_[at].number_plus_one == 0) {
    slots_[at] = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(size() + 1)};
    text_ += id;
    begins_.push_back(text_.size());
    last_number_ = static_cast<std::uint32_t>(size() - 1);
    if (2 * size() > slots_.size()) grow();
  } else {
    last_number_ = slots_[at].number_plus_one - 1;
  }
  return *last_number_;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  const Slot& slot = slots_[slot_of(id, hash_of(id))];
  if (slot.number_plus_one == 0) return std::nullopt;
  return slot.number_plus_one - 1;
}

void IdTable::grow() {
  std::vector<Slot> larger(4 * slots_.size());
  const std::size_t mask = larger.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint64_t hash = hash_of((*this)[number]);
    std::size_t at = (hash >> 32U) & mask;
    while (larger[at].number_plus_one != 0) at = (at + 1) & mask;
    larger[at] = {static_cast<std::uint32_t>(hash), number + 1};
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
