// --stats FILE: the only place where times stand.
#pragma once

#include <cstddef>
#include <string>

#include "cli/options.hpp"
#include "cli/terminal.hpp"

namespace koppel::cli {

struct Sizes {
  std::size_t offers = 0, requests = 0, edges = 0;
  std::string algorithm;
};

void write_stats(const CommonOptions& common, Steps& steps, const Sizes& sizes);

}  // namespace koppel::cli
