#include "base/progress.hpp"

namespace koppel {

void Progress::step(std::string_view, double) {}

bool Progress::stop_requested() { return false; }

}  // namespace koppel
