// The one table of the keys of a profile: where each value lives, what fits there and what it means.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/weight.hpp"
#include "io/formats/profile.hpp"
#include "pairing/criteria.hpp"

namespace koppel::io {

// A number × scale between two bounds; `optional_value` where nothing may stand there too.
struct NumberSlot {
  Weight scale = 1, least = 0, most = std::numeric_limits<Weight>::max();
  std::function<Weight()> get;
  std::function<void(Weight)> set;
};
struct OptionalNumberSlot {
  Weight scale = 1, most = std::numeric_limits<Weight>::max();
  std::optional<Weight>* value = nullptr;
};
struct ChoiceSlot {
  std::span<const std::string_view> names;
  std::function<std::size_t()> get;
  std::function<void(std::size_t)> set;
};
using ProfileSlot =
    std::variant<std::string*, bool*, std::vector<std::string>*, NumberSlot, OptionalNumberSlot, ChoiceSlot>;

// What is to be done with each kind of slot, for std::visit.
template <class... Cases>
struct SlotCases : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
SlotCases(Cases...) -> SlotCases<Cases...>;

struct ProfileEntry {
  std::string path;
  std::string_view meaning;
  std::function<ProfileSlot(ProfileFile&)> slot;
};

// The profile's own keys, with one key per criterion among them. The list must outlive the table.
[[nodiscard]] std::vector<ProfileEntry> profile_table(CriteriaList criteria);

}  // namespace koppel::io
