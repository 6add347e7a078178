// The vocabularies of data/vocabularies/, which travel inside the library as plain values.
//
// Problem:    the program needs no data folder, and the core, which reads no YAML, needs the same words.
// Promise:    exactly what io/yaml/vocabulary_yaml.hpp reads of these files: the build reads them (engine/cmake/embed_vocabularies.cpp),
//             stops where one has a fault, and writes them down as a table.
// Complexity: O(words).
// Errors:     none.
//
//   const Vocabularies all = built_in_vocabularies();
//   all.find("skills")->broader_distance("facilitation", "process")   ->  1
#pragma once

#include "model/vocabulary.hpp"

namespace koppel {

[[nodiscard]] Vocabularies built_in_vocabularies();

}  // namespace koppel
