#include "io/formats/as_said.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "model/check.hpp"

namespace koppel::io {

namespace {

const Sourced<Offer>& sourced(const DraftOffer& row) { return row.offer; }
const Sourced<Request>& sourced(const DraftRequest& row) { return row.request; }

template <class Row>
std::map<std::string_view, const Row*> rows_that_stayed(const std::vector<Row>& rows, const Ledger& ledger) {
  std::map<std::string_view, const Row*> stayed;
  for (const Row& row : rows) {
    const Source& source = sourced(row).source;
    const LedgerRow* line = find_row(ledger, source.file, source.row);
    if (line == nullptr || line->outcome != RowOutcome::rejected) stayed.emplace(sourced(row).value.id, &row);
  }
  return stayed;
}

template <class Number>
void keep_if_said(std::optional<Number>& checked, const std::optional<Number>& said) {
  if (checked != said) checked.reset();
}

// A point found by its postcode, and the district of that place. (That several offers are of one person was found by what a market does not
// hold: it stays.)
template <class Row>
void remove_looked_up(Row& checked, const Row& said) {
  if (!said.place.point) checked.place.point.reset();
  std::erase_if(checked.groups, [&](const GroupMembership& membership) {
    if (membership.group == person_group) return false;
    return std::ranges::find(said.groups, membership.group, &GroupMembership::group) == said.groups.end();
  });
}

void remove_filled_in(DraftOffer& row, const DraftOffer& said) {
  Offer& checked = row.offer.value;
  const Offer& original = said.offer.value;
  row.has_capacity_min = said.has_capacity_min && checked.capacity.min == original.capacity.min;
  row.has_capacity_max = said.has_capacity_max && checked.capacity.max == original.capacity.max;
  row.has_reach = said.has_reach && checked.reach == original.reach;
  if (!row.has_reach) checked.reach.reset();
  keep_if_said(checked.capacity.hours, original.capacity.hours);
  remove_looked_up(checked, original);
}

void remove_filled_in(DraftRequest& row, const DraftRequest& said) {
  Request& checked = row.request.value;
  const Request& original = said.request.value;
  row.has_people_min = said.has_people_min && checked.people.min == original.people.min;
  row.has_people_max = said.has_people_max && checked.people.max == original.people.max;
  keep_if_said(checked.hours, original.hours);
  remove_looked_up(checked, original);
}

template <class Row>
void remove_filled_in(std::vector<Row>& rows, const std::vector<Row>& draft, const Ledger& ledger) {
  const auto stayed = rows_that_stayed(draft, ledger);
  for (Row& row : rows) {
    const auto said = stayed.find(sourced(row).value.id);
    if (said != stayed.end()) remove_filled_in(row, *said->second);
  }
}

}  // namespace

Draft as_said(const Market& market, const Draft& draft, const Ledger& ledger) {
  Draft said = to_draft(market);
  remove_filled_in(said.offers, draft.offers, ledger);
  remove_filled_in(said.requests, draft.requests, ledger);
  return said;
}

}  // namespace koppel::io
