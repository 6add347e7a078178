#include "cli/stats.hpp"

#include <sys/resource.h>

#include <fstream>
#include <string>

#include <fmt/format.h>

#include "io/text/json_writer.hpp"

namespace koppel::cli {

namespace {

// Of this program alone: what getrusage tells begins with the memory of whoever started it.
long peak_kilobytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

std::string stats_json(Steps& steps, const Sizes& sizes) {
  steps.end();
  io::JsonWriter json;
  json.open_object();
  json.key("seconds");
  json.open_object();
  for (const char* name : {"read", "check", "weigh", "solve", "verify", "describe", "write"}) {
    const auto found = steps.seconds().find(name);
    json.key(name),
        json.number(std::string_view(fmt::format("{:.6f}", found == steps.seconds().end() ? 0.0 : found->second)));
  }
  json.close();
  json.key("sizes");
  json.open_object(true);
  json.member("offers", static_cast<std::int64_t>(sizes.offers));
  json.member("requests", static_cast<std::int64_t>(sizes.requests));
  json.member("edges", static_cast<std::int64_t>(sizes.edges));
  json.close();
  if (sizes.rows) {
    const RowCounts& rows = *sizes.rows;
    const auto number = [&](std::string_view name, std::size_t value) {
      json.member(name, static_cast<std::int64_t>(value));
    };
    json.key("rows");
    json.open_object(true);
    number("read", rows.rows - rows.blank), number("accepted", rows.accepted), number("repaired", rows.repaired);
    number("rejected", rows.rejected), number("blank", rows.blank), number("previews", rows.previews);
    json.close();
  }
  json.key("peak_memory_mb"),
      json.number(std::string_view(fmt::format("{:.1f}", static_cast<double>(peak_kilobytes()) / 1024)));
  json.member("algorithm", sizes.algorithm);
  json.close();
  return json.take();
}

}  // namespace

Sizes sizes_of(const Instance& instance) {
  return {instance.graph.offer_count(), instance.graph.request_count(), instance.graph.edge_count(), {}};
}

void require_stats_writable(const CommonOptions& common, const std::optional<std::filesystem::path>& output) {
  if (common.stats) io::require_writable(*common.stats, output);
}

std::optional<io::Companion> stats_file(const CommonOptions& common, Steps& steps, const Sizes& sizes) {
  if (!common.stats) return std::nullopt;
  return io::Companion{*common.stats, [&steps, sizes] { return stats_json(steps, sizes); }};
}

void write_stats(const CommonOptions& common, Steps& steps, const Sizes& sizes) {
  if (common.stats) io::write_file(*common.stats, stats_json(steps, sizes));
}

}  // namespace koppel::cli
