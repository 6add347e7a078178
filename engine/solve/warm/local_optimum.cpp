#include "solve/warm/local_optimum.hpp"

#include <algorithm>

#include "solve/warm/build_state.hpp"
#include "solve/warm/search.hpp"

namespace koppel::warm {

namespace {

template <std::size_t levels>
class LocalOptimumOf final : public LocalOptimum {
 public:
  explicit LocalOptimumOf(State<levels> state) : state_(std::move(state)), search_(state_) {}

  void begin() override {
    if (began_) history_.push_back(std::move(state_.record));
    began_ = true;
    state_.record = {};
    state_.record.values = state_.values;
  }

  Answer apply(const Edit& edit, Meter& meter) override {
    meter_ = &meter;
    return std::visit([this](const auto& one) { return make(one); }, edit);
  }

  void undo(std::span<const Edit> inverses) override {
    state_.restore_runs(0);
    state_.restore_duals();
    for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse) {
      std::visit([this](const auto& one) { put(one); }, *inverse);
    }
    state_.values = state_.record.values;
    began_ = !history_.empty();
    state_.record = {};
    if (!began_) return;
    state_.record = std::move(history_.back());
    history_.pop_back();
  }

  void forget() override {
    history_.clear();
    state_.record = {};
    began_ = false;
  }

  Changed changed() const override {
    std::vector<typename State<levels>::RunRecord> first = state_.record.runs;
    std::ranges::stable_sort(first, {}, &State<levels>::RunRecord::edge);
    const auto repeated = std::ranges::unique(first, {}, &State<levels>::RunRecord::edge);
    first.erase(repeated.begin(), repeated.end());
    Changed changed;
    for (const auto& [edge, run] : first) {
      const bool was_chosen = run <= Run::held;
      if (was_chosen == state_.is_chosen(edge)) continue;
      (was_chosen ? changed.removed : changed.added).push_back(EdgeId{edge});
    }
    return changed;
  }

  std::vector<WideWeight> values() const override { return {state_.values.begin(), state_.values.end()}; }

  std::vector<EdgeId> matching() const override {
    std::vector<EdgeId> matching;
    for (Index offer = 0; offer < state_.sides[0].nodes.size(); ++offer) {
      for (const Run run : {Run::pinned, Run::held}) {
        for (const auto& entry : state_.sides[0].rows.run(offer, run)) matching.push_back(EdgeId{entry.edge});
      }
    }
    std::ranges::sort(matching);
    return matching;
  }

  LexDual duals() const override {
    LexDual duals;
    for (std::size_t l = 0; l < levels; ++l) {
      LevelDuals level;
      for (const auto& node : state_.sides[0].nodes) level.offers.push_back(node.dual.part[l]);
      for (const auto& node : state_.sides[1].nodes) level.requests.push_back(node.dual.part[l]);
      duals.levels.push_back(std::move(level));
    }
    return duals;
  }

 private:
  using Vector = LexVector<levels>;
  using Start = typename Search<levels>::Start;

  static Vector vector_of(const std::vector<Weight>& parts) {
    Vector vector;
    std::copy_n(parts.begin(), std::min(levels, parts.size()), vector.part.begin());
    return vector;
  }

  // ---- edits, with all that follows from them --------------------------------------------------------------------------------

  Answer make(const SetRange& edit) {
    put(edit);
    return settle_node(EditableProblem::index(edit.side), edit.node);
  }
  Answer make(const SetWeights& edit) {
    if (!vector_of(edit.weights).fits(dual_bound)) return Answer::gave_up;
    put(edit);
    return settle_edge(edit.edge.value);
  }
  Answer make(const SetRule& edit) {
    const Index edge = edit.edge.value;
    const bool chosen = state_.is_chosen(edge);
    switch (edit.rule) {
      case Rule::pinned:
        if (!chosen) return exchange(edge, {.take = true, .forced = true, .done = Run::pinned, .refused = Run::off});
        state_.set_run(edge, Run::pinned);
        return Answer::optimal;
      case Rule::off:
        if (chosen) return exchange(edge, {.take = false, .forced = true, .done = Run::off, .refused = Run::off});
        state_.set_run(edge, Run::off);
        return Answer::optimal;
      case Rule::free:
        state_.set_run(edge, chosen ? Run::held : Run::free);
        return settle_edge(edge);
    }
    return Answer::gave_up;
  }
  Answer make(const AddNode& edit) {
    put(edit);
    const bool fits = std::ranges::all_of(state_.sides[EditableProblem::index(edit.side)].steps.back(),
                                          [](const Vector& step) { return step.fits(dual_bound); });
    return fits ? Answer::optimal : Answer::gave_up;
  }
  Answer make(const AddEdge& edit) {
    put(edit);
    return vector_of(edit.weights).fits(dual_bound) ? Answer::optimal : Answer::gave_up;
  }
  Answer make(const RemoveLastNode&) { return Answer::gave_up; }  // are inverses only
  Answer make(const RemoveLastEdge&) { return Answer::gave_up; }

