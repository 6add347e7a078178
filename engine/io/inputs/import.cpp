#include "io/inputs/import.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/sha256.hpp"
#include "io/files/file_blocks.hpp"
#include "io/files/files.hpp"
#include "io/formats/as_said.hpp"
#include "io/inputs/brought_words.hpp"
#include "io/inputs/codes.hpp"
#include "io/inputs/draft_folder.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/corrections.hpp"
#include "io/survey/mapping_choice.hpp"
#include "io/survey/survey.hpp"
#include "io/text/spelling.hpp"
#include "io/yaml/profile_yaml.hpp"
#include "io/yaml/vocabulary_yaml.hpp"
#include "io/yaml/yaml.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::io {

namespace {

namespace fs = std::filesystem;

// A file on its way in, under the name that findings and the ledger call it by.
struct NamedFile {
  fs::path path;
  std::string name;
  ImportRole role = ImportRole::answers;
};

// By their names alone where those differ; else as they were typed, numbered where even that is the same.
std::vector<NamedFile> named(const ImportOptions& options) {
  std::vector<NamedFile> files;
  for (const fs::path& path : options.exports) files.push_back({path, path.filename().string()});
  for (const fs::path& path : options.corrections) {
    files.push_back({path, path.filename().string(), ImportRole::correction});
  }
  std::map<std::string, int> names, paths;
  for (const NamedFile& file : files) ++names[file.name];
  for (NamedFile& file : files) {
    if (file.path == "-") file.name = "-";
    if (names[file.path.filename().string()] < 2) continue;
    file.name = file.path.generic_string();
    if (const int before = paths[file.name]++; before > 0) file.name += " (" + std::to_string(before + 1) + ")";
  }
  return files;
}

class Importer {
 public:
  explicit Importer(ImportOptions options) : options_(std::move(options)) {}

  Imported import() {
    expand_scenario();
    read_profile_file();
    read_mappings();
    if (mappings_.empty() && !fatal_.has_errors()) {
      for (const NamedFile& file : named(options_)) fatal_.add(inputs_codes.mapping_missing, {.file = file.name});
    }
    if (fatal_.has_errors()) throw InputError(std::move(fatal_));
    std::vector<NamedFile> files = named(options_);
    grow_words(files);
    std::vector<OpenedFile> opened;
    for (std::size_t i = 0; i < files.size(); ++i) open(files[i], i, opened);
    // Who offers something may be named in a request: their names are known first. Corrections come last, in their order.
    std::ranges::stable_sort(opened, {}, [](const OpenedFile& file) {
      if (file.line.role == ImportRole::correction) return 2;
      return file.line.side == Side::offers ? 0 : 1;
    });
    for (OpenedFile& file : opened) read(std::move(file));
    if (fatal_.has_errors()) {
      fatal_.append(draft_.findings);
      fatal_.sort();
      throw InputError(std::move(fatal_));
    }
    finish();
    return std::move(imported_);
  }

 private:
  // A file that cannot be read is a finding; the others are read all the same, so that everything is said at once.
  template <class Read>
  auto tried(Read read) -> decltype(read()) {
    try {
      return read();
    } catch (const InputError& error) {
      fatal_.append(error.findings());
      return {};
    }
  }

  std::optional<std::string> read_beside(const fs::path& path) {
    return tried([&]() -> std::optional<std::string> {
      std::string bytes = read_file(path, max_yaml_bytes);
      imported_.beside.push_back({path.filename().string(), sha256_hex(bytes), bytes.size()});
      return bytes;
    });
  }

  // A folder, or its profile, stands for the files that the profile names.
  void expand_scenario() {
    if (options_.exports.size() != 1) return;
    const fs::path only = options_.exports.front();
    std::error_code error;
    const bool folder = fs::is_directory(only, error);
    if (!folder && only.extension() != ".yaml" && only.extension() != ".yml") return;
    const fs::path path = folder ? only / "profile.yaml" : only;
    const std::string name = path.filename().string();
    const ProfileInputs named = read_profile(read_file(path, max_yaml_bytes), name, fatal_).inputs;
    if (!options_.profile) options_.profile = path;
    options_.exports.clear();
    const auto put = [&](const std::string& file, const std::string& key, std::vector<fs::path>& files) {
      const fs::path place = path.parent_path().empty() ? fs::path(".") : path.parent_path();
      if (file.empty()) return;
      const fs::path beside = &files == &options_.exports ? folder_of_export(place, file, disk_) : place;
      files.push_back(inside(beside, file, {.file = name, .field = key}));
    };
    put(named.offers_file, "inputs.offers.file", options_.exports);
    put(named.requests_file, "inputs.requests.file", options_.exports);
    put(named.offers_mapping, "inputs.offers.mapping", options_.mappings);
    put(named.requests_mapping, "inputs.requests.mapping", options_.mappings);
    if (options_.exports.empty()) {
      fatal_.add(model_codes.missing_field, {.file = name, .field = "inputs"}, {{"expected", "inputs.offers.file"}});
    }
  }

