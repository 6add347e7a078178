#include "certify/restore.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "result/fault_codes.hpp"
#include "result/node_index.hpp"

namespace koppel {

namespace {

class Restorer {
 public:
  Restorer(const Result& result, const Problem& problem, const EdgeValues& values)
      : result_(result), problem_(problem), values_(values), index_(problem) {}

  Restored restore() {
    restored_.faults = result_.not_understood;
    restored_.outcome.status = result_.status;
    restore_matching();
    restore_levels();
    if (result_.certificate)
      restored_.outcome.certificate = certificate_by_nodes(*result_.certificate, index_, restored_.faults);
    return std::move(restored_);
  }

 private:
  void fault(FaultCode code, std::string what) { restored_.faults.push_back({code, std::move(what)}); }

  void restore_matching() {
    for (const ResultAssignment& pair : result_.assignments) {
      const std::string what = pair.offer + " – " + pair.request;
      const auto offer = index_.offer(pair.offer);
      const auto request = index_.request(pair.request);
      if (!offer) fault(fault_codes.unknown_offer, pair.offer);
      if (!request) fault(fault_codes.unknown_request, pair.request);
      if (!offer || !request) continue;
      const auto edge = problem_.graph().find(*offer, *request);
      if (!edge) {
        fault(fault_codes.no_candidate_pair, what);
        continue;
      }
      if (pair.weight != values_.weights[edge->index()]) fault(fault_codes.weight_differs, what);
      restored_.outcome.matching.push_back(*edge);
    }
    std::sort(restored_.outcome.matching.begin(), restored_.outcome.matching.end());
  }

  void restore_levels() {
    if (!result_.has_objective) return;
    if (result_.levels.size() != problem_.levels().size())
      fault(fault_codes.levels_differ, std::to_string(result_.levels.size()));
    for (std::size_t i = 0; i < std::min(result_.levels.size(), problem_.levels().size()); ++i) {
      const ResultLevel& level = result_.levels[i];
      if (level.name != problem_.levels()[i].name) fault(fault_codes.levels_differ, level.name);
      restored_.outcome.values.push_back(level.value);
      restored_.outcome.bounds.push_back(level.bound);
    }
  }

  const Result& result_;
  const Problem& problem_;
  const EdgeValues& values_;
  const NodeIndex index_;
  Restored restored_;
};

}  // namespace

Restored from_result(const Result& result, const Problem& problem, const EdgeValues& values) {
  return Restorer(result, problem, values).restore();
}

}  // namespace koppel
