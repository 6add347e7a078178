#include "cli/stats.hpp"

#include <sys/resource.h>

#include <fmt/format.h>

#include "io/files.hpp"
#include "io/json_writer.hpp"

namespace koppel::cli {

void write_stats(const CommonOptions& common, Steps& steps, const Sizes& sizes) {
  if (!common.stats) return;
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
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  json.key("peak_memory_mb"),
      json.number(std::string_view(fmt::format("{:.1f}", static_cast<double>(usage.ru_maxrss) / 1024)));
  json.member("algorithm", sizes.algorithm);
  json.close();
  io::write_file(*common.stats, json.take());
}

}  // namespace koppel::cli
