#include "io/text/csv_writer.hpp"

#include <utility>

namespace koppel::io {

namespace {

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(";\"\r\n\t") != std::string_view::npos ||
         (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
}

}  // namespace

std::string neutralised(std::string_view cell) {
  const bool dangerous = !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  return dangerous ? "'" + std::string(cell) : std::string(cell);
}

void CsvWriter::row(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) bytes_.push_back(';');
    const std::string cell = neutralised(cells[i]);
    if (!needs_quotes(cell)) {
      bytes_ += cell;
      continue;
    }
    bytes_.push_back('"');
    for (const char byte : cell) bytes_.append(byte == '"' ? 2U : 1U, byte);
    bytes_.push_back('"');
  }
  bytes_ += "\r\n";
}

std::string CsvWriter::take() { return std::move(bytes_); }

}  // namespace koppel::io