  // A node's number of pairs is not allowed, or its gain is not at its largest: one search for each pair more or less.
  Answer settle_node(SideIndex side, Index node) {
    for (;;) {
      const auto& here = state_.node(side, node);
      const std::int64_t count = state_.count(side, node);
      const auto gain = [&](std::int64_t pair) { return state_.sides[side].step(node, pair) + here.dual; };
      const Vector nothing{};
      const bool over = count > here.range.upper || (count > here.range.lower && gain(count) < nothing);
      const bool is_short = count < here.range.lower || (count < here.range.upper && nothing < gain(count + 1));
      if (!over && !is_short) return Answer::optimal;
      const Ending ending = search_.run({.side = side, .node = node, .over = over, .accepted = count}, *meter_);
      if (ending == Ending::nowhere) return Answer::infeasible;
      if (ending == Ending::gave_up) return Answer::gave_up;
      search_.change_runs();
    }
  }

  // A free edge that is worth more than its duals is taken, a held one that is worth less let go, unless the ways cost as much.
  Answer settle_edge(Index edge) {
    const Vector surplus = state_.surplus(edge), nothing{};
    const Run run = state_.run_of(edge);
    if (run == Run::free && nothing < surplus) {
      return exchange(edge, {.take = true, .forced = false, .done = Run::held, .refused = Run::free});
    }
    if (run == Run::held && surplus < nothing) {
      return exchange(edge, {.take = false, .forced = false, .done = Run::free, .refused = Run::held});
    }
    return Answer::optimal;
  }

  struct Exchange {
    bool take;    // or let go
    bool forced;  // whatever it costs
    Run done, refused;
  };

  // Takes the edge, so that both its ends have one pair too many, or lets it go. It is off meanwhile, so that no path uses it. First
  // one end is settled, by a path that may end at the other end. Then the other end is, if a path costs no more than the gain that is left.
  Answer exchange(Index edge, const Exchange& what) {
    state_.set_run(edge, Run::off);
    const SideIndex first = end_to_begin_with(edge), second = 1 - first;
    const std::size_t mark = state_.record.runs.size();
    switch (search_.run(start_at(edge, first, what, true), *meter_)) {
      case Ending::nowhere:
        return Answer::infeasible;
      case Ending::gave_up:
        return Answer::gave_up;
      case Ending::refused:
        state_.set_run(edge, what.refused);
        return Answer::optimal;
      case Ending::met:
        search_.change_runs();
        state_.set_run(edge, what.done);
        return Answer::optimal;
      case Ending::settled:
        search_.change_runs();
        break;
    }
    if (what.take) state_.put_run(first, edge, Run::pinned);  // half made: counted, and not to be let go
    const Ending ending = search_.run(start_at(edge, second, what, false), *meter_);
    if (ending == Ending::settled) search_.change_runs();
    if (what.take) state_.put_run(first, edge, Run::off);
    switch (ending) {
      case Ending::settled:
        state_.set_run(edge, what.done);
        return Answer::optimal;
      case Ending::refused:
        state_.restore_runs(mark);
        state_.set_run(edge, what.refused);
        return Answer::optimal;
      case Ending::nowhere:
        return Answer::infeasible;
      default:
        return Answer::gave_up;
    }
  }

