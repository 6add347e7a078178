#include "solve/parts.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "solve/branching.hpp"
#include "solve/threads.hpp"

namespace koppel {

namespace {

// Leaves of a joint proof beyond which parts are better searched together.
constexpr std::size_t most_leaves = 4096;

// What is known of one part. The bound is by level, times the denominators.
struct Answer {
  Outcome outcome;
  std::vector<WideWeight> bound;
  std::vector<Weight> denominators;
  BranchingProofs proofs;  // of a part with a tree
  bool choice = false;
};

class Parts {
 public:
  Parts(const Problem& problem, Partition partition, const Limits& limits, const LexicographicOptions& options,
        bool ask_choice)
      : problem_(problem),
        partition_(std::move(partition)),
        limits_(limits),
        options_(options),
        ask_choice_(ask_choice),
        answers_(partition_.size()) {}

  PartsAnswer run() {
    solve(all());
    if (leaves() > most_leaves && stopped()) shorten_proofs();
    if (leaves() > most_leaves) search_together(those_with_a_tree());
    if (!find_denominators()) search_together(all());
    const bool choice = std::ranges::any_of(answers_, &Answer::choice);
    return {merged(), choice};
  }

 private:
  using Numbers = std::vector<std::size_t>;

  [[nodiscard]] Numbers all() const {
    Numbers numbers(answers_.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    return numbers;
  }

  // The largest first, so that no thread is left with one at the end.
  void solve(Numbers parts) {
    std::ranges::stable_sort(parts, std::greater<>(), [&](std::size_t part) { return partition_.edges(part); });
    double edges = 0;
    for (const std::size_t part : parts) edges += static_cast<double>(partition_.edges(part) + 1);
    SharedProgress progress(limits_.progress);
    run_on_threads(parts.size(), limits_.threads, [&](std::size_t number) {
      const std::size_t part = parts[number];
      SharedProgress::Part own(progress, static_cast<double>(partition_.edges(part) + 1) / edges);
      answers_[part] = answer_of(part, {.progress = &own, .work = share_of_work(part)});
      own.step("solve", 1);
    });
  }

  // By edges; a part without any still needs a step or two to find that its minimum cannot be met.
  [[nodiscard]] std::uint64_t share_of_work(std::size_t part) const {
    if (limits_.work == 0) return 0;
    const WideWeight all_parts = WideWeight{problem_.graph().edge_count()} + answers_.size();
    const WideWeight share = WideWeight{limits_.work} * (partition_.edges(part) + 1) / all_parts;
    return std::max(static_cast<std::uint64_t>(share), std::uint64_t{1});
  }

  [[nodiscard]] Answer answer_of(std::size_t part, const Limits& limits) const {
    const Problem own = partition_.take(part);
    Meter meter(limits);
    Answer answer;
    if (partition_.branches(part)) {
      answer.outcome = solve_branching(own, meter, options_, &answer.proofs);
      answer.bound = std::move(answer.proofs.bound);
    } else {
      Lexicographic levels(own, Face(own), meter, options_);
      const bool settled = levels.run();
      answer.outcome = levels.outcome();
      answer.bound = answer.outcome.bounds;
      answer.choice = ask_choice_ && settled && levels.has_choice();
    }
    answer.outcome.matching = partition_.edges_of_whole(part, answer.outcome.matching);
    answer.denominators = denominators_of(answer.outcome.certificate);
    return answer;
  }

  [[nodiscard]] std::vector<Weight> denominators_of(const Certificate& certificate) const {
    const auto* duals = std::get_if<LexDual>(&certificate);
    if (const auto* tree = std::get_if<Branching>(&certificate)) {
      for (const BranchLeaf& leaf : tree->leaves) {
        if (duals == nullptr) duals = std::get_if<LexDual>(&leaf.proof);
      }
    }
    if (duals != nullptr && !duals->denominators.empty()) return duals->denominators;
    return std::vector<Weight>(problem_.levels().size(), 1);
  }

  // ---- search trees --------------------------------------------------------------------------------------------------------

  [[nodiscard]] static const std::vector<BranchLeaf>* tree_of(const Answer& answer) {
    const auto* branching = std::get_if<Branching>(&answer.outcome.certificate);
    return branching == nullptr ? nullptr : &branching->leaves;
  }

  [[nodiscard]] std::size_t leaves() const {
    std::size_t product = 1;
    for (const Answer& answer : answers_) {
      if (const auto* tree = tree_of(answer)) product = std::min(product * tree->size(), most_leaves + 1);
    }
    return product;
  }

  [[nodiscard]] Numbers those_with_a_tree() const {
    Numbers trees = all();
    std::erase_if(trees, [&](std::size_t part) { return tree_of(answers_[part]) == nullptr; });
    return trees;
  }

  [[nodiscard]] bool stopped() const { return first_with(Status::limit) != nullptr; }

  // Nothing is proved optimal any more: trees that were cut short give way to the one flow at their root, the largest first.
  void shorten_proofs() {
    Numbers trees = those_with_a_tree();
    std::erase_if(trees, [&](std::size_t part) { return answers_[part].outcome.status != Status::limit; });
    std::ranges::stable_sort(trees, std::greater<>(),
                             [&](std::size_t part) { return tree_of(answers_[part])->size(); });
    for (const std::size_t part : trees) {
      if (leaves() <= most_leaves) return;
      Answer& answer = answers_[part];
      answer.bound = answer.proofs.root_bound;
      answer.outcome.certificate = answer.proofs.root;
      answer.denominators = denominators_of(answer.outcome.certificate);
    }
  }

  // These parts as one. What they found apart may still be the best known when the joint search is stopped.
  void search_together(const Numbers& parts) {
    if (std::ranges::any_of(parts, [&](std::size_t part) { return is_final(answers_[part].outcome); })) return;
    Outcome apart;
    for (const std::size_t part : parts) {
      const Outcome& outcome = answers_[part].outcome;
      add(outcome.values, apart.values);
      apart.matching.insert(apart.matching.end(), outcome.matching.begin(), outcome.matching.end());
      answers_[part] = {};
      answers_[part].outcome.status = Status::optimal;
    }
    partition_.join(parts);
    solve({parts.front()});
    Outcome& joint = answers_[parts.front()].outcome;
    if (joint.values.empty() || joint.values >= apart.values) return;
    std::ranges::sort(apart.matching);
    joint.matching = std::move(apart.matching);
    joint.values = std::move(apart.values);
  }

  // The least common multiples of the parts' denominators, if everything fits when it is multiplied.
  [[nodiscard]] bool find_denominators() {
    constexpr Weight largest_denominator = Weight{1} << 31;
    denominators_.assign(problem_.levels().size(), 1);
    for (const Answer& answer : answers_) {
      for (std::size_t level = 0; level < answer.denominators.size(); ++level) {
        denominators_[level] = std::lcm(denominators_[level], answer.denominators[level]);
        if (denominators_[level] > largest_denominator) return false;
      }
    }
    return std::ranges::all_of(all(), [&](std::size_t part) { return fits(part); });
  }

  [[nodiscard]] bool fits(std::size_t part) const {
    const auto small = [&](const PartProof& proof) {
      const auto* duals = std::get_if<LexDual>(&proof);
      for (std::size_t level = 0; duals != nullptr && level < duals->levels.size(); ++level) {
        const Weight largest = std::numeric_limits<Weight>::max() / factor(part, level);
        const auto within = [&](Weight dual) { return dual <= largest && dual >= -largest; };
        const auto& [offers, requests, groups] = duals->levels[level];
        if (!std::ranges::all_of(offers, within) || !std::ranges::all_of(requests, within) ||
            !std::ranges::all_of(groups, within)) {
          return false;
        }
      }
      return true;
    };
    if (const auto* tree = tree_of(answers_[part])) return std::ranges::all_of(*tree, small, &BranchLeaf::proof);
    const auto* duals = std::get_if<LexDual>(&answers_[part].outcome.certificate);
    return duals == nullptr || small(*duals);
  }

  [[nodiscard]] Weight factor(std::size_t part, std::size_t level) const {
    return denominators_[level] / answers_[part].denominators[level];
  }

  // ---- one answer ----------------------------------------------------------------------------------------------------------

  // One part that is infeasible, overflows or was stopped without any bound decides the status of the whole.
  [[nodiscard]] static bool is_final(const Outcome& outcome) {
    return outcome.status == Status::overflow || outcome.status == Status::infeasible || proves_nothing(outcome);
  }
  [[nodiscard]] static bool proves_nothing(const Outcome& outcome) {
    return outcome.status == Status::limit && std::holds_alternative<std::monostate>(outcome.certificate);
  }

  [[nodiscard]] Outcome merged() {
    Outcome whole;
    whole.algorithm = algorithms();
    whole.status = Status::limit;
    if (first_with(Status::overflow) != nullptr) {
      whole.status = Status::overflow;
    } else if (const Answer* infeasible = first_with(Status::infeasible)) {
      whole.status = Status::infeasible;
      whole.certificate = extended(static_cast<std::size_t>(infeasible - answers_.data()));
    } else if (std::ranges::none_of(answers_, [](const Answer& answer) { return proves_nothing(answer.outcome); })) {
      add_up(whole);
    }
    return whole;
  }

  [[nodiscard]] const Answer* first_with(Status status) const {
    const auto found =
        std::ranges::find_if(answers_, [&](const Answer& answer) { return answer.outcome.status == status; });
    return found == answers_.end() ? nullptr : &*found;
  }

  static void add(const std::vector<WideWeight>& values, std::vector<WideWeight>& sum) {
    sum.resize(std::max(sum.size(), values.size()));
    for (std::size_t level = 0; level < values.size(); ++level) sum[level] += values[level];
  }

  void add_up(Outcome& whole) {
    std::vector<std::vector<EdgeId>> matchings;
    whole.values.resize(problem_.levels().size());
    whole.bounds.resize(problem_.levels().size());
    for (std::size_t part = 0; part < answers_.size(); ++part) {
      Answer& answer = answers_[part];
      add(answer.outcome.values, whole.values);
      for (std::size_t level = 0; level < answer.bound.size(); ++level) {
        whole.bounds[level] += answer.bound[level] * factor(part, level);
      }
      matchings.push_back(std::move(answer.outcome.matching));
    }
    // Values are whole numbers, so a part of a unit counts as a whole one.
    for (std::size_t level = 0; level < whole.bounds.size(); ++level) {
      const WideWeight rest = whole.bounds[level] % denominators_[level];
      whole.bounds[level] = whole.bounds[level] / denominators_[level] + (rest > 0 ? 1 : 0);
    }
    whole.matching = partition_.merge(matchings);
    whole.status = whole.values == whole.bounds ? Status::optimal : Status::limit;
    std::vector<BranchLeaf> tree = combined();
    if (tree.size() == 1)
      whole.certificate = std::get<LexDual>(std::move(tree.front().proof));
    else
      whole.certificate = Branching{std::move(tree)};
  }

  // All combinations of the leaves of all parts. A violated set of one part is one of the combination.
  [[nodiscard]] std::vector<BranchLeaf> combined() const {
    std::vector<BranchLeaf> leaves{{{}, nothing()}};
    for (std::size_t part = 0; part < answers_.size(); ++part) {
      if (const auto* duals = std::get_if<LexDual>(&answers_[part].outcome.certificate)) {
        for (BranchLeaf& leaf : leaves) join(part, *duals, leaf.proof);
      }
      const std::vector<BranchLeaf>* tree = tree_of(answers_[part]);
      if (tree == nullptr) continue;
      std::vector<BranchLeaf> product;
      for (const BranchLeaf& before : leaves) {
        for (const BranchLeaf& own : *tree) add_leaf(part, own, product.emplace_back(before));
      }
      leaves = std::move(product);
    }
    return leaves;
  }

  void add_leaf(std::size_t part, const BranchLeaf& own, BranchLeaf& leaf) const {
    for (const auto& [request, taken] : own.decided) {
      leaf.decided.emplace_back(partition_.request_of_whole(part, request), taken);
    }
    join(part, own.proof, leaf.proof);
  }

  void join(std::size_t part, const PartProof& own, PartProof& whole) const {
    if (std::holds_alternative<ViolatedSet>(whole)) return;
    if (const auto* violated = std::get_if<ViolatedSet>(&own)) {
      ViolatedSet set{zero_duals(problem_)};
      partition_.write(part, violated->multipliers, set.multipliers);
      whole = std::move(set);
      return;
    }
    const std::vector<LevelDuals>& duals = std::get<LexDual>(own).levels;
    std::vector<LevelDuals>& levels = std::get<LexDual>(whole).levels;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      partition_.write(part, duals[level], levels[level], factor(part, level));
    }
  }

