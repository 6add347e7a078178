// Results: refused, or read and judged against a small problem, whatever they claim; what was understood whole is the same when it is written and
// read again.
#include "certify/same_description.hpp"
#include "certify/verify_result.hpp"
#include "io/formats/result_json.hpp"
#include "solve/strategy.hpp"
#include "target.hpp"
#include "walk/judge.hpp"

namespace {

using namespace koppel;

constexpr Weight some_weights[] = {3'000'000, 1'000'000, 2'500'000};

// Two offers, two requests for up to two people, and three pairs.
std::shared_ptr<const Instance> small_instance() {
  Instance instance;
  instance.graph = BipartiteGraph(2, {0, 2, 3}, {OfferId{0U}, OfferId{1U}, OfferId{1U}});
  instance.offer_range.assign(2, {0, 1});
  instance.request_range.assign(2, {0, 2});
  instance.scale = 1'000'000;
  for (const char* id : {"o1", "o2"}) instance.offer_names.push_back(id);
  for (const char* id : {"r1", "r2"}) instance.request_names.push_back(id);
  return std::make_shared<const Instance>(std::move(instance));
}

void judge_it(const Result& result) {
  static const std::shared_ptr<const Instance> instance = small_instance();
  const std::vector<Weight> weights(std::begin(some_weights), std::end(some_weights));
  const Strategy* strategy = find_strategy(result.strategy);
  if (strategy == nullptr || !unsupported_by(*strategy, *instance).empty()) return;
  const Problem problem = with_lottery_levels(pose(*strategy, instance, weights), result, false);
  const Verdict verdict = verify_result(result, *instance, problem, {weights});
  require(verdict.accepted == verdict.faults.empty(), "what is refused has a fault");
}

}  // namespace

void fuzz(std::string_view bytes) {
  Findings findings;
  const std::optional<Result> result = io::read_result_to_judge(bytes, "f.json", findings);
  require(result || findings.has_errors(), "a refusal says why");
  Findings of_pairs;
  (void)io::read_result(bytes, "f.json", of_pairs);
  if (!result) return;
  judge_it(*result);
  if (!result->not_understood.empty()) return;
  const std::string written = io::write_result(*result);
  const std::optional<Result> again = io::read_result_to_judge(written, "g.json", findings);
  require(again && again->not_understood.empty(), "what was written can be read");
  require(io::write_result(*again) == written, "and is the same");
}
