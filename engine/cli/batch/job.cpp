#include "cli/batch/job.hpp"

#include <exception>
#include <map>
#include <new>
#include <set>
#include <system_error>

#include "cli/batch/names.hpp"
#include "cli/proposal.hpp"
#include "io/files/files.hpp"
#include "io/text/codes.hpp"
#include "io/text/finding_json.hpp"
#include "io/text/json.hpp"

namespace koppel::cli {

namespace {

namespace fs = std::filesystem;

BatchRecord begin_record(const BatchJob& job) {
  BatchRecord record;
  record.name = job.input.name;
  record.folder = job.input.folder;
  record.options = options_hash(job.manifest.settings[job.input.settings], job.input);
  return record;
}

// ---- the folder of an input -------------------------------------------------------------------------------------------------

// Name → hash of what koppel wrote there last; of a refused input its findings alone.
std::map<std::string, std::string> written_files(const fs::path& folder) {
  std::map<std::string, std::string> files;
  std::error_code error;
  for (const char* name : {"manifest.json", "findings.json"}) {
    if (const std::string hash = hash_of_file(folder / name); !hash.empty()) files[name] = hash;
  }
  if (!fs::is_regular_file(folder / "manifest.json", error)) return files;
  Findings ignored;
  const auto json = io::parse_json(io::read_file(folder / "manifest.json"), "manifest.json", ignored);
  const io::JsonValue* listed = json ? json->find("files") : nullptr;
  const auto* members = listed == nullptr ? nullptr : std::get_if<io::JsonValue::Object>(&listed->value);
  if (members == nullptr) return files;
  for (const auto& [name, value] : *members) {
    const auto* hash = std::get_if<std::string>(&value.value);
    const bool plain = fs::path(name).filename() == fs::path(name) && name != "manifest.json";
    if (plain && hash != nullptr && hash->starts_with("sha256:")) files[name] = hash->substr(7);
  }
  return files;
}

// Removes these files but for those in `keep` and those that somebody has changed; manifest.json last, because it tells which is which.
void remove_files(const fs::path& folder, const std::map<std::string, std::string>& files,
                  const std::set<std::string>& keep) {
  std::error_code error;
  const auto remove = [&](const std::string& name, const std::string& hash) {
    if (!keep.contains(name) && hash_of_file(folder / name) == hash) fs::remove(folder / name, error);
  };
  for (const auto& [name, hash] : files) {
    if (name != "manifest.json") remove(name, hash);
  }
  if (const auto list = files.find("manifest.json"); list != files.end()) remove(list->first, list->second);
}

// Older call lists are kept aside only where somebody has written in them.
void replace_files(const fs::path& folder, const std::vector<io::OutputFile>& files, bool force) {
  const auto before = written_files(folder);
  for (const io::SetAside& list : io::write_files(folder, files, force)) {
    const auto ours = before.find(list.name);
    std::error_code error;
    if (ours != before.end() && hash_of_file(folder / list.kept_as) == ours->second)
      fs::remove(folder / list.kept_as, error);
  }
  std::set<std::string> now;
  for (const io::OutputFile& file : files) now.insert(file.name);
  remove_files(folder, before, now);
}

// ---- the walk ---------------------------------------------------------------------------------------------------------------

MatchOptions match_options(const BatchJob& job) {
  const BatchSettings& settings = job.manifest.settings[job.input.settings];
  const fs::path& base = job.manifest.base;
  const auto place = [&](const std::string& path) { return path.empty() ? std::optional<fs::path>() : base / path; };
  MatchOptions options;
  options.input.paths.push_back(base / job.input.path);
  if (!job.input.second_path.empty()) options.input.paths.push_back(base / job.input.second_path);
  options.input.profile = place(settings.profile);
  if (const auto decisions = place(settings.decisions)) options.input.decisions.push_back(*decisions);
  options.input.previous = place(settings.previous);
  options.input.key = place(settings.key);
  options.strategy = settings.strategy;
  options.keep = settings.keep;
  options.pseudonyms = settings.pseudonyms;
  options.force = job.force;
  return options;
}

CommonOptions common_options(const BatchSettings& settings) {
  CommonOptions common;
  common.seed = settings.seed;
  common.locale = settings.locale;
  common.strict = settings.strict;
  common.work_limit = settings.work_limit;
  common.time_limit = static_cast<double>(settings.time_limit_ms) / 1000;
  return common;
}

BatchStatus status_of(ExitCode code) {
  switch (code) {
    case ExitCode::done:
      return BatchStatus::done;
    case ExitCode::limit_reached:
      return BatchStatus::limit;
    case ExitCode::cannot_be_met:
      return BatchStatus::cannot_be_met;
    case ExitCode::not_verified:
      return BatchStatus::not_verified;
    default:
      return BatchStatus::invalid;
  }
}

void tell_proposal(BatchRecord& record, const Proposal& proposal) {
  record.status = status_of(proposal.exit_code);
  count_findings(record, proposal.findings);
  const Result& result = proposal.result;
  record.counts = {{"offers", static_cast<std::int64_t>(proposal.sizes.offers)},
                   {"requests", static_cast<std::int64_t>(proposal.sizes.requests)},
                   {"edges", static_cast<std::int64_t>(proposal.sizes.edges)}};
  for (const VerdictFault& fault : proposal.verdict.faults) record.faults.emplace_back(fault.code->name);
  if (!result.has_objective || !proposal.verdict.accepted) return;
  record.counts["matched"] = static_cast<std::int64_t>(result.matched);
  record.counts["served"] = static_cast<std::int64_t>(result.served);
  record.objective = {to_decimal(result.weight, result.scale), to_decimal(result.weight_bound, result.scale),
                      result.gap};
}

// Places as the manifest names them, so that the bytes do not depend on where the batch was started.
Findings placed(const Findings& findings, const fs::path& base) {
  Findings result;
  for (const Finding& finding : findings.kept()) {
    Source source = finding.source;
    const fs::path file(source.file);
    if (file.has_parent_path()) source.file = file.lexically_proximate(base).generic_string();
    result.add(finding.severity, finding.code, std::move(source), finding.values);
  }
  return result;
}

// A workbook is made with the help of files: the disk may fill before anything of the proposal is written. No fault of the input.
bool is_write_failure(const InputError& refused) { return refused.findings().count(io::text_codes.write_failed) > 0; }

class JobRun {
 public:
  explicit JobRun(const BatchJob& job)
      : job_(job), settings_(job.manifest.settings[job.input.settings]), folder_(job.output / job.input.folder) {}