  Start start_at(Index edge, SideIndex side, const Exchange& what, bool may_meet) {
    const Index node = state_.ends[edge][side];
    const Vector surplus = state_.surplus(edge);
    return {.side = side,
            .node = node,
            .over = what.take,
            .accepted = state_.count(side, node) + (what.take ? 1 : 0),
            .limit = what.forced ? Vector::unreached()
                     : what.take ? surplus
                                 : -surplus,
            .meets = may_meet ? state_.ends[edge][1 - side] : none};
  }

  // The one with fewer pairs has fewer ways to look at.
  SideIndex end_to_begin_with(Index edge) {
    const auto size = [&](SideIndex side) {
      const Index node = state_.ends[edge][side];
      return std::pair{state_.count(side, node), state_.node(side, node).range.upper};
    };
    return size(0) < size(1) ? 0 : 1;
  }

  // ---- edits alone ---------------------------------------------------------------------------------------------------------

  void put(const SetRange& edit) { state_.node(EditableProblem::index(edit.side), edit.node).range = edit.range; }
  void put(const SetWeights& edit) { state_.set_weight(edit.edge.value, vector_of(edit.weights)); }
  void put(const SetRule&) {}  // is in the run
  void put(const AddNode& edit) {
    auto& side = state_.sides[EditableProblem::index(edit.side)];
    side.nodes.emplace_back();
    side.rows.add_node();
    side.steps.emplace_back();
    for (std::size_t l = 0; l < edit.gains.size(); ++l) {
      if (side.steps.back().size() < edit.gains[l].size()) side.steps.back().resize(edit.gains[l].size());
      for (std::size_t k = 0; k < edit.gains[l].size(); ++k) side.steps.back()[k].part[l] = edit.gains[l][k];
    }
  }
  void put(const AddEdge& edit) {
    const auto edge = static_cast<Index>(state_.ends.size());
    const Index offer = edit.ends.offer.value, request = edit.ends.request.value;
    state_.ends.push_back({offer, request});
    state_.sides[0].rows.add_edge(offer, {vector_of(edit.weights), request, edge});
    state_.sides[1].rows.add_edge(request, {vector_of(edit.weights), offer, edge});
  }
  void put(const RemoveLastNode& edit) {
    auto& side = state_.sides[EditableProblem::index(edit.side)];
    side.nodes.pop_back();
    side.rows.remove_last_node();
    side.steps.pop_back();
  }
  void put(const RemoveLastEdge&) {
    for (const SideIndex side : {0, 1}) state_.sides[side].rows.remove_last_edge(state_.ends.back()[side]);
    state_.ends.pop_back();
  }

  State<levels> state_;
  Search<levels> search_;
  Meter* meter_ = nullptr;  // of the edit that is being made
  std::vector<typename State<levels>::Record> history_;
  bool began_ = false;
};

template <std::size_t levels>
std::unique_ptr<LocalOptimum> make(const EditableProblem& problem, std::span<const EdgeId> edges,
                                   const Outcome& outcome) {
  auto state = StateBuilder<levels>(problem, edges, outcome).build();
  if (!state) return nullptr;
  return std::make_unique<LocalOptimumOf<levels>>(std::move(*state));
}

[[nodiscard]] bool sizes_fit(const EditableProblem& problem, const LexDual& duals) {
  return duals.levels.size() == problem.level_count() &&
         std::ranges::all_of(duals.levels, [&](const LevelDuals& level) {
           return level.offers.size() == problem.node_count(Side::offers) &&
                  level.requests.size() == problem.node_count(Side::requests);
         });
}

}  // namespace

std::unique_ptr<LocalOptimum> make_local_optimum(EditableProblem& problem, std::span<const EdgeId> edges,
                                                 const Outcome& outcome) {
  const auto* duals = std::get_if<LexDual>(&outcome.certificate);
  if (outcome.status != Status::optimal || duals == nullptr || !problem.is_plain()) return nullptr;
  if (!sizes_fit(problem, *duals)) return nullptr;
  switch (problem.level_count()) {
    case 1:
      return make<1>(problem, edges, outcome);
    case 2:
      return make<2>(problem, edges, outcome);
    case 3:
      return make<3>(problem, edges, outcome);
    case 4:
      return make<4>(problem, edges, outcome);
    default:
      return nullptr;
  }
}

}  // namespace koppel::warm
