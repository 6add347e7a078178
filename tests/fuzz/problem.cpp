// Bare problems of all formats, plain or gzip: refused with an InputError, or read.
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "base/finding.hpp"
#include "io/problem/file.hpp"
#include "target.hpp"

void fuzz(std::string_view bytes) {
  using namespace koppel;
  const int memory = ::memfd_create("problem", 0);
  require(memory >= 0 && ::write(memory, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "memory");
  try {
    const io::BareProblem bare = io::read_problem("/proc/self/fd/" + std::to_string(memory));
    require(bare.weights.size() == bare.instance->graph.edge_count(), "every edge has a weight");
    require(bare.digest.starts_with("sha256:"), "every problem has a digest");
  } catch (const InputError& error) {
    require(error.findings().has_errors(), "a refusal says why");
  }
  ::close(memory);
}
