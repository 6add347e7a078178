// What the kinds of certificates share, and the answer of no certificate at all.
#include "certify/kinds/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certify {

Vector Bound::in_whole_units() const {
  Vector whole = values;
  for (std::size_t level = 0; level < whole.size(); ++level)
    whole[level] = quotient_rounded_up(whole[level], denominators[level]);
  return whole;
}

void refuse(const Case& question) {
  question.fault(fault_codes.certificate_missing, std::string(to_string(question.claimed)));
}

bool sizes_fit(const LevelDuals& duals, const Case& question) {
  if (duals.offers.size() == question.problem.graph().offer_count() &&
      duals.requests.size() == question.problem.graph().request_count() &&
      duals.groups.size() == question.problem.groups().size()) {
    return true;
  }
  question.fault(fault_codes.certificate_size, "duals");
  return false;
}

std::optional<Bound> bound_by(const std::monostate& /*nothing*/, const Case& question) {
  refuse(question);
  return std::nullopt;
}

void check_none_possible(const std::monostate& /*nothing*/, const Case& question) { refuse(question); }

}  // namespace koppel::certify
