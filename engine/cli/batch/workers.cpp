#include "cli/batch/workers.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <exception>
#include <string_view>
#include <system_error>
#include <thread>

#include "io/files/file_set.hpp"

namespace koppel::cli {

namespace {

void die_with(pid_t parent) {
#if defined(__linux__)
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (::getppid() != parent) ::_exit(1);  // it was gone before we asked
}

// The kernel weighs whom to end when memory runs out; better an input than the batch.
void volunteer_for_the_memory_killer() {
#if defined(__linux__)
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  const bool told = ::write(file, "1000", 4) == 4;
  static_cast<void>(told);
  ::close(file);
#endif
}

void limit_memory(std::int64_t megabytes) {
  if (megabytes <= 0) return;
#if defined(__linux__)
  constexpr auto what = RLIMIT_DATA;
#else
  constexpr auto what = RLIMIT_AS;
#endif
  const rlim_t bytes = static_cast<rlim_t>(megabytes) << 20U;
  const rlimit limit{bytes, bytes};
  ::setrlimit(what, &limit);
}

void shut_the_doors() {
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return;
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nothing, descriptor);
}

[[noreturn]] void be_a_worker(int pipe, pid_t parent, std::int64_t memory_mb,
                              const std::function<std::string()>& work) {
  int code = 1;
  try {
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) std::signal(signal, SIG_IGN);
    die_with(parent);
    volunteer_for_the_memory_killer();
    shut_the_doors();
    limit_memory(memory_mb);
    if (io::write_all(pipe, work())) code = 0;
  } catch (...) {
    code = 1;
  }
  ::_exit(code);
}

// A machine that is short of processes for a moment is no reason to give up.
pid_t fork_patiently() {
  pid_t process = ::fork();
  for (int attempt = 0; process < 0 && errno == EAGAIN && attempt < 50; ++attempt) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    process = ::fork();
  }
  return process;
}

std::string how_it_ended(int status) {
  if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
  return "exit " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Workers::~Workers() {
  for (const Running& worker : running_) {
    ::kill(worker.process, SIGKILL);
    ::close(worker.pipe);
    ::waitpid(worker.process, nullptr, 0);
  }
}

void Workers::start(std::size_t task, std::int64_t memory_mb, const std::function<std::string()>& work) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const pid_t parent = ::getpid();
  const pid_t process = fork_patiently();
  if (process < 0) {
    const int error = errno;
    for (const int end : ends) ::close(end);
    throw std::system_error(error, std::generic_category(), "fork");
  }
  if (process == 0) {
    ::close(ends[0]);
    for (const Running& other : running_) ::close(other.pipe);
    be_a_worker(ends[1], parent, memory_mb, work);
  }
  ::close(ends[1]);
  running_.push_back({process, ends[0], task, "", false});
}

void Workers::read_from(Running& worker) {
  std::array<char, 1 << 14> block;
  const ssize_t count = ::read(worker.pipe, block.data(), block.size());
  if (count > 0) worker.text.append(block.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EINTR)) worker.ended = true;
}

std::vector<Workers::Ended> Workers::wait(int milliseconds) {
  std::vector<pollfd> polled;
  for (const Running& worker : running_) polled.push_back({worker.pipe, POLLIN, 0});
  if (::poll(polled.data(), polled.size(), milliseconds) <= 0) return {};
  for (std::size_t i = 0; i < polled.size(); ++i) {
    if (polled[i].revents != 0) read_from(running_[i]);
  }
  std::vector<Ended> ended;
  for (Running& worker : running_) {
    if (!worker.ended) continue;
    ::close(worker.pipe);
    int status = 0;
    while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    const bool whole = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    ended.push_back({worker.task, whole ? std::move(worker.text) : "", whole ? "" : how_it_ended(status)});
  }
  std::erase_if(running_, [](const Running& worker) { return worker.ended; });
  return ended;
}

}  // namespace koppel::cli
