// Drives a target without libFuzzer: every input of its corpus, then mutations of them, from a seed.
//
//   fuzz_csv CORPUS [MUTATIONS] [SEED]
//
// An input may take two seconds (more under a sanitizer) and the program two gigabytes. Whatever breaks off leaves its input in the file
// crash-<name> of the current folder, to be kept in the corpus once it is mended.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "target.hpp"

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
constexpr auto longest = std::chrono::seconds(sanitized ? 30 : 2);
constexpr rlim_t most_memory = rlim_t{2} << 30;
constexpr std::size_t longest_input = std::size_t{1} << 16;

// Pieces that mean something to one reader or another.
constexpr std::string_view pieces[] = {
    "\"",         "\"\"",     ";",          ",",          "\t",       "\r\n", "\n\n",     "\xEF\xBB\xBF",
    "sep=;\n",    "\xFF\xFE", "'=",         ": ",         "- ",       "[",    "]",        "{",
    "}",          "#",        "&a",         "*a",         "!!x",      "|\n",  "~",        "null",
    "no",         "0123",     "1e999",      "-0",         "0.5",      "1e-9", "true",     "\\u0000",
    "\\ud800",    "<",        "/>",         "&",          "&lt;",     "<c ",  "r=\"A1\"", "t=\"s\"",
    "<!DOCTYPE ", "%%",       "\x1E",       "\xC3\x28",   "id",       "p ",   "a 1 2 3",  "85.07.30-033.28",
    "é",          "\xE9",     "2026-02-30", "31/12/2026", "1,23E+11", "(",    ")"};

std::string current;  // what is being read, for whoever breaks off
std::string crash_name;

extern "C" void save_and_die(int signal) {
  const int file = ::open(crash_name.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file >= 0 && ::write(file, current.data(), current.size()) >= 0) ::close(file);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::vector<std::string> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs{""};
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& corpus, std::uint64_t seed) : corpus_(corpus), random_(seed) {}

  std::string next() {
    std::string input = corpus_[below(corpus_.size())];
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) change(input);
    if (input.size() > longest_input) input.resize(longest_input);
    return input;
  }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % std::max<std::size_t>(bound, 1)); }

  void change(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = std::min(input.size() - at, below(below(4) == 0 ? 400 : 12));
    switch (below(7)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(below(256));
        break;
      case 1:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 2:
        input.erase(at, length);
        break;
      case 3:
        input.insert(at, pieces[below(std::size(pieces))]);
        break;
      case 4:
        input.insert(below(input.size() + 1), input.substr(at, length));
        break;
      case 5: {
        const std::string& other = corpus_[below(corpus_.size())];
        const std::size_t from = below(other.size() + 1);
        input.replace(at, length, other.substr(from, below(200)));
        break;
      }
      default:
        input.resize(at);
    }
  }

  const std::vector<std::string>& corpus_;
  std::mt19937_64 random_;
};

void run_one(const std::string& input) {
  current = input;
  const auto begin = std::chrono::steady_clock::now();
  fuzz(current);
  require(std::chrono::steady_clock::now() - begin < longest, "every input is read in little time");
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count < 2) return 2;
  crash_name = "crash-" + std::filesystem::path(arguments[0]).filename().string();
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS}) std::signal(signal, save_and_die);
  const rlimit memory{most_memory, most_memory};
  if (!sanitized) ::setrlimit(RLIMIT_AS, &memory);

  const std::vector<std::string> corpus = read_corpus(arguments[1]);
  const unsigned long mutations = argument_count > 2 ? std::stoul(arguments[2]) : 2000;
  const std::uint64_t seed = argument_count > 3 ? std::stoull(arguments[3]) : 1;
  for (const std::string& input : corpus) run_one(input);
  Mutator mutator(corpus, seed);
  for (unsigned long i = 0; i < mutations; ++i) run_one(mutator.next());
  std::printf("%zu inputs kept, %lu mutations\n", corpus.size() - 1, mutations);
  return 0;
}
