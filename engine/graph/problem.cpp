#include "graph/problem.hpp"

#include <algorithm>

#include "base/sha256.hpp"

namespace koppel {

std::string name_of(const Problem& problem, OfferId offer) {
  return problem.offer_names.empty() ? std::to_string(offer.value) : problem.offer_names[offer];
}

std::string name_of(const Problem& problem, RequestId request) {
  return problem.request_names.empty() ? std::to_string(request.value) : problem.request_names[request];
}

WideWeight total_gain(const StepGains& gains, std::size_t node, std::int64_t pairs) {
  WideWeight sum = 0;
  const auto steps = static_cast<std::size_t>(std::clamp<std::int64_t>(pairs, 0, std::int64_t(gains.step_count(node))));
  for (std::size_t k = 1; k <= steps; ++k) sum += gains.step(node, k);
  return sum;
}

Level served_level(const Problem& problem) {
  Level level;
  level.name = "served";
  const auto requests = static_cast<std::uint32_t>(problem.graph.request_count());
  level.request_gains.begin.reserve(requests + 1);
  for (std::uint32_t request = 0; request <= requests; ++request) level.request_gains.begin.push_back(request);
  level.request_gains.steps.assign(requests, 1);
  return level;
}

Level pairs_level() {
  Level level;
  level.name = "pairs";
  level.every_edge = 1;
  return level;
}

Level weight_level(std::vector<Weight> edge_weights) {
  Level level;
  level.name = "weight";
  level.edge_weights = std::move(edge_weights);
  return level;
}

Level lottery_level(const Problem& problem, std::uint64_t seed, unsigned block) {
  Level level;
  level.name = block == 0 ? "lottery" : "lottery-" + std::to_string(block + 1);
  level.edge_weights.reserve(problem.graph.edge_count());
  for (const RequestId request : all_ids<RequestId>(problem.graph.request_count())) {
    const std::string request_name = name_of(problem, request);
    for (const EdgeId edge : problem.graph.edges_of(request)) {
      const std::uint64_t number =
          lottery_number(seed, name_of(problem, problem.graph.offer(edge)), request_name, block);
      level.edge_weights.push_back(static_cast<Weight>(number));
    }
  }
  return level;
}

}  // namespace koppel
