// Files that travel inside the library, put there by the build (engine/cmake/embed.cmake).
#pragma once

#include <string_view>

namespace koppel {

struct EmbeddedFile {
  std::string_view name;  // "skills.yaml"
  std::string_view text;
};

}  // namespace koppel
