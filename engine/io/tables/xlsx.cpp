#include "io/tables/xlsx.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>

#include <xlsxwriter.h>

#include "base/finding.hpp"
#include "io/text/codes.hpp"
#include "io/text/encoding.hpp"

namespace koppel::io {

namespace {

constexpr time_t fixed_creation = 946'684'800;  // 2000-01-01: the same sheets give the same bytes on any day
constexpr std::size_t longest_cell = 32'767;    // Excel's own bound, in characters; bytes are never fewer

[[noreturn]] void refuse(const char* why) {
  Findings findings;
  findings.add(text_codes.write_failed, {.file = "xlsx"}, {{"read", why}});
  throw InputError(std::move(findings));
}

// Text that a workbook can hold: bytes that are no UTF-8, null bytes (which end a text for the library) and the two
// characters that XML forbids become U+FFFD. Other control characters the library writes as _x0007_.
std::string clean(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string out;
  while (!text.empty()) {
    const std::size_t good = std::min(first_bad_utf8(text), text.size());
    out += text.substr(0, good);
    if (good < text.size()) out += replacement;
    text.remove_prefix(std::min(good + 1, text.size()));
  }
  for (const std::string_view forbidden :
       {std::string_view("\xEF\xBF\xBE"), std::string_view("\xEF\xBF\xBF"), std::string_view("\0", 1)}) {
    for (std::size_t at = out.find(forbidden); at != std::string::npos; at = out.find(forbidden, at)) {
      out.replace(at, forbidden.size(), replacement);
    }
  }
  return out;
}

// At most what a cell can hold, cut between characters.
std::string fitting(const std::string& cell) {
  std::string text = clean(cell);
  if (text.size() <= longest_cell) return text;
  std::size_t end = longest_cell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

void write_cell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& cell, lxw_format* format) {
  const lxw_error fault = worksheet_write_string(page, row, column, fitting(cell).c_str(), format);
  if (fault != LXW_NO_ERROR) refuse(lxw_strerror(fault));
}

// Asked before the library, which would print its refusal.
bool is_sheet_name(const std::string& name) {
  constexpr std::size_t longest_name = 31;
  return !name.empty() && name.size() <= longest_name && name.find_first_of("[]:*?/\\'") == std::string::npos &&
         clean(name) == name;
}

void write_sheet(lxw_workbook* book, const Sheet& sheet, lxw_format* bold, lxw_format* plain) {
  const char* name = sheet.name.c_str();
  if (!is_sheet_name(sheet.name) || workbook_get_worksheet_by_name(book, name) != nullptr) refuse("worksheet name");
  lxw_worksheet* page = workbook_add_worksheet(book, name);
  if (page == nullptr) refuse("worksheet");
  const auto columns = static_cast<lxw_col_t>(sheet.headings.size());
  for (lxw_col_t column = 0; column < columns; ++column) {
    if (column < sheet.widths.size()) worksheet_set_column(page, column, column, sheet.widths[column], nullptr);
    write_cell(page, 0, column, sheet.headings[column], bold);
  }
  lxw_row_t row = 1;
  for (const auto& cells : sheet.rows) {
    lxw_col_t column = 0;
    for (const std::string& cell : cells) {
      if (!cell.empty()) write_cell(page, row, column, cell, plain);
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
  std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)> owner(workbook_new(path.c_str()), lxw_workbook_free);
  lxw_workbook* book = owner.get();
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
  const lxw_error fault = workbook_close(owner.release());  // frees it
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
