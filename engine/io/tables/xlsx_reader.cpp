#include "io/tables/xlsx_reader.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "io/tables/archive.hpp"
#include "io/tables/codes.hpp"
#include "io/tables/xlsx_package.hpp"
#include "io/tables/xlsx_sheet.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t max_shared_text = std::size_t{256} << 20;

int whole(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Which part each relationship of another part leads to; what lies outside the package leads nowhere.
struct Relationships : XmlHandler {
  explicit Relationships(std::string from) : part(std::move(from)) {}
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    const std::string_view type = attributes.get("Type");
    const std::string kind(type.substr(type.rfind('/') + 1));
    const std::string target = resolved_part(part, attributes.get("Target"));
    by_id.try_emplace(std::string(attributes.get("Id")), target);
    by_kind.try_emplace(kind, target);
  }
  std::string part;
  std::map<std::string, std::string, std::less<>> by_id, by_kind;
};

struct SheetEntry {
  std::string name, relationship;
  bool hidden = false;
};

struct WorkbookPart : XmlHandler {
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "sheet") {
      const std::string_view state = attributes.get("state");
      sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")),
                        !state.empty() && state != "visible"});
    } else if (name == "workbookPr") {
      const std::string_view since = attributes.get("date1904");
      since_1904 = since == "1" || since == "true";
    }
  }
  std::vector<SheetEntry> sheets;
  bool since_1904 = false;
};

struct Styles : XmlHandler {
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      own.insert_or_assign(whole(attributes.get("numFmtId"), -1), format_of_code(attributes.get("formatCode")));
    } else if (name == "cellXfs") {
      in_cells = true;
    } else if (name == "xf" && in_cells) {
      const int format = whole(attributes.get("numFmtId"), 0);
      const auto found = own.find(format);
      formats.push_back(found == own.end() ? CellFormat{style_of_built_in(format)} : found->second);
    }
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") in_cells = false;
  }
  std::map<int, CellFormat> own;
  std::vector<CellFormat> formats;
  bool in_cells = false;
};

struct SharedTexts : XmlHandler {
  void open(std::string_view name, const XmlAttributes&) override {
    if (name == "si") texts.emplace_back();
    if (name == "rPh") in_phonetic = true;
    if (name == "t") in_text = !in_phonetic;
  }
  void close(std::string_view name) override {
    if (name == "rPh") in_phonetic = false;
    if (name == "t") in_text = false;
    if (name == "si") texts.back() = without_escapes(std::move(texts.back()));
  }
  void text(std::string_view piece) override {
    if (!in_text || texts.empty()) return;
    bytes += piece.size();
    if (bytes <= max_shared_text) texts.back() += piece;
  }
  [[nodiscard]] bool done() const override { return bytes > max_shared_text; }
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  bool in_text = false, in_phonetic = false;
};

// Two rows of two cells, at least: a title, or a page of explanation, is none.
bool looks_like_table(const Grid& grid) {
  const auto is_row = [](const std::vector<GridCell>& record) {
    return std::ranges::count_if(record, [](const GridCell& cell) { return !cell.text.empty(); }) >= 2;
  };
  return std::ranges::count_if(grid.records, is_row) >= 2;
}

class WorkbookSource : public TableSource {
 public:
  WorkbookSource(ByteBlocks& blocks, const std::string& file, const std::string& wanted, Findings& findings)
      : bytes_(gathered(blocks)), package_(bytes_, file, findings), file_(file), wanted_(wanted), findings_(findings) {}

  // Merged cells stand at the end of a sheet: it is read to there. What is wrong with its cells is said when they are read for good.
  Grid head() override {
    Grid best;
    best.form = TableForm::workbook;
    if (!package_.usable() || !read_terms()) return best;
    for (const SheetEntry* sheet : candidates()) {
      Grid grid;
      grid.form = TableForm::workbook;
      grid.sheet = sheet->name;
      Findings unsaid;
      HeadSink sink(grid, true);
      SheetReader reader(terms_, file_, sink, unsaid);
      if (!read_sheet(*sheet, reader)) break;
      grid.merged = std::move(reader.merged);
      const bool table = looks_like_table(grid);
      if (chosen_ == nullptr || table || best.records.empty()) {
        chosen_ = sheet;
        best = std::move(grid);
      }
      if (table) break;
    }
    if (wanted_.empty() && workbook_.sheets.size() > 1 && !best.records.empty()) tell_choice(best.sheet);
    return best;
  }

