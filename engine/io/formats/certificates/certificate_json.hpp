// The certificate of a result as JSON, exactly as data/schema/result.schema.json says.
//
// Promise:    reading what was written gives the same certificate. Faults in a value are findings with their place.
// Complexity: O(size of the certificate).
// Errors:     as findings of the reader; a kind that there is not is named in `not_understood` (a fault of the result: a later
//             version may know it).
//
//   write_certificate(json, *result.certificate);
//   result.certificate = read_certificate(reader, result.not_understood);
//
// Each kind has a file for its members in this folder; kinds.hpp lists them.
#pragma once

#include <optional>
#include <vector>

#include "io/text/json_fields.hpp"
#include "io/text/json_writer.hpp"
#include "result/certificate.hpp"
#include "result/fault.hpp"

namespace koppel::io {

void write_certificate(JsonWriter& json, const ResultCertificate& certificate);
[[nodiscard]] std::optional<ResultCertificate> read_certificate(ObjectReader fields,
                                                                std::vector<VerdictFault>& not_understood);

}  // namespace koppel::io
