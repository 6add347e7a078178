#include "cli/batch/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <limits>
#include <string_view>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "cli/codes.hpp"
#include "io/files/file_set.hpp"
#include "io/files/files.hpp"
#include "io/text/codes.hpp"

namespace koppel::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* report_name = "batch.ndjson";
constexpr const char* journal_name = "batch.journal";
constexpr const char* aside_name = ".batch.ndjson.new";

}  // namespace

Journal::Journal(fs::path folder, const std::vector<BatchInput>& inputs)
    : folder_(std::move(folder)), inputs_(inputs), spans_(inputs.size()) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (!fs::is_directory(folder_, error)) {
    errno = ENOTDIR;
    refuse_write("");
  }
  lock();
  ::unlink((folder_ / aside_name).c_str());
  // Both stand there when a run was killed between its last two steps: the report is whole.
  if (fs::exists(folder_ / report_name, error)) ::unlink((folder_ / journal_name).c_str());
  load();
}

Journal::~Journal() {
  for (const int descriptor : {lines_, lock_}) {
    if (descriptor >= 0) ::close(descriptor);
  }
}

void Journal::refuse_write(const std::string& name) const {
  const int error = errno;
  Findings findings;
  findings.add(io::text_codes.write_failed, {.file = name.empty() ? folder_.string() : (folder_ / name).string()},
               {{"read", std::generic_category().message(error)}});
  throw InputError(std::move(findings));
}

// Workers inherit the lock, so that it holds until the last of a killed run is gone: they follow it within moments.
void Journal::lock() {
  lock_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ < 0) refuse_write("");
  for (int attempt = 0; attempt < 50; ++attempt) {
    if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
    if (errno != EWOULDBLOCK) return;  // a file system without locks
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  Findings findings;
  findings.add(cli_codes.batch_running, {.file = folder_.string()});
  throw InputError(std::move(findings));
}

void Journal::load() {
  std::error_code error;
  journal_ = fs::exists(folder_ / journal_name, error);
  const char* name = journal_ ? journal_name : report_name;
  if (!journal_ && !fs::exists(folder_ / report_name, error)) return;
  lines_ = ::open((folder_ / name).c_str(), (journal_ ? O_RDWR : O_RDONLY) | O_CLOEXEC);
  if (lines_ < 0) refuse_write(name);

  std::unordered_map<std::string_view, std::size_t> by_name;
  for (std::size_t i = 0; i < inputs_.size(); ++i) by_name.emplace(inputs_[i].name, i);
  std::array<char, 1 << 16> block;
  std::string line;
  for (ssize_t count = 0; (count = ::read(lines_, block.data(), block.size())) > 0;) {
    for (const char byte : std::string_view(block.data(), static_cast<std::size_t>(count))) {
      line += byte;
      if (byte != '\n') continue;
      const auto known = read_line(line);
      const auto input = known ? by_name.find(known->name) : by_name.end();
      if (input != by_name.end() && line.size() <= std::numeric_limits<std::uint32_t>::max()) {
        spans_[input->second] = {size_, static_cast<std::uint32_t>(line.size())};
      }
      size_ += line.size();
      line.clear();
    }
  }
  if (journal_ && !line.empty() && ::ftruncate(lines_, static_cast<off_t>(size_)) != 0) refuse_write(name);
}

std::string Journal::line(std::size_t input) const {
  const Span& span = spans_[input];
  std::string text(span.length, '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count =
        ::pread(lines_, text.data() + done, text.size() - done, static_cast<off_t>(span.offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return {};
    done += static_cast<std::size_t>(count);
  }
  return text;
}

std::optional<BatchRecord> Journal::record(std::size_t input) const {
  if (spans_[input].length == 0) return std::nullopt;
  auto known = read_line(line(input));
  return known && known->folder == inputs_[input].folder ? std::move(known) : std::nullopt;
}

// The report of an earlier run becomes the journal of this one: what it says stays known, and nobody takes it for the new one's.
void Journal::begin_journal() {
  const fs::path journal = folder_ / journal_name;
  if (lines_ >= 0) {
    ::close(std::exchange(lines_, -1));
    if (::rename((folder_ / report_name).c_str(), journal.c_str()) != 0) refuse_write(journal_name);
  }
  lines_ = ::open(journal.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lines_ < 0) refuse_write(journal_name);
  journal_ = true;
}

void Journal::add(std::size_t input, const std::string& line) {
  if (!journal_) begin_journal();
  const bool written = ::lseek(lines_, static_cast<off_t>(size_), SEEK_SET) >= 0 && io::write_all(lines_, line);
  if (!written || ::fdatasync(lines_) != 0) refuse_write(journal_name);
  spans_[input] = {size_, static_cast<std::uint32_t>(line.size())};
  size_ += line.size();
}

void Journal::finish(const std::function<void(const BatchRecord&)>& show) {
  const fs::path aside = folder_ / aside_name;
  const int out = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  bool written = out >= 0;
  for (std::size_t i = 0; i < inputs_.size() && written; ++i) {
    const std::string text = line(i);
    written = io::write_all(out, text);
    if (const auto known = read_line(text)) show(*known);
  }
  written = written && ::fsync(out) == 0;
  if (out >= 0) written = ::close(out) == 0 && written;
  if (!written || ::rename(aside.c_str(), (folder_ / report_name).c_str()) != 0) refuse_write(report_name);
  if (journal_) ::unlink((folder_ / journal_name).c_str());
  ::fsync(lock_);  // the folder; some file systems cannot
}

}  // namespace koppel::cli
