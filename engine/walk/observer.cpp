#include "walk/observer.hpp"

namespace koppel {

void Observer::begin(std::string_view /*step*/) {}
void Observer::end() {}

}  // namespace koppel
