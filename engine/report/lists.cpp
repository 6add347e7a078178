// The lists for a spreadsheet: whom to call (CSV and XLSX), and who is not served yet.
#include <algorithm>
#include <tuple>

#include "base/unseen.hpp"
#include "io/text/csv_writer.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

using Row = std::vector<std::string>;

// One person to ask for one request: the proposal itself, or a reserve.
struct Call {
  RequestId request;
  OfferId offer;
  int rank = 0;  // 0: the proposal
  std::string moment, reason;
  std::optional<Metres> distance;
};

std::vector<Call> calls_of(const Context& context) {
  std::vector<Call> calls;
  for (const PlanPair& pair : context.plan.pairs) {
    calls.push_back(
        {pair.request, pair.offer, 0, moment_of(context, pair), pair_reason(context, pair), pair.score.distance});
  }
  for (const Reserve& reserve : context.plan.reserves) {
    PlanPair as_pair;
    as_pair.offer = reserve.offer;
    as_pair.request = reserve.request;
    as_pair.score = reserve.score;
    as_pair.slots = reserve.slots;
    as_pair.slot = reserve.slot;
    as_pair.slot_taken = reserve.slot_taken;
    calls.push_back({reserve.request, reserve.offer, reserve.rank, moment_of(context, as_pair),
                     pair_reason(context, as_pair), reserve.score.distance});
  }
  std::ranges::stable_sort(calls, {}, [](const Call& call) { return std::tuple(call.request, call.rank, call.offer); });
  return calls;
}

Contact contact_of(const Context& context, const std::map<std::string, Contact, std::less<>>& side,
                   const std::string& id) {
  const auto found = side.find(id);
  if (context.pseudonyms || found == side.end()) return {};
  const Contact& known = found->second;
  return {without_unseen(known.name), without_unseen(known.email), without_unseen(known.phone)};
}

// Of long ids people see the codes; the ids themselves, by which a list is read back, stand in the last columns.
Row call_headings(Language language, bool long_ids) {
  Row row;
  for (const char* key :
       {long_ids ? "call_request_code" : "call_request", "call_label", "call_from", "call_requester_name",
        "call_requester_phone", "call_requester_email", "call_role", long_ids ? "call_offer_code" : "call_offer",
        "call_name", "call_phone", "call_email", "call_about", "call_slot", "call_distance", "call_reason", "answer"}) {
    row.emplace_back(word(language, key));
  }
  if (long_ids)
    row.insert(row.end(), {std::string(word(language, "call_request")), std::string(word(language, "call_offer"))});
  return row;
}

Row call_row(const Context& context, const Call& call, bool long_ids) {
  const Request& request = context.market[call.request];
  const Offer& offer = context.market[call.offer];
  const Contact asks = contact_of(context, context.contacts.requests, request.id);
  const Contact helps = contact_of(context, context.contacts.offers, offer.id);
  const std::string role = call.rank == 0 ? say(context.language, "role_proposal")
                                          : say(context.language, "reserve_of", {{"rank", std::to_string(call.rank)}});
  Row row{shown_id(context, call.request),
          label_of(context, call.request),
          group_value_label(context, "from", request.from),
          asks.name,
          asks.phone,
          asks.email,
          role,
          shown_id(context, call.offer),
          helps.name,
          helps.phone,
          helps.email,
          about(context, call.request),
          call.moment,
          call.distance ? distance_text(context, call.distance) : "",
          call.reason,
          ""};
  if (long_ids) row.insert(row.end(), {with_unseen_shown(request.id), with_unseen_shown(offer.id)});
  return row;
}

std::vector<Row> call_rows(const Context& context) {
  const bool long_ids = has_long_ids(context);
  std::vector<Row> rows;
  for (const Call& call : calls_of(context)) rows.push_back(call_row(context, call, long_ids));
  return rows;
}

std::string csv(const Row& headings, const std::vector<Row>& rows) {
  io::CsvWriter writer;
  writer.row(headings);
  for (const Row& row : rows) writer.row(row);
  return writer.take();
}

}  // namespace

std::string call_list_csv(const Context& context) {
  return csv(call_headings(context.language, has_long_ids(context)), call_rows(context));
}

io::Sheet call_list_sheet(const Context& context) {
  io::Sheet sheet;
  sheet.name = word(context.language, "call_sheet");
  sheet.headings = call_headings(context.language, has_long_ids(context));
  sheet.rows = call_rows(context);
  sheet.widths = {10, 40, 18, 22, 18, 26, 12, 10, 22, 18, 26, 36, 30, 12, 60, 14};
  sheet.widths.resize(sheet.headings.size(), 14);
  return sheet;
}

std::string unmatched_csv(const Context& context) {
  const bool long_ids = has_long_ids(context);
  Row headings;
  for (const char* key : {long_ids ? "call_request_code" : "call_request", "call_label", "call_from", "code",
                          "call_reason", "call_relief"}) {
    headings.emplace_back(word(context.language, key));
  }
  if (long_ids) headings.emplace_back(word(context.language, "call_request"));
  std::vector<std::pair<RequestId, Row>> rows;
  const auto add = [&](RequestId id, std::string code, std::string reason, std::string relief) {
    const Request& request = context.market[id];
    Row row{shown_id(context, id), label_of(context, id), group_value_label(context, "from", request.from),
            std::move(code),       std::move(reason),     std::move(relief)};
    if (long_ids) row.push_back(with_unseen_shown(request.id));
    rows.emplace_back(id, std::move(row));
  };
  for (const Unserved& unserved : context.plan.unserved) {
    add(unserved.request, std::string(to_string(unserved.code)), unserved_reason(context, unserved),
        relief_sentence(context, unserved));
  }
  for (const Underserved& request : context.plan.underserved) {
    add(request.request, "underserved",
        say(context.language, "underserved",
            {{"got", std::to_string(request.got)}, {"wanted", std::to_string(request.wanted)}}),
        "");
  }
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.first; });
  std::vector<Row> cells;
  for (auto& [id, row] : rows) cells.push_back(std::move(row));
  return csv(headings, cells);
}

}  // namespace koppel::report
