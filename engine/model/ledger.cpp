#include "model/ledger.hpp"
#include "model/codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace koppel {

std::string_view to_string(RowOutcome outcome) {
  constexpr std::array<std::string_view, 3> names{"accepted", "repaired", "rejected"};
  return names[static_cast<std::size_t>(outcome)];
}

RowCounts FileLedger::counts() const {
  RowCounts counts{.file = file, .rows = rows.size() + blank, .blank = blank, .previews = previews};
  for (const LedgerRow& row : rows) {
    if (row.outcome == RowOutcome::accepted) ++counts.accepted;
    if (row.outcome == RowOutcome::repaired) ++counts.repaired;
    if (row.outcome == RowOutcome::rejected) ++counts.rejected;
  }
  return counts;
}

const LedgerRow* find_row(const Ledger& ledger, std::string_view file, std::int64_t row) {
  const auto found = std::ranges::find(ledger, file, &FileLedger::file);
  if (found == ledger.end()) return nullptr;
  const auto place = std::ranges::lower_bound(found->rows, row, {}, &LedgerRow::row);
  return place == found->rows.end() || place->row != row ? nullptr : &*place;
}

LedgerRow* find_row(Ledger& ledger, std::string_view file, std::int64_t row) {
  return const_cast<LedgerRow*>(find_row(std::as_const(ledger), file, row));
}

void tell(Ledger& ledger, const Finding& reason) {
  const bool drops = reason.severity == Severity::rejected || reason.severity == Severity::error;
  LedgerRow* row = drops ? find_row(ledger, reason.source.file, reason.source.row) : nullptr;
  if (row == nullptr) return;
  row->reasons.push_back(reason);
  if (row->outcome == RowOutcome::accepted) row->outcome = RowOutcome::repaired;
  if (reason.code == model_codes.id_is_personal) row->id.clear();
}

void reject(LedgerRow& row) { row.outcome = RowOutcome::rejected; }

std::vector<RowCounts> row_counts(const Ledger& ledger) {
  std::vector<RowCounts> counts;
  for (const FileLedger& file : ledger) counts.push_back(file.counts());
  return counts;
}

}  // namespace koppel
