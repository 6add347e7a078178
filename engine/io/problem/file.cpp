#include "io/problem/file.hpp"

#include <algorithm>

#include "io/problem/codes.hpp"
#include "io/problem/draft.hpp"
#include "io/problem/readers.hpp"
#include "io/text/codes.hpp"

namespace koppel::io {

namespace {

using enum ProblemFormat;

constexpr FormatRow formats[] = {
    {csv_triples, "csv", "CSV triples: request, offer, weight (OpenReview's scores)"},
    {dimacs_asn, "dimacs-asn", "DIMACS assignment: everybody gets exactly one, cheapest"},
    {dimacs_min, "dimacs-min", "DIMACS minimum-cost flow, as far as it is bipartite transportation"},
    {koppel_json, "koppel", "koppel/problem/1 (JSON): ranges, all-or-nothing, groups"},
    {matrix_market, "matrix-market", "Matrix Market, sparse or dense: rows are supply, columns are demand"},
    {orlib_assign, "orlib-assign", "OR-Library assignment: n, then n x n costs"},
    {orlib_gap, "orlib-gap", "OR-Library generalised assignment: costs, needs and budgets; every job once"},
    {preflib, "preflib", "PrefLib orders (soc, soi, toc, toi): voters are demand, Borda scores"},
};

void read_format(ProblemFormat format, LineReader& lines, ProblemDraft& draft) {
  switch (format) {
    case koppel_json:
      return read_koppel_json(lines, draft);
    case dimacs_asn:
      return read_dimacs_asn(lines, draft);
    case dimacs_min:
      return read_dimacs_min(lines, draft);
    case orlib_assign:
      return read_orlib_assign(lines, draft);
    case orlib_gap:
      return read_orlib_gap(lines, draft);
    case matrix_market:
      return read_matrix_market(lines, draft);
    case csv_triples:
      return read_csv_triples(lines, draft);
    case preflib:
      return read_preflib(lines, draft);
    case automatic:
      return draft.fault(problem_codes.format_unknown, 1, 1, {});
  }
}

// NaN says "not allowed" where people write matrices and tables of numbers.
bool nan_forbids(ProblemFormat format) {
  return format == matrix_market || format == csv_triples || format == orlib_assign || format == orlib_gap;
}

}  // namespace

std::span<const FormatRow> problem_formats() { return formats; }

std::optional<ProblemFormat> problem_format(std::string_view name) {
  const auto* const found = std::ranges::find(formats, name, &FormatRow::name);
  return found == std::end(formats) ? std::nullopt : std::optional(found->format);
}

std::string_view to_string(ProblemFormat format) {
  const auto* const found = std::ranges::find(formats, format, &FormatRow::format);
  return found == std::end(formats) ? std::string_view("automatic") : found->name;
}

BareProblem read_problem(const std::filesystem::path& path, const ProblemReading& reading) {
  LineReader lines(path, reading.progress);
  const std::string file = path.string();
  const ProblemFormat format =
      reading.format == automatic ? recognised_format(lines.beginning(), file) : reading.format;
  ProblemDraft draft(file, reading, nan_forbids(format));
  draft.most_edges = lines.most_bytes() / 2;
  if (lines.beginning().empty() && !lines.damaged()) {
    draft.fault(text_codes.empty_file, 0, 0, {});
  } else {
    read_format(format, lines, draft);
  }
  if (lines.damaged()) draft.fault(problem_codes.damaged_gzip, 0, 0, {{"read", std::to_string(lines.row())}});
  if (lines.too_long() && format != koppel_json) {
    draft.fault(problem_codes.line_too_long, lines.row(), 1,
                {{"expected", std::to_string(LineReader::most_line_bytes)}});
  }
  BareProblem bare = std::move(draft).build();
  bare.format = format;
  return bare;
}

}  // namespace koppel::io
