#include "certify/branches.hpp"

#include <algorithm>
#include <map>

namespace koppel::certify {

namespace {

using Decisions = std::vector<std::pair<RequestId, bool>>;

// The leaves that remain in one half of the cases, without the decision that is now made.
std::vector<Decisions> in_half(const std::vector<Decisions>& leaves, RequestId request, bool taken) {
  std::vector<Decisions> rest;
  for (const Decisions& leaf : leaves) {
    if (std::ranges::count(leaf, std::pair(request, !taken)) > 0) continue;
    Decisions kept;
    std::ranges::copy_if(leaf, std::back_inserter(kept),
                         [&](const auto& decision) { return decision.first != request; });
    rest.push_back(std::move(kept));
  }
  return rest;
}

// Splitting on a request of the tree's root halves the cases; on one from its depths it would double nearly all of them. The root's request
// stands in every leaf. (Of several, the first.)
RequestId in_most(const std::vector<Decisions>& leaves) {
  std::map<RequestId, std::size_t> count;
  for (const Decisions& leaf : leaves) {
    for (const auto& decision : leaf) ++count[decision.first];
  }
  return std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; })->first;
}

}  // namespace

bool covers_everything(const std::vector<BranchLeaf>& leaves) {
  std::size_t work_left = 1'000'000 + 1'000 * leaves.size();
  std::vector<std::vector<Decisions>> open(1);
  for (const BranchLeaf& leaf : leaves) open.front().push_back(leaf.decided);
  while (!open.empty()) {
    const std::vector<Decisions> cases = std::move(open.back());
    open.pop_back();
    if (cases.empty() || cases.size() > work_left) return false;
    work_left -= cases.size();
    if (std::ranges::any_of(cases, &Decisions::empty)) continue;
    const RequestId request = in_most(cases);
    open.push_back(in_half(cases, request, true));
    open.push_back(in_half(cases, request, false));
  }
  return true;
}

}  // namespace koppel::certify
