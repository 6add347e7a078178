#include "cli/batch/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/wording.hpp"
#include "io/text/json_writer.hpp"

namespace koppel::cli {

namespace {

constexpr std::size_t most_troubles = 20;

struct Words {
  std::array<std::string_view, 6> statuses;  // by BatchStatus
  std::string_view inputs, served, findings, more, of, not_done, left;
};

// By Language: nl, en, fr.
constexpr std::array<Words, 3> words{{
    {{"klaar", "op een grens gestopt", "aan harde eisen niet te voldoen", "ongeldig", "niet geverifieerd",
      "vastgelopen"},
     "{n} {n|invoer|invoeren}",
     "{served} van {requests} {requests|verzoek|verzoeken} geholpen, {pairs} {pairs|koppeling|koppelingen}",
     "bevindingen",
     "en nog {}",
     "van",
     "niet klaar",
     "nog"},
    {{"done", "stopped at a limit", "hard constraints cannot be met", "invalid", "not verified", "crashed"},
     "{n} {n|input|inputs}",
     "{served} of {requests} {requests|request|requests} served, {pairs} {pairs|pair|pairs}",
     "findings",
     "and {} more",
     "of",
     "not done",
     "left"},
    {{"terminées", "arrêtées à une limite", "contraintes impossibles à respecter", "invalides", "non vérifiées",
      "plantées"},
     "{n} {n|entrée|entrées}",
     "{served} {served|demande servie|demandes servies} sur {requests}, {pairs} {pairs|couple|couples}",
     "constats",
     "et encore {}",
     "sur",
     "non terminées",
     "restant"},
}};

const Words& words_of(Language language) { return words[static_cast<std::size_t>(language)]; }

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
  const Words& say = words_of(language);
  std::string text = fill_in(say.inputs, {{"n", std::to_string(totals.inputs)}}, language);
  std::string_view separator = ": ";
  for (const auto& [status, count] : totals.statuses) {
    text +=
        fmt::format("{}{} {}", std::exchange(separator, ", "), count, say.statuses[static_cast<std::size_t>(status)]);
  }
  text += "\n";
  if (totals.counts.contains("served")) {
    const auto sum = [&](const char* name) { return std::to_string(value_of(totals.counts, name)); };
    text += fill_in(say.served, {{"served", sum("served")}, {"requests", sum("requests")}, {"pairs", sum("matched")}},
                    language) +
            "\n";
  }
  if (!totals.findings.empty()) {
    text += fmt::format("{}:", say.findings);
    separator = " ";
    for (const auto& [code, count] : totals.findings) {
      text += fmt::format("{}{} × {}", std::exchange(separator, ", "), count, code);
    }
    text += "\n";
  }
  for (const std::string& trouble : totals.troubles) text += "  " + trouble + "\n";
  if (totals.more_troubles > 0) text += "  … " + fmt::format(fmt::runtime(say.more), totals.more_troubles) + "\n";
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
  const Words& say = words_of(language);
  std::string text = fmt::format("{} {} {}", done, say.of, all);
  if (troubles > 0) text += fmt::format(", {} {}", troubles, say.not_done);
  if (seconds_left < 0) return text;
  const auto seconds = static_cast<std::int64_t>(std::ceil(seconds_left));
  const std::string clock = seconds >= 3600
                                ? fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
                                : fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return text + fmt::format(", {} {}", clock, say.left);
}

}  // namespace koppel::cli
