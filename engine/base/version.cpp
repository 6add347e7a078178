#include "base/version.hpp"

namespace koppel {

std::string_view version() { return KOPPEL_VERSION; }

}  // namespace koppel
