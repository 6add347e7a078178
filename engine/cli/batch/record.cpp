#include "cli/batch/record.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <system_error>

#include "base/sha256.hpp"
#include "base/version.hpp"
#include "cli/batch/names.hpp"
#include "io/files/files.hpp"
#include "io/inputs/key_file.hpp"
#include "io/text/json.hpp"
#include "io/text/json_writer.hpp"

namespace koppel::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> status_names{"done",    "limit",        "cannot_be_met",
                                                       "invalid", "not_verified", "crashed"};
constexpr std::array<ExitCode, 6> exit_codes{ExitCode::done,          ExitCode::limit_reached,
                                             ExitCode::cannot_be_met, ExitCode::invalid_input,
                                             ExitCode::not_verified,  ExitCode::internal_fault};
constexpr std::size_t max_list_bytes = std::size_t{16} << 20;

using Numbers = std::map<std::string, std::int64_t>;

void write_numbers(io::JsonWriter& json, std::string_view key, const Numbers& numbers) {
  json.key(key);
  json.open_object();
  for (const auto& [name, number] : numbers) json.member(name, number);
  json.close();
}

std::string text_of(const io::JsonValue* value) {
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
  return text == nullptr ? std::string() : *text;
}

std::string without_prefix(std::string hash) {
  constexpr std::string_view prefix = "sha256:";
  return hash.starts_with(prefix) ? hash.substr(prefix.size()) : std::string();
}

std::string number_text(const io::JsonValue* value) {
  const auto* number = value == nullptr ? nullptr : std::get_if<io::JsonValue::Number>(&value->value);
  return number == nullptr ? std::string() : number->text;
}

template <class Each>
void each_member(const io::JsonValue* value, const Each& each) {
  const auto* members = value == nullptr ? nullptr : std::get_if<io::JsonValue::Object>(&value->value);
  if (members == nullptr) return;
  for (const auto& [name, member] : *members) each(name, member);
}

Numbers read_numbers(const io::JsonValue* value) {
  Numbers numbers;
  each_member(value, [&](const std::string& name, const io::JsonValue& member) {
    const std::string text = number_text(&member);
    std::from_chars(text.data(), text.data() + text.size(), numbers[name]);
  });
  return numbers;
}

}  // namespace

std::string_view to_string(BatchStatus status) { return status_names[static_cast<std::size_t>(status)]; }

ExitCode exit_code_of(BatchStatus status) { return exit_codes[static_cast<std::size_t>(status)]; }

std::string to_line(const BatchRecord& record) {
  io::JsonWriter json(io::JsonLayout::compact);
  json.open_object();
  json.member("name", record.name);
  json.member("folder", record.folder);
  json.member("status", to_string(record.status));
  json.member("exit_code", static_cast<std::int64_t>(exit_code_of(record.status)));
  if (!record.cause.empty()) json.member("cause", record.cause);
  write_numbers(json, "counts", record.counts);
  if (record.objective) {
    json.key("objective");
    json.open_object();
    json.key("weight"), json.number(std::string_view(record.objective->weight));
    json.key("bound"), json.number(std::string_view(record.objective->bound));
    json.key("gap"), json.number(std::string_view(record.objective->gap));
    json.close();
  }
  write_numbers(json, "severities", record.severities);
  write_numbers(json, "findings", record.findings);
  if (!record.faults.empty()) json.member("faults", record.faults);
  json.member("options", "sha256:" + record.options);
  json.key("files");
  json.open_object();
  for (const auto& [path, hash] : record.files) {
    json.key(path);
    hash.empty() ? json.null() : json.text("sha256:" + hash);
  }
  json.close();
  json.key("output");
  record.output.empty() ? json.null() : json.text("sha256:" + record.output);
  json.close();
  return json.take() + "\n";
}

