// The workbook that she phones from: per person who is called, per request with its reserves, and who is not served yet.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/unseen.hpp"
#include "model/person.hpp"
#include "report/calls.hpp"
#include "report/marks.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

using io::SheetCell;

struct Column {
  const char* key;
  double width;
};

SheetCell phone_cell(const std::string& phone) {
  const std::string key = phone_key(phone);
  return key.empty() ? SheetCell(phone) : SheetCell::link_to(phone, "tel:" + key);
}

SheetCell email_cell(const std::string& email) {
  const std::string key = email_key(email);
  const bool plain = std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view(".@_+-").find(c) != std::string::npos;
  });
  return key.empty() || !plain ? SheetCell(email) : SheetCell::link_to(email, "mailto:" + key);
}

SheetCell strong(std::string text) {
  SheetCell cell(std::move(text));
  cell.strong = true;
  return cell;
}

// The day of a moment that is agreed upon, and beside it the part of the day; or in words that there is none yet.
SheetCell day_cell(const PlanPair& pair) {
  const auto day = slot_day(pair.slot);
  return day && !pair.slot_taken ? SheetCell::date_of(*day) : SheetCell();
}
SheetCell part_cell(const Context& context, const PlanPair& pair) {
  if (!slot_day(pair.slot) || pair.slot_taken) return moment_of(context, pair);
  const std::string part = slot_part(context.language, pair.slot);
  return pair.slot_apart ? say(context.language, "call_apart", {{"slot", part}}) : part;
}

SheetCell distance_cell(const PlanPair& pair) {
  constexpr Metres hundred = 100;  // as exact as it is told elsewhere
  if (!pair.score.distance) return {};
  return SheetCell::number_of((*pair.score.distance + hundred / 2) / hundred * hundred);
}

// What she reads aloud: what it is about and who asks, and whether this moment suits.
std::string call_sentences(const Context& context, const PlanPair& pair) {
  const Request& request = context.market[pair.request];
  std::vector<std::string> needs;
  for (const Need& need : request.needs) needs.push_back(term_label(context, "skills", need.term));
  const std::string name = contact_of(context, pair.request).name;
  const std::string kind = request.from.empty() ? std::string() : group_value_label(context, "from", request.from);
  const std::string label = label_of(context, pair.request);
  std::string who = name.empty() ? kind : name;
  if (!name.empty() && !kind.empty()) who += " (" + kind + ")";
  if (who.empty()) who = say(context.language, "call_somebody");
  const std::string what = enumerate(context.language, needs);
  const std::string_view key = label.empty()  ? what.empty() ? "call_asks" : "call_asks_about"
                               : what.empty() ? "call_asks_label"
                                              : "call_asks_label_about";
  FindingValues values{{"who", who}};
  if (!label.empty()) values.push_back({"label", label});
  if (!what.empty()) values.push_back({"what", what});
  const std::string slot = pair.slot_taken ? std::string() : slot_text(context.language, pair.slot);
  const bool promised = pair.state == PairState::promised;
  return say(context.language, key, values) + " " +
         (slot.empty() ? say(context.language, promised ? "call_keeps" : "call_invites")
                       : say(context.language, promised ? "call_keeps_on" : "call_invites_on", {{"slot", slot}}));
}

class CallSheets {
 public:
  explicit CallSheets(const Context& context)
      : context_(with_names(context)),
        calls_(calls_of(context_)),
        reasons_(context_, listed_beside),
        marks_(has_marks(context_)),
        long_ids_(has_long_ids(context_)) {}

  std::vector<io::Sheet> make() { return {per_person(), per_request(), unmatched()}; }

 private:
  [[nodiscard]] std::string text(std::string_view key) const { return say(context_.language, key); }

  // `printed`: the columns on paper; the others stand to the right of them, and with long ids the ids at the very end.
  io::Sheet sheet(std::string_view name, std::vector<Column> columns, std::size_t printed) const {
    io::Sheet made{.name = text(name)};
    for (const Column& column : columns) {
      made.headings.push_back(text(column.key));
      made.widths.push_back(column.width);
    }
    made.look.printed_columns = printed;
    made.look.date_format = text("call_date_format");
    made.look.footer = text("human_decides");
    return made;
  }

  void add_ids(io::Sheet& made) const {
    if (!long_ids_) return;
    for (const char* key : {"call_request", "call_offer"})
      made.headings.push_back(text(key)), made.widths.push_back(14);
  }
  void add_ids(std::vector<SheetCell>& row, const PlanPair& pair) const {
    if (!long_ids_) return;
    row.emplace_back(with_unseen_shown(context_.market[pair.request].id));
    row.emplace_back(with_unseen_shown(context_.market[pair.offer].id));
  }
  [[nodiscard]] const char* request_key() const { return long_ids_ ? "call_request_code" : "call_request"; }
  [[nodiscard]] const char* offer_key() const { return long_ids_ ? "call_offer_code" : "call_offer"; }

