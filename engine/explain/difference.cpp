#include "explain/difference.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace koppel {

namespace {

std::vector<Difference::Pair> pairs_of(const Result& result) {
  std::vector<Difference::Pair> pairs;
  for (const ResultAssignment& pair : result.assignments) pairs.emplace_back(pair.request, pair.offer);
  return pairs;
}

// Requests with a pair, but for those that have fewer than they need.
std::set<std::string> served_in(const Result& result) {
  std::set<std::string> served;
  for (const ResultAssignment& pair : result.assignments) served.insert(pair.request);
  for (const ResultUnmatched& request : result.unmatched_requests) served.erase(request.id);
  return served;
}

template <class Item>
std::vector<Item> without(const std::set<Item>& all, const std::set<Item>& but) {
  std::vector<Item> rest;
  std::ranges::set_difference(all, but, std::back_inserter(rest));
  return rest;
}

std::vector<std::string> different_inputs(const Result& before, const Result& after) {
  std::vector<std::string> names;
  for (const auto& [name, value] : provenance_members) {
    if (before.provenance.*value != after.provenance.*value) names.emplace_back(name);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

Difference difference_between(const Result& before, const Result& after) {
  const std::set<std::string> served_before = served_in(before), served_after = served_in(after);
  Difference difference;
  static_cast<PairChanges<std::string, std::string>&>(difference) =
      pair_changes<std::string, std::string>(pairs_of(before), pairs_of(after));
  difference.newly_served = without(served_after, served_before);
  difference.not_any_more = without(served_before, served_after);
  difference.inputs = different_inputs(before, after);
  return difference;
}

}  // namespace koppel
