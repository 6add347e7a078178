#include "io/xlsx.hpp"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <xlsxwriter.h>

#include "base/finding.hpp"

namespace koppel::io {

namespace {

constexpr time_t fixed_creation = 946'684'800;  // 2000-01-01: the same sheets give the same bytes on any day
constexpr std::size_t longest_cell = 32'767;    // Excel's own bound, in characters; bytes are never fewer

[[noreturn]] void refuse(const char* why) {
  Findings findings;
  findings.add("write_failed"_code, {.file = "xlsx"}, {{"read", why}});
  throw InputError(std::move(findings));
}

// At most what a cell can hold, cut between characters.
std::string fitting(const std::string& text) {
  if (text.size() <= longest_cell) return text;
  std::size_t end = longest_cell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void write_sheet(lxw_workbook* book, const Sheet& sheet, lxw_format* bold, lxw_format* plain) {
  lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
  if (page == nullptr) refuse("worksheet");
  const auto columns = static_cast<lxw_col_t>(sheet.headings.size());
  for (lxw_col_t column = 0; column < columns; ++column) {
    if (column < sheet.widths.size()) worksheet_set_column(page, column, column, sheet.widths[column], nullptr);
    worksheet_write_string(page, 0, column, fitting(sheet.headings[column]).c_str(), bold);
  }
  lxw_row_t row = 1;
  for (const auto& cells : sheet.rows) {
    lxw_col_t column = 0;
    for (const std::string& cell : cells) {
      if (!cell.empty()) worksheet_write_string(page, row, column, fitting(cell).c_str(), plain);
      ++column;
    }
    ++row;
  }
  worksheet_freeze_panes(page, 1, 0);
  if (columns > 0) worksheet_autofilter(page, 0, 0, row - 1, static_cast<lxw_col_t>(columns - 1));
}

// A folder that only this user can look into, gone when it goes out of scope: the library (1.1.4) writes to a path only, and
// the workbook holds names and telephone numbers.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "koppel-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) refuse("temporary folder");
    path_ = pattern;
  }
  ~PrivateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  [[nodiscard]] std::filesystem::path file(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

void write_workbook(const std::string& path, const std::vector<Sheet>& sheets) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) refuse("workbook");
  lxw_doc_properties properties{};
  properties.created = fixed_creation;
  workbook_set_properties(book, &properties);
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  lxw_format* plain = workbook_add_format(book);
  format_set_num_format(plain, "@");  // text: a telephone number keeps its zeros when somebody edits the cell
  format_set_text_wrap(plain);
  format_set_align(plain, LXW_ALIGN_VERTICAL_TOP);
  for (const Sheet& sheet : sheets) write_sheet(book, sheet, bold, plain);
  const lxw_error fault = workbook_close(book);
  if (fault != LXW_NO_ERROR) refuse(lxw_strerror(fault));
}

}  // namespace

std::string write_xlsx(const std::vector<Sheet>& sheets) {
  const PrivateFolder folder;
  const std::filesystem::path path = folder.file("book.xlsx");
  write_workbook(path.string(), sheets);
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file || bytes.empty()) refuse("workbook");
  return bytes;
}

}  // namespace koppel::io
