// The lines of a text file, and the words of a line, without copying them.
//
// Promise:    a line is a view into the reader's own buffer, valid until the next one is asked for; `\r\n` ends a line as `\n`
//             does; a byte order mark at the beginning is skipped. Memory is one block, or the longest line.
// Complexity: O(bytes).
// Errors:     a line longer than `most_line_bytes` ends the reading (too_long()); so does damaged gzip (damaged()), and then the
//             line that was cut off is not handed out.
//
//   LineReader lines("costs.txt");
//   for (std::string_view line; lines.next(line);) { Words words(line); auto first = words.next(); }
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "io/files/byte_source.hpp"

namespace koppel::io {

class LineReader {
 public:
  static constexpr std::size_t most_line_bytes = std::size_t{1} << 28;

  explicit LineReader(const std::filesystem::path& path, Progress* progress = nullptr,
                      std::size_t most = most_line_bytes);

  bool next(std::string_view& line);
  // Some lines at once, all valid until the next call; at least one as long as there are any. row() is that of the last.
  bool next(std::vector<std::string_view>& lines, std::size_t most);
  // The number of the line handed out last, from 1.
  [[nodiscard]] std::int64_t row() const { return row_; }

  // The beginning of the text, without taking it; only before the first next().
  [[nodiscard]] std::string_view beginning() const { return {buffer_.data() + begin_, end_ - begin_}; }
  // Everything that is left; empty and too_long() when it is more than `most` bytes.
  [[nodiscard]] std::string rest(std::size_t most);

  [[nodiscard]] std::uint64_t most_bytes() const { return source_.most_bytes(); }
  [[nodiscard]] bool damaged() const { return source_.damaged(); }
  [[nodiscard]] bool too_long() const { return too_long_; }

 private:
  bool fill();

  ByteSource source_;
  Progress* progress_;
  std::size_t most_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::int64_t row_ = 0;
  bool ended_ = false, too_long_ = false;
};

// The words of a line, between blanks and tabs.
class Words {
 public:
  explicit Words(std::string_view line) : at_(line.data()), end_(line.data() + line.size()) {}

  // Empty when there is none left.
  std::string_view next() {
    while (at_ != end_ && is_blank(*at_)) ++at_;
    const char* const begin = at_;
    while (at_ != end_ && !is_blank(*at_)) ++at_;
    return {begin, static_cast<std::size_t>(at_ - begin)};
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
  const char* at_;
  const char* end_;
};

[[nodiscard]] std::string_view without_blanks(std::string_view text);
// Where a part of a line stands in it: characters, from 1.
[[nodiscard]] std::int64_t column_of(std::string_view line, std::string_view part);

}  // namespace koppel::io
