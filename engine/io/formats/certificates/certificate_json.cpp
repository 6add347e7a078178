#include "io/formats/certificates/certificate_json.hpp"

#include "io/formats/certificates/kinds.hpp"

namespace koppel::io {

void write_certificate(JsonWriter& json, const ResultCertificate& certificate) {
  json.open_object();
  json.member("kind", kind_of(certificate));
  std::visit([&](const auto& proof) { certificates::write_members(json, proof); }, certificate);
  json.close();
}

std::optional<ResultCertificate> read_certificate(ObjectReader fields, std::vector<VerdictFault>& not_understood) {
  return certificates::read_one_of(std::type_identity<ResultCertificate>(), fields, not_understood, [&](auto& proof) {
    certificates::read_members(fields, proof, not_understood);
    fields.finish();
  });
}

}  // namespace koppel::io
