// koppel import: exports, mappings and corrections to a market, with its key file and a ledger of every row.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "cli/codes.hpp"
#include "cli/import_summary.hpp"
#include "cli/stats.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/files/files.hpp"
#include "io/formats/market_json.hpp"
#include "io/inputs/import.hpp"
#include "io/inputs/import_report.hpp"
#include "io/inputs/key_file.hpp"
#include "model/check.hpp"

namespace koppel::cli {

namespace {

namespace fs = std::filesystem;

// Under --strict every repair and every warning counts; rejected rows may be bounded. What is refused has an error.
void refuse_too_many(const ImportVerbOptions& options, bool strict, io::Imported& imported) {
  Findings& findings = imported.findings;
  const std::size_t doubtful = findings.count(Severity::rejected) + findings.count(Severity::warning);
  if (strict && doubtful > 0) {
    findings.make_strict();
    findings.add(cli_codes.strict_refused, {}, {{"read", std::to_string(doubtful)}});
  }
  if (!options.most_rejects) return;
  const RowCounts counts = io::total_counts(imported.ledger);
  const auto [number, percent] = *options.most_rejects;
  const std::size_t read = counts.rows - counts.blank;
  if (percent ? counts.rejected * 100 <= read * number : counts.rejected <= number) return;
  findings.add(cli_codes.too_many_rejects, {},
               {{"read", std::to_string(counts.rejected)},
                {"other", std::to_string(read)},
                {"expected", std::to_string(number) + (percent ? "%" : "")}});
}

// A market that was made before, and who its ids are.
struct Earlier {
  Market market;
  Contacts contacts;
};

std::optional<Earlier> read_earlier(const fs::path& path, const io::Imported& imported, Findings& faults) {
  const Draft draft = io::read_market(io::read_file(path), path.filename().string());
  Checked checked = check(draft, imported.profile, imported.vocabularies, {.offers = false, .requests = false});
  if (!checked.market) {
    faults.append(checked.findings);
    return std::nullopt;
  }
  Earlier earlier{std::move(*checked.market), {}};
  const fs::path key = io::key_path(path);
  std::error_code error;
  if (path == "-" || !fs::exists(key, error)) return earlier;
  Findings unused;
  earlier.contacts = io::read_key(io::read_file(key), key.filename().string(), unused);
  return earlier;
}

// Who came, left and changed since --previous, or since the output that is there; nothing where there is neither.
std::optional<MarketChanges> changes_since(const ImportVerbOptions& options, const io::Imported& imported) {
  std::error_code error;
  const bool output_is_there = options.output != "-" && fs::exists(options.output, error);
  if (!options.previous && !output_is_there) return std::nullopt;
  Findings faults;
  std::optional<Earlier> earlier;
  try {
    earlier = read_earlier(options.previous.value_or(options.output), imported, faults);
  } catch (const InputError& fault) {
    faults.append(fault.findings());
  }
  // What stands where the output goes and is no market will be refused as somebody's file, unless --force says otherwise.
  if (!earlier && options.previous) throw InputError(std::move(faults));
  if (!earlier) return std::nullopt;
  return changes_between({earlier->market, earlier->contacts}, {*imported.market, imported.contacts});
}

std::vector<FileHash> hashes_of(const std::vector<io::OutputFile>& files) {
  std::vector<FileHash> hashes;
  for (const io::OutputFile& file : files) hashes.push_back({file.name, sha256_hex(file.bytes), file.bytes.size()});
  return hashes;
}

// The market, its key, the ledger, and the report that remembers what was written.
std::vector<io::OutputFile> output_files(const fs::path& market, const io::Imported& imported, Language language) {
  const std::string stem = market.stem().string();
  const std::string key = io::key_path(market).filename().string();
  std::error_code error;
  std::vector<io::OutputFile> files;
  files.push_back({.name = market.filename().string(), .bytes = io::write_market(imported.said), .keep_edited = true});
  const bool any_contact = !imported.contacts.offers.empty() || !imported.contacts.requests.empty();
  if (any_contact || (imported.knows_contacts && fs::exists(market.parent_path() / key, error))) {
    files.push_back({.name = key, .bytes = io::write_key(imported.contacts), .owner_only = true, .keep_edited = true});
  }
  files.push_back({.name = stem + ".ledger.csv", .bytes = io::ledger_csv(imported, language), .owner_only = true});
  files.push_back({.name = stem + ".import.json",
                   .bytes = io::import_json(imported, language, hashes_of(files), nullptr),
                   .owner_only = true});
  return files;
}

bool are_there(const fs::path& folder, const std::vector<io::OutputFile>& files) {
  return std::ranges::all_of(files, [&](const io::OutputFile& file) {
    std::error_code error;
    const fs::path path = folder / file.name;
    return fs::is_regular_file(path, error) && fs::file_size(path, error) == file.bytes.size() &&
           io::read_file(path) == file.bytes;
  });
}

fs::path folder_of(const fs::path& market) {
  return market.parent_path().empty() ? fs::path(".") : market.parent_path();
}

void print(const io::Imported& imported, const std::vector<io::OutputFile>& files,
           const std::optional<MarketChanges>& changes, Language language) {
  write_stdout(rows_summary(imported, language));
  if (changes) write_stdout(changes->none() ? nothing_changed(language) : changes_summary(*changes, language));
  for (const io::OutputFile& file : files) write_stdout(fmt::format("→ {}\n", file.name));
}

}  // namespace

ExitCode import(const ImportVerbOptions& options, const CommonOptions& common) {
  const bool to_stdout = options.output == "-";
  if (to_stdout && common.json) {
    say("koppel import: --json and -o - cannot both have standard output");
    return ExitCode::wrong_usage;
  }
  const fs::path folder = folder_of(options.output);
  require_stats_writable(common, to_stdout ? std::nullopt : std::optional(folder));
  Steps steps(0, Steps::Interrupts::end_reading);
  steps.begin("read");
  io::Imported imported = io::import_exports({.exports = options.exports,
                                              .mappings = options.mappings,
                                              .corrections = options.corrections,
                                              .profile = options.profile});
  steps.begin("check");
  const Language language = common.locale.value_or(imported.profile.language);
  refuse_too_many(options, common.strict, imported);
  const bool refused = imported.findings.has_errors();
  const auto changes = refused ? std::nullopt : changes_since(options, imported);

  steps.begin("write");
  const std::size_t offers = imported.market ? imported.market->offer_count() : 0;
  const std::size_t requests = imported.market ? imported.market->request_count() : 0;
  const Sizes sizes{offers, requests, 0, "", io::total_counts(imported.ledger)};
  std::vector<io::OutputFile> files;
  if (!refused && !to_stdout) files = output_files(options.output, imported, language);
  if (!files.empty() && !are_there(folder, files)) {
    io::write_files(folder, files, options.force, stats_file(common, steps, sizes), files.back().name);
  } else {
    write_stats(common, steps, sizes);
  }
  steps.end();

  show_findings(imported.findings, language, common.json);
  if (common.json) {
    write_stdout(io::import_json(imported, language, hashes_of(files), changes ? &*changes : nullptr));
  } else if (!to_stdout) {
    print(imported, files, changes, language);
  } else if (!refused) {
    if (imported.knows_contacts) say(contacts_left_out(language));
    write_stdout(io::write_market(imported.said));
  }
  return refused ? ExitCode::invalid_input : ExitCode::done;
}

}  // namespace koppel::cli