  void read(RecordSink& sink) override {
    if (chosen_ == nullptr) return;
    SheetReader reader(terms_, file_, sink, findings_);
    if (read_sheet(*chosen_, reader)) reader.report();
  }

 private:
  // The workbook's own parts: its sheets, the styles and the shared texts.
  bool read_terms() {
    Relationships root("");
    if (!package_.read("_rels/.rels", root)) return false;
    const auto start = root.by_kind.find("officeDocument");
    const std::string part = start == root.by_kind.end() ? "xl/workbook.xml" : start->second;
    relationships_.part = part;
    const std::size_t slash = part.rfind('/') + 1;  // 0 where there is none
    const std::string links = part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
    if (!package_.read(part, workbook_) || !package_.read(links, relationships_)) return false;
    terms_.since_1904 = workbook_.since_1904;
    return read_styles() && read_texts();
  }

  bool read_styles() {
    const auto part = relationships_.by_kind.find("styles");
    if (part == relationships_.by_kind.end()) return true;
    Styles styles;
    if (!package_.read(part->second, styles)) return false;
    terms_.formats = std::move(styles.formats);
    return true;
  }

  bool read_texts() {
    const auto part = relationships_.by_kind.find("sharedStrings");
    if (part == relationships_.by_kind.end()) return true;
    SharedTexts shared;
    if (!package_.read(part->second, shared)) return false;
    if (shared.done()) {
      findings_.add(tables_codes.workbook_too_large, {.file = file_, .field = part->second},
                    {{"read", part->second}, {"expected", std::to_string(max_shared_text)}});
      return false;
    }
    terms_.texts = std::move(shared.texts);
    return true;
  }

  // The sheet that was asked for, or those a person sees, in their order.
  std::vector<const SheetEntry*> candidates() {
    std::vector<const SheetEntry*> list;
    const auto& sheets = workbook_.sheets;
    if (wanted_.empty()) {
      for (const SheetEntry& sheet : sheets) {
        if (!sheet.hidden) list.push_back(&sheet);
      }
      return list;
    }
    for (const SheetEntry& sheet : sheets) {
      if (sheet.name == wanted_) return {&sheet};
    }
    for (const SheetEntry& sheet : sheets) {
      if (fold(sheet.name) == fold(wanted_)) return {&sheet};
    }
    const bool number = wanted_.size() < 5 && wanted_.find_first_not_of("0123456789") == std::string::npos;
    const auto place = static_cast<std::size_t>(number ? whole(wanted_, 0) : 0);
    if (place >= 1 && place <= sheets.size()) return {&sheets[place - 1]};
    findings_.add(tables_codes.workbook_unknown_sheet, {.file = file_, .field = "sheet"},
                  {{"read", wanted_}, {"expected", names()}});
    return {};
  }

  bool read_sheet(const SheetEntry& sheet, SheetReader& reader) {
    const auto part = relationships_.by_id.find(sheet.relationship);
    if (part == relationships_.by_id.end() || part->second.empty()) {
      findings_.add(tables_codes.workbook_damaged, {.file = file_, .field = sheet.name}, {{"read", sheet.name}});
      return false;
    }
    return package_.read(part->second, reader);
  }

  [[nodiscard]] std::string names() const {
    std::string list;
    for (const SheetEntry& sheet : workbook_.sheets) list += (list.empty() ? "" : ", ") + sheet.name;
    return list;
  }

  void tell_choice(const std::string& chosen) {
    findings_.add(tables_codes.workbook_sheet_chosen, {.file = file_, .field = "sheet"},
                  {{"read", chosen}, {"expected", names()}});
  }

  std::string bytes_;
  XlsxPackage package_;
  const std::string& file_;
  const std::string wanted_;
  Findings& findings_;
  const SheetEntry* chosen_ = nullptr;
  WorkbookPart workbook_;
  Relationships relationships_{""};
  WorkbookTerms terms_;
};

}  // namespace

std::unique_ptr<TableSource> workbook_source(ByteBlocks& bytes, const std::string& file, const std::string& sheet,
                                             Findings& findings) {
  return std::make_unique<WorkbookSource>(bytes, file, sheet, findings);
}

}  // namespace koppel::io
