#include "io/inputs/import_report.hpp"

#include <algorithm>

#include "base/version.hpp"
#include "io/text/csv_writer.hpp"
#include "io/text/finding_json.hpp"

namespace koppel::io {

namespace {

std::string_view word_of(Side side) { return side == Side::offers ? "offer" : "request"; }
std::string_view word_of(ImportRole role) { return role == ImportRole::answers ? "answers" : "correction"; }

const ImportedFile* file_of(const Imported& imported, const std::string& name) {
  const auto found = std::ranges::find(imported.files, name, [](const ImportedFile& file) { return file.file.name; });
  return found == imported.files.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : std::string(between)) + text;
  return all;
}

std::vector<std::string> codes_of(const LedgerRow& row) {
  std::vector<std::string> codes;
  for (const Finding& reason : row.reasons) {
    if (std::ranges::find(codes, reason.code->name) == codes.end()) codes.emplace_back(reason.code->name);
  }
  return codes;
}

std::vector<std::string> reasons_of(const LedgerRow& row, Language language) {
  std::vector<std::string> texts;
  for (const Finding& reason : row.reasons) {
    const std::string& field = reason.source.field;
    texts.push_back((field.empty() ? "" : field + ": ") + reason.message(language));
  }
  return texts;
}

std::int64_t whole(std::size_t number) { return static_cast<std::int64_t>(number); }

void write_counts(JsonWriter& json, const RowCounts& counts) {
  json.key("rows");
  json.open_object(true);
  json.member("read", whole(counts.rows - counts.blank));
  json.member("accepted", whole(counts.accepted));
  json.member("repaired", whole(counts.repaired));
  json.member("rejected", whole(counts.rejected));
  json.member("blank", whole(counts.blank));
  json.member("previews", whole(counts.previews));
  json.close();
}

void write_hash(JsonWriter& json, const FileHash& file) {
  json.member("name", file.name);
  json.member("sha256", file.sha256);
  json.member("bytes", whole(file.bytes));
}

void write_inputs(JsonWriter& json, const Imported& imported) {
  json.key("inputs");
  json.open_array();
  for (const ImportedFile& file : imported.files) {
    json.open_object();
    write_hash(json, file.file);
    json.member("role", word_of(file.role));
    json.member("side", word_of(file.side));
    json.member("mapping", file.mapping);
    const auto ledger = std::ranges::find(imported.ledger, file.file.name, &FileLedger::file);
    write_counts(json, ledger == imported.ledger.end() ? RowCounts{} : ledger->counts());
    json.close();
  }
  json.close();
  json.key("settings");
  json.open_array();
  for (const FileHash& file : imported.beside) json.open_object(true), write_hash(json, file), json.close();
  json.close();
}

void write_row(JsonWriter& json, const ImportedFile& file, const LedgerRow& row, Language language) {
  json.open_object(row.reasons.empty());
  json.member("file", file.file.name);
  json.member("row", row.row);
  json.member("side", word_of(file.side));
  json.member("id", row.id);
  json.member("outcome", to_string(row.outcome));
  json.key("reasons");
  json.open_array(row.reasons.empty());
  for (const Finding& reason : row.reasons) write_reason(json, reason, language);
  json.close();
  json.close();
}

void write_side(JsonWriter& json, std::string_view name, const SideChanges& changes) {
  json.key(name);
  json.open_object();
  json.member("came", changes.came);
  json.member("left", changes.left);
  json.key("changed");
  json.open_array();
  for (const RowChange& change : changes.changed) {
    json.open_object(true);
    json.member("id", change.id);
    json.member("fields", change.fields);
    json.close();
  }
  json.close();
  json.close();
}

}  // namespace

RowCounts total_counts(const Ledger& ledger) {
  RowCounts total;
  for (const RowCounts& file : row_counts(ledger)) {
    total.rows += file.rows;
    total.accepted += file.accepted;
    total.repaired += file.repaired;
    total.rejected += file.rejected;
    total.blank += file.blank;
    total.previews += file.previews;
  }
  return total;
}

std::string ledger_csv(const Imported& imported, Language language) {
  CsvWriter csv;
  csv.row({"file", "row", "side", "id", "outcome", "codes", "reasons"});
  for (const FileLedger& ledger : imported.ledger) {
    const ImportedFile* file = file_of(imported, ledger.file);
    for (const LedgerRow& row : ledger.rows) {
      csv.row({ledger.file, std::to_string(row.row), file == nullptr ? "" : std::string(word_of(file->side)), row.id,
               std::string(to_string(row.outcome)), joined(codes_of(row), ", "),
               joined(reasons_of(row, language), " | ")});
    }
  }
  return csv.take();
}

std::string import_json(const Imported& imported, Language language, const std::vector<FileHash>& written,
                        const MarketChanges* changes) {
  JsonWriter json;
  json.open_object();
  json.member("schema", "koppel/import/1");
  json.member("koppel", version());
  write_inputs(json, imported);
  write_counts(json, total_counts(imported.ledger));
  json.key("files");
  json.open_object();
  for (const FileHash& file : written) json.member(file.name, "sha256:" + file.sha256);
  json.close();
  if (changes != nullptr) {
    json.key("changes");
    json.open_object();
    write_side(json, "offers", changes->offers);
    write_side(json, "requests", changes->requests);
    json.close();
  }
  json.key("ledger");
  json.open_array();
  for (const FileLedger& ledger : imported.ledger) {
    const ImportedFile* file = file_of(imported, ledger.file);
    if (file == nullptr) continue;
    for (const LedgerRow& row : ledger.rows) write_row(json, *file, row, language);
  }
  json.close();
  json.close();
  return json.take();
}

}  // namespace koppel::io
