#include "io/text/spelling.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "base/characters.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// The spellings of the words of one kind, and how often each stands there.
class Spellings {
 public:
  void count(const std::string& word, std::size_t times = 1) { counts_[word] += times; }
  // The spelling that stays, however often the others are met.
  void prefer(const std::string& word) { prefer(word, word); }
  void prefer(const std::string& instead_of, const std::string& word) {
    preferred_.try_emplace(word_key(instead_of), word);
  }

  void settle() {
    std::map<std::string, std::pair<std::size_t, std::string>> best;
    std::map<std::string, std::string> keys;
    for (const auto& [word, times] :
         counts_) {  // in the order of the alphabet: the first of equally frequent ones stays
      std::string key = word_key(word);
      auto& [most, spelling] = best[key];
      if (spelling.empty() || times > most) most = times, spelling = word;
      keys.emplace(word, std::move(key));
    }
    for (const auto& [word, key] : keys) {
      const auto preferred = preferred_.find(key);
      const std::string& stays = preferred == preferred_.end() ? best[key].second : preferred->second;
      if (stays != word) instead_.emplace(word, stays);
    }
  }

  void put_in(std::string& word) const {
    if (const auto found = instead_.find(word); found != instead_.end()) word = found->second;
  }

 private:
  std::map<std::string, std::size_t> counts_;
  std::map<std::string, std::string> preferred_, instead_;
};

// A conflict is "key:value".
struct Conflict {
  std::string key, value;
};
std::optional<Conflict> parts_of(const std::string& conflict) {
  const std::size_t colon = conflict.find(':');
  if (colon == std::string::npos) return std::nullopt;
  return Conflict{std::string(trimmed(conflict.substr(0, colon))), std::string(trimmed(conflict.substr(colon + 1)))};
}

class Uniter {
 public:
  Uniter(Draft& draft, const Vocabularies& vocabularies, TravelTimes& travel_times)
      : draft_(draft), vocabularies_(vocabularies), travel_times_(travel_times) {}

  void unite() {
    unite_terms();
    unite_group_names();
    unite_values();
  }

 private:
  static constexpr const char* from = "from";
  static constexpr const char* request = "request";
  static constexpr const char* district = "district";

  void prefer_ids(Spellings& spellings, std::string_view vocabulary) const {
    if (const Vocabulary* words = vocabularies_.find(vocabulary)) {
      for (const Term& term : words->terms()) spellings.prefer(term.id);
    }
  }

  template <class Visit>
  void each_skill(Visit visit) {
    for (DraftOffer& row : draft_.offers) {
      for (SkillLevel& skill : row.offer.value.skills) visit(skill.term);
      for (std::string& term : row.offer.value.wants_to_learn) visit(term);
    }
    for (DraftRequest& row : draft_.requests) {
      for (Need& need : row.request.value.needs) visit(need.term);
    }
  }
  template <class Visit>
  void each_of(std::vector<std::string> Offer::*of_offer, std::vector<std::string> Request::*of_request, Visit visit) {
    for (DraftOffer& row : draft_.offers) std::ranges::for_each(row.offer.value.*of_offer, visit);
    for (DraftRequest& row : draft_.requests) std::ranges::for_each(row.request.value.*of_request, visit);
  }
  template <class Visit>
  void each_group(Visit visit) {
    for (DraftOffer& row : draft_.offers) std::ranges::for_each(row.offer.value.groups, visit);
    for (DraftRequest& row : draft_.requests) std::ranges::for_each(row.request.value.groups, visit);
  }
  template <class Visit>
  void each_conflict(Visit visit) {
    for (DraftOffer& row : draft_.offers) std::ranges::for_each(row.offer.value.conflicts, visit);
  }

  void unite_terms() {
    Spellings skills, themes, slots;
    prefer_ids(skills, "skills"), prefer_ids(themes, "themes"), prefer_ids(slots, "slots");
    each_skill([&](const std::string& term) { skills.count(term); });
    each_of(&Offer::themes, &Request::themes, [&](const std::string& term) { themes.count(term); });
    each_of(&Offer::slots, &Request::slots, [&](const std::string& slot) { slots.count(slot); });
    skills.settle(), themes.settle(), slots.settle();
    each_skill([&](std::string& term) { skills.put_in(term); });
    each_of(&Offer::themes, &Request::themes, [&](std::string& term) { themes.put_in(term); });
    each_of(&Offer::slots, &Request::slots, [&](std::string& slot) { slots.put_in(slot); });
  }

