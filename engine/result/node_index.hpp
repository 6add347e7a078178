// The nodes and groups of a problem by their external ids.
//
// Promise:    finds a node exactly when the problem has one of that name; refers to the problem's names, copies none.
// Complexity: O(nodes) to build, O(1) a look-up.
// Errors:     none.
//
//   const NodeIndex index(problem);
//   if (const auto offer = index.offer("m014")) use(*offer);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/ids.hpp"
#include "graph/problem.hpp"

namespace koppel {

class NodeIndex {
 public:
  explicit NodeIndex(const Problem& problem) : problem_(problem) {
    fill(offers_, problem.offer_names());
    fill(requests_, problem.request_names());
    for (std::size_t group = 0; group < problem.groups().size(); ++group)
      groups_.emplace(problem.groups()[group].name, GroupId{group});
  }

  [[nodiscard]] std::optional<OfferId> offer(std::string_view name) const { return find(offers_, name); }
  [[nodiscard]] std::optional<RequestId> request(std::string_view name) const { return find(requests_, name); }
  [[nodiscard]] std::optional<GroupId> group(std::string_view name) const { return find(groups_, name); }
  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  template <class AnyId>
  using Names = std::unordered_map<std::string_view, AnyId>;  // looked up in, never walked through

  template <class AnyId>
  static void fill(Names<AnyId>& names, const IdVector<AnyId, std::string>& of) {
    names.reserve(of.size());
    for (const AnyId id : of.ids()) names.emplace(of[id], id);
  }
  template <class AnyId>
  static std::optional<AnyId> find(const Names<AnyId>& names, std::string_view name) {
    const auto found = names.find(name);
    return found == names.end() ? std::nullopt : std::optional(found->second);
  }

  const Problem& problem_;
  Names<OfferId> offers_;
  Names<RequestId> requests_;
  Names<GroupId> groups_;
};

}  // namespace koppel
