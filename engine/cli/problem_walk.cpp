#include "cli/problem_walk.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/version.hpp"
#include "cli/answer.hpp"
#include "io/files/files.hpp"

namespace koppel::cli {

namespace {

io::ProblemReading reading_of(const ProblemOptions& options, Steps& steps) {
  io::ProblemReading reading;
  if (!options.format.empty()) reading.format = io::problem_format(options.format).value();  // checked when typed
  reading.minus_one_forbids = options.minus_one_forbids;
  reading.round = options.round;
  reading.progress = &steps;
  return reading;
}

}  // namespace

ProblemWalk ProblemWalk::begin(const ProblemOptions& options, Steps& steps) {
  steps.begin("read");
  ProblemWalk walk;
  walk.bare = io::read_problem(options.file, reading_of(options, steps));
  walk.stated_sense = options.minimise ? options.minimise : walk.bare.minimise;
  steps.step("read", 1);
  steps.end();
  return walk;
}

Problem ProblemWalk::pose(const Strategy& strategy) {
  minimise = stated_sense.value_or(strategy.minimises);
  std::vector<Weight> wanted = bare.weights;
  if (minimise) std::ranges::transform(wanted, wanted.begin(), std::negate());
  return koppel::pose(strategy, bare.instance, std::move(wanted));
}

Result ProblemWalk::describe(const ProblemOptions& options, const Problem& problem, const Outcome& outcome,
                             std::string strategy, bool lottery, std::uint64_t seed) const {
  Result result = problem_result(problem, values(), outcome);
  result.strategy = std::move(strategy);
  if (options.minus_one_forbids) result.parameters.emplace_back("minus_one", "forbids");
  if (options.round) result.parameters.emplace_back("decimals", "rounded");
  if (lottery) result.parameters.emplace_back("ties", "lottery");
  result.provenance = provenance();
  result.seed = seed;
  return result;
}

Provenance ProblemWalk::provenance() const {
  return {.koppel = std::string(version()), .input = bare.digest, .profile = {}, .decisions = {}, .previous = {}};
}

bool holds_a_problem(const std::vector<std::filesystem::path>& inputs) {
  if (inputs.size() != 1 || std::filesystem::is_directory(inputs.front())) return false;
  if (inputs.front().extension() == ".yaml" || inputs.front().extension() == ".yml") return false;  // a profile
  if (inputs.front() == "-") return true;  // it can be read but once, and a market has a file
  const std::string text = io::read_file(inputs.front());
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool json = first != std::string::npos && text[first] == '{';
  return !json || text.find("\"koppel/problem/") != std::string::npos;
}

}  // namespace koppel::cli
