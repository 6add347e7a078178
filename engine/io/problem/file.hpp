// Bare problems from files: koppel JSON, DIMACS, OR-Library, Matrix Market, CSV triples, PrefLib; plain or gzip.
//
// Problem:    instances come in the formats of half a dozen communities, up to many millions of edges.
// Promise:    the same problem gives the same instance, byte for byte, whatever the format and the order of its rows: nodes are
//             numbered by their ids (whole numbers by size, before other texts by their bytes). Numbers never pass through a double.
//             All but JSON are streamed: memory follows the problem, not the file. What each format means and how it is
//             recognised stands in data/schema/problem-formats.md.
// Complexity: O(bytes + nodes log nodes).
// Errors:     InputError with every finding: place, what was read, what was expected.
//
//   BareProblem bare = read_problem("instance.mtx.gz");
//   Problem problem(bare.instance, Goal{}.then(pairs_level()).then(weight_level(bare.weights)));
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "base/progress.hpp"
#include "graph/instance.hpp"
#include "io/problem/weights.hpp"

namespace koppel::io {

enum class ProblemFormat : std::uint8_t {
  automatic,
  koppel_json,
  dimacs_asn,
  dimacs_min,
  orlib_assign,
  orlib_gap,
  matrix_market,
  csv_triples,
  preflib
};

struct FormatRow {
  ProblemFormat format;
  std::string_view name;
  std::string_view description;
};
// All formats, in alphabetical order of their names.
[[nodiscard]] std::span<const FormatRow> problem_formats();
// "koppel", "dimacs-asn", "dimacs-min", "orlib-assign", "orlib-gap", "matrix-market", "csv", "preflib"
[[nodiscard]] std::optional<ProblemFormat> problem_format(std::string_view name);
[[nodiscard]] std::string_view to_string(ProblemFormat format);

struct ProblemReading {
  ProblemFormat format = ProblemFormat::automatic;
  bool minus_one_forbids = false;  // a weight of -1 is no edge
  bool round = false;              // decimals beyond the sixth are rounded (half away from zero), not refused
  Progress* progress = nullptr;    // not owned; may be null
  // For formats that say nothing about capacities (all but koppel JSON and DIMACS).
  std::int32_t offer_capacity = 1, request_capacity = 1;
};

struct BareProblem {
  std::shared_ptr<const Instance> instance;
  std::vector<Weight> weights;  // by EdgeId, as in the file (costs stay costs), times instance->scale
  ProblemFormat format = ProblemFormat::automatic;
  std::optional<bool> minimise;  // what the format means by itself: DIMACS and OR-Library minimise
  std::string digest;            // "sha256:…" of the canonical problem (data/schema/canonical.md)
  Roundings roundings;           // of ProblemReading::round
  Findings notes;                // warnings and notes
};

// "-" reads standard input.
[[nodiscard]] BareProblem read_problem(const std::filesystem::path& path, const ProblemReading& reading = {});

}  // namespace koppel::io
