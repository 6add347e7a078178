// A zip archive whose parts are stored as they are, so that a fuzzer changes XML and not compressed bytes.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace koppel::test {

class StoredZip {
 public:
  void put(const std::string& name, const std::string& bytes) {
    const auto offset = static_cast<std::uint32_t>(archive_.size());
    const std::string header = header_of(name, bytes);
    archive_ += "PK\x03\x04" + header + name + bytes;
    directory_ += "PK\x01\x02" + two(20) + header + two(0) + two(0) + two(0) + four(0) + four(offset) + name;
    ++parts_;
  }
  [[nodiscard]] std::string bytes() const {
    const auto size = static_cast<std::uint32_t>(directory_.size());
    return archive_ + directory_ + "PK\x05\x06" + four(0) + two(parts_) + two(parts_) + four(size) +
           four(static_cast<std::uint32_t>(archive_.size())) + two(0);
  }

 private:
  static std::string two(std::uint32_t number) {
    return {static_cast<char>(number & 0xFF), static_cast<char>((number >> 8) & 0xFF)};
  }
  static std::string four(std::uint32_t number) { return two(number & 0xFFFF) + two(number >> 16); }

  // What the local header and the directory say alike, from "version needed" to the length of the extra field.
  static std::string header_of(const std::string& name, const std::string& bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const auto sum = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), size));
    return two(20) + two(0) + two(0) + two(0) + two(0x21) + four(sum) + four(size) + four(size) +
           two(static_cast<std::uint32_t>(name.size())) + two(0);
  }

  std::string archive_, directory_;
  std::uint32_t parts_ = 0;
};

}  // namespace koppel::test
