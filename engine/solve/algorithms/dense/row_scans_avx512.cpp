// The row scans for x86-64 processors with AVX-512: 512 bits at a time.
#include "solve/algorithms/dense/row_scan_tables.hpp"

#if defined(KOPPEL_X86_VECTORS)

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,avx512f,avx512bw,avx512dq,avx512vl"))), \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,avx512f,avx512bw,avx512dq,avx512vl")
#endif

#include "solve/algorithms/dense/row_scan_kernels.hpp"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace koppel::dense {

template <>
constinit const RowScans<std::int32_t> RowScansAvx512<std::int32_t>::table = Kernels<std::int32_t, 16>::table("avx512");
template <>
constinit const RowScans<std::int64_t> RowScansAvx512<std::int64_t>::table = Kernels<std::int64_t, 8>::table("avx512");

}  // namespace koppel::dense

#endif
