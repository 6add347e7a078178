#include "io/problem/lines.hpp"

#include <algorithm>
#include <cstring>

namespace koppel::io {

namespace {
constexpr std::size_t first_block = std::size_t{1} << 18;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
}  // namespace

LineReader::LineReader(const std::filesystem::path& path, Progress* progress, std::size_t most)
    : source_(path), progress_(progress), most_(most), buffer_(first_block) {
  while (end_ < buffer_.size() && fill()) {
  }
  if (beginning().starts_with(byte_order_mark)) begin_ = byte_order_mark.size();
}

// Appends some bytes behind end_; false at the end of the source.
bool LineReader::fill() {
  if (ended_) return false;
  const std::size_t count = source_.read(buffer_.data() + end_, buffer_.size() - end_);
  end_ += count;
  ended_ = count == 0;
  if (progress_ != nullptr) progress_->step("read", source_.share());
  return !ended_;
}

bool LineReader::next(std::string_view& line) {
  std::size_t searched = 0;
  while (true) {
    const char* const begin = buffer_.data() + begin_;
    const auto* const found = static_cast<const char*>(std::memchr(begin + searched, '\n', end_ - begin_ - searched));
    searched = found == nullptr ? end_ - begin_ : static_cast<std::size_t>(found - begin);
    if (searched > most_) {
      too_long_ = ended_ = true;
      begin_ = end_;
      ++row_;
      return false;
    }
    if (found != nullptr) {
      line = {begin, searched};
      begin_ += searched + 1;
      break;
    }
    if (begin_ > 0) {
      std::memmove(buffer_.data(), begin, searched);
      begin_ = 0;
      end_ = searched;
    }
    if (end_ == buffer_.size()) buffer_.resize(2 * buffer_.size());
    if (fill()) continue;
    if (searched == 0 || damaged()) return false;
    line = {buffer_.data(), searched};
    begin_ = end_;
    break;
  }
  if (line.ends_with('\r')) line.remove_suffix(1);
  ++row_;
  return true;
}

bool LineReader::next(std::vector<std::string_view>& lines, std::size_t most) {
  lines.clear();
  std::string_view line;
  if (!next(line)) return false;
  lines.push_back(line);
  while (lines.size() < most) {
    const char* const begin = buffer_.data() + begin_;
    const auto* const found = static_cast<const char*>(std::memchr(begin, '\n', end_ - begin_));
    if (found == nullptr) break;
    line = {begin, static_cast<std::size_t>(found - begin)};
    begin_ += line.size() + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    ++row_;
  }
  return true;
}

std::string LineReader::rest(std::size_t most) {
  std::string text(beginning());
  begin_ = end_ = 0;
  while (fill()) {
    if (text.size() + end_ > most) {
      too_long_ = true;
      return {};
    }
    text.append(buffer_.data(), end_);
    end_ = 0;
  }
  return text;
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return text.substr(0, 0);
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::int64_t column_of(std::string_view line, std::string_view part) {
  const std::string_view before(line.data(), static_cast<std::size_t>(part.data() - line.data()));
  return 1 + std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

}  // namespace koppel::io