std::optional<BatchRecord> read_line(std::string_view line) {
  Findings ignored;
  const auto json = io::parse_json(line, "batch.ndjson", ignored);
  if (!json) return std::nullopt;
  BatchRecord record;
  record.name = text_of(json->find("name"));
  record.folder = text_of(json->find("folder"));
  const auto status = std::ranges::find(status_names, text_of(json->find("status")));
  if (record.name.empty() || record.folder.empty() || status == status_names.end()) return std::nullopt;
  record.status = static_cast<BatchStatus>(status - status_names.begin());
  record.cause = text_of(json->find("cause"));
  record.counts = read_numbers(json->find("counts"));
  if (const io::JsonValue* objective = json->find("objective")) {
    record.objective = {number_text(objective->find("weight")), number_text(objective->find("bound")),
                        number_text(objective->find("gap"))};
  }
  record.severities = read_numbers(json->find("severities"));
  record.findings = read_numbers(json->find("findings"));
  record.options = without_prefix(text_of(json->find("options")));
  each_member(json->find("files"), [&](const std::string& path, const io::JsonValue& hash) {
    record.files[path] = without_prefix(text_of(&hash));
  });
  record.output = without_prefix(text_of(json->find("output")));
  return record;
}

void count_findings(BatchRecord& record, const Findings& findings) {
  for (const Severity severity : {Severity::error, Severity::rejected, Severity::warning, Severity::note}) {
    record.severities[std::string(to_string(severity))] = static_cast<std::int64_t>(findings.count(severity));
  }
  for (const Finding& finding : findings.kept()) ++record.findings[std::string(finding.code->name)];
  for (const auto& [code, count] : findings.not_kept()) record.findings[code] += static_cast<std::int64_t>(count);
}

std::string options_hash(const BatchSettings& settings, const BatchInput& input) {
  Sha256 hash;
  for (const std::string_view text :
       {std::string_view("koppel/batch-line/1"), version(), std::string_view(input.folder),
        std::string_view(input.path), std::string_view(input.second_path), std::string_view(settings.profile),
        std::string_view(settings.decisions), std::string_view(settings.previous), std::string_view(settings.key),
        std::string_view(settings.strategy)}) {
    hash.add_field(text);
  }
  hash.add_number(settings.seed ? 1 : 0);
  hash.add_number(settings.seed.value_or(0));
  hash.add_number(settings.locale ? 1 + static_cast<std::uint64_t>(*settings.locale) : 0);
  hash.add_number(static_cast<std::uint64_t>(settings.keep));
  hash.add_number((settings.strict ? 1U : 0U) + (settings.pseudonyms ? 2U : 0U));
  hash.add_number(settings.work_limit);
  hash.add_number(static_cast<std::uint64_t>(settings.time_limit_ms));
  hash.add_number(static_cast<std::uint64_t>(settings.memory_mb));
  return hash.hex();
}

std::string hash_of_file(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  std::ifstream file(path, std::ios::binary);
  std::array<char, 1 << 16> block;
  Sha256 hash;
  std::size_t size = 0;
  while (file) {
    file.read(block.data(), block.size());
    const auto count = static_cast<std::size_t>(file.gcount());
    hash.add({block.data(), count});
    size += count;
  }
  return size == 0 || file.bad() ? std::string() : hash.hex();
}

// manifest.json lists what `match` writes with the hash of each; an input that was refused leaves its findings alone.
std::string hash_of_output(const fs::path& folder) {
  std::error_code error;
  const fs::path list = folder / "manifest.json";
  if (!fs::exists(list, error)) return hash_of_file(folder / "findings.json");
  try {
    const std::string text = io::read_file(list, max_list_bytes);
    Findings ignored;
    const auto json = io::parse_json(text, "manifest.json", ignored);
    bool complete = json.has_value();
    each_member(json ? json->find("files") : nullptr, [&](const std::string& name, const io::JsonValue&) {
      complete = complete && fs::is_regular_file(folder / name, error);
    });
    return complete ? sha256_hex(text) : std::string();
  } catch (const InputError&) {
    return {};
  }
}

bool still_holds(const BatchRecord& record, const std::string& options, const BatchManifest& manifest,
                 const fs::path& output) {
  if (record.output.empty() || record.options != options) return false;
  const bool key_was_open = record.findings.contains("key_readable_by_others");
  for (const auto& [path, hash] : record.files) {
    const fs::path place = manifest.base / bytes_of(path);
    if (hash_of_file(place) != hash) return false;
    // Closing a key to others changes what is joined, though not a byte of it.
    if (key_was_open && path.ends_with(".key.csv") && !io::readable_by_others(place)) return false;
  }
  return hash_of_output(output / record.folder) == record.output;
}

}  // namespace koppel::cli
