#include "io/tables/table_rows.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t rows_block = std::size_t{1} << 20;

bool is_blank_text(std::string_view text) {
  if (text.empty()) return true;
  const auto first = static_cast<unsigned char>(text.front());
  return !(first > ' ' && first < 0x7F) && trimmed(text).empty();
}

}  // namespace

std::size_t TableRow::size() const { return rows_->rows_[at_].width; }
bool TableRow::blank() const { return rows_->rows_[at_].blank != 0; }
bool TableRow::surplus() const { return rows_->rows_[at_].surplus != 0; }

Cell TableRow::operator[](std::size_t column) const {
  const TableRows::Row& row = rows_->rows_[at_];
  const std::size_t place = rows_->place_of(column);
  if (place >= row.cells) return {.text = {}, .absent = true};
  const std::uint32_t begin = place == 0 ? 0 : row.ends[place - 1] >> 2U, end = row.ends[place];
  if ((end & TableRows::is_absent) != 0) return {.text = {}, .absent = true};
  const char* text = reinterpret_cast<const char*>(row.ends + row.cells);
  return {.text = {text + begin, (end >> 2U) - begin}, .number = (end & TableRows::is_number) != 0};
}

void TableRows::keep_only(const std::vector<bool>& columns) {
  keeps_all_ = false;
  std::uint32_t next = 0;
  for (const bool kept : columns) places_.push_back(kept ? next++ : not_kept);
}

std::size_t TableRows::place_of(std::size_t column) const {
  return keeps_all_ ? column : column < places_.size() ? places_[column] : not_kept;
}

void TableRows::put(std::size_t column, const Cell& cell) {
  blank_ = blank_ && is_blank_text(cell.text);
  const std::size_t place = place_of(column);
  if (place == not_kept) return;
  const auto text_end = [this] { return static_cast<std::uint32_t>(text_.size() << 2U); };
  while (ends_.size() < place) ends_.push_back(text_end() | is_absent);
  text_ += cell.text;
  ends_.push_back(text_end() | (cell.absent ? is_absent : 0) | (cell.number ? is_number : 0));
}

void TableRows::end_row(std::size_t width, bool surplus) {
  Row& row = rows_.emplace_back();
  row.cells = static_cast<std::uint32_t>(ends_.size());
  row.width = static_cast<std::uint32_t>(width) & 0x3FFF'FFFFU;
  row.blank = blank_ ? 1 : 0;
  row.surplus = surplus ? 1 : 0;
  if (!ends_.empty()) {
    const std::size_t before = ends_.size() * sizeof(std::uint32_t);
    char* room = room_for(before + text_.size());
    row.ends = reinterpret_cast<std::uint32_t*>(room);
    std::memcpy(room, ends_.data(), before);
    std::memcpy(room + before, text_.data(), text_.size());
  }
  drop_row();
}

void TableRows::drop_row() {
  ends_.clear();
  text_.clear();
  blank_ = true;
}

// A row lies in one piece, at a whole number of four bytes.
char* TableRows::room_for(std::size_t bytes) {
  bytes = (bytes + 3) / 4 * 4;
  if (bytes > block_size_ - block_used_) {
    block_size_ = std::max(rows_block, bytes);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size_));
    block_bytes_ += block_size_;
    block_used_ = 0;
  }
  return blocks_.back().get() + std::exchange(block_used_, block_used_ + bytes);
}

void TableRows::empty_cell(std::size_t row, std::size_t column) {
  const std::size_t place = place_of(column);
  if (place < rows_[row].cells) rows_[row].ends[place] |= is_absent;
}

std::size_t TableRows::bytes() const { return block_bytes_ + text_.capacity() + rows_.capacity() * sizeof(Row); }

}  // namespace koppel::io
