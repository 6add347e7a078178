// koppel explain and koppel gaps: what is asked of a result that stands. It is judged first, so that no answer rests on a result that somebody
// changed, or that belongs to another input.
#include <fmt/format.h>

#include "cli/answer.hpp"
#include "cli/stats.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/text/json_writer.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"
#include "model/short_id.hpp"
#include "report/explanation.hpp"
#include "report/names.hpp"
#include "walk/files/inputs.hpp"

namespace koppel::cli {

namespace {

// JSON is for programs, and they join names themselves.
bool names_may_be_said(const AskOptions& options, const CommonOptions& common) {
  return !options.pseudonyms && !common.json && only_the_owner_reads_stdout();
}

report::Context context_of(const Judged& judged, const AskOptions& options, const CommonOptions& common) {
  report::Context context = judged.context(options.pseudonyms);
  context.names = context.names_beside_ids = names_may_be_said(options, common);
  return context;
}

// The result on its walk, or nothing where it does not stand; then its faults have been shown.
std::optional<Judged> stand(const AskOptions& options, const CommonOptions& common, Steps& steps) {
  const Result result = read_result_file(options.result);
  Inputs input = options.input;
  input.contacts = names_may_be_said(options, common);
  Judged judged = judge(input, result, walk_options(common), steps);
  if (judged.verdict.accepted) return judged;
  write_stdout(faults_text(judged.verdict) + "rejected\n");
  return std::nullopt;
}

template <class Rows>
Finding unknown(const std::string& field, const std::string& id, const Rows& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return {Severity::error, model_codes.unknown_id, {.field = field}, {{"read", id}, {"suggestion", closest(id, ids)}}};
}

// What the question names, in the market.
struct Asked {
  std::optional<RequestId> request;
  std::optional<OfferId> offer;
};

Asked find(const AskOptions& options, const Market& market) {
  Asked asked;
  Findings faults;
  const auto refuse = [&faults](const Finding& fault) {
    faults.add(fault.severity, fault.code, fault.source, fault.values);
  };
  if (options.request) {
    asked.request = find_request_of(market, *options.request);
    if (!asked.request) refuse(unknown("--request", *options.request, market.requests()));
  }
  if (options.offer) {
    asked.offer = find_offer_of(market, *options.offer);
    if (!asked.offer) refuse(unknown("--offer", *options.offer, market.offers()));
  }
  if (faults.has_errors()) throw InputError(std::move(faults));
  return asked;
}

void id_or_null(io::JsonWriter& json, std::string_view key, const std::optional<std::string>& id) {
  json.key(key);
  if (id) {
    json.text(*id);
  } else {
    json.null();
  }
}

std::string gaps_json(const report::Context& context) {
  io::JsonWriter json;
  json.open_object();
  json.key("unserved");
  json.open_array();
  for (const Unserved& unserved : context.plan.unserved) {
    json.open_object();
    json.member("request", context.market[unserved.request].id);
    json.member("code", to_string(unserved.code));
    json.member("reason", report::unserved_reason(context, unserved));
    json.member("relief", report::relief_sentence(context, unserved));
    json.close();
  }
  json.close();
  json.key("recruit");
  json.open_array();
  for (const RecruitAdvice& advice : context.plan.recruit) {
    json.open_object();
    json.member("who", report::recruit_text(context, advice));
    json.member("places", static_cast<std::int64_t>(advice.places));
    json.member("gain", static_cast<std::int64_t>(advice.gain));
    json.key("would_serve");
    json.open_array(true);
    for (const RequestId request : advice.would_serve) json.text(context.market[request].id);
    json.close();
    json.close();
  }
  json.close();
  json.close();
  return json.take();
}

}  // namespace

ExitCode explain(const AskOptions& options, const CommonOptions& common) {
  Steps steps(common.time_limit, Steps::Interrupts::end_reading);
  require_stats_writable(common);
  const std::optional<Judged> judged = stand(options, common, steps);
  if (!judged) return ExitCode::not_verified;
  const report::Context context = context_of(*judged, options, common);
  const Asked asked = find(options, context.market);
  steps.begin("solve");
  const std::string text = !asked.offer     ? report::explain_request(context, *asked.request)
                           : !asked.request ? report::explain_offer(context, *asked.offer)
                                            : report::explain_pair(context, *asked.offer, *asked.request,
                                                                   limits_of(walk_options(common), steps));
  steps.end();
  write_stats(common, steps, sizes_of(*judged->weighed.instance));
  if (!common.json) {
    write_stdout(text);
    return ExitCode::done;
  }
  io::JsonWriter json;
  json.open_object();
  id_or_null(json, "request", options.request);
  id_or_null(json, "offer", options.offer);
  json.member("text", text);
  json.close();
  write_stdout(json.take());
  return ExitCode::done;
}

ExitCode gaps(const AskOptions& options, const CommonOptions& common) {
  Steps steps(common.time_limit, Steps::Interrupts::end_reading);
  require_stats_writable(common);
  const std::optional<Judged> judged = stand(options, common, steps);
  if (!judged) return ExitCode::not_verified;
  const report::Context context = context_of(*judged, options, common);
  steps.end();
  write_stats(common, steps, sizes_of(*judged->weighed.instance));
  write_stdout(common.json ? gaps_json(context) : report::gaps_text(context));
  return ExitCode::done;
}

}  // namespace koppel::cli
