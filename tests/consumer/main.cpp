// Proposes a matching for a market, prints each pair with its reason, and has the result judged as a stranger would.
#include <koppel/koppel.hpp>

#include <iostream>

int main(int argc, char** argv) try {
  if (argc != 2) return 2;
  koppel::Observer nobody;
  const koppel::Inputs inputs{.paths = {argv[1]}};
  const koppel::WalkOptions options{.language = koppel::Language::en};

  const koppel::Walked walked = koppel::propose(inputs, options, nobody);
  const koppel::Market& market = walked.walk.require_market();
  for (const koppel::PlanPair& pair : walked.plan.pairs) {
    std::cout << market[pair.request].id << " <- " << market[pair.offer].id << ": "
              << koppel::report::pair_reason(walked.context(), pair) << '\n';
  }

  const koppel::Judged judged = koppel::judge(inputs, walked.result, options, nobody);
  std::cout << koppel::to_string(walked.result.status) << (judged.verdict.accepted ? ", verified\n" : ", rejected\n");
  return judged.verdict.accepted ? 0 : 1;
} catch (const koppel::InputError& refused) {
  for (const koppel::Finding& finding : refused.findings().kept()) std::cerr << finding.message() << '\n';
  return 3;
}