  // "Org" and "org" are one group, in conflicts too.
  void unite_group_names() {
    Spellings names;
    for (const char* name : {from, request, district}) names.prefer(name);
    names.prefer(std::string(person_group));
    each_group([&](const GroupMembership& membership) { names.count(membership.group); });
    each_conflict([&](const std::string& conflict) {
      if (const auto parts = parts_of(conflict)) names.count(parts->key, 0);
    });
    names.settle();
    each_group([&](GroupMembership& membership) { names.put_in(membership.group); });
    each_conflict([&](std::string& conflict) {
      auto parts = parts_of(conflict);
      if (!parts || conflict.starts_with(own_request)) return;
      names.put_in(parts->key);
      conflict = parts->key + ":" + parts->value;
    });
  }

  void unite_values() {
    std::map<std::string, Spellings, std::less<>> values;
    prefer_districts(values[district]);
    each_group([&](const GroupMembership& membership) { values[membership.group].count(membership.value); });
    for (DraftRequest& row : draft_.requests) values[from].count(row.request.value.from);
    bool names_requests = false;
    each_conflict([&](const std::string& conflict) {
      const auto parts = parts_of(conflict);
      if (!parts) return;
      names_requests = names_requests || parts->key == request;
      values[parts->key].count(parts->value, 0);
    });
    if (names_requests) values[request] = spellings_of_ids();
    for (TravelTimes::Row& row : travel_times_.rows)
      values[district].count(row.from, 0), values[district].count(row.to, 0);
    for (auto& [name, spellings] : values) spellings.settle();

    each_group([&](GroupMembership& membership) { values[membership.group].put_in(membership.value); });
    for (DraftRequest& row : draft_.requests) values[from].put_in(row.request.value.from);
    each_conflict([&](std::string& conflict) {
      auto parts = parts_of(conflict);
      if (!parts || conflict.starts_with(own_request)) return;
      values[parts->key].put_in(parts->value);
      conflict = parts->key + ":" + parts->value;
    });
    for (TravelTimes::Row& row : travel_times_.rows) values[district].put_in(row.from), values[district].put_in(row.to);
    std::ranges::sort(travel_times_.rows);
  }

  // An id is what it is: a conflict follows it, where no other one is spelled alike.
  Spellings spellings_of_ids() {
    std::map<std::string, std::vector<std::string>> ids;
    for (const DraftRequest& row : draft_.requests) ids[word_key(row.request.value.id)].push_back(row.request.value.id);
    Spellings spellings;
    each_conflict([&](const std::string& conflict) {
      const auto parts = parts_of(conflict);
      if (!parts || parts->key != request) return;
      const auto alike = ids.find(word_key(parts->value));
      if (alike == ids.end()) return;
      const bool one =
          std::ranges::all_of(alike->second, [&](const std::string& id) { return id == alike->second.front(); });
      if (!one) return;
      spellings.prefer(alike->second.front());
      spellings.count(parts->value);
    });
    return spellings;
  }

  // A district is named by its id; people write its label.
  void prefer_districts(Spellings& spellings) const {
    const Vocabulary* words = vocabularies_.find("districts");
    if (words == nullptr) return;
    for (const Term& term : words->terms()) spellings.prefer(term.id);
    for (const Term& term : words->terms()) {
      for (const std::string& label : term.labels) spellings.prefer(label, term.id);
    }
  }

  Draft& draft_;
  const Vocabularies& vocabularies_;
  TravelTimes& travel_times_;
};

}  // namespace

std::string word_key(std::string_view word) {
  const std::string folded = fold(word);
  std::string key;
  bool joint = false;  // a blank or hyphen came before
  for (const char c : folded) {
    if (c == ' ' || c == '-' || c == '_' || c == '\'' || c == '`') {
      joint = joint || c != '\'';
      continue;
    }
    if (joint && !key.empty() && is_digit(key.back()) && is_digit(c)) key += '-';
    joint = false;
    key += c;
  }
  return key.empty() ? folded : key;
}

void unite_spellings(Draft& draft, const Vocabularies& vocabularies, TravelTimes& travel_times) {
  Uniter(draft, vocabularies, travel_times).unite();
}

}  // namespace koppel::io
