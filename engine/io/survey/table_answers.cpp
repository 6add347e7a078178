#include "io/survey/table_answers.hpp"

#include <algorithm>
#include <unordered_map>

#include "io/text/fold.hpp"

namespace koppel::io {

const ColumnAnswers& TableAnswers::of(std::size_t column) const {
  auto& kept = columns_.at(column);
  if (kept) return *kept;
  std::unordered_map<std::string_view, std::size_t> times;
  ColumnAnswers answers;
  for (const auto& row : table_.rows) {
    const std::string_view text = trimmed(cell_at(row, column).text);
    if (text.empty()) continue;
    ++answers.filled;
    ++times[text];
  }
  answers.different.reserve(times.size());
  for (const auto& [text, count] : times) answers.different.push_back({text, count});
  std::sort(answers.different.begin(), answers.different.end(),
            [](const GivenAnswer& a, const GivenAnswer& b) { return a.text < b.text; });
  return kept.emplace(std::move(answers));
}

}  // namespace koppel::io
