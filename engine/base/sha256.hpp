// SHA-256 (FIPS 180-4, 2015): provenance of inputs, hashed ids and the published lottery.
//
// Our own, because the core must also run where no operating system's library is (WebAssembly); tested against the standard's
// own vectors and against Python's hashlib.
//
// Complexity: O(bytes). Errors: none.
//
//   Sha256 hash; hash.add("seed"); hash.add_field(offer_id); std::string hex = hash.hex();
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/sha256_blocks.hpp"

namespace koppel {

class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  void add(std::string_view bytes);
  // The length first, then the bytes, so that ("ab","c") and ("a","bc") differ.
  void add_field(std::string_view bytes);
  void add_number(std::uint64_t number);  // eight bytes, big-endian

  // Ends the message; the object may be copied before, not used after.
  [[nodiscard]] Digest digest();
  [[nodiscard]] std::string hex();

 private:
  void compress(const char* bytes, std::size_t blocks);

  Sha256State state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<char, sha256_block_bytes> buffer_{};
  std::uint64_t length_ = 0;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// The 40-bit lottery number of a pair: bits 40·block … 40·block+39 of the digests of (seed, offer, request, counter), a fresh
// digest for every six blocks. Exact form in data/schema/certificate.md.
[[nodiscard]] std::uint64_t lottery_number(std::uint64_t seed, std::string_view offer, std::string_view request,
                                           unsigned block);

}  // namespace koppel
