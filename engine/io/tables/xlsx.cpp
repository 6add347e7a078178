#include "io/tables/xlsx.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string_view>
#include <tuple>

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

void require_written(lxw_error fault) {
  if (fault != LXW_NO_ERROR) refuse(lxw_strerror(fault));
}

// The looks of cells. A workbook has one format for each combination that occurs.
class Formats {
 public:
  explicit Formats(lxw_workbook* book) : book_(book) {}

  lxw_format* heading() {
    if (heading_ == nullptr) {
      heading_ = made();
      format_set_bold(heading_);
      format_set_bg_color(heading_, heading_colour);
      format_set_bottom(heading_, LXW_BORDER_THIN);
    }
    return heading_;
  }

  // `block`: a line stands above the cell.
  lxw_format* of(const SheetCell& cell, bool block, const std::string& date_format) {
    lxw_format*& format = cells_[{cell.kind, cell.strong, cell.quiet, block, date_format}];
    if (format != nullptr) return format;
    format = made();
    // Text stays text when somebody edits it: a telephone number keeps its zeros.
    const bool number = cell.kind == SheetCell::Kind::number, date = cell.kind == SheetCell::Kind::date;
    format_set_num_format(format, number ? "0.0" : date ? date_format.c_str() : "@");
    if (date) format_set_align(format, LXW_ALIGN_LEFT);
    if (cell.strong) format_set_bold(format);
    if (cell.quiet) format_set_font_color(format, quiet_colour);
    if (cell.kind == SheetCell::Kind::link && !cell.quiet) format_set_font_color(format, link_colour);
    if (block) format_set_top(format, LXW_BORDER_THIN);
    return format;
  }

 private:
  static constexpr lxw_color_t heading_colour = 0xE3EFEE, quiet_colour = 0x6B7280, link_colour = 0x0B5A8A;

  lxw_format* made() {
    lxw_format* format = workbook_add_format(book_);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  }

  lxw_workbook* book_;
  lxw_format* heading_ = nullptr;
  std::map<std::tuple<SheetCell::Kind, bool, bool, bool, std::string>, lxw_format*> cells_;
};

struct SheetPlace {
  lxw_row_t row = 0;
  lxw_col_t column = 0;
};

void write_text(lxw_worksheet* page, SheetPlace place, const std::string& text, lxw_format* format) {
  require_written(worksheet_write_string(page, place.row, place.column, fitting(text).c_str(), format));
}

void write_cell(lxw_worksheet* page, SheetPlace place, const SheetCell& cell, lxw_format* format) {
  switch (cell.kind) {
    case SheetCell::Kind::number:
      return require_written(
          worksheet_write_number(page, place.row, place.column, static_cast<double>(cell.thousandths) / 1000, format));
    case SheetCell::Kind::date: {
      lxw_datetime day{};
      day.year = static_cast<int>(cell.day.year());
      day.month = static_cast<int>(static_cast<unsigned>(cell.day.month()));
      day.day = static_cast<int>(static_cast<unsigned>(cell.day.day()));
      return require_written(worksheet_write_datetime(page, place.row, place.column, &day, format));
    }
    case SheetCell::Kind::link:
      require_written(worksheet_write_url(page, place.row, place.column, cell.target.c_str(), format));
      return write_text(page, place, cell.text, format);
    case SheetCell::Kind::text:
      if (cell.text.empty()) return require_written(worksheet_write_blank(page, place.row, place.column, format));
      return write_text(page, place, cell.text, format);
  }
}

// A sheet holds 65,530 links, each of 2,079 characters at most. What comes after them is text: asked before the library, which would print
// its refusal.
bool may_link(const SheetCell& cell, std::size_t links) {
  constexpr std::size_t most_links = 65'000, longest_target = 500;
  return cell.kind != SheetCell::Kind::link || (links < most_links && cell.target.size() <= longest_target);
}

// Asked before the library, too.
bool is_sheet_name(const std::string& name) {
  constexpr std::size_t longest_name = 31;
  return !name.empty() && name.size() <= longest_name && name.find_first_of("[]:*?/\\'") == std::string::npos &&
         clean(name) == name;
}

// How many lines a cell takes in its column, near enough: not every program finds that out when it opens a sheet.
std::size_t lines_of(const SheetCell& cell, double width) {
  const auto room = static_cast<std::size_t>(std::max(width, 4.0));
  std::size_t lines = 1, line = 0, word = 0;
  const auto end_word = [&] {
    if (line > 0 && line + 1 + word > room) ++lines, line = 0;
    line += (line > 0 ? 1 : 0) + word;
    for (; line > room; line -= room) ++lines;
    word = 0;
  };
  for (const char c : cell.text) {
    if (c == ' ' || c == '\n') {
      end_word();
      if (c == '\n') ++lines, line = 0;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++word;
    }
  }
  end_word();
  return lines;
}

