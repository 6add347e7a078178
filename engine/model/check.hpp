// check: from a draft to a market that everything after it may trust.
//
// Problem:    duplicate ids, capacities that contradict themselves, ids that are somebody's e-mail address, decisions about people
//             who do not exist: found all at once, with place and hint.
// Promise:    `market` exists exactly when no finding is an error. Rows that are *rejected* are left out and listed. The market does
//             not depend on the order of the draft's rows.
// Complexity: O(n log n).
// Errors:     as findings; nothing is thrown.
//
//   Checked checked = check(draft, profile, vocabularies);
//   if (!checked.market) throw InputError(checked.findings);
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/understood.hpp"
#include "model/decisions.hpp"
#include "model/draft.hpp"
#include "model/market.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel {

namespace checking {
class Words;  // model/checking.hpp
}

struct Checked {
  std::optional<Market> market;
  Findings findings;  // the draft's own and those of the check, sorted
  Ledger ledger;      // the draft's, with what was rejected or repaired here
  Understood understood;
  LeftOut left_out;  // all of it, the draft's own too: for the market file that is written of this
};

// The sides that must have a row for there to be a market. A side that nobody has brought yet may be empty (side_not_given, a note).
struct SidesNeeded {
  bool offers = true, requests = true;
};

// Among others: duplicate_id (newest submission wins, else both rejected), id_is_personal, capacity_min_above_max,
// people_min_above_max, negative_number, level_out_of_range, unknown_language, unknown_term (with suggestion; kept),
// unknown_postcode (kept without a place), no_need_understood (requests ask for skills, and none of them is known), empty_side, unknown_group (of the profile, with suggestion).
[[nodiscard]] Checked check(const Draft& draft, const Profile& profile, const Vocabularies& vocabularies,
                            SidesNeeded needed = {});

// What check() would find in one row by itself. For whoever puts a row together and must know what of it would be dropped.
// O(cells); keeps the words that it has looked up. The profile and the vocabularies outlive it.
class RowCheck {
 public:
  RowCheck(const Profile& profile, const Vocabularies& vocabularies);
  RowCheck(RowCheck&&) noexcept;
  ~RowCheck();
  [[nodiscard]] Findings findings_of(DraftOffer row);
  [[nodiscard]] Findings findings_of(DraftRequest row);

 private:
  const Profile& profile_;
  std::unique_ptr<checking::Words> words_;
};

struct CheckedDecisions {
  std::optional<Decisions> decisions;  // only when neither the draft nor the check found an error
  Findings findings;  // of the check alone: the draft keeps its own, for when there is no market to check against
};

// unknown_id, pin_and_forbid, pins_above_capacity, pin_on_absent, duplicate_decision …
[[nodiscard]] CheckedDecisions check_decisions(const DraftDecisions& draft, const Market& market);

// The draft a market came from, for making a variant of it.
[[nodiscard]] Draft to_draft(const Market& market);

// "Did you mean": the candidate with the smallest edit distance (Damerau-Levenshtein, at most a third of the length), or empty.
[[nodiscard]] std::string closest(std::string_view text, const std::vector<std::string>& candidates);

}  // namespace koppel
