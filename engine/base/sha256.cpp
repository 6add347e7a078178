#include "base/sha256.hpp"

#include <algorithm>
#include <array>

namespace koppel {

void Sha256::compress(const char* bytes, std::size_t blocks) {
  static const CompressBlocks compress_blocks = sha256_ways().back();
  compress_blocks(state_, reinterpret_cast<const std::uint8_t*>(bytes), blocks);
}

void Sha256::add(std::string_view bytes) {
  const std::size_t filled = length_ % buffer_.size();
  length_ += bytes.size();
  if (filled > 0) {
    const std::size_t part = std::min(bytes.size(), buffer_.size() - filled);
    std::copy_n(bytes.data(), part, buffer_.data() + filled);
    bytes.remove_prefix(part);
    if (filled + part < buffer_.size()) return;
    compress(buffer_.data(), 1);
  }
  const std::size_t whole = bytes.size() / buffer_.size();
  if (whole > 0) compress(bytes.data(), whole);
  bytes.remove_prefix(whole * buffer_.size());
  std::copy_n(bytes.data(), bytes.size(), buffer_.data());
}

void Sha256::add_number(std::uint64_t number) {
  std::array<char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(number >> (56 - 8 * i));
  add({bytes.data(), bytes.size()});
}

void Sha256::add_field(std::string_view bytes) {
  add_number(bytes.size());
  add(bytes);
}

Sha256::Digest Sha256::digest() {
  static constexpr std::array<char, 64> padding{'\x80'};
  constexpr std::size_t length_at = 56;  // where the last block holds the message's length
  const std::uint64_t bits = length_ * 8;
  const std::size_t filled = length_ % buffer_.size();
  add({padding.data(), (filled < length_at ? length_at : length_at + buffer_.size()) - filled});
  add_number(bits);
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
  return digest;
}

std::string Sha256::hex() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest()) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::uint64_t lottery_number(std::uint64_t seed, std::string_view offer, std::string_view request, unsigned block) {
  constexpr unsigned blocks_per_digest = 6;  // six times 40 bits fit into 256
  constexpr std::size_t bytes_per_block = 5;
  Sha256 hash;
  hash.add_number(seed);
  hash.add_field(offer);
  hash.add_field(request);
  hash.add_number(block / blocks_per_digest);
  const Sha256::Digest digest = hash.digest();
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < bytes_per_block; ++i) {
    number = (number << 8) | digest[block % blocks_per_digest * bytes_per_block + i];
  }
  return number;
}

}  // namespace koppel
