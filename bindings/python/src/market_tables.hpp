// A plan as columns: what the high level makes its DataFrames of. Texts are in the context's language.
#pragma once

#include <pybind11/pybind11.h>

#include "report/report.hpp"

namespace koppel::python {

// Column name → list of equal length, in the order in which they are shown.
[[nodiscard]] pybind11::dict pairs_table(const report::Context& context);
[[nodiscard]] pybind11::dict unserved_table(const report::Context& context);
[[nodiscard]] pybind11::dict reserves_table(const report::Context& context);
[[nodiscard]] pybind11::dict coverage_table(const report::Context& context);
[[nodiscard]] pybind11::dict metrics_table(const report::Context& context);
[[nodiscard]] pybind11::dict recruiting_table(const report::Context& context);
[[nodiscard]] pybind11::dict load_table(const report::Context& context);
[[nodiscard]] pybind11::dict findings_table(const Findings& findings, Language language);

// Where the page draws its nodes: side, id, band, height (0 to 1, from the top).
[[nodiscard]] pybind11::dict picture_table(const report::Context& context);

}  // namespace koppel::python
