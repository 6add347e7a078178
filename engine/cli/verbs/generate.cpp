// koppel generate: seeded synthetic markets of any size, for trying things out and for measuring.
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/files.hpp"
#include "io/market_json.hpp"
#include "io/vocabulary_yaml.hpp"
#include "model/check.hpp"
#include "model/synthetic.hpp"

namespace koppel::cli {

namespace {

// Words that the built-in vocabulary knows, so that a synthetic market reads like a real one.
std::vector<std::string> skill_terms() {
  std::vector<std::string> terms;
  Findings findings;
  const Vocabularies vocabularies = io::built_in_vocabularies(findings);
  if (const Vocabulary* skills = vocabularies.find("skills")) {
    for (const Term& term : skills->terms()) terms.push_back(term.id);
  }
  return terms;
}

}  // namespace

ExitCode generate(const GenerateOptions& options, const CommonOptions& common) {
  const Draft draft = synthetic_draft({.offers = options.offers,
                                       .requests = options.requests,
                                       .districts = options.districts,
                                       .skill_terms = skill_terms(),
                                       .seed = common.seed.value_or(1)});
  const Checked checked = check(draft, Profile{}, {});
  if (!checked.market) throw InputError(checked.findings);
  const std::string bytes = io::write_market(*checked.market);
  if (options.output == "-") {
    write_stdout(bytes);
  } else {
    io::write_file(options.output, bytes);
  }
  return ExitCode::done;
}

}  // namespace koppel::cli
