// Reading bare problems: megabytes of text a second, up to the finished problem with its hash.
//
//   read_bench [--quick] [NAME]
//     --quick   a million edges instead of ten
//     NAME      only the rows whose name begins so (peak memory is the process's)
//
// Writes each text to a temporary file, reads it once so that the file is in memory, then three times; prints a Markdown table with the
// median. Seconds are processor time of the one thread. Counts and the sum of weights are compared with what was generated.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "io/problem/digest.hpp"
#include "io/problem/file.hpp"
#include "measuring.hpp"

namespace koppel::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t edges_per_request = 20;
constexpr std::size_t runs = 3;

struct Edge {
  std::uint32_t request, offer, weight;
};

// The shape of "S2 500k": five requests to an offer, twenty edges a request, weights 0 to 999.
std::vector<Edge> generated(std::uint32_t requests, bool shuffled) {
  const std::uint32_t offers = requests / 5;
  std::vector<Edge> edges;
  edges.reserve(std::size_t{requests} * edges_per_request);
  std::mt19937_64 dice(7);
  for (std::uint32_t request = 0; request < requests; ++request) {
    const auto first = static_cast<std::uint32_t>(dice() % offers);
    for (std::uint32_t k = 0; k < edges_per_request; ++k) {
      const std::uint32_t offer = (first + k * (offers / edges_per_request) + k) % offers;
      edges.push_back({request, offer, static_cast<std::uint32_t>(dice() % 1000)});
    }
  }
  if (shuffled) {
    std::ranges::shuffle(edges, dice);
  } else {
    std::ranges::sort(edges, {}, [](const Edge& edge) { return std::pair(edge.request, edge.offer); });
  }
  return edges;
}

using Line = void (*)(fmt::memory_buffer& text, const Edge& edge);

struct Instance {
  std::string_view name;
  bool shuffled;
  bool matrix;
  Line line;
};

void matrix_line(fmt::memory_buffer& text, const Edge& edge) {
  fmt::format_to(std::back_inserter(text), "{} {} {}\n", edge.offer + 1, edge.request + 1, edge.weight);
}
void csv_line(fmt::memory_buffer& text, const Edge& edge) {
  fmt::format_to(std::back_inserter(text), "paper{},~Reviewer_Name{},{}\n", edge.request, edge.offer, edge.weight);
}
void csv_decimal_line(fmt::memory_buffer& text, const Edge& edge) {
  fmt::format_to(std::back_inserter(text), "paper{},~Reviewer_Name{},0.{:03}\n", edge.request, edge.offer, edge.weight);
}
void csv_short_line(fmt::memory_buffer& text, const Edge& edge) {
  fmt::format_to(std::back_inserter(text), "{},{},{}\n", edge.request, edge.offer, edge.weight);
}

constexpr Instance instances[] = {
    {"Matrix Market, in order", false, true, matrix_line},
    {"Matrix Market, shuffled", true, true, matrix_line},
    {"CSV, long ids, in order", false, false, csv_line},
    {"CSV, long ids, shuffled", true, false, csv_line},
    {"CSV, long ids, decimals", false, false, csv_decimal_line},
    {"CSV, short ids, in order", false, false, csv_short_line},
    {"CSV, short ids, shuffled", true, false, csv_short_line},
};

void write_text(const fs::path& path, const Instance& instance, const std::vector<Edge>& edges,
                std::uint32_t requests) {
  std::ofstream file(path, std::ios::binary);
  if (instance.matrix) {
    file << fmt::format("%%MatrixMarket matrix coordinate integer general\n{} {} {}\n", requests / 5, requests,
                        edges.size());
  }
  fmt::memory_buffer text;
  for (const Edge& edge : edges) {
    instance.line(text, edge);
    if (text.size() < (std::size_t{1} << 20)) continue;
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
  }
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
}

bool measure(const Instance& instance, std::uint32_t requests) {
  const fs::path path = fs::temp_directory_path() / fmt::format("koppel-read-bench-{}.txt", std::random_device()());
  std::size_t edge_count = 0;
  Weight sum = 0;
  {
    const std::vector<Edge> edges = generated(requests, instance.shuffled);
    edge_count = edges.size();
    for (const Edge& edge : edges) sum += edge.weight;
    write_text(path, instance, edges, requests);
  }
  const double megabytes = static_cast<double>(fs::file_size(path)) / 1e6;
  std::array<double, runs> seconds{};
  double digest_seconds = 0, peak = 0;
  bool sound = true;
  for (std::size_t run = 0; run <= runs; ++run) {
    reset_peak();
    const double start = processor_seconds();
    const io::BareProblem bare = io::read_problem(path);
    if (run > 0) seconds[run - 1] = processor_seconds() - start;
    peak = peak_megabytes();
    const BipartiteGraph& graph = bare.instance->graph;
    const Weight read_sum = std::accumulate(bare.weights.begin(), bare.weights.end(), Weight{0});
    const Weight unit = bare.instance->scale == 1 ? 1 : bare.instance->scale / 1000;
    sound = sound && graph.edge_count() == edge_count && graph.request_count() == requests && read_sum == sum * unit;
    const double before = processor_seconds();
    sound = sound && io::problem_digest(*bare.instance, bare.weights) == bare.digest;
    digest_seconds = processor_seconds() - before;
  }
  fs::remove(path);
  std::ranges::sort(seconds);
  const double median = seconds[runs / 2];
  fmt::print("| {} | {:.0f} | {:.2f} | {:.0f} | {:.2f} | {:.0f} |{}\n", instance.name, megabytes, median,
             megabytes / median, digest_seconds, peak, sound ? "" : " WRONG");
  return sound;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  std::uint32_t requests = 500'000;
  std::string_view wanted;
  for (const std::string_view argument : std::vector<std::string_view>(arguments + 1, arguments + count)) {
    if (argument == "--quick") {
      requests = 50'000;
    } else {
      wanted = argument;
    }
  }
  fmt::print("| {} edges | MB of text | seconds | MB/s | of which hash | peak MB |\n|---|---:|---:|---:|---:|---:|\n",
             requests * 20);
  bool sound = true;
  for (const auto& instance : koppel::bench::instances) {
    if (instance.name.starts_with(wanted)) sound = koppel::bench::measure(instance, requests) && sound;
  }
  return sound ? 0 : 1;
}
