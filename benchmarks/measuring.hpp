// What the benchmarks measure with: processor time, medians, peak memory.
#pragma once

#include <algorithm>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace koppel::bench {

inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
inline double processor_milliseconds() { return 1e3 * processor_seconds(); }

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// Linux only: the process's peak memory since reset_peak(), in MB; elsewhere 0.
inline void reset_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }
inline double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

}  // namespace koppel::bench