// As high as the printed cells ask.
double height_of(const Sheet& sheet, const std::vector<SheetCell>& cells) {
  constexpr std::size_t most_lines = 25;
  constexpr double line = 14.5, above = 2;
  const std::size_t printed = sheet.look.printed_columns == 0 ? cells.size() : sheet.look.printed_columns;
  std::size_t lines = 1;
  for (std::size_t column = 0; column < std::min({printed, cells.size(), sheet.widths.size()}); ++column)
    lines = std::max(lines, lines_of(cells[column], sheet.widths[column]));
  return above + line * static_cast<double>(std::min(lines, most_lines));
}

void offer_choices(lxw_worksheet* page, const SheetChoices& choices, lxw_row_t last_row) {
  std::vector<std::string> usual = choices.usual;  // the library asks for texts that it may write to
  std::vector<char*> list;
  for (std::string& answer : usual) list.push_back(answer.data());
  list.push_back(nullptr);
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = list.data();
  rule.show_error = LXW_VALIDATION_OFF;  // her own words are welcome too
  const auto column = static_cast<lxw_col_t>(choices.column);
  require_written(worksheet_data_validation_range(page, 1, column, last_row, column, &rule));
}

// A4, one page wide and as many as it takes high, the headings on each.
void lay_out(lxw_worksheet* page, const Sheet& sheet, lxw_row_t last_row) {
  const SheetLook& look = sheet.look;
  const std::size_t columns = sheet.headings.size();
  constexpr uint8_t a4 = 9;
  worksheet_set_paper(page, a4);
  if (look.landscape) worksheet_set_landscape(page);
  worksheet_fit_to_pages(page, 1, 0);
  worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.6);
  require_written(worksheet_repeat_rows(page, 0, 0));
  worksheet_set_footer(page, ("&L" + look.footer + "&R&P / &N").c_str());
  worksheet_freeze_panes(page, 1, static_cast<lxw_col_t>(look.frozen_columns));
  if (columns == 0) return;
  const std::size_t printed = look.printed_columns == 0 ? columns : std::min(look.printed_columns, columns);
  if (printed < columns)
    require_written(worksheet_print_area(page, 0, 0, last_row, static_cast<lxw_col_t>(printed - 1)));
  worksheet_autofilter(page, 0, 0, last_row, static_cast<lxw_col_t>(columns - 1));
  if (look.choices && last_row > 0) offer_choices(page, *look.choices, last_row);
}

void write_sheet(lxw_workbook* book, const Sheet& sheet, Formats& formats) {
  const char* name = sheet.name.c_str();
  if (!is_sheet_name(sheet.name) || workbook_get_worksheet_by_name(book, name) != nullptr) refuse("worksheet name");
  lxw_worksheet* page = workbook_add_worksheet(book, name);
  if (page == nullptr) refuse("worksheet");
  const auto columns = static_cast<lxw_col_t>(sheet.headings.size());
  for (lxw_col_t column = 0; column < columns; ++column) {
    if (column < sheet.widths.size()) worksheet_set_column(page, column, column, sheet.widths[column], nullptr);
    write_text(page, {0, column}, sheet.headings[column], formats.heading());
  }
  if (!sheet.widths.empty()) {
    const std::vector<SheetCell> headings(sheet.headings.begin(), sheet.headings.end());
    require_written(worksheet_set_row(page, 0, height_of(sheet, headings), nullptr));
  }
  lxw_row_t row = 1;
  std::size_t links = 0;
  auto block = sheet.look.blocks.begin();
  for (const auto& cells : sheet.rows) {
    while (block != sheet.look.blocks.end() && *block + 1 < row) ++block;
    const bool begins = block != sheet.look.blocks.end() && *block + 1 == row;
    if (!sheet.widths.empty()) require_written(worksheet_set_row(page, row, height_of(sheet, cells), nullptr));
    lxw_col_t column = 0;
    for (SheetCell cell : cells) {
      if (!may_link(cell, links)) cell.kind = SheetCell::Kind::text;
      if (cell.kind == SheetCell::Kind::link) ++links;
      if (begins || !cell.empty())
        write_cell(page, {row, column}, cell, formats.of(cell, begins, sheet.look.date_format));
      ++column;
    }
    ++row;
  }
  lay_out(page, sheet, row - 1);
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
  Formats formats(book);
  for (const Sheet& sheet : sheets) write_sheet(book, sheet, formats);
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
