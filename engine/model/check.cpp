#include "model/check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>

#include "model/checking.hpp"
#include "model/codes.hpp"
#include "model/market_of.hpp"

namespace koppel {

namespace {

constexpr std::string_view unread_need = "?";

using RowPlace = std::pair<std::string, std::int64_t>;  // file, row

Sourced<Offer>& sourced(DraftOffer& row) { return row.offer; }
Sourced<Request>& sourced(DraftRequest& row) { return row.request; }
const Sourced<Offer>& sourced(const DraftOffer& row) { return row.offer; }
const Sourced<Request>& sourced(const DraftRequest& row) { return row.request; }

// Findings are kept up to a number per code: which ones must not depend on the order of the rows.
template <class Row>
std::vector<Row> in_order(const std::vector<Row>& rows) {
  std::vector<const Row*> order;
  for (const Row& row : rows) order.push_back(&row);
  std::ranges::stable_sort(order, [](const Row* a, const Row* b) {
    return std::tie(sourced(*a).source, sourced(*a).value.id) < std::tie(sourced(*b).source, sourced(*b).value.id);
  });
  std::vector<Row> sorted;
  sorted.reserve(rows.size());
  for (const Row* row : order) sorted.push_back(*row);
  return sorted;
}

// The rows of one side that stay, each of them checked. `out` counts those that do not, but for repeated ones, of which nothing is lost.
template <class Row, class CheckRow>
std::vector<Row> check_side(const std::vector<Row>& draft, checking::RowContext context, CheckRow check_row,
                            std::set<RowPlace>& rejected, std::size_t& out) {
  std::vector<Row> rows = in_order(draft);
  const auto reject = [&](const Row& row) {
    rejected.emplace(sourced(row).source.file, sourced(row).source.row);
    ++out;
  };
  std::erase_if(rows, [&](Row& row) {
    const bool stays = check_row(row, context);
    if (!stays) reject(row);
    return !stays;
  });
  std::vector<std::remove_reference_t<decltype(sourced(rows.front()))>*> sources;
  for (Row& row : rows) sources.push_back(&sourced(row));
  const std::vector<checking::Duplicate> becomes = checking::without_duplicates(sources, context.findings);
  std::map<std::string, std::pair<std::size_t, std::int64_t>> repeated;  // by file: how many rows, and the first
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (becomes[i] == checking::Duplicate::out) {
      reject(rows[i]);
    } else if (becomes[i] == checking::Duplicate::repeats) {
      const Source& place = sourced(rows[i]).source;
      if (repeated[place.file].first++ == 0) repeated[place.file].second = place.row;
    } else if (kept++ != i) {
      rows[kept - 1] = std::move(rows[i]);
    }
  }
  for (const auto& [file, rows_of_it] : repeated) {
    const auto& [count, first] = rows_of_it;
    context.findings.add(model_codes.repeated_row, {.file = file, .row = first}, {{"read", std::to_string(count)}});
  }
  rows.resize(kept);
  return rows;
}

// An empty side is a fault of its own, unless an error has already said why nothing came in or nothing stayed.
void refuse_empty(std::size_t read, std::size_t kept, const std::string& side, bool needed, const Draft& draft,
                  Findings& findings) {
  const bool said = read == 0 ? draft.findings.has_errors() : findings.has_errors();
  if (kept > 0 || said) return;
  findings.add(needed ? Code(model_codes.empty_side) : Code(model_codes.side_not_given), {.field = side},
               {{"expected", side}});
}

// Rows that were rejected as they were read: the draft does not have them. One that says itself that it no longer counts was understood.
std::size_t never_read(const Ledger& ledger) {
  std::size_t rows = 0;
  for (const RowCounts& counts : row_counts(ledger)) rows += counts.rejected;
  for (const FileLedger& file : ledger) {
    rows -= static_cast<std::size_t>(std::ranges::count_if(file.rows, [](const LedgerRow& row) {
      return row.reasons.size() == 1 && row.reasons.front().code == model_codes.row_closed;
    }));
  }
  return rows;
}

// Needs that were all dropped or unknown make a market in which everybody suits everybody.
void refuse_without_needs(const ReadOfAsked& needs, Findings& findings) {
  if (needs.asked == 0 || needs.read > 0) return;
  findings.add(model_codes.no_need_understood, {.field = "needs"}, {{"read", std::to_string(needs.asked)}});
}

// What the draft's ledger says, and what was found here.
Ledger continued(const Draft& draft, const Findings& found, const std::set<RowPlace>& rejected) {
  Ledger ledger = draft.ledger;
  for (const Finding& finding : found.kept()) tell(ledger, finding);
  for (const auto& [file, row] : rejected) {
    if (LedgerRow* line = find_row(ledger, file, row)) reject(*line);
  }
  return ledger;
}

// Where one of the asked skills is needed, whoever asked for something that was not read must not get just anybody: a need that nobody meets
// stands for it.
void keep_unread_needs(std::vector<DraftRequest>& requests, const Rules& rules) {
  if (!rules.skills || !rules.one_skill) return;
  for (DraftRequest& row : requests) {
    Request& request = row.request.value;
    if (request.needs.empty() && row.request.left_out.needs > 0)
      request.needs.push_back({.term = std::string(unread_need), .level = 1, .must = true});
  }
}

template <class Row>
auto values(std::vector<Row>& rows) {
  std::vector<decltype(sourced(rows.front()).value)> taken;
  taken.reserve(rows.size());
  for (Row& row : rows) taken.push_back(std::move(sourced(row).value));
  return taken;
}

}  // namespace

