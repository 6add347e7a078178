// What every fuzz target shares.
//
// A target is a file <name>.cpp that defines `fuzz`: it reads the bytes as a person's file and breaks off (std::abort, by `require`) when a
// promise of the reader does not hold. libFuzzer drives it in a long run (tests/fuzz/run), plain_main.cpp in the tests. Findings and
// InputError are answers, not faults; any other exception is a fault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

void fuzz(std::string_view bytes);

inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}
