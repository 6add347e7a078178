// What a person typed, as plain values: one struct per verb family, filled by CLI11 in program.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "io/survey/mapping.hpp"
#include "walk/files/inputs.hpp"

namespace koppel::cli {

struct CommonOptions {
  std::optional<std::uint64_t> seed;
  unsigned threads = 1;
  double time_limit = 0;         // seconds; 0: none
  std::uint64_t work_limit = 0;  // edge scans; 0: none
  bool strict = false;
  bool json = false;
  std::optional<Language> locale;
  std::optional<std::filesystem::path> stats;
};

// What the walk is asked, of what was typed.
[[nodiscard]] WalkOptions walk_options(const CommonOptions& common, const std::string& strategy = {},
                                       bool pseudonyms = false);

// The day it is here and now.
[[nodiscard]] Date day_of_this_machine();

struct MatchOptions {
  Inputs input;
  std::optional<std::filesystem::path> output;
  std::string strategy;  // empty: the profile's
  Keep keep = Keep::fewest_changes;
  Millipoints call_price = 0;
  bool pseudonyms = false;
  bool force = false;
  bool no_ask = false;  // ask nothing, on a terminal either
  bool fresh = false;   // do not go on from the proposal that stands in the folder
};

// A bare problem, and how its file is to be read.
struct ProblemOptions {
  std::filesystem::path file;
  std::string format;            // empty: recognised
  std::optional<bool> minimise;  // nothing: what the format means by itself, else maximise
  bool minus_one_forbids = false;
  bool round = false;
};

struct SolveVerbOptions {
  ProblemOptions problem;
  std::string strategy = "max_cardinality_max_weight";
  bool lottery = false;  // prove the tie-break instead of taking any optimum
  std::optional<std::filesystem::path> output;
};

struct InspectOptions {
  std::filesystem::path file;
  std::string sheet;         // of a workbook; empty: the first that holds a table
  std::optional<Side> side;  // nothing: what the headings tell
  std::optional<std::filesystem::path> output;
  bool force = false;
  bool ask = false;  // what is not sure, where a person is at the terminal
};

// At most so many rejected rows, or so many in a hundred.
struct MostRejects {
  std::size_t number = 0;
  bool percent = false;
};

struct ImportVerbOptions {
  std::vector<std::filesystem::path> exports, mappings, corrections;
  std::optional<std::filesystem::path> profile, previous;
  std::filesystem::path output = "market.json";
  std::optional<MostRejects> most_rejects;
  bool force = false;
};

struct VerifyOptions {
  std::vector<std::filesystem::path> files;  // as typed: the input, then the result
  Inputs input;
  std::string format;  // of a bare problem
  std::filesystem::path result;
};

// What is asked of a market's result.
struct AskOptions {
  std::vector<std::filesystem::path> files;  // as typed: the input, then the result
  Inputs input;
  std::filesystem::path result;
  std::optional<std::string> request, offer;
  bool pseudonyms = false;
};

struct DiffOptions {
  std::filesystem::path before, after;
  std::optional<std::filesystem::path> key;  // names; nothing: those of the call lists beside the results
  bool pseudonyms = false;
};

struct GenerateOptions {
  std::string kind;
  std::size_t offers = 140, requests = 220, districts = 14, degree = 20;
  std::filesystem::path output;
};

// Of each input: what its manifest says, and what was typed on top.
struct BatchOptions {
  std::filesystem::path manifest, output;
  std::optional<std::filesystem::path> profile;
  std::string strategy;
  bool pseudonyms = false;
  bool force = false;
};

struct ListOptions {
  std::string what;
};

}  // namespace koppel::cli
