#include "solve/unit_route.hpp"

#include <algorithm>
#include <limits>

#include "solve/algorithms/dense/dense_assignment.hpp"
#include "solve/algorithms/perfect/perfect_assignment.hpp"

namespace koppel {

namespace {

constexpr std::size_t cells_worth_a_matrix = 256;
constexpr std::size_t sparsest = 4;  // cells to an edge
constexpr Weight room_in_32_bits = Weight{1} << 29;

// A level as a matrix of costs: rows are the smaller side, columns the larger.
class Matrix {
 public:
  Matrix(const Problem& problem, const Level& level, Staying staying)
      : problem_(problem),
        level_(level),
        staying_(staying),
        rows_are_offers_(problem.graph().offer_count() < problem.graph().request_count()),
        rows_(std::min(problem.graph().offer_count(), problem.graph().request_count())),
        columns_(std::max(problem.graph().offer_count(), problem.graph().request_count())) {}

  std::optional<LevelSolution> solve(Meter& meter) {
    Weight most = 0;
    for (const EdgeId edge : all_ids<EdgeId>(problem_.graph().edge_count())) {
      if (level_.weight(edge) == std::numeric_limits<Weight>::min()) return std::nullopt;
      most = std::max(most, std::abs(level_.weight(edge)));
    }
    const DenseSolution dense = most < room_in_32_bits ? solve_with<std::int32_t>(meter) : solve_with<Weight>(meter);
    if (dense.overflow || dense.infeasible) return std::nullopt;
    LevelSolution solution{matching_of(dense), duals_of(dense), dense.complete, true};
    const bool allowed = staying_ == Staying::anybody || solution.matching.size() == rows_;
    if (!allowed) solution.matching.clear();
    return solution;
  }

 private:
  [[nodiscard]] std::size_t row_of(EdgeId edge) const {
    return rows_are_offers_ ? problem_.graph().offer(edge).index() : problem_.graph().request(edge).index();
  }
  [[nodiscard]] std::size_t column_of(EdgeId edge) const {
    return rows_are_offers_ ? problem_.graph().request(edge).index() : problem_.graph().offer(edge).index();
  }

  // Where nodes may stay unmatched, an edge with a negative weight counts as no edge: weight 0, and every cell of the matrix is allowed.
  template <class Cost>
  DenseSolution solve_with(Meter& meter) const {
    constexpr Cost forbidden = std::numeric_limits<Cost>::max();
    CostMatrix<Cost> costs =
        CostMatrix<Cost>::Constant(rows_, columns_, staying_ == Staying::anybody ? Cost{0} : forbidden);
    for (const EdgeId edge : all_ids<EdgeId>(problem_.graph().edge_count())) {
      const Weight weight = level_.weight(edge);
      const Weight cost = staying_ == Staying::anybody && weight < 0 ? 0 : -weight;
      costs(row_of(edge), column_of(edge)) = static_cast<Cost>(cost);
    }
    return solve_dense_assignment(DenseProblem<Cost>{costs, forbidden}, meter);
  }

  [[nodiscard]] std::vector<EdgeId> matching_of(const DenseSolution& dense) const {
    std::vector<EdgeId> matching;
    for (const EdgeId edge : all_ids<EdgeId>(problem_.graph().edge_count())) {
      const bool pays = staying_ == Staying::nobody || level_.weight(edge) > 0;
      if (pays && dense.column_of_row[row_of(edge)] == column_of(edge)) matching.push_back(edge);
    }
    return matching;
  }

  // Costs are negated weights, so duals change their signs; those of columns are then ≥ 0, and 0 on columns left over.
  [[nodiscard]] LevelDuals duals_of(const DenseSolution& dense) const {
    std::vector<Weight> rows = negated(dense.row_dual), columns = negated(dense.column_dual);
    if (staying_ == Staying::anybody) shift_above_zero(rows, columns);
    if (rows_are_offers_) std::swap(rows, columns);
    return {IdVector<OfferId, Weight>(std::move(columns)), IdVector<RequestId, Weight>(std::move(rows)), {}};
  }
  static std::vector<Weight> negated(const std::vector<std::int64_t>& duals) {
    std::vector<Weight> result;
    result.reserve(duals.size());
    for (const std::int64_t dual : duals) result.push_back(-dual);
    return result;
  }

  // A node that may stay unmatched needs a dual ≥ 0. Every cell is worth at least 0, so each column's dual is at least what the lowest row
  // lacks. A free column has dual 0, so where a row lacks anything no column is free, and all rows may gain what all columns lose.
  static void shift_above_zero(std::vector<Weight>& rows, std::vector<Weight>& columns) {
    const Weight deepest = rows.empty() ? 0 : std::min(Weight{0}, *std::min_element(rows.begin(), rows.end()));
    for (Weight& dual : rows) dual -= deepest;
    for (Weight& dual : columns) dual += deepest;
  }

  const Problem& problem_;
  const Level& level_;
  Staying staying_;
  bool rows_are_offers_;
  std::size_t rows_, columns_;
};

}  // namespace

bool is_dense(const Problem& problem) {
  const std::size_t cells = problem.graph().offer_count() * problem.graph().request_count();
  return cells >= cells_worth_a_matrix && problem.graph().edge_count() >= cells / sparsest;
}

std::optional<LevelSolution> solve_perfectly(const Problem& problem, const Level& level, Meter& meter) {
  const std::size_t nodes = problem.graph().request_count();
  const std::vector<Weight> uniform(level.edge_weights.empty() ? problem.graph().edge_count() : 0, level.every_edge);
  const std::vector<std::int32_t> one_each(nodes, 1);
  const KernelProblem kernel{problem.graph().request_begin(), problem.graph().edge_offers(),
                             level.edge_weights.empty() ? uniform : level.edge_weights, one_each, one_each};
  if (problem.graph().offer_count() != nodes || !perfect_fits(kernel)) return std::nullopt;
  PerfectSolution solution = solve_perfect(kernel, meter);
  if (solution.infeasible) return std::nullopt;
  return LevelSolution{std::move(solution.matching),
                       {IdVector<OfferId, Weight>(std::move(solution.offer_dual)),
                        IdVector<RequestId, Weight>(std::move(solution.request_dual)),
                        {}},
                       solution.complete,
                       true};
}

std::optional<LevelSolution> solve_densely(const Problem& problem, const Level& level, Staying staying, Meter& meter) {
  return Matrix(problem, level, staying).solve(meter);
}

}  // namespace koppel
