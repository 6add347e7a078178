#include "errors.hpp"

#include "base/finding.hpp"
#include "io/inputs/load.hpp"
#include "market_tables.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

void raise_python(const char* maker, const Findings& findings, const py::tuple& more) {
  const py::module_ errors = py::module_::import("koppel.errors");
  const py::object error = errors.attr(maker)(findings_table(findings, Language::en), *more);
  PyErr_SetObject(py::type::of(error).ptr(), error.ptr());
}

void translate(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const io::MappingNeeded& needed) {
    const DraftProfile& draft = needed.draft();
    py::dict words;
    for (const DraftProfile::Words& file : draft.vocabularies) words[py::str(file.name)] = py::str(file.yaml);
    raise_python("_mapping_needed", needed.findings(),
                 py::make_tuple(draft.profile_yaml, draft.offers_mapping_yaml, draft.requests_mapping_yaml, words));
  } catch (const InputError& refused) {
    raise_python("_input_error", refused.findings(), py::tuple());
  }
}

}  // namespace

void register_errors(py::module_&) { py::register_exception_translator(&translate); }

}  // namespace koppel::python
