// koppel diff: what changed between two results, and whom to tell.
#include <fmt/format.h>

#include "base/unseen.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "explain/difference.hpp"
#include "io/text/json_writer.hpp"
#include "report/words.hpp"
#include "walk/files/inputs.hpp"

namespace koppel::cli {

namespace {

std::string pair_line(std::string_view sign, const std::string& offer, const std::string& request) {
  return fmt::format("{} {} – {}\n", sign, with_unseen_shown(offer), with_unseen_shown(request));
}

std::string difference_text(const Difference& difference, Language language) {
  std::string text;
  const auto line = [&](std::string_view key, const FindingValues& values = {}) {
    text += report::say(language, key, values) + "\n";
  };
  const auto list = [&](std::string_view key, const std::vector<std::string>& ids) {
    if (!ids.empty()) {
      line(key, {{"count", std::to_string(ids.size())}, {"ids", report::enumerate(language, ids)}});
    }
  };
  std::vector<std::string> inputs;
  for (const std::string& input : difference.inputs) inputs.push_back(report::say(language, "made_from_" + input));
  list("diff_inputs", inputs);
  if (difference.none()) line("diff_same");
  for (const auto& [request, offer] : difference.gone) text += pair_line("-", offer, request);
  for (const auto& [request, offer] : difference.come) text += pair_line("+", offer, request);
  list("diff_newly_served", difference.newly_served);
  list("diff_not_any_more", difference.not_any_more);
  list("diff_tell_offers", difference.tell_offers);
  list("diff_tell_requests", difference.tell_requests);
  return text;
}

void write_pairs(io::JsonWriter& json, std::string_view key, const std::vector<Difference::Pair>& pairs) {
  json.key(key);
  json.open_array();
  for (const auto& [request, offer] : pairs) {
    json.open_object(true);
    json.member("offer", offer);
    json.member("request", request);
    json.close();
  }
  json.close();
}

std::string difference_json(const Difference& difference) {
  io::JsonWriter json;
  json.open_object();
  write_pairs(json, "gone", difference.gone);
  write_pairs(json, "come", difference.come);
  json.member("newly_served", difference.newly_served);
  json.member("not_served_any_more", difference.not_any_more);
  json.key("tell");
  json.open_object();
  json.member("offers", difference.tell_offers);
  json.member("requests", difference.tell_requests);
  json.close();
  json.member("different_inputs", difference.inputs);
  json.close();
  return json.take();
}

}  // namespace

ExitCode diff(const DiffOptions& options, const CommonOptions& common) {
  const Difference difference = difference_between(read_result_file(options.before), read_result_file(options.after));
  write_stdout(common.json ? difference_json(difference)
                           : difference_text(difference, common.locale.value_or(Language::nl)));
  return ExitCode::done;
}

}  // namespace koppel::cli
