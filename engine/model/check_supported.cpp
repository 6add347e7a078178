#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "model/check.hpp"
#include "model/checking.hpp"
#include "model/codes.hpp"

namespace koppel::checking {

namespace {

// "At least two, or fewer if need be" is only a wish, and whoever wrote it should know.
void note_partial_minima(const std::vector<DraftRequest>& requests, Findings& findings) {
  for (const DraftRequest& row : requests) {
    const PeopleWanted& people = row.request.value.people;
    if (people.min < 2 || !people.partial) continue;
    findings.add(model_codes.partial_minimum, row.request.at("people.min"),
                 {{"read", row.request.value.id}, {"expected", std::to_string(people.min)}});
  }
}

// ---- groups that the profile names and nobody is in ----------------------------------------------------------------------------

template <class Rows, class RowOf>
std::set<std::string> group_names(const Rows& rows, RowOf row_of) {
  std::set<std::string> names;
  for (const auto& row : rows) {
    for (const GroupMembership& membership : row_of(row).groups) names.insert(membership.group);
  }
  return names;
}

// Every request has a kind of requester and a place to fill in; and not every programme knows levels of engagement.
bool is_built_in(const std::string& group) { return group == "from" || group == "district" || group == "engagement"; }

void note_unknown_groups(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                         const Profile& profile, Findings& findings) {
  const auto of_offers = group_names(offers, [](const DraftOffer& row) -> const Offer& { return row.offer.value; });
  const auto of_requests =
      group_names(requests, [](const DraftRequest& row) -> const Request& { return row.request.value; });
  const auto note = [&](const std::string& group, std::set<std::string> names, const std::string& field) {
    names.insert({"from", "district"});
    findings.add(model_codes.unknown_group, {.field = field},
                 {{"read", group}, {"suggestion", closest(group, {names.begin(), names.end()})}});
  };
  for (const std::string& group : profile.fairness_groups) {
    if (!is_built_in(group) && !of_requests.contains(group)) note(group, of_requests, "fairness.groups");
  }
  const std::string& engagement = profile.rules.engagement_group;
  if (!profile.rules.engagement || is_built_in(engagement)) return;
  if (!of_offers.contains(engagement) || !of_requests.contains(engagement)) {
    std::set<std::string> names = of_offers;
    names.insert(of_requests.begin(), of_requests.end());
    names.erase(engagement);
    note(engagement, std::move(names), "rules.engagement.group");
  }
}

// ---- conflicts ---------------------------------------------------------------------------------------------------------------

// What the requests hold that a conflict may name, by key.
std::map<std::string, std::set<std::string>> values_by_key(const std::vector<DraftRequest>& requests) {
  std::map<std::string, std::set<std::string>> values;
  for (const DraftRequest& row : requests) {
    const Request& request = row.request.value;
    values["request"].insert(request.id);
    values["from"].insert(request.from);
    for (const GroupMembership& membership : request.groups) values[membership.group].insert(membership.value);
  }
  return values;
}

// Once for each conflict, however many declare it. The one that is nearly what a request holds was probably meant to meet it. Where thousands
// meet nobody, something else is wrong: the first in the alphabet are compared, so that this takes no more than a moment.
void note_idle_conflicts(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                         const Profile& profile, Findings& findings) {
  constexpr std::size_t most_comparisons = 1'000'000;
  if (!profile.rules.conflict || requests.empty()) return;
  if (std::ranges::all_of(offers, [](const DraftOffer& row) { return row.offer.value.conflicts.empty(); })) return;
  std::map<std::string, std::vector<std::string>, std::less<>> listed;  // by key, sorted
  std::vector<std::string> keys;
  for (const auto& [key, values] : values_by_key(requests)) {
    keys.push_back(key);
    listed[key].assign(values.begin(), values.end());
  }
  std::map<std::string_view, const DraftOffer*> idle;
  for (const DraftOffer& row : offers) {
    for (const std::string& conflict : row.offer.value.conflicts) {
      const std::size_t colon = conflict.find(':');
      const auto known = listed.find(std::string_view(conflict).substr(0, colon));
      const bool meets = known != listed.end() && std::ranges::binary_search(known->second, conflict.substr(colon + 1));
      if (!meets && !conflict.starts_with(own_request)) idle.try_emplace(conflict, &row);
    }
  }
  std::size_t comparisons = 0;
  for (const auto& [conflict, row] : idle) {
    const std::size_t colon = conflict.find(':');
    const auto known = listed.find(conflict.substr(0, colon));
    const std::vector<std::string>& candidates = known == listed.end() ? keys : known->second;
    comparisons += candidates.size();
    std::string nearest;
    if (comparisons <= most_comparisons) {
      nearest = closest(known == listed.end() ? conflict.substr(0, colon) : conflict.substr(colon + 1), candidates);
    }
    findings.add(nearest.empty() ? Severity::note : Severity::warning, model_codes.conflict_meets_nobody,
                 row->offer.at("conflicts"), {{"read", std::string(conflict)}, {"suggestion", nearest}});
  }
}

}  // namespace

void note_without_effect(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                         const Profile& profile, Findings& findings) {
  note_partial_minima(requests, findings);
  note_unknown_groups(offers, requests, profile, findings);
  note_idle_conflicts(offers, requests, profile, findings);
}

}  // namespace koppel::checking
