#include "io/tables/xlsx_package.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "io/tables/codes.hpp"
#include "io/tables/zip_memory.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view compound_start = "\xD0\xCF\x11\xE0";  // .xls, and .xlsx with a password

std::string fault_name(XmlFault fault) {
  switch (fault) {
    case XmlFault::doctype:
      return "DOCTYPE";
    case XmlFault::too_deep:
      return "XML > " + std::to_string(max_xml_depth);
    case XmlFault::token_too_long:
      return "XML > " + std::to_string(max_xml_token_bytes);
    default:
      return "XML";
  }
}

// What programs add for themselves repeats names of the format: an <x14:workbookPr> says nothing about the epoch of dates.
class WithoutExtensions : public XmlHandler {
 public:
  explicit WithoutExtensions(XmlHandler& handler) : handler_(handler) {}
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (depth_ > 0 || name == "extLst") {
      ++depth_;
    } else {
      handler_.open(name, attributes);
    }
  }
  void close(std::string_view name) override {
    if (depth_ > 0) {
      --depth_;
    } else {
      handler_.close(name);
    }
  }
  void text(std::string_view piece) override {
    if (depth_ == 0) handler_.text(piece);
  }
  [[nodiscard]] bool done() const override { return handler_.done(); }

 private:
  XmlHandler& handler_;
  std::size_t depth_ = 0;  // of elements that are open in an extension
};

}  // namespace

bool looks_like_workbook(std::string_view bytes) {
  return bytes.starts_with(zip_start) || bytes.starts_with(compound_start);
}

struct XlsxPackage::Archive {
  Zip zip;
};

XlsxPackage::XlsxPackage(std::string_view bytes, const std::string& file, Findings& findings)
    : file_(file), findings_(findings), archive_(std::make_unique<Archive>()) {
  if (bytes.starts_with(compound_start)) {
    findings.add(tables_codes.workbook_unsupported, {.file = file}, {{"read", ".xls"}});
    return;
  }
  archive_->zip = open_zip(bytes);
  if (!usable()) {
    findings.add(tables_codes.workbook_damaged, {.file = file}, {{"read", "zip"}});
    return;
  }
  const auto parts = static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive_->zip.get(), 0)));
  if (parts > max_parts) {
    findings.add(tables_codes.workbook_too_large, {.file = file},
                 {{"read", std::to_string(parts)}, {"expected", std::to_string(max_parts)}});
    archive_->zip = nullptr;
  } else if (!has("[Content_Types].xml")) {  // another kind of archive, such as OpenDocument
    findings.add(tables_codes.workbook_unsupported, {.file = file}, {{"read", has("mimetype") ? ".ods" : ".zip"}});
    archive_->zip = nullptr;
  }
}

XlsxPackage::~XlsxPackage() = default;

bool XlsxPackage::usable() const { return archive_->zip != nullptr; }

bool XlsxPackage::has(const std::string& part) const {
  return usable() && zip_name_locate(archive_->zip.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

bool XlsxPackage::read(const std::string& part, XmlHandler& handler) {
  const auto refuse = [&](Code code, FindingValues values) {
    findings_.add(code, {.file = file_, .field = part}, std::move(values));
    return false;
  };
  zip_stat_t about{};
  zip_t* zip = archive_->zip.get();
  if (!usable() || zip_stat(zip, part.c_str(), ZIP_FL_NOCASE, &about) != 0) {
    return refuse(tables_codes.workbook_damaged, {{"read", part}});
  }
  const ZipPart entry(zip_fopen_index(zip, about.index, 0));
  if (entry == nullptr)
    return refuse(tables_codes.workbook_damaged, {{"read", part}});  // encrypted, or a method nobody knows

  const std::size_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
  const std::size_t most =
      std::clamp(packed > max_part_bytes / max_part_ratio ? max_part_bytes : packed * max_part_ratio, free_part_bytes,
                 max_part_bytes);
  WithoutExtensions standard(handler);
  XmlStream stream(standard);
  std::vector<char> block(std::size_t{1} << 16);
  std::size_t unpacked = 0;
  for (;;) {
    const zip_int64_t length = zip_fread(entry.get(), block.data(), block.size());
    if (length < 0) return refuse(tables_codes.workbook_damaged, {{"read", part}});
    if (length == 0) break;
    unpacked += static_cast<std::size_t>(length);
    if (unpacked > most) {
      return refuse(tables_codes.workbook_too_large, {{"read", part}, {"expected", std::to_string(most)}});
    }
    if (!stream.feed({block.data(), static_cast<std::size_t>(length)})) break;
  }
  if (stream.fault() == XmlFault::none && stream.finish()) return true;
  const bool damaged = stream.fault() == XmlFault::syntax;
  return refuse(damaged ? Code(tables_codes.workbook_damaged) : Code(tables_codes.workbook_refused),
                {{"read", damaged ? part : fault_name(stream.fault())}});
}

std::string resolved_part(const std::string& part, std::string_view target) {
  std::vector<std::string_view> folders;
  const auto walk = [&folders](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, end);
      path.remove_prefix(std::min(end + 1, path.size()));
      if (step.empty() || step == ".") continue;
      if (step != "..") {
        folders.push_back(step);
      } else if (folders.empty()) {
        return false;
      } else {
        folders.pop_back();
      }
    }
    return true;
  };
  if (!target.starts_with('/')) {
    const std::size_t last = part.rfind('/');
    if (last != std::string::npos) walk(std::string_view(part).substr(0, last));
  }
  if (target.find('\\') != std::string_view::npos || !walk(target)) return {};
  std::string path;
  for (const std::string_view folder : folders) path += (path.empty() ? "" : "/") + std::string(folder);
  return path;
}

}  // namespace koppel::io