  [[nodiscard]] LexDual nothing() const {
    const bool whole = std::ranges::all_of(denominators_, [](Weight denominator) { return denominator == 1; });
    return {std::vector<LevelDuals>(problem_.levels().size(), zero_duals(problem_)),
            whole ? std::vector<Weight>{} : denominators_};
  }

  // The proof that one part is infeasible, as one for the whole.
  [[nodiscard]] Certificate extended(std::size_t part) const {
    if (const auto* violated = std::get_if<ViolatedSet>(&answers_[part].outcome.certificate)) {
      PartProof whole = nothing();
      join(part, *violated, whole);
      return std::get<ViolatedSet>(std::move(whole));
    }
    Branching whole;
    for (const BranchLeaf& leaf : *tree_of(answers_[part])) {
      add_leaf(part, leaf, whole.leaves.emplace_back(BranchLeaf{{}, nothing()}));
    }
    return whole;
  }

  // Those that ran, in alphabetical order.
  [[nodiscard]] std::string algorithms() const {
    std::set<std::string> names;
    for (const Answer& answer : answers_) {
      if (!answer.outcome.algorithm.empty()) names.insert(answer.outcome.algorithm);
    }
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : " + ") + name;
    return list;
  }

  const Problem& problem_;
  Partition partition_;
  Limits limits_;
  LexicographicOptions options_;
  bool ask_choice_;
  std::vector<Answer> answers_;
  std::vector<Weight> denominators_;  // of the joint certificate, by level
};

}  // namespace

PartsAnswer solve_parts(const Problem& problem, Partition partition, const Limits& limits,
                        const LexicographicOptions& options, bool ask_choice) {
  return Parts(problem, std::move(partition), limits, options, ask_choice).run();
}

}  // namespace koppel
