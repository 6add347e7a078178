// koppel diff: what changed between two results, and whom to tell.
#include <map>
#include <system_error>

#include <fmt/format.h>

#include "base/unseen.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "explain/difference.hpp"
#include "io/files/files.hpp"
#include "io/inputs/key_file.hpp"
#include "io/text/json_writer.hpp"
#include "report/words.hpp"
#include "walk/files/inputs.hpp"

namespace koppel::cli {

namespace {

using NamesById = std::map<std::string, Contact, std::less<>>;

std::string called(const NamesById& side, const std::string& id) {
  const auto known = side.find(id);
  const std::string name = known == side.end() ? std::string() : without_unseen(known->second.name);
  return name.empty() ? with_unseen_shown(id) : name + " (" + with_unseen_shown(id) + ")";
}

std::vector<std::string> called(const NamesById& side, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(called(side, id));
  return names;
}

// Who the ids are, where that may be said and is at hand.
Contacts known_names(const DiffOptions& options, bool json) {
  Contacts contacts;
  if (options.pseudonyms || json || !only_the_owner_reads_stdout()) return contacts;
  Findings unused;
  if (options.key) return io::read_key(io::read_file(*options.key), options.key->filename().string(), unused);
  for (const std::filesystem::path& result : {options.after, options.before}) {
    const std::filesystem::path list = result.parent_path() / "bellijst.csv";
    std::error_code error;
    if (result == "-" || !std::filesystem::is_regular_file(list, error)) continue;
    Contacts more = io::names_in_call_list(io::read_file(list));
    contacts.offers.merge(more.offers);
    contacts.requests.merge(more.requests);
  }
  return contacts;
}

std::string pair_line(std::string_view sign, const Contacts& known, const std::string& offer,
                      const std::string& request) {
  return fmt::format("{} {} – {}\n", sign, called(known.offers, offer), called(known.requests, request));
}

std::string difference_text(const Difference& difference, const Contacts& known, Language language) {
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
  for (const auto& [request, offer] : difference.gone) text += pair_line("-", known, offer, request);
  for (const auto& [request, offer] : difference.come) text += pair_line("+", known, offer, request);
  list("diff_newly_served", called(known.requests, difference.newly_served));
  list("diff_not_any_more", called(known.requests, difference.not_any_more));
  list("diff_tell_offers", called(known.offers, difference.tell_offers));
  list("diff_tell_requests", called(known.requests, difference.tell_requests));
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
                           : difference_text(difference, known_names(options, common.json),
                                             common.locale.value_or(Language::nl)));
  return ExitCode::done;
}

}  // namespace koppel::cli
