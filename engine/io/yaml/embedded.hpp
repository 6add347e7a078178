// Files that travel inside the library: the vocabularies of data/vocabularies/, put there by the build (engine/cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace koppel::io {

struct EmbeddedFile {
  std::string_view name;  // "skills.yaml"
  std::string_view text;
};

// Sorted by name.
[[nodiscard]] std::span<const EmbeddedFile> embedded_vocabularies();

}  // namespace koppel::io