  [[nodiscard]] io::SheetChoices answers(std::size_t column) const {
    io::SheetChoices choices{.column = column};
    for (const char* key :
         {"answer_yes", "answer_no", "answer_later", "answer_voicemail", "answer_absent", "answer_busy"})
      choices.usual.push_back(text(key));
    return choices;
  }

  // Who must hear something new is called first, then who is wanted first; whatever else is asked of a person stands beside it.
  [[nodiscard]] std::vector<const Call*> by_person() const {
    using Turn = std::tuple<bool, SlotOrder>;
    std::map<OfferId, Turn> turns;
    std::vector<const Call*> proposed;
    const auto turn = [&](OfferId offer, const Turn& wanted) {
      const auto [known, fresh] = turns.try_emplace(offer, wanted);
      if (!fresh)
        known->second = {std::get<0>(known->second) && std::get<0>(wanted),
                         std::min(std::get<1>(known->second), std::get<1>(wanted))};
    };
    for (const Call& call : calls_) {
      if (call.rank > 0) continue;
      proposed.push_back(&call);
      turn(call.pair.offer, {!marks_ || call.pair.state != PairState::fresh, slot_order(call.pair.slot)});
    }
    std::ranges::stable_sort(proposed, {}, [&](const Call* call) {
      return std::tuple(turns.at(call->pair.offer), call->pair.offer, slot_order(call->pair.slot), call->pair.request);
    });
    return proposed;
  }

