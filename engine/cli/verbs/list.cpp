// koppel list: strategies, metrics, criteria, formats, codes and profile keys, one line each.
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/all_codes.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/formats/profile.hpp"
#include "io/problem/file.hpp"
#include "io/text/json_writer.hpp"
#include "measure/metrics.hpp"
#include "pairing/criteria.hpp"
#include "solve/strategy.hpp"

namespace koppel::cli {

namespace {

struct Line {
  std::string name, kind, description;
  std::optional<std::string> paper{};  // of a strategy
};

std::vector<Line> formats() {
  std::vector<Line> lines{
      {"market.json", "in", "a market (koppel/market/1)"},
      {"scenario folder", "in", "a folder whose profile.yaml names the files"},
      {"survey export", "in",
       "CSV, TSV or XLSX, also in a zip, with a mapping: separator, encoding and header are recognised"},
      {"result.json", "in, out", "a result with its certificate (koppel/result/1)"},
      {"bellijst.csv", "in, out", "the call list; answers filled in are read back"},
      {"bellijst.xlsx", "in, out", "the call list as a workbook, per person, per request, and who is not served"},
      {"niet-gekoppeld.csv", "out", "who is not served, why, and what would help"},
      {"voorstel.html", "out", "the proposal as one page"},
      {"voorstel-intern.html", "out", "the same with names, for the team; not written with --pseudonyms"}};
  for (const io::FormatRow& row : io::problem_formats()) {
    lines.push_back({std::string(row.name), "in", fmt::format("solve, verify: {}", row.description)});
  }
  return lines;
}

std::vector<Line> lines_of(const std::string& what, Language language) {
  std::vector<Line> lines;
  if (what == "strategies") {
    for (const Strategy* s : all_strategies()) {
      lines.push_back({std::string(s->name), std::string(to_string(s->promise)), std::string(s->description),
                       std::string(s->paper)});
    }
  } else if (what == "metrics") {
    for (const MetricInfo& m : all_metrics()) lines.push_back({std::string(m.name), "", std::string(m.description)});
  } else if (what == "criteria") {
    for (const Criterion& c : all_criteria()) {
      lines.push_back(
          {std::string(c.name), std::string(c.labels[static_cast<std::size_t>(language)]), std::string(c.description)});
    }
  } else if (what == "codes") {
    for (const CodeInfo& c : all_codes()) {
      lines.push_back({std::string(c.name), std::string(to_string(c.severity)),
                       std::string(c.message[static_cast<std::size_t>(language)])});
    }
  } else if (what == "profile") {
    for (const io::ProfileKey& k : io::profile_keys()) lines.push_back({k.path, k.default_value, k.meaning});
  } else {
    lines = formats();
  }
  return lines;
}

}  // namespace

ExitCode list(const ListOptions& options, const CommonOptions& common) {
  const auto lines = lines_of(options.what, common.locale.value_or(Language::en));
  if (!common.json) {
    for (const Line& line : lines) {
      write_stdout(fmt::format("{:<28} {:<14} {}\n", line.name, line.kind, line.description));
    }
    return ExitCode::done;
  }
  io::JsonWriter json;
  json.open_array();
  for (const Line& line : lines) {
    json.open_object(true);
    json.member("name", line.name);
    json.member("kind", line.kind);
    json.member("description", line.description);
    if (line.paper) json.member("paper", *line.paper);
    json.close();
  }
  json.close();
  write_stdout(json.take());
  return ExitCode::done;
}

}  // namespace koppel::cli
