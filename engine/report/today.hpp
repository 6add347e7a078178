// What to do today: whom to call, where moments clash, and what waits for a decision.
//
// Promise:    the numbers are those of counts.hpp; people are named as the context allows. Nothing to do of a kind: it is left out.
// Complexity: O((pairs + unserved) log).
// Errors:     none.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace koppel::report {

struct Task {
  std::string what;                  // one sentence
  std::vector<std::string> details;  // one line each
  std::vector<RequestId> requests;   // that stand further down on the page
};

[[nodiscard]] std::vector<Task> tasks_of(const Context& context);

}  // namespace koppel::report
