// PrefLib's orders (soc, soi, toc, toi): voters are requests, alternatives are offers, the weight is the Borda score.
#include <algorithm>
#include <map>

#include "io/problem/codes.hpp"
#include "io/problem/readers.hpp"
#include "io/text/codes.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

constexpr std::uint64_t most_edges_made = 100'000'000;  // a line "1000000000: 1,2,3" is short
constexpr std::string_view data_types[] = {"soc", "soi", "toc", "toi"};

// An order: groups of alternatives that tie, best first; each group sorted.
using Order = std::vector<std::vector<std::uint32_t>>;

class PreflibReader {
 public:
  PreflibReader(LineReader& lines, ProblemDraft& draft) : lines_(lines), draft_(draft) {}

  void read() {
    while (lines_.next(line_)) {
      const std::string_view text = without_blanks(line_);
      if (text.empty()) continue;
      text.front() == '#' ? read_metadata(text) : read_order(text);
    }
    draft_.cut_off = lines_.damaged() || lines_.too_long();
    if (alternatives_ == 0) {
      return draft_.fault(model_codes.missing_field, 1, 1, {{"expected", "# NUMBER ALTERNATIVES: …"}});
    }
    if (voters_) draft_.expect_count("voters", *voters_, found_voters_, voters_row_);
    if (made_edges_ > most_edges_made) {
      return draft_.fault(problem_codes.problem_too_large, 1, 1,
                          {{"read", std::to_string(made_edges_)}, {"expected", std::to_string(most_edges_made)}});
    }
    if (!draft_.plausible(alternatives_, made_edges_, 1)) return;
    make_edges();
  }

 private:
  void read_metadata(std::string_view text) {
    constexpr std::string_view type = "# DATA TYPE:", alternatives = "# NUMBER ALTERNATIVES:",
                               voters = "# NUMBER VOTERS:";
    if (text.starts_with(type)) {
      const std::string_view value = without_blanks(text.substr(type.size()));
      if (std::ranges::find(data_types, value) == std::end(data_types)) {
        draft_.fault_at(problem_codes.line_not_understood, lines_.row(), line_, value, "soc | soi | toc | toi");
      }
    } else if (text.starts_with(alternatives)) {
      alternatives_ = number(without_blanks(text.substr(alternatives.size()))).value_or(0);
    } else if (text.starts_with(voters)) {
      voters_ = number(without_blanks(text.substr(voters.size())));
      voters_row_ = lines_.row();
    }
  }

  std::optional<std::uint64_t> number(std::string_view word) {
    const auto value = whole_count(word);
    if (!value || *value > most_items) draft_.fault_at(text_codes.not_a_number, lines_.row(), line_, word);
    return value && *value <= most_items ? value : std::nullopt;
  }

  // "12: 1,{2,3},4"
  void read_order(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
      return draft_.fault_at(problem_codes.line_not_understood, lines_.row(), line_, text, "12: 1,{2,3},4");
    }
    const auto copies = number(without_blanks(text.substr(0, colon)));
    Order order;
    std::vector<std::uint32_t> seen;
    bool tied = false;
    for (std::string_view left = text.substr(colon + 1); !without_blanks(left).empty();) {
      const std::size_t end = left.find(',');
      std::string_view word = without_blanks(left.substr(0, end));
      left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
      const bool opens = word.starts_with('{');
      if (opens) word = without_blanks(word.substr(1));
      const bool closes = word.ends_with('}');
      if (closes) word = without_blanks(word.substr(0, word.size() - 1));
      if ((opens && tied) || (closes && !tied && !opens)) {
        return draft_.fault_at(problem_codes.line_not_understood, lines_.row(), line_, text, "12: 1,{2,3},4");
      }
      if (!tied || order.empty()) order.emplace_back();
      tied = (tied || opens) && !closes;
      if (word.empty() && opens && closes) continue;
      const auto alternative = alternative_of(word);
      if (!alternative) return;
      order.back().push_back(*alternative);
      seen.push_back(*alternative);
    }
    std::ranges::sort(seen);
    if (const auto twice = std::ranges::adjacent_find(seen); twice != seen.end()) {
      return draft_.fault(problem_codes.duplicate_node, lines_.row(), 1,
                          {{"read", std::to_string(*twice)}, {"other", std::to_string(lines_.row()) + ":1"}});
    }
    if (!copies) return;
    found_voters_ += *copies;
    made_edges_ += *copies * seen.size();
    for (auto& group : order) std::ranges::sort(group);
    std::erase_if(order, [](const auto& group) { return group.empty(); });
    orders_[std::move(order)] += *copies;
  }

  std::optional<std::uint32_t> alternative_of(std::string_view word) {
    const auto value = whole_count(word);
    if (!value) {
      draft_.fault_at(text_codes.not_a_number, lines_.row(), line_, word);
    } else if (*value == 0 || *value > alternatives_) {
      draft_.fault_at(text_codes.number_out_of_range, lines_.row(), line_, word,
                      "1 … " + std::to_string(alternatives_));
    } else {
      return static_cast<std::uint32_t>(*value);
    }
    return std::nullopt;
  }

  // Voters are called after their order, orders after their place among all: so the order of the lines does not matter.
  void make_edges() {
    draft_.offers = numbered_side(alternatives_, {0, draft_.reading.offer_capacity});
    std::uint64_t order_number = 0;
    for (const auto& [order, copies] : orders_) {
      ++order_number;
      for (std::uint64_t copy = 1; copy <= copies; ++copy) {
        const auto voter = static_cast<std::uint32_t>(draft_.requests.names.size());
        draft_.requests.names.push_back("v" + std::to_string(order_number) + "-" + std::to_string(copy));
        draft_.requests.ranges.push_back({0, draft_.reading.request_capacity});
        add_scores(order, voter);
      }
    }
  }

  // The score of an alternative: how many of all alternatives do not stand before it, itself not counted.
  void add_scores(const Order& order, std::uint32_t voter) {
    std::uint64_t better = 0;
    for (const auto& group : order) {
      const std::string score = std::to_string(alternatives_ - better - 1);
      for (const std::uint32_t alternative : group) draft_.add_edge_at(alternative - 1, voter, score, 0);
      better += group.size();
    }
  }

  LineReader& lines_;
  ProblemDraft& draft_;
  std::string_view line_;
  std::uint64_t alternatives_ = 0, found_voters_ = 0, made_edges_ = 0;
  std::optional<std::uint64_t> voters_;
  std::int64_t voters_row_ = 0;
  std::map<Order, std::uint64_t> orders_;
};

}  // namespace

void read_preflib(LineReader& lines, ProblemDraft& draft) { PreflibReader(lines, draft).read(); }

}  // namespace koppel::io
