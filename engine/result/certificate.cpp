#include "result/certificate.hpp"

#include <type_traits>

#include "result/certificates/kinds.hpp"

namespace koppel {

std::string_view kind_of(const ResultCertificate& certificate) {
  return std::visit([](const auto& proof) { return proof.kind; }, certificate);
}

const std::vector<std::string>& levels_of(const ResultCertificate& certificate) {
  static const std::vector<std::string> none;
  return std::visit(
      [](const auto& proof) -> const std::vector<std::string>& {
        if constexpr (requires { proof.levels; })
          return proof.levels;
        else
          return none;
      },
      certificate);
}

std::optional<ResultCertificate> certificate_by_names(const Problem& problem, const Certificate& certificate) {
  return std::visit(
      [&]<class Proof>(const Proof& proof) -> std::optional<ResultCertificate> {
        if constexpr (std::is_same_v<Proof, std::monostate>)
          return std::nullopt;
        else
          return certificates::by_names(problem, proof);
      },
      certificate);
}

Certificate certificate_by_nodes(const ResultCertificate& certificate, const NodeIndex& index,
                                 std::vector<VerdictFault>& faults) {
  return std::visit(
      [&](const auto& proof) -> Certificate {
        auto restored = certificates::by_nodes(proof, index, faults);
        return restored ? Certificate(std::move(*restored)) : Certificate();
      },
      certificate);
}

}  // namespace koppel
