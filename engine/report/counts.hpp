// How many: one source for every number that the terminal and the pages show, so that they agree.
//
//   const Counts counts = counts_of(context);
//   counts.served + counts.unserved == counts.requests   // always; who got fewer than wanted is served and counted apart
#pragma once

#include <cstddef>

#include "report/report.hpp"

namespace koppel::report {

struct Counts {
  std::size_t offers = 0, requests = 0;
  std::size_t served = 0, unserved = 0,
              underserved = 0;                  // requests; the underserved are served, with fewer people than wanted
  std::size_t pairs = 0, called = 0, idle = 0;  // called: offers in a pair
  std::size_t without_moment = 0, apart = 0;    // pairs; requests whose people come at different moments
};

[[nodiscard]] Counts counts_of(const Context& context);

}  // namespace koppel::report
