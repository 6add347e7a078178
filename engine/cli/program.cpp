#include "cli/program.hpp"

#include <fmt/format.h>

#include "base/version.hpp"

namespace koppel::cli {

int run(int, char**) {
  fmt::print("koppel {}\n", version());
  return 0;
}

}  // namespace koppel::cli
