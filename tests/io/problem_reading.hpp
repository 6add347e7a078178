// Helpers of the tests on bare problems: texts to files, gzip, and problems as comparable values.
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "io/problem_file.hpp"
#include "io/reading.hpp"

namespace koppel::io::test {

[[nodiscard]] inline BareProblem problem_of(const std::string& text, const ProblemReading& reading = {},
                                            const std::string& name = "problem") {
  const Folder folder;
  return read_problem(folder.put(name, text), reading);
}

// The findings that refuse a text; none when it is a problem.
[[nodiscard]] inline Findings faults_of(const std::string& text, const ProblemReading& reading = {},
                                        const std::string& name = "problem") {
  try {
    return problem_of(text, reading, name).notes;
  } catch (const InputError& error) {
    return error.findings();
  }
}

[[nodiscard]] inline std::string gzipped(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string bytes(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  deflate(&stream, Z_FINISH);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return bytes;
}

// Everything that makes a problem, so that two can be compared whole.
inline void expect_same(const BareProblem& a, const BareProblem& b) {
  EXPECT_EQ(a.problem.graph, b.problem.graph);
  EXPECT_EQ(a.problem.offer_names.values(), b.problem.offer_names.values());
  EXPECT_EQ(a.problem.request_names.values(), b.problem.request_names.values());
  EXPECT_EQ(a.problem.offer_range.values(), b.problem.offer_range.values());
  EXPECT_EQ(a.problem.request_range.values(), b.problem.request_range.values());
  for (const RequestId request : a.problem.request_range.ids()) {
    EXPECT_EQ(a.problem.needed_if_any(request), b.problem.needed_if_any(request));
  }
  EXPECT_EQ(a.problem.groups, b.problem.groups);
  EXPECT_EQ(a.problem.pinned, b.problem.pinned);
  EXPECT_EQ(a.problem.scale, b.problem.scale);
  EXPECT_EQ(a.weights, b.weights);
  EXPECT_EQ(a.digest, b.digest);
}

// "1-2 7" for every edge, in the order of the problem.
[[nodiscard]] inline std::vector<std::string> edges_of(const BareProblem& bare) {
  std::vector<std::string> list;
  for (const EdgeId edge : all_ids<EdgeId>(bare.problem.graph.edge_count())) {
    const auto [offer, request] = bare.problem.graph.endpoints(edge);
    list.push_back(name_of(bare.problem, offer) + "-" + name_of(bare.problem, request) + " " +
                   to_decimal(bare.weights[edge.index()], bare.problem.scale));
  }
  return list;
}

}  // namespace koppel::io::test
