#include "io/files/byte_source.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "io/files/codes.hpp"
#include "io/files/open_input.hpp"
#include "io/text/byte_blocks.hpp"

namespace koppel::io {

namespace {

constexpr std::uint64_t most_from_pipe = std::uint64_t{1} << 26;
constexpr std::uint64_t most_deflation = 1032;  // of deflate, by its design
constexpr int gzip_only = 16 + MAX_WBITS;       // zlib's way of saying it

}  // namespace

class ByteSource::Content {
 public:
  explicit Content(const std::filesystem::path& path)
      : file_(path.string()), descriptor_(open_input(path)), input_(block_bytes) {
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) size_ = status.st_size;
    refill();
    gzip_ = left_ >= 2 && input_[0] == '\x1f' && input_[1] == '\x8b';
    if (gzip_ && inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  Content(const Content&) = delete;
  Content& operator=(const Content&) = delete;
  ~Content() {
    if (gzip_) inflateEnd(&stream_);
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  }

  std::size_t read(char* into, std::size_t most) { return gzip_ ? read_gzip(into, most) : read_plain(into, most); }
  [[nodiscard]] bool damaged() const { return damaged_; }
  [[nodiscard]] std::uint64_t most_bytes() const {
    if (size_ <= 0) return most_from_pipe;
    return static_cast<std::uint64_t>(size_) * (gzip_ ? most_deflation : 1);
  }
  [[nodiscard]] double share() const {
    return size_ <= 0 ? -1.0 : static_cast<double>(consumed_) / static_cast<double>(size_);
  }

 private:
  std::size_t from_file(char* into, std::size_t most) {
    while (true) {
      const ssize_t count = ::read(descriptor_, into, most);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) refuse_input(files_codes.missing_file, {.file = file_});
      consumed_ += count;
      return static_cast<std::size_t>(count);
    }
  }

  // A pipe may hand over a single byte at first; two tell whether it is gzip.
  void refill() {
    at_ = left_ = 0;
    while (left_ < 2) {
      const std::size_t count = from_file(input_.data() + left_, input_.size() - left_);
      if (count == 0) return;
      left_ += count;
    }
  }

  std::size_t read_plain(char* into, std::size_t most) {
    if (left_ == 0) return from_file(into, most);
    const std::size_t count = std::min(left_, most);
    std::memcpy(into, input_.data() + at_, count);
    at_ += count;
    left_ -= count;
    return count;
  }

  std::size_t read_gzip(char* into, std::size_t most) {
    std::size_t made = 0;
    while (made == 0 && !ended_) {
      if (left_ == 0) refill();
      if (left_ == 0) {
        damaged_ = ended_ = true;  // cut off: a member that ends properly sets ended_ below
        break;
      }
      stream_.next_in = reinterpret_cast<Bytef*>(input_.data() + at_);
      stream_.avail_in = static_cast<uInt>(left_);
      stream_.next_out = reinterpret_cast<Bytef*>(into);
      stream_.avail_out = static_cast<uInt>(std::min(most, block_bytes));
      const std::size_t room = stream_.avail_out;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      at_ += left_ - stream_.avail_in;
      left_ = stream_.avail_in;
      made = room - stream_.avail_out;
      if (status == Z_STREAM_END) {
        next_member();
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        damaged_ = ended_ = true;
      }
    }
    return made;
  }

  // After one member: the end, padding with zeros, another member, or something that does not belong there.
  void next_member() {
    while (true) {
      if (left_ == 0) refill();
      while (left_ > 0 && input_[at_] == '\0') ++at_, --left_;
      if (left_ > 0) break;
      if (consumed_ == before_) {
        ended_ = true;
        return;
      }
      before_ = consumed_;
    }
    if (input_[at_] != '\x1f' || inflateReset2(&stream_, gzip_only) != Z_OK) damaged_ = ended_ = true;
  }

  std::string file_;
  int descriptor_;
  std::vector<char> input_;
  std::size_t at_ = 0, left_ = 0;
  std::int64_t size_ = 0, consumed_ = 0, before_ = -1;
  z_stream stream_{};
  bool gzip_ = false, ended_ = false, damaged_ = false;
};

ByteSource::ByteSource(const std::filesystem::path& path) : content_(std::make_unique<Content>(path)) {}
ByteSource::~ByteSource() = default;
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;

std::size_t ByteSource::read(char* into, std::size_t most) { return content_->read(into, most); }
bool ByteSource::damaged() const { return content_->damaged(); }
std::uint64_t ByteSource::most_bytes() const { return content_->most_bytes(); }
double ByteSource::share() const { return content_->share(); }

}  // namespace koppel::io
