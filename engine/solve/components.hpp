// The parts of a problem that have nothing to do with each other.
//
// Problem:    a market of sixty districts is often sixty problems: each is small enough for the cache, and they can be solved at
//             the same time.
// Promise:    no edge and no group that binds has nodes in two parts; every node is in one. Parts are connected components; small ones of
//             the same kind (plain, with lower bounds or pins or groups, with all-or-nothing rules) are put together. The partition
//             depends on the problem alone. Inside a part nodes and edges keep their order.
//             A group that cannot bind (its range holds whatever its members may have, no gains) joins nothing and is in no part.
// Complexity: find: O(edges + Σ group sizes) unions; mostly a sixteenth of that where nearly everything hangs together.
//             take: O(size of the part).
//             Disjoint sets of our own, because Boost.Graph's are slower here: on markets of a million edges boost::disjoint_sets
//             takes 1.0 to 2.7 times as long (it cannot see that an offer hangs from the row's root already), and
//             boost::connected_components, which searches depth first, 7 to 60 times.
// Errors:     none; the problem must be sound (validate).
//
//   Partition partition(problem);
//   if (partition.pays()) for (part...) solve(partition.take(part));
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel {

struct PartitionRule {
  std::size_t least_edges = 1 << 15;  // of a problem that is worth splitting at all
  std::size_t least_part = 1 << 12;   // edges and nodes; components below are put together
};

class Partition {
 public:
  explicit Partition(Problem problem, PartitionRule rule = {});

  // Several parts, and none with more than seven eighths of the edges. With all-or-nothing rules, several at all: a search tree grows
  // exponentially.
  [[nodiscard]] bool pays() const { return pays_; }

  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] std::size_t edges(std::size_t part) const { return parts_[part].edges; }
  [[nodiscard]] bool branches(std::size_t part) const { return parts_[part].kind == Kind::branching; }

  // Two parts or more as one; they become empty but for the first.
  void join(const std::vector<std::size_t>& parts);

  // The same parts of the problem under another goal; its groups gain what they gained before.
  [[nodiscard]] Partition under(Goal goal) const;

  [[nodiscard]] Problem take(std::size_t part) const;

  // From a part's numbers to the problem's. Duals are written into `whole`, times `factor`.
  [[nodiscard]] std::vector<EdgeId> edges_of_whole(std::size_t part, const std::vector<EdgeId>& edges) const;
  [[nodiscard]] RequestId request_of_whole(std::size_t part, RequestId request) const {
    return parts_[part].requests[request.index()];
  }
  void write(std::size_t part, const LevelDuals& duals, LevelDuals& whole, Weight factor = 1) const;
  // The matchings of all parts, in the problem's numbers, as one that is sorted.
  [[nodiscard]] std::vector<EdgeId> merge(const std::vector<std::vector<EdgeId>>& matchings) const;

 private:
  enum class Kind : std::uint8_t { plain, general, branching };
  struct Part {
    Kind kind = Kind::plain;
    std::size_t edges = 0;
    std::vector<OfferId> offers;
    std::vector<RequestId> requests;
    std::vector<GroupId> groups;
  };

  class Finder;
  struct Component;

  static std::vector<Component> classify(const Problem& problem, Finder& finder);
  void pack(std::vector<Component>& components, PartitionRule rule);
  void number_nodes();

  Problem problem_;
  std::vector<Part> parts_;
  IdVector<OfferId, std::uint32_t> offer_number_;      // within its part
  IdVector<RequestId, std::uint32_t> request_number_;  // within its part
  IdVector<RequestId, std::uint32_t> request_part_;
  bool pays_ = false;
};

}  // namespace koppel
