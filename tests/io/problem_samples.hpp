// One small text per format, used by the tests on formats, on damage and on the order of rows.
#pragma once

#include <string>

#include "io/problem/file.hpp"

namespace koppel::io::test {

struct Sample {
  ProblemFormat format;
  std::string text;
};

inline const std::string koppel_sample = R"({ "schema": "koppel/problem/1",
  "supply": [ { "id": "1" }, { "id": "2" } ],
  "demand": [ { "id": "1" }, { "id": "2" }, { "id": "3" } ],
  "edges": [ ["1", "1", 0], ["2", "1", 4.5], ["1", "3", -2] ] }
)";
inline const std::string koppel_rich_sample = R"({ "schema": "koppel/problem/1",
  "supply": [ { "id": "a", "max": 2 }, { "id": "b", "min": 1, "max": 3 } ],
  "demand": [ { "id": "x", "if_any": 2, "max": 2 }, { "id": "y" }, { "id": "z" } ],
  "edges": [ ["a", "x", 1], ["b", "x", 2], ["b", "y", 3], ["a", "z", 4] ],
  "groups": [ { "side": "demand", "name": "north", "members": ["y", "x"], "min": 1, "max": 2 },
              { "side": "demand", "name": "all", "members": ["x", "y", "z"], "max": 3 } ],
  "hours": { "supply": { "a": 8, "b": 7.5 }, "edges": [ ["a", "x", 4], ["a", "z", 4], ["b", "x", 2.5], ["b", "y", 5] ] } }
)";
inline const std::string matrix_sample = R"(%%MatrixMarket matrix coordinate real general
% rows are supply
2 3 3
1 1 0

2 1 4.50
1 3 -2
)";
inline const std::string dense_matrix_sample = R"(%%MatrixMarket matrix array integer general
2 2
1
3
2
4
)";
inline const std::string csv_sample = R"(request,offer,weight
1,1,0
1,2,4.5
3,1,-2
)";
inline const std::string asn_sample = R"(c two sources, two sinks
p asn 4 3
n 1
n 2
a 1 3 5
a 1 4 2
a 2 3 1
)";
inline const std::string min_sample = R"(c a transportation problem
p min 4 3
n 1 2
n 2 1
n 3 -1
n 4 -2
a 1 3 0 1 5
a 1 4 1 1 2
a 2 4 0 1 -1
)";
inline const std::string orlib_sample = " 2\n 1 2\n 3 4\n";
inline const std::string preflib_sample = R"(# FILE NAME: 00000-00000001.toi
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 3
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Paint
2: 1,{2,3},4
1: 3
)";

inline const Sample samples[] = {
    {ProblemFormat::koppel_json, koppel_sample},   {ProblemFormat::koppel_json, koppel_rich_sample},
    {ProblemFormat::matrix_market, matrix_sample}, {ProblemFormat::matrix_market, dense_matrix_sample},
    {ProblemFormat::csv_triples, csv_sample},      {ProblemFormat::dimacs_asn, asn_sample},
    {ProblemFormat::dimacs_min, min_sample},       {ProblemFormat::orlib_assign, orlib_sample},
    {ProblemFormat::preflib, preflib_sample}};

}  // namespace koppel::io::test
