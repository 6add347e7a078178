#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "model/check.hpp"

namespace koppel {

namespace {

// Code points of (presumably) UTF-8; a stray byte counts as one.
std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> points;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0U) == 0x80U;
    if (continues && !points.empty()) {
      points.back() = (points.back() << 6) | (byte & 0x3FU);
    } else {
      points.push_back(byte);
    }
  }
  return points;
}

// Optimal string alignment: insert, delete, replace, or swap two neighbours (Damerau 1964). O(|a|·|b|).
std::size_t edit_distance(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string closest(std::string_view text, const std::vector<std::string>& candidates) {
  const auto read = code_points(text);
  constexpr std::size_t longest = 200;  // beyond that nobody mistyped one word
  if (read.empty() || read.size() > longest) return {};
  std::size_t best_distance = std::max<std::size_t>(1, read.size() / 3);
  std::string best;
  for (const std::string& candidate : candidates) {
    if (candidate.empty()) continue;  // nothing to suggest
    const auto points = code_points(candidate);
    const std::size_t difference = std::max(points.size(), read.size()) - std::min(points.size(), read.size());
    if (difference > best_distance) continue;
    const std::size_t distance = edit_distance(read, points);
    // Of equally close ones the first in the alphabet, whatever the order of the list.
    if (distance < best_distance || (distance == best_distance && (best.empty() || candidate < best))) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace koppel
