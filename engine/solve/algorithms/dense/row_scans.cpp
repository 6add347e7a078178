#include "solve/algorithms/dense/row_scans.hpp"

#include <vector>

#include "solve/algorithms/dense/row_scan_kernels.hpp"
#include "solve/algorithms/dense/row_scan_tables.hpp"

namespace koppel::dense {
namespace {

// 128 bits: every x86-64 and 64-bit ARM has them, and a compiler makes plain numbers of them elsewhere.
template <class Cost>
constinit const RowScans<Cost> narrowest = Kernels<Cost, 16 / sizeof(Cost)>::table("128 bits");

template <class Cost>
[[nodiscard]] std::vector<const RowScans<Cost>*> scans_of_this_processor() {
  std::vector<const RowScans<Cost>*> scans{&narrowest<Cost>};
#if defined(KOPPEL_X86_VECTORS)
  __builtin_cpu_init();
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (avx2) scans.push_back(&RowScansAvx2<Cost>::table);
  if (avx512) scans.push_back(&RowScansAvx512<Cost>::table);
#endif
  return scans;
}

}  // namespace

template <class Cost>
std::span<const RowScans<Cost>* const> all_row_scans() {
  static const std::vector<const RowScans<Cost>*> scans = scans_of_this_processor<Cost>();
  return scans;
}

template <class Cost>
const RowScans<Cost>& row_scans() {
  return *all_row_scans<Cost>().back();
}

template const RowScans<std::int32_t>& row_scans<std::int32_t>();
template const RowScans<std::int64_t>& row_scans<std::int64_t>();
template std::span<const RowScans<std::int32_t>* const> all_row_scans<std::int32_t>();
template std::span<const RowScans<std::int64_t>* const> all_row_scans<std::int64_t>();

}  // namespace koppel::dense
