// The row scans for x86-64 processors with AVX2: 256 bits at a time.
#include "solve/algorithms/dense/row_scan_tables.hpp"

#if defined(KOPPEL_X86_VECTORS)

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2")
#endif

#include "solve/algorithms/dense/row_scan_kernels.hpp"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace koppel::dense {

template <>
constinit const RowScans<std::int32_t> RowScansAvx2<std::int32_t>::table = Kernels<std::int32_t, 8>::table("avx2");
template <>
constinit const RowScans<std::int64_t> RowScansAvx2<std::int64_t>::table = Kernels<std::int64_t, 4>::table("avx2");

}  // namespace koppel::dense

#endif
