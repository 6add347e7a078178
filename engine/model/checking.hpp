// The parts of check(), shared by the files that implement it; users include model/check.hpp.
//
// Each part takes rows one by one or a whole side, writes what it finds, and says which rows are out.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "base/understood.hpp"
#include "model/draft.hpp"
#include "model/market.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel::checking {

// What check() looks up again and again: words of vocabularies, with the suggestion for each unknown one kept.
class Words {
 public:
  explicit Words(const Vocabularies& vocabularies) : vocabularies_(vocabularies) {}

  // True also when there is no vocabulary of this name: then every word is known.
  [[nodiscard]] bool known(std::string_view vocabulary, const std::string& term) const;
  // There is such a vocabulary, and it has the term.
  [[nodiscard]] bool lists(std::string_view vocabulary, const std::string& term) const;
  // The words of this vocabulary are people's own answers.
  [[nodiscard]] bool are_own(std::string_view vocabulary) const;
  // The term, or one that is narrower, is among `terms`.
  [[nodiscard]] bool covers(std::string_view vocabulary, std::string_view term,
                            const std::set<std::string_view>& terms) const;
  [[nodiscard]] std::string suggestion(const std::string& vocabulary, const std::string& term);
  [[nodiscard]] const Term* district_of(const std::string& postcode);
  [[nodiscard]] std::string postcode_suggestion(const std::string& postcode);
  [[nodiscard]] bool has_districts() const { return vocabularies_.find("districts") != nullptr; }

 private:
  const Vocabularies& vocabularies_;
  std::map<std::pair<std::string, std::string>, std::string> suggestions_;
  std::map<std::string, const Term*> districts_;
};

// What the checks of one row share.
struct RowContext {
  const Profile& profile;
  Words& words;
  Findings& findings;
};

// Puts the profile's defaults in, drops what cannot be, sorts every list. False: the row is out.
[[nodiscard]] bool check_offer(DraftOffer& row, RowContext context);
[[nodiscard]] bool check_request(DraftRequest& row, RowContext context);

// What becomes of a row when each id may stand once only.
enum class Duplicate : std::uint8_t {
  stays,
  out,
  repeats
};  // repeats: it says what a row that stays says, and is none too many

// Of several rows the one submitted last stays, or none when that cannot be told: two that say different things.
template <class Row>
[[nodiscard]] std::vector<Duplicate> without_duplicates(const std::vector<Sourced<Row>*>& rows, Findings& findings);

// Where a row stands: "aanbod.csv:7".
[[nodiscard]] std::string place_text(const Source& source);

// Offers of one person get the group `person`; an offer of somebody who asks as well, a conflict with what she asks (model/market.hpp).
void recognise_people(std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests, Findings& findings);

// Adds what was dropped from the rows that stay.
void add_left_out(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests, LeftOut& left_out);
// What the rows that stay, already checked, and all that was left out asked for, and how much of it was understood.
[[nodiscard]] Understood understood_of(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                                       const LeftOut& left_out, Words& words);

// What somebody wrote that counts less than he may think, or not at all.
void note_without_effect(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                         const Profile& profile, Findings& findings);

}  // namespace koppel::checking
