#include "cli/terminal.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "base/unseen.hpp"
#include "cli/exit_code.hpp"
#include "cli/finding_lines.hpp"
#include "io/text/codes.hpp"
#include "io/text/finding_json.hpp"

namespace koppel::cli {

namespace {

std::atomic<bool> interrupted = false;

// While an input is read and checked: there is no best so far to wait for, and nothing has been written.
std::atomic<bool> nothing_to_lose = false;

extern "C" void remember_interrupt(int) {
  if (nothing_to_lose) {
    constexpr std::string_view said = "koppel: interrupted while reading; nothing was written\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, said.data(), said.size());
    _exit(static_cast<int>(ExitCode::limit_reached));
  }
  interrupted = true;
}
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may use them");

bool wants_colour(int descriptor) {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(descriptor) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

}  // namespace

bool colour_on_stdout() { return wants_colour(STDOUT_FILENO); }

bool only_the_owner_reads_stdout() {
  if (isatty(STDOUT_FILENO) == 1) return true;
  struct stat file {};
  constexpr mode_t others = S_IRWXG | S_IRWXO;
  return ::fstat(STDOUT_FILENO, &file) == 0 && S_ISREG(file.st_mode) && (file.st_mode & others) == 0;
}

void show_findings(const Findings& findings, Language language, bool json) {
  if (json) {
    std::fputs(io::findings_json(findings, language).c_str(), stderr);
    return;
  }
  for (const std::string& line : finding_lines(findings, language, wants_colour(STDERR_FILENO))) say(line);
}

void write_stdout(std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
  if (written) return;
  Findings findings;
  findings.add(io::text_codes.write_failed, {.file = "stdout"}, {{"read", "stdout"}});
  throw InputError(std::move(findings));
}

std::string on_terminal(std::string_view text) {
  const std::string seen = with_unseen_shown(text);
  std::string safe;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const auto byte = static_cast<unsigned char>(seen[i]);
    // U+0080 to U+009F are controls, too: a terminal may obey them.
    const bool of_two = byte == 0xC2 && i + 1 < seen.size() && static_cast<unsigned char>(seen[i + 1]) < 0xA0;
    if (of_two) ++i;
    safe += of_two || (byte < 0x20 && byte != '\t') || byte == 0x7F ? '?' : seen[i];
  }
  return safe;
}

NothingToLose::NothingToLose() : before_(nothing_to_lose.exchange(true)) {}
NothingToLose::~NothingToLose() { nothing_to_lose = before_; }

void say(std::string_view line) {
  // A cell may hold control characters that a terminal would obey; our own colours are the only escapes that pass.
  const std::string seen = with_unseen_shown(line);
  line = seen;
  std::string safe;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const bool own_colour = line.substr(i).starts_with("\033[") && wants_colour(STDERR_FILENO);
    safe += (byte < 0x20 && byte != '\t' && !own_colour) || byte == 0x7F ? '?' : line[i];
  }
  fmt::print(stderr, "{}\n", safe);
}

Steps::Steps(double time_limit_seconds, Interrupts interrupts)
    : time_limit_(time_limit_seconds), interrupts_(interrupts), terminal_(isatty(STDERR_FILENO) == 1) {
  if (interrupts == Interrupts::ignored) return;
  // The first interrupt asks for the best so far; whoever cannot wait for that interrupts again.
  struct sigaction action {};
  action.sa_handler = remember_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

Steps::~Steps() { end(); }

void Steps::begin(std::string_view name) {
  end();
  current_ = name;
  step_started_ = Clock::now();
  if (interrupts_ == Interrupts::end_reading) nothing_to_lose = name == "read" || name == "check" || name == "weigh";
}

void Steps::end() {
  if (!current_.empty()) seconds_[current_] += std::chrono::duration<double>(Clock::now() - step_started_).count();
  current_.clear();
  if (interrupts_ == Interrupts::end_reading) nothing_to_lose = false;
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

void Steps::step(std::string_view name, double share) {
  const auto now = Clock::now();
  // Whoever waits less than half a second need not be told.
  if (!terminal_ || now - started_ < std::chrono::milliseconds(500) ||
      now - last_drawn_ < std::chrono::milliseconds(100))
    return;
  last_drawn_ = now;
  constexpr int width = 30;
  const int filled = share < 0 ? 0 : static_cast<int>(share * width);
  draw(fmt::format("{:<10} {}{} {}", name, std::string(static_cast<std::size_t>(filled), '#'),
                   std::string(static_cast<std::size_t>(width - filled), '.'),
                   share < 0 ? std::string() : fmt::format("{:3.0f} %", share * 100)));
}

void Steps::draw(std::string_view text) {
  fmt::print(stderr, "\r\033[K{}", text);
  std::fflush(stderr);
  drawn_ = true;
}

bool Steps::stop_requested() {
  if (interrupted && interrupts_ != Interrupts::ignored) return true;
  return time_limit_ > 0 && std::chrono::duration<double>(Clock::now() - started_).count() >= time_limit_;
}

}  // namespace koppel::cli