  BatchRecord run() {
    BatchRecord record = begin_record(job_);
    MatchOptions options = match_options(job_);
    options.input.on_read = [&](const fs::path& path, const std::string& sha256) {
      record.files[readable_name(path.lexically_proximate(job_.manifest.base).generic_string())] = sha256;
    };
    try {
      if (propose_and_write(options, record)) {
        io::sweep(folder_);  // not before: until then what a killed run left may be all that tells who wrote a list
        record.output = hash_of_output(folder_);
      }
    } catch (const std::bad_alloc&) {
      return crashed_record(job_, "out_of_memory");
    } catch (const std::exception&) {  // its words may quote a cell; `koppel match` shows them to whoever looks into it
      return crashed_record(job_, "internal_fault");
    }
    return record;
  }

 private:
  // False when nothing could be written.
  bool propose_and_write(const MatchOptions& options, BatchRecord& record) {
    Steps steps(static_cast<double>(settings_.time_limit_ms) / 1000, Steps::Interrupts::ignored);
    Proposal proposal;
    try {
      proposal = make_proposal(options, common_options(settings_), {.findings_file = true}, steps);
    } catch (const InputError& refused) {
      if (is_write_failure(refused)) return unwritten(refused.findings(), record);
      record.status = BatchStatus::invalid;
      count_findings(record, refused.findings());
      return write_refused(refused.findings(), record);
    }
    tell_proposal(record, proposal);
    if (!proposal.verdict.accepted) return write_refused(proposal.findings, record);
    try {
      replace_files(folder_, proposal.files, job_.force);
    } catch (const InputError& refused) {
      return unwritten(refused.findings(), record);
    }
    return true;
  }

  bool write_refused(const Findings& findings, BatchRecord& record) {
    try {
      const Language language = settings_.locale.value_or(Language::nl);
      // What was there goes only once the findings stand in its place.
      replace_files(
          folder_,
          {{.name = "bellijst.csv", .withdrawn = true},
           {.name = "bellijst.xlsx", .withdrawn = true},
           {.name = "findings.json", .bytes = io::findings_json(placed(findings, job_.manifest.base), language)}},
          false);
    } catch (const InputError& refused) {
      return unwritten(refused.findings(), record);
    }
    return true;
  }

  // A full disk, or a call list that somebody has edited: what was there stands, and the input is taken up again next time.
  bool unwritten(const Findings& findings, BatchRecord& record) {
    BatchRecord fresh = begin_record(job_);
    fresh.status = BatchStatus::invalid;
    fresh.files = std::move(record.files);
    count_findings(fresh, findings);
    record = std::move(fresh);
    return false;
  }

  const BatchJob& job_;
  const BatchSettings& settings_;
  fs::path folder_;
};

}  // namespace

BatchRecord run_job(const BatchJob& job) { return JobRun(job).run(); }

BatchRecord crashed_record(const BatchJob& job, const std::string& cause) {
  const fs::path folder = job.output / job.input.folder;
  try {
    io::sweep(folder);
    remove_files(folder, written_files(folder), {});
  } catch (const std::exception&) {
    // The line says that there is nothing to be had; what stands there is told from a proposal by that.
  }
  BatchRecord record = begin_record(job);
  record.status = BatchStatus::crashed;
  record.cause = cause;
  return record;
}

}  // namespace koppel::cli