  // Drafted mappings count on the own words that the profile beside them names.
  std::optional<fs::path> profile_of_draft() const {
    std::error_code error;
    for (const fs::path& mapping : options_.mappings) {
      const fs::path profile = mapping.parent_path() / "profile.yaml";
      if (!is_draft_folder(mapping.parent_path()) || !fs::exists(profile, error)) continue;
      Findings unsaid;
      const ProfileInputs named = read_profile(read_file(profile, max_yaml_bytes), "profile.yaml", unsaid).inputs;
      const std::string name = mapping.filename().string();
      if (named.offers_mapping == name || named.requests_mapping == name) return profile;
    }
    return std::nullopt;
  }

  void read_profile_file() {
    imported_.vocabularies = built_in_vocabularies();
    if (!options_.profile) options_.profile = profile_of_draft();
    if (!options_.profile) return;
    const auto text = read_beside(*options_.profile);
    if (!text) return;
    const std::string name = options_.profile->filename().string();
    const ProfileFile file = read_profile(*text, name, fatal_);
    imported_.profile = file.profile;
    for (const std::string& words : file.inputs.vocabularies) read_words(words, name);
  }

  void read_words(const std::string& relative, const std::string& profile) {
    try {
      const fs::path folder = options_.profile->parent_path();
      const fs::path path =
          inside(folder.empty() ? "." : folder, relative, {.file = profile, .field = "inputs.vocabularies"});
      const auto text = read_beside(path);
      if (text) words_.put(*text, path, fatal_);
    } catch (const InputError& error) {
      fatal_.append(error.findings());
    }
  }

  void read_mappings() {
    for (const fs::path& path : options_.mappings) {
      const auto text = read_beside(path);
      if (!text) continue;
      const std::string name = path.filename().string();
      mappings_.push_back({name, read_mapping(*text, name, fatal_)});
    }
  }

  // Answers that a vocabulary of people's own words does not have become words of it, for what is imported here.
  void grow_words(const std::vector<NamedFile>& files) {
    if (!words_.may_grow()) return;
    NewAnswers answers(imported_.vocabularies);
    for (std::size_t i = 0; i < options_.exports.size(); ++i) {
      if (files[i].path == "-") continue;  // is read once
      Findings unsaid;
      const auto own_place = options_.exports.size() == mappings_.size() ? std::optional(i) : std::nullopt;
      try {
        const auto bytes = open_blocks(files[i].path);
        const NamedMapping* mapping = choose_mapping(*bytes, files[i].name, mappings_, false, own_place, unsaid);
        if (mapping != nullptr) answers.look_at(*bytes, files[i].name, mapping->mapping);
      } catch (const InputError&) {
        continue;  // open says it
      }
    }
    words_.grow(answers, imported_.profile.language, draft_.findings);
  }

  struct OpenedFile {
    ImportedFile line;
    std::unique_ptr<ByteBlocks> bytes;
    const NamedMapping* mapping;
  };

  void open(const NamedFile& file, std::size_t place, std::vector<OpenedFile>& opened) {
    ImportedFile line{.role = file.role};
    auto bytes = tried([&] {
      auto blocks = open_blocks(file.path);
      const BlocksHash hash = hash_of(*blocks);
      line.file = {file.name, hash.sha256, hash.bytes};
      return blocks;
    });
    if (bytes == nullptr) return;
    const bool correction = file.role == ImportRole::correction;
    const bool one_each = options_.exports.size() == mappings_.size();
    const auto own_place = !correction && one_each ? std::optional(place) : std::nullopt;
    const NamedMapping* mapping = choose_mapping(*bytes, file.name, mappings_, correction, own_place, fatal_);
    if (mapping == nullptr) return;
    line.mapping = mapping->name;
    line.side = mapping->mapping.side;
    opened.push_back({std::move(line), std::move(bytes), mapping});
  }

