// The compression function of SHA-256 over whole blocks, in the ways this processor knows. Internal to base/sha256 and its tests.
//
// Promise:    every way leaves the same state; the last one is the fastest. The x86 SHA extensions (Gulley et al., Intel, 2013)
//             are looked for when the program runs: one program serves every processor.
// Complexity: O(blocks); with the extensions some 1.8 GB/s, without 0.3 GB/s.
// Errors:     none.
//
//   sha256_ways().back()(state, bytes.data(), bytes.size() / sha256_block_bytes);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace koppel {

inline constexpr std::size_t sha256_block_bytes = 64;

using Sha256State = std::array<std::uint32_t, 8>;
using CompressBlocks = void (*)(Sha256State& state, const std::uint8_t* bytes, std::size_t blocks);

[[nodiscard]] std::span<const CompressBlocks> sha256_ways();

}  // namespace koppel
