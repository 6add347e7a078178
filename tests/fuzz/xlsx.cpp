// Workbooks. An input that begins with "PK" is one; any other is the XML of its parts, one after the other with a record separator (0x1E)
// between them: sheet, shared strings, styles, workbook. What is left out is that of a plain workbook.
#include "base/finding.hpp"
#include "io/tables/table.hpp"
#include "stored_zip.hpp"
#include "target.hpp"

namespace {

constexpr const char* types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>)";
constexpr const char* roots =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr const char* relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
constexpr const char* workbook =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>)";

std::string part(std::string_view& bytes, const char* plain) {
  const std::string_view text = bytes.substr(0, bytes.find('\x1E'));
  bytes.remove_prefix(std::min(bytes.size(), text.size() + 1));
  return text.empty() ? plain : std::string(text);
}

std::string packed(std::string_view bytes) {
  koppel::test::StoredZip zip;
  zip.put("[Content_Types].xml", types);
  zip.put("_rels/.rels", roots);
  zip.put("xl/_rels/workbook.xml.rels", relations);
  zip.put("xl/worksheets/sheet1.xml", part(bytes, "<worksheet/>"));
  zip.put("xl/sharedStrings.xml", part(bytes, "<sst/>"));
  zip.put("xl/styles.xml", part(bytes, "<styleSheet/>"));
  zip.put("xl/workbook.xml", part(bytes, workbook));
  return zip.bytes();
}

}  // namespace

void fuzz(std::string_view bytes) {
  using namespace koppel;
  Findings findings;
  const std::string file = bytes.starts_with("PK") ? std::string(bytes) : packed(bytes);
  const io::Table table = io::read_table(file, "f.xlsx", {}, findings);
  require(table.rows.size() == table.row_numbers.size(), "every row has a number");
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    require(table.row_numbers[i - 1] < table.row_numbers[i], "row numbers rise");
  }
}
