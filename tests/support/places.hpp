// Where the tests find things: the checkout, the program, the public data beside the checkout.
//
// An environment variable of the same name (KOPPEL_SOURCE_DIR, KOPPEL_CLI, KOPPEL_PUBLIC_DATA) wins over what the build
// compiled in.
//
//   const auto scenario = koppel::test::source_dir() / "data/scenarios/participatieploeg";
//   if (!std::filesystem::exists(koppel::test::public_data())) GTEST_SKIP() << "no public data here";
#pragma once

#include <cstdlib>
#include <filesystem>

namespace koppel::test {

inline std::filesystem::path place(const char* variable, const char* compiled_in) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? value : compiled_in;
}

inline std::filesystem::path source_dir() { return place("KOPPEL_SOURCE_DIR", KOPPEL_SOURCE_DIR); }
inline std::filesystem::path cli() { return place("KOPPEL_CLI", KOPPEL_CLI); }
inline std::filesystem::path public_data() { return place("KOPPEL_PUBLIC_DATA", KOPPEL_PUBLIC_DATA); }

}  // namespace koppel::test
