// Helpers of the tests on bare problems: texts to files, gzip, and problems as comparable values.
#pragma once

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "io/problem/file.hpp"
#include "io/reading.hpp"

namespace koppel::io::test {

// A file that lives in memory: thousands of texts are read without waiting for a disk.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) : descriptor_(::memfd_create("problem", 0)) {
    if (descriptor_ < 0 || ::write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
      throw std::runtime_error("no file in memory");
    }
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

[[nodiscard]] inline BareProblem problem_of(const std::string& text, const ProblemReading& reading = {}) {
  const MemoryFile file(text);
  return read_problem(file.path(), reading);
}

// The findings that refuse a text; none when it is a problem.
[[nodiscard]] inline Findings faults_of(const std::string& text, const ProblemReading& reading = {}) {
  try {
    return problem_of(text, reading).notes;
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
  EXPECT_EQ(a.instance->graph, b.instance->graph);
  EXPECT_EQ(a.instance->offer_names.values(), b.instance->offer_names.values());
  EXPECT_EQ(a.instance->request_names.values(), b.instance->request_names.values());
  EXPECT_EQ(a.instance->offer_range.values(), b.instance->offer_range.values());
  EXPECT_EQ(a.instance->request_range.values(), b.instance->request_range.values());
  for (const RequestId request : a.instance->request_range.ids()) {
    EXPECT_EQ(a.instance->needed_if_any(request), b.instance->needed_if_any(request));
  }
  EXPECT_EQ(a.instance->groups, b.instance->groups);
  EXPECT_EQ(a.instance->pinned, b.instance->pinned);
  EXPECT_EQ(a.instance->scale, b.instance->scale);
  EXPECT_EQ(a.weights, b.weights);
  EXPECT_EQ(a.digest, b.digest);
}

// "1-2 7" for every edge, in the order of the problem.
[[nodiscard]] inline std::vector<std::string> edges_of(const BareProblem& bare) {
  std::vector<std::string> list;
  for (const EdgeId edge : all_ids<EdgeId>(bare.instance->graph.edge_count())) {
    const auto [offer, request] = bare.instance->graph.endpoints(edge);
    list.push_back(name_of(*bare.instance, offer) + "-" + name_of(*bare.instance, request) + " " +
                   to_decimal(bare.weights[edge.index()], bare.instance->scale));
  }
  return list;
}

}  // namespace koppel::io::test
