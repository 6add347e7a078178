// koppel generate: seeded synthetic markets and problems of any size, for trying things out and for measuring.
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "graph/synthetic.hpp"
#include "io/files/files.hpp"
#include "io/formats/market_json.hpp"
#include "io/problem/write_json.hpp"
#include "model/check.hpp"
#include "model/synthetic.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::cli {

namespace {

// Words that the built-in vocabulary knows, so that a synthetic market reads like a real one.
std::vector<std::string> skill_terms() {
  std::vector<std::string> terms;
  const Vocabularies vocabularies = built_in_vocabularies();
  if (const Vocabulary* skills = vocabularies.find("skills")) {
    for (const Term& term : skills->terms()) terms.push_back(term.id);
  }
  return terms;
}

std::string market_bytes(const GenerateOptions& options, std::uint64_t seed) {
  const Draft draft = synthetic_draft({.offers = options.offers,
                                       .requests = options.requests,
                                       .districts = options.districts,
                                       .skill_terms = skill_terms(),
                                       .seed = seed});
  const Checked checked = check(draft, Profile{}, {});
  if (!checked.market) throw InputError(checked.findings);
  return io::write_market(*checked.market);
}

std::string problem_bytes(const GenerateOptions& options, std::uint64_t seed) {
  const SyntheticProblem made = synthetic_problem({.offers = static_cast<std::uint32_t>(options.offers),
                                                   .requests = static_cast<std::uint32_t>(options.requests),
                                                   .degree = static_cast<std::uint32_t>(options.degree),
                                                   .seed = seed});
  return io::write_problem(made.instance, made.weights);
}

}  // namespace

ExitCode generate(const GenerateOptions& options, const CommonOptions& common) {
  const std::uint64_t seed = common.seed.value_or(1);
  const std::string bytes = options.kind == "problem" ? problem_bytes(options, seed) : market_bytes(options, seed);
  if (options.output == "-") {
    write_stdout(bytes);
  } else {
    io::write_file(options.output, bytes);
  }
  return ExitCode::done;
}

}  // namespace koppel::cli
