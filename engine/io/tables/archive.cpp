#include "io/tables/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "io/tables/codes.hpp"
#include "io/tables/zip_memory.hpp"
#include "io/text/codes.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t max_archive_bytes = std::size_t{512} << 20;
constexpr std::size_t names_told = 5;
constexpr std::string_view gzip_start = "\x1F\x8B";

// One part of an archive in memory.
class PartBlocks : public ByteBlocks {
 public:
  PartBlocks(std::unique_ptr<const std::string> archive, Zip zip, zip_uint64_t part)
      : archive_(std::move(archive)), zip_(std::move(zip)), part_(part), block_(block_bytes) {
    rewind();
  }

  void rewind() override { open_ = ZipPart(zip_fopen_index(zip_.get(), part_, 0)); }
  std::string_view next() override {
    const zip_int64_t length = open_ == nullptr ? -1 : zip_fread(open_.get(), block_.data(), block_.size());
    sound_ = sound_ && length >= 0;
    return {block_.data(), static_cast<std::size_t>(std::max<zip_int64_t>(length, 0))};
  }
  // False once something could not be unpacked, or did not have its checksum.
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  std::unique_ptr<const std::string> archive_;
  Zip zip_;
  zip_uint64_t part_;
  ZipPart open_;
  std::vector<char> block_;
  bool sound_ = true;
};

// Not what a Mac puts beside every file, nor what is hidden.
bool is_table_name(const std::string& name) {
  constexpr std::array<std::string_view, 5> ends{".csv", ".tsv", ".tab", ".txt", ".xlsx"};
  const std::string base = fold(name.substr(name.rfind('/') + 1));
  const auto has_end = [&base](std::string_view end) { return base.size() > end.size() && base.ends_with(end); };
  return !name.starts_with("__MACOSX/") && !base.starts_with('.') && std::ranges::any_of(ends, has_end);
}

struct Part {
  zip_uint64_t place;
  std::string name;
};

std::vector<Part> tables_in(zip_t* zip) {
  std::vector<Part> tables;
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  for (zip_uint64_t i = 0; std::cmp_less(i, count); ++i) {
    const char* name = zip_get_name(zip, i, ZIP_FL_ENC_GUESS);
    if (name != nullptr && is_table_name(name)) tables.push_back({i, name});
  }
  return tables;
}

std::string told(const std::vector<Part>& parts) {
  std::string list;
  for (std::size_t i = 0; i < parts.size() && i < names_told; ++i) list += (i == 0 ? "" : ", ") + parts[i].name;
  return parts.size() > names_told ? list + ", …" : list;
}

bool has_part(zip_t* zip, const char* name) { return zip_name_locate(zip, name, ZIP_FL_NOCASE) >= 0; }

Unpacked refuse(Findings& findings, Code code, const std::string& file, FindingValues values) {
  findings.add(code, {.file = file}, std::move(values));
  return {.blocks = nullptr, .refused = true};
}

}  // namespace

std::string gathered(ByteBlocks& blocks) {
  std::string bytes;
  blocks.rewind();
  for (auto block = blocks.next(); !block.empty() && bytes.size() <= max_archive_bytes; block = blocks.next()) {
    bytes += block;
  }
  return bytes;
}

Unpacked unpack(ByteBlocks& bytes, const std::string& file, Findings& findings) {
  bytes.rewind();
  const std::string_view start = bytes.next();
  if (start.starts_with(gzip_start))
    return refuse(findings, tables_codes.archive_without_table, file, {{"read", "gzip"}});
  if (!start.starts_with(zip_start)) return {};
  auto archive = std::make_unique<const std::string>(gathered(bytes));
  Zip zip = open_zip(*archive);
  // What cannot be opened, and what is a workbook or an OpenDocument, is the workbook reader's to judge.
  if (zip == nullptr) return {};
  for (const char* part : {"[Content_Types].xml", "xl/workbook.xml", "mimetype"}) {
    if (has_part(zip.get(), part)) return {};
  }
  const std::vector<Part> tables = tables_in(zip.get());
  if (tables.empty()) return refuse(findings, tables_codes.archive_without_table, file, {{"read", "zip"}});
  if (tables.size() > 1) {
    return refuse(findings, tables_codes.archive_of_several, file,
                  {{"read", std::to_string(tables.size())}, {"other", told(tables)}});
  }
  auto part = std::make_unique<PartBlocks>(std::move(archive), std::move(zip), tables.front().place);
  std::size_t unpacked = 0;
  for (auto block = part->next(); !block.empty(); block = part->next()) {
    unpacked += block.size();
    if (unpacked > default_max_bytes) {
      return refuse(findings, text_codes.file_too_large, file,
                    {{"read", std::to_string(unpacked)}, {"expected", std::to_string(default_max_bytes)}});
    }
  }
  if (!part->sound()) return refuse(findings, tables_codes.archive_damaged, file, {{"read", tables.front().name}});
  findings.add(tables_codes.archive_opened, {.file = file}, {{"read", tables.front().name}});
  part->rewind();
  return {.blocks = std::move(part), .refused = false};
}

}  // namespace koppel::io
