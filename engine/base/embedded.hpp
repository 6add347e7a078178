// Files that travel inside the library, put there by the build (engine/cmake/embed.cmake).
//
// Problem:    a library that needs a data folder is hard to install, and a browser has none.
// Promise:    names and texts live as long as the program; nobody copies them.
// Complexity: O(1).
// Errors:     none.
//
//   for (const EmbeddedFile& file : embedded_places()) read(file.text);
#pragma once

#include <string_view>

namespace koppel {

struct EmbeddedFile {
  std::string_view name;  // "skills.yaml"
  std::string_view text;
};

}  // namespace koppel