  // A column for marks only where there are any.
  [[nodiscard]] std::vector<Column> with_mark(std::vector<Column> columns, std::size_t at) const {
    if (marks_) columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(at), {"call_mark", 12});
    return columns;
  }
  void add_mark(std::vector<SheetCell>& row, std::size_t at, const std::string& mark, bool strong_mark) const {
    if (!marks_) return;
    SheetCell cell(mark);
    cell.strong = strong_mark;
    row.insert(row.begin() + static_cast<std::ptrdiff_t>(at), std::move(cell));
  }
  void add_mark(std::vector<SheetCell>& row, std::size_t at, const PlanPair& pair) const {
    add_mark(row, at, mark_text(context_, pair), pair.state == PairState::fresh);
  }

  io::Sheet per_person() const {
    constexpr std::size_t mark_at = 5;
    io::Sheet made = sheet("call_sheet_people",
                           with_mark({{"call_name", 20},
                                      {"call_phone", 15},
                                      {"call_say", 58},
                                      {"call_day", 15},
                                      {"call_slot", 20},
                                      {"answer", 18},
                                      {"call_requester_name", 18},
                                      {"call_requester_phone", 15},
                                      {request_key(), 9},
                                      {offer_key(), 8},
                                      {"call_role", 11},
                                      {"call_email", 26},
                                      {"call_distance", 9},
                                      {"call_reason", 60}},
                                     mark_at),
                           marks_ ? 11 : 10);
    add_ids(made);
    made.look.choices = answers(marks_ ? mark_at + 1 : mark_at);
    made.look.frozen_columns = 1;
    for (const GonePair& gone : gone_pairs(context_)) {
      made.look.blocks.push_back(made.rows.size());
      made.rows.push_back(gone_row(gone, mark_at));
    }
    std::optional<OfferId> above;
    for (const Call* call : by_person()) {
      const PlanPair& pair = call->pair;
      const bool first = above != pair.offer;
      above = pair.offer;
      const Contact helps = contact_of(context_, pair.offer), asks = contact_of(context_, pair.request);
      if (first) made.look.blocks.push_back(made.rows.size());
      std::vector<SheetCell> row{strong(helps.name.empty() ? shown_id(context_, pair.offer) : helps.name),
                                 phone_cell(helps.phone),
                                 call_sentences(context_, pair),
                                 day_cell(pair),
                                 part_cell(context_, pair),
                                 answer_so_far(context_, pair),
                                 asks.name,
                                 phone_cell(asks.phone),
                                 shown_id(context_, pair.request),
                                 shown_id(context_, pair.offer),
                                 role_text(context_, *call),
                                 email_cell(helps.email),
                                 distance_cell(pair),
                                 reasons_.of(pair)};
      row[0].strong = first;
      row[0].quiet = row[1].quiet = !first;
      add_mark(row, mark_at, pair);
      add_ids(row, pair);
      made.rows.push_back(std::move(row));
    }
    return made;
  }

  // Somebody was told of this pair in the previous round and must hear that it is off. She may have left the market since.
  [[nodiscard]] std::vector<SheetCell> gone_row(const GonePair& gone, std::size_t mark_at) const {
    const Contact helps = contact_by_id(context_, context_.contacts.offers, gone.offer);
    const Contact asks = contact_by_id(context_, context_.contacts.requests, gone.request);
    const std::string offer = shown_offer(context_, gone.offer), request = shown_request(context_, gone.request);
    const auto known = context_.market.find_request(gone.request);
    const std::string label = known ? label_of(context_, *known) : std::string();
    std::vector<SheetCell> row{strong(helps.name.empty() ? offer : helps.name),
                               phone_cell(helps.phone),
                               say(context_.language, "call_gone", {{"label", label.empty() ? request : label}}),
                               "",
                               "",
                               "",
                               asks.name,
                               phone_cell(asks.phone),
                               request,
                               offer,
                               text("mark_gone"),
                               email_cell(helps.email),
                               "",
                               ""};
    add_mark(row, mark_at, text("mark_gone"), true);
    if (long_ids_) row.emplace_back(with_unseen_shown(gone.request)), row.emplace_back(with_unseen_shown(gone.offer));
    return row;
  }

  io::Sheet per_request() const {
    constexpr std::size_t mark_at = 7;
    io::Sheet made = sheet("call_sheet_requests",
                           with_mark({{request_key(), 9},
                                      {"call_label", 36},
                                      {"call_role", 11},
                                      {"call_name", 20},
                                      {"call_phone", 15},
                                      {"call_day", 15},
                                      {"call_slot", 20},
                                      {"answer", 18},
                                      {"call_requester_name", 18},
                                      {"call_requester_phone", 15},
                                      {offer_key(), 8},
                                      {"call_from", 16},
                                      {"call_requester_email", 26},
                                      {"call_email", 26},
                                      {"call_about", 36},
                                      {"call_distance", 9},
                                      {"call_reason", 60}},
                                     mark_at),
                           marks_ ? 12 : 11);
    add_ids(made);
    made.look.choices = answers(marks_ ? mark_at + 1 : mark_at);
    made.look.frozen_columns = 1;
    std::optional<RequestId> above;
    for (const Call& call : calls_) {
      const PlanPair& pair = call.pair;
      const bool first = above != pair.request;
      above = pair.request;
      const Contact helps = contact_of(context_, pair.offer), asks = contact_of(context_, pair.request);
      if (first) made.look.blocks.push_back(made.rows.size());
      std::vector<SheetCell> row{strong(shown_id(context_, pair.request)),
                                 label_of(context_, pair.request),
                                 role_text(context_, call),
                                 helps.name,
                                 phone_cell(helps.phone),
                                 day_cell(pair),
                                 part_cell(context_, pair),
                                 answer_so_far(context_, pair),
                                 asks.name,
                                 phone_cell(asks.phone),
                                 shown_id(context_, pair.offer),
                                 group_value_label(context_, "from", context_.market[pair.request].from),
                                 email_cell(asks.email),
                                 email_cell(helps.email),
                                 about(context_, pair.request),
                                 distance_cell(pair),
                                 reasons_.of(pair)};
      row[0].strong = first;
      for (const std::size_t repeated : {0, 1, 8, 9}) row[repeated].quiet = !first;
      row[3].strong = call.rank == 0;
      if (call.rank == 0) {
        add_mark(row, mark_at, pair);
      } else {
        add_mark(row, mark_at, "", false);
      }
      add_ids(row, pair);
      made.rows.push_back(std::move(row));
    }
    return made;
  }

  io::Sheet unmatched() const {
    io::Sheet made = sheet("call_sheet_unmatched",
                           {{request_key(), 9},
                            {"call_label", 34},
                            {"call_from", 16},
                            {"call_requester_name", 20},
                            {"call_requester_phone", 15},
                            {"call_reason", 56},
                            {"call_relief", 46}},
                           7);
    if (long_ids_) made.headings.push_back(text("call_request"));
    for (const Unmatched& left : unmatched_of(context_)) {
      const Request& request = context_.market[left.request];
      const Contact asks = contact_of(context_, left.request);
      std::vector<SheetCell> row{strong(shown_id(context_, left.request)),
                                 label_of(context_, left.request),
                                 group_value_label(context_, "from", request.from),
                                 asks.name,
                                 phone_cell(asks.phone),
                                 left.reason,
                                 left.relief};
      if (long_ids_) row.emplace_back(with_unseen_shown(request.id));
      made.rows.push_back(std::move(row));
    }
    return made;
  }

  Context context_;
  std::vector<Call> calls_;
  PairReasons reasons_;
  bool marks_, long_ids_;
};

}  // namespace

std::vector<io::Sheet> call_sheets(const Context& context) { return CallSheets(context).make(); }

}  // namespace koppel::report
