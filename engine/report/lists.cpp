// The lists for programs and for who has no workbook: whom to call, and who is not served yet.
#include "base/unseen.hpp"
#include "io/text/csv_writer.hpp"
#include "report/calls.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

using Row = std::vector<std::string>;

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

Row call_row(const Context& context, const PairReasons& reasons, const Call& call, bool long_ids) {
  const PlanPair& pair = call.pair;
  const Request& request = context.market[pair.request];
  const Contact asks = contact_of(context, pair.request);
  const Contact helps = contact_of(context, pair.offer);
  Row row{shown_id(context, pair.request),
          label_of(context, pair.request),
          group_value_label(context, "from", request.from),
          asks.name,
          asks.phone,
          asks.email,
          role_text(context, call),
          shown_id(context, pair.offer),
          helps.name,
          helps.phone,
          helps.email,
          about(context, pair.request),
          moment_of(context, pair),
          pair.score.distance ? distance_text(context, pair.score.distance) : "",
          reasons.of(pair),
          answer_so_far(context, pair)};
  if (long_ids) {
    row.push_back(with_unseen_shown(request.id));
    row.push_back(with_unseen_shown(context.market[pair.offer].id));
  }
  return row;
}

}  // namespace

std::string call_list_csv(const Context& context) {
  const bool long_ids = has_long_ids(context);
  io::CsvWriter writer;
  writer.row(call_headings(context.language, long_ids));
  const PairReasons reasons(context, listed_beside);
  for (const Call& call : calls_of(context)) writer.row(call_row(context, reasons, call, long_ids));
  return writer.take();
}

std::string unmatched_csv(const Context& context) {
  const Context named = with_names(context);
  const bool long_ids = has_long_ids(context);
  Row headings;
  for (const char* key : {long_ids ? "call_request_code" : "call_request", "call_label", "call_from",
                          "call_requester_name", "call_requester_phone", "code", "call_reason", "call_relief"}) {
    headings.emplace_back(word(context.language, key));
  }
  if (long_ids) headings.emplace_back(word(context.language, "call_request"));
  io::CsvWriter writer;
  writer.row(headings);
  for (const Unmatched& left : unmatched_of(named)) {
    const Request& request = context.market[left.request];
    const Contact asks = contact_of(context, left.request);
    Row row{shown_id(context, left.request),
            label_of(context, left.request),
            group_value_label(context, "from", request.from),
            asks.name,
            asks.phone,
            left.code,
            left.reason,
            left.relief};
    if (long_ids) row.push_back(with_unseen_shown(request.id));
    writer.row(row);
  }
  return writer.take();
}

}  // namespace koppel::report
