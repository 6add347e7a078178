// Small drafts for the tests of the model: a row is good until a test spoils it.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/check.hpp"

namespace koppel::test {

inline DraftOffer offer(const std::string& id, std::int64_t row = 2) {
  DraftOffer draft;
  draft.offer.value.id = id;
  draft.offer.source = {.file = "aanbod.csv", .row = row};
  draft.offer.columns = std::make_shared<const FieldColumns>(FieldColumns{{"id", 1}, {"capacity.max", 7}});
  return draft;
}

inline DraftRequest request(const std::string& id, std::int64_t row = 2) {
  DraftRequest draft;
  draft.request.value.id = id;
  draft.request.source = {.file = "vragen.csv", .row = row};
  draft.request.columns = std::make_shared<const FieldColumns>(FieldColumns{{"id", 1}});
  return draft;
}

inline Draft draft(std::vector<DraftOffer> offers, std::vector<DraftRequest> requests) {
  Draft made;
  made.offers = std::move(offers);
  made.requests = std::move(requests);
  return made;
}

// One good row on either side.
inline Draft good_draft() { return draft({offer("m1")}, {request("r1")}); }

inline Vocabulary vocabulary(const std::string& name, const std::vector<std::string>& ids) {
  std::vector<Term> terms;
  for (const std::string& id : ids) {
    Term term;
    term.id = id;
    terms.push_back(term);
  }
  Findings findings;
  return {name, terms, findings};
}

inline Vocabularies vocabularies() {
  Vocabularies all;
  all.put(vocabulary("skills", {"facilitation", "mobility", "traffic_count"}));
  all.put(vocabulary("themes", {"education", "mobility"}));
  all.put(vocabulary("languages", {"en", "fr", "nl"}));
  Term north;
  north.id = "antwerpen-2060";
  north.postcodes = {"2060"};
  north.point = GeoPoint{51'227'500, 4'425'500};
  Findings findings;
  all.put(Vocabulary("districts", {north}, findings));
  return all;
}

inline Checked check_with_words(const Draft& draft) { return check(draft, Profile{}, vocabularies()); }

inline std::size_t count(const Findings& findings, std::string_view code) {
  const auto kept =
      std::ranges::count(findings.kept(), code, [](const Finding& finding) { return finding.code->name; });
  const auto more = findings.not_kept().find(std::string(code));
  return static_cast<std::size_t>(kept) + (more == findings.not_kept().end() ? 0 : more->second);
}

// The first finding of a code; the test has asserted that there is one.
inline Finding first(const Findings& findings, std::string_view code) {
  for (const Finding& finding : findings.kept()) {
    if (finding.code->name == code) return finding;
  }
  throw std::out_of_range("no finding " + std::string(code));
}

inline std::string value(const Finding& finding, std::string_view name) {
  for (const auto& [key, text] : finding.values) {
    if (key == name) return text;
  }
  return {};
}

}  // namespace koppel::test
