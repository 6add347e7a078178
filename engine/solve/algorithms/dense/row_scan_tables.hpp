// row scan tables: the kernels as each row_scans_*.cpp compiled them; row_scans.cpp chooses among them.
#pragma once

#include "solve/algorithms/dense/row_scans.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define KOPPEL_X86_VECTORS 1

namespace koppel::dense {

template <class Cost>
struct RowScansAvx2 {
  static const RowScans<Cost> table;
};
template <class Cost>
struct RowScansAvx512 {
  static const RowScans<Cost> table;
};

template <>
const RowScans<std::int32_t> RowScansAvx2<std::int32_t>::table;
template <>
const RowScans<std::int64_t> RowScansAvx2<std::int64_t>::table;
template <>
const RowScans<std::int32_t> RowScansAvx512<std::int32_t>::table;
template <>
const RowScans<std::int64_t> RowScansAvx512<std::int64_t>::table;

}  // namespace koppel::dense
#endif