  void read(OpenedFile file) {
    const std::string& name = file.line.file.name;
    const Mapping& mapping = file.mapping->mapping;
    if (mappings_.size() > 1) {
      draft_.findings.add(inputs_codes.mapping_chosen, {.file = name}, {{"read", file.mapping->name}});
    }
    const auto& contact = mapping.contact;
    imported_.knows_contacts |= !contact.name.empty() || contact.email || contact.phone;
    if (file.line.role == ImportRole::correction) {
      apply_corrections(*file.bytes, name, mapping, imported_.profile, imported_.vocabularies, draft_);
    } else {
      read_survey(*file.bytes, name, mapping, imported_.vocabularies, draft_);
    }
    imported_.files.push_back(std::move(file.line));
  }

  void finish() {
    bound_unlimited(draft_);
    TravelTimes no_travel_times;
    unite_spellings(draft_, imported_.vocabularies, no_travel_times);
    Checked checked = check(draft_, imported_.profile, imported_.vocabularies, sides_given());
    imported_.findings = std::move(checked.findings);
    imported_.ledger = std::move(checked.ledger);
    imported_.market = std::move(checked.market);
    if (imported_.market) {
      imported_.said = as_said(*imported_.market, draft_, imported_.ledger);
      imported_.said.left_out = checked.left_out;
      keep_known_contacts();
    }
    draft_ = {};
    reject_idle_corrections();
    imported_.findings.append(fatal_);  // its warnings
    note_profile();
    imported_.findings.sort();
    const auto exports_end = std::ranges::find(imported_.files, ImportRole::correction, &ImportedFile::role);
    const auto by_name = [](const ImportedFile& file) { return file.file.name; };
    std::ranges::sort(imported_.files.begin(), exports_end, {}, by_name);
    std::ranges::sort(imported_.beside, {}, [](const FileHash& file) { return std::tie(file.name, file.sha256); });
    std::ranges::sort(imported_.ledger, {}, [&](const FileLedger& ledger) {
      return std::ranges::find(imported_.files, ledger.file, by_name) - imported_.files.begin();
    });
  }

  // A market file holds no rules and no words: without its profile the same rows would be matched otherwise.
  void note_profile() {
    if (!options_.profile || (words_.empty() && !imported_.profile.rules.one_skill)) return;
    imported_.findings.add(
        inputs_codes.profile_belongs, {},
        {{"read", (options_.profile->parent_path().filename() / options_.profile->filename()).generic_string()}});
  }

  // One side alone is a market that the other may be put beside later; a side of which an export was given must have rows.
  [[nodiscard]] SidesNeeded sides_given() const {
    const auto given = [&](Side side) {
      return std::ranges::any_of(imported_.files, [&](const ImportedFile& file) {
        return file.side == side && file.role == ImportRole::answers;
      });
    };
    const bool offers = given(Side::offers), requests = given(Side::requests);
    return {offers || !requests, requests || !offers};
  }

  // Nobody is in the key who is not in the market.
  void keep_known_contacts() {
    imported_.contacts = std::move(draft_.contacts);
    const Market& market = *imported_.market;
    std::erase_if(imported_.contacts.offers, [&](const auto& one) { return !market.find_offer(one.first); });
    std::erase_if(imported_.contacts.requests, [&](const auto& one) { return !market.find_request(one.first); });
  }

  // A correction of a row that was rejected afterwards corrected nothing.
  void reject_idle_corrections() {
    if (!imported_.market) return;
    const Market& market = *imported_.market;
    for (const ImportedFile& file : imported_.files) {
      if (file.role != ImportRole::correction) continue;
      const auto ledger = std::ranges::find(imported_.ledger, file.file.name, &FileLedger::file);
      if (ledger == imported_.ledger.end()) continue;
      for (const LedgerRow& row : ledger->rows) {
        const bool known =
            file.side == Side::offers ? market.find_offer(row.id).has_value() : market.find_request(row.id).has_value();
        if (known || row.outcome == RowOutcome::rejected) continue;
        const Source place{.file = file.file.name, .row = row.row, .field = "id"};
        reject_correction(imported_.ledger, imported_.findings, survey_codes.correction_unknown_id, place,
                          {{"read", row.id}});
      }
    }
  }

  ImportOptions options_;
  HeldFiles disk_;
  Imported imported_;
  Draft draft_;
  std::vector<NamedMapping> mappings_;
  BroughtWords words_{imported_.vocabularies};
  Findings fatal_;
};

}  // namespace

Imported import_exports(const ImportOptions& options) { return Importer(options).import(); }

}  // namespace koppel::io
