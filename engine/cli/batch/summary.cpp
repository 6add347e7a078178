#include "cli/batch/summary.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "cli/words.hpp"
#include "io/text/json_writer.hpp"

namespace koppel::cli {

namespace {

constexpr std::size_t most_troubles = 20;

using Numbers = std::map<std::string, std::int64_t>;

void add_all(Numbers& sums, const Numbers& more) {
  for (const auto& [name, number] : more) sums[name] += number;
}

std::int64_t value_of(const Numbers& numbers, const std::string& name) {
  const auto found = numbers.find(name);
  return found == numbers.end() ? 0 : found->second;
}

void write_in_one_line(io::JsonWriter& json, std::string_view key, const Numbers& numbers) {
  json.key(key);
  json.open_object(true);
  for (const auto& [name, number] : numbers) json.member(name, number);
  json.close();
}

}  // namespace

void BatchTotals::add(const BatchRecord& record) {
  ++inputs;
  ++statuses[record.status];
  add_all(counts, record.counts);
  add_all(severities, record.severities);
  add_all(findings, record.findings);
  if (record.status == BatchStatus::done) return;
  if (troubles.size() == most_troubles) {
    ++more_troubles;
    return;
  }
  std::string why = record.cause;
  for (const auto& [code, count] : record.findings) {
    if (why.size() < 60) why += (why.empty() ? "" : ", ") + code;
  }
  troubles.push_back(
      fmt::format("{}: {}{}", record.name, to_string(record.status), why.empty() ? "" : " (" + why + ")"));
}

ExitCode exit_code_of(const BatchTotals& totals) {
  const auto how_many = [&](BatchStatus status) {
    const auto found = totals.statuses.find(status);
    return found == totals.statuses.end() ? 0 : found->second;
  };
  const std::int64_t done = how_many(BatchStatus::done);
  if (done == totals.inputs) return ExitCode::done;
  return done + how_many(BatchStatus::limit) == 0 ? ExitCode::invalid_input : ExitCode::batch_failed_in_part;
}

std::string summary_text(const BatchTotals& totals, Language language, const std::filesystem::path& report) {
  std::string text = in_words(language, "batch_inputs", {{"n", std::to_string(totals.inputs)}});
  std::string_view separator = ": ";
  for (const auto& [status, count] : totals.statuses) {
    text += fmt::format("{}{} {}", std::exchange(separator, ", "), count,
                        in_words(language, "batch_status_" + std::string(to_string(status))));
  }
  text += "\n";
  if (totals.counts.contains("served")) {
    const auto sum = [&](const char* name) { return std::to_string(value_of(totals.counts, name)); };
    text += in_words(language, "batch_served",
                     {{"served", sum("served")}, {"requests", sum("requests")}, {"pairs", sum("matched")}}) +
            "\n";
  }
  if (!totals.findings.empty()) {
    text += in_words(language, "batch_findings") + ":";
    separator = " ";
    for (const auto& [code, count] : totals.findings) {
      text += fmt::format("{}{} × {}", std::exchange(separator, ", "), count, code);
    }
    text += "\n";
  }
  for (const std::string& trouble : totals.troubles) text += "  " + trouble + "\n";
  if (totals.more_troubles > 0)
    text += "  … " + in_words(language, "more", {{"n", std::to_string(totals.more_troubles)}}) + "\n";
  return text + fmt::format("→ {}\n", report.string());
}

std::string summary_json(const BatchTotals& totals) {
  io::JsonWriter json;
  json.open_object();
  json.member("schema", "koppel/batch-summary/1");
  json.member("inputs", totals.inputs);
  Numbers statuses;
  for (const auto& [status, count] : totals.statuses) statuses[std::string(to_string(status))] = count;
  write_in_one_line(json, "statuses", statuses);
  write_in_one_line(json, "counts", totals.counts);
  write_in_one_line(json, "severities", totals.severities);
  write_in_one_line(json, "findings", totals.findings);
  json.member("exit_code", static_cast<std::int64_t>(exit_code_of(totals)));
  json.close();
  return json.take();
}

std::string progress_text(Language language, std::size_t done, std::size_t all, std::size_t troubles,
                          double seconds_left) {
  std::string text =
      in_words(language, "batch_done_of", {{"done", std::to_string(done)}, {"all", std::to_string(all)}});
  if (troubles > 0) text += fmt::format(", {} {}", troubles, in_words(language, "batch_not_done"));
  if (seconds_left < 0) return text;
  const auto seconds = static_cast<std::int64_t>(std::ceil(seconds_left));
  const std::string clock = seconds >= 3600
                                ? fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
                                : fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return text + fmt::format(", {} {}", clock, in_words(language, "batch_left"));
}

}  // namespace koppel::cli
