#include "cli/batch/names.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>

#include "base/sha256.hpp"
#include "io/text/fold.hpp"

namespace koppel::cli {

namespace {

constexpr std::size_t longest_plain = 100, longest_stem = 60, digits = 12;

bool is_small_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

std::string small(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (is_large(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Names that Windows keeps for devices, whatever follows a dot; and our own.
bool is_reserved(std::string_view name) {
  const std::string whole = small(name);
  if (whole.starts_with("batch.")) return true;
  const std::string stem = whole.substr(0, whole.find('.'));
  if (stem == "con" || stem == "prn" || stem == "aux" || stem == "nul") return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' && stem[3] <= '9';
}

bool ends_with_digits(std::string_view name) {
  return name.size() > digits && name[name.size() - digits - 1] == '-' &&
         std::ranges::all_of(name.substr(name.size() - digits), is_hexadecimal);
}

std::string plain(std::string_view name) {
  std::string folder;
  for (const char c : name) folder += c == '/' ? std::string("--") : std::string(1, c);
  return folder;
}

// May stand as it is, with "--" for each slash.
bool is_plain(std::string_view name) {
  if (name.empty() || plain(name).size() > longest_plain) return false;
  if (name.find("--") != std::string_view::npos || is_reserved(name) || ends_with_digits(small(name))) return false;
  char before = '/';
  for (const char c : name) {
    const bool begins = before == '/';
    const bool letter = is_small_or_digit(c) || is_large(c) || c == '_';
    if (!letter && (begins || (c != '.' && c != '-' && c != '/'))) return false;
    if (c == '/' && (before == '.' || before == '-')) return false;
    before = c;
  }
  return before != '/' && before != '.' && before != '-';
}

std::string with_digits(std::string_view name) {
  std::string stem;
  for (const char c : io::fold(name)) {
    if (is_small_or_digit(c) || c == '_' || c == '.') {
      stem += c;
    } else if (!stem.empty() && stem.back() != '-') {
      stem += '-';
    }
  }
  stem.resize(std::min(stem.size(), longest_stem));
  const auto first = stem.find_first_not_of("-.");
  stem.erase(0, std::min(first, stem.size()));
  while (!stem.empty() && (stem.back() == '-' || stem.back() == '.')) stem.pop_back();
  if (stem.empty() || is_reserved(stem)) stem = "input";
  return stem + "-" + sha256_hex(name).substr(0, digits);
}

// How many bytes the UTF-8 character at the beginning has; 0 when there is none.
std::size_t character_size(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t head = byte(0);
  if (head < 0x80) return 1;
  const std::size_t size = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2;
  if (head < 0xC2 || head > 0xF4 || bytes.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  }
  const bool overlong = (head == 0xE0 && byte(1) < 0xA0) || (head == 0xF0 && byte(1) < 0x90);
  const bool surrogate = head == 0xED && byte(1) > 0x9F;
  const bool too_large = head == 0xF4 && byte(1) > 0x8F;
  return overlong || surrogate || too_large ? 0 : size;
}

}  // namespace

std::string safe_name(std::string_view name) { return is_plain(name) ? plain(name) : with_digits(name); }

std::vector<std::string> safe_names(const std::vector<std::string_view>& names) {
  std::vector<std::string> folders;
  folders.reserve(names.size());
  for (const std::string_view name : names) folders.push_back(safe_name(name));

  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return small(folders[i]); });
  const auto alike = [&](std::size_t i, std::size_t j) {
    return small(folders[order[i]]) == small(folders[order[j]]) && names[order[i]] != names[order[j]];
  };
  std::vector<std::size_t> crowded;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (!alike(i - 1, i)) continue;
    crowded.push_back(order[i - 1]);
    crowded.push_back(order[i]);
  }
  for (const std::size_t i : crowded) {
    if (std::ranges::any_of(names[i], is_large)) folders[i] = with_digits(names[i]);
  }
  return folders;
}

std::string readable_name(std::string_view bytes) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string name;
  while (!bytes.empty()) {
    const std::size_t size = character_size(bytes);
    if (size == 0) {
      const auto byte = static_cast<std::uint8_t>(bytes.front());
      name += {'%', hexadecimal[byte >> 4U], hexadecimal[byte & 15U]};
    } else {
      name += bytes.substr(0, size);
    }
    bytes.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return name;
}

// Bytes that are no UTF-8 are all from 80 on; other percent signs are what they are.
std::string bytes_of(std::string_view readable) {
  std::string bytes;
  for (std::size_t i = 0; i < readable.size(); ++i) {
    unsigned byte = 0;
    const char* digit = readable.data() + i + 1;
    const bool whole = readable[i] == '%' && i + 2 < readable.size() &&
                       std::from_chars(digit, digit + 2, byte, 16).ptr == digit + 2 && byte >= 0x80;
    bytes += whole ? static_cast<char>(byte) : readable[i];
    if (whole) i += 2;
  }
  return bytes;
}

}  // namespace koppel::cli
