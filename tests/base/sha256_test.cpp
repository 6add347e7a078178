#include "base/sha256.hpp"

#include <gtest/gtest.h>

#include <string>

namespace koppel {
namespace {

std::string pattern(std::size_t length) {
  std::string bytes;
  for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>((7 * i + length) % 256);
  return bytes;
}

// FIPS 180-4, and the examples NIST publishes with it.
TEST(Sha256, KnowsTheVectorsOfTheStandard) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// Every length from 0 to 300 crosses the borders of the blocks in all ways. The number is Python's hashlib:
//   sha256(b"".join(sha256(bytes((7*i+n)%256 for i in range(n))).hexdigest().encode() for n in range(301)))
TEST(Sha256, AgreesWithHashlibAtEveryLength) {
  Sha256 all;
  for (std::size_t length = 0; length <= 300; ++length) all.add(sha256_hex(pattern(length)));
  EXPECT_EQ(all.hex(), "94bc81110d562891b0adac6bac4837f28ae9118c192446b6ac4414fdf4c6e629");
}

TEST(Sha256, DoesNotMindHowTheBytesAreCut) {
  const std::string bytes = pattern(200);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    Sha256 hash;
    hash.add(std::string_view(bytes).substr(0, cut));
    hash.add(std::string_view(bytes).substr(cut));
    ASSERT_EQ(hash.hex(), sha256_hex(bytes)) << cut;
  }
}

// With and without the processor's own instructions.
TEST(Sha256, EveryWayLeavesTheSameState) {
  const std::string bytes = pattern(10 * sha256_block_bytes);
  const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
  Sha256State expected{1, 2, 3, 4, 5, 6, 7, 0xffffffff};
  sha256_ways().front()(expected, begin, 10);
  for (const CompressBlocks compress : sha256_ways()) {
    Sha256State state{1, 2, 3, 4, 5, 6, 7, 0xffffffff};
    compress(state, begin, 4);
    compress(state, begin + 4 * sha256_block_bytes, 6);
    EXPECT_EQ(state, expected);
  }
}

TEST(Sha256, FieldsKeepTheirBorders) {
  Sha256 one, other;
  one.add_field("ab"), one.add_field("c");
  other.add_field("a"), other.add_field("bc");
  EXPECT_NE(one.hex(), other.hex());
}

// Computed with Python's hashlib from the description in data/schema/certificate.md.
TEST(Lottery, IsThePublishedNumber) {
  EXPECT_EQ(lottery_number(1, "m017", "r042", 0), 23197050846U);
  EXPECT_EQ(lottery_number(1, "m017", "r042", 5), 416438613045U);
  EXPECT_EQ(lottery_number(1, "m017", "r042", 6), 322413773850U);
  EXPECT_EQ(lottery_number(20261123, "zoë", "", 13), 1027257192974U);
}

}  // namespace
}  // namespace koppel