Checked check(const Draft& draft, const Profile& profile, const Vocabularies& vocabularies, SidesNeeded needed) {
  Findings found(Findings::keep_all);  // the ledger tells of every row
  checking::Words words(vocabularies);
  const checking::RowContext context{profile, words, found};
  std::set<RowPlace> rejected;
  LeftOut left_out = draft.left_out;
  left_out.rows += never_read(draft.ledger);
  auto offers = check_side(draft.offers, context, checking::check_offer, rejected, left_out.rows);
  auto requests = check_side(draft.requests, context, checking::check_request, rejected, left_out.rows);
  refuse_empty(draft.offers.size(), offers.size(), "offers", needed.offers, draft, found);
  refuse_empty(draft.requests.size(), requests.size(), "requests", needed.requests, draft, found);
  checking::recognise_people(offers, requests, found);
  checking::note_without_effect(offers, requests, profile, found);
  checking::add_left_out(offers, requests, left_out);
  const Understood understood = checking::understood_of(offers, requests, left_out, words);
  refuse_without_needs(understood.needs, found);
  keep_unread_needs(requests, profile.rules);

  Checked checked;
  checked.understood = understood;
  checked.left_out = left_out;
  checked.ledger = continued(draft, found, rejected);
  checked.findings = draft.findings;
  checked.findings.append(found);
  checked.findings.sort();
  if (!checked.findings.has_errors()) checked.market = market_of(values(offers), values(requests));
  return checked;
}

RowCheck::RowCheck(const Profile& profile, const Vocabularies& vocabularies)
    : profile_(profile), words_(std::make_unique<checking::Words>(vocabularies)) {}
RowCheck::RowCheck(RowCheck&&) noexcept = default;
RowCheck::~RowCheck() = default;

Findings RowCheck::findings_of(DraftOffer row) {
  Findings found(Findings::keep_all);
  (void)checking::check_offer(row, {profile_, *words_, found});
  return found;
}

Findings RowCheck::findings_of(DraftRequest row) {
  Findings found(Findings::keep_all);
  (void)checking::check_request(row, {profile_, *words_, found});
  return found;
}

Draft to_draft(const Market& market) {
  Draft draft;
  for (const Offer& offer : market.offers()) {
    DraftOffer row;
    row.offer.value = offer;
    row.has_capacity_min = row.has_capacity_max = row.has_reach = true;
    draft.offers.push_back(std::move(row));
  }
  for (const Request& request : market.requests()) {
    DraftRequest row;
    row.request.value = request;
    if (request.submitted) row.request.submitted = to_string(*request.submitted);
    row.has_people_min = row.has_people_max = true;
    draft.requests.push_back(std::move(row));
  }
  return draft;
}

}  // namespace koppel
