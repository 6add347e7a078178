// write: from a plan to the files a person holds in hand.
//
// Problem:    the coordinator phones people today; she needs a list, the reasons, and one page to show others.
// Promise:    pure: bytes from data, no files, no clock, no locale of the machine. Everything strangers wrote is escaped. Names and
//             contact data appear in the call lists only, and there not with `pseudonyms`; these leave out the rows' free text too
//             (labels, what a conflict is about, words that no vocabulary knows), in which somebody may have typed a name.
// Errors:     none.
//
//   std::string html = report::proposal_html(context);
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/finding.hpp"
#include "base/understood.hpp"
#include "explain/plan.hpp"
#include "io/text/sheet.hpp"
#include "model/draft.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/weigh.hpp"

namespace koppel::report {

struct Context {
  const Market& market;
  const Setting& setting;
  const Weighed& weighed;
  const Plan& plan;
  const Contacts& contacts;
  const Findings& findings;  // of reading, checking and weighing
  const std::vector<RowCounts>& counts;
  Understood understood = {};
  Language language = Language::nl;
  bool pseudonyms = false;
  bool names = false;  // people are named in sentences: in what its owner alone may read, never with pseudonyms
  bool names_beside_ids = false;  // and every id of theirs has its name beside it
  std::string version;
  std::string input_hash;  // "sha256:…"
};

[[nodiscard]] std::string call_list_csv(const Context& context);  // bellijst.csv
// bellijst.xlsx, as io/tables/xlsx.hpp writes it: per person who is called, per request with its reserves, and who is not served.
[[nodiscard]] std::vector<io::Sheet> call_sheets(const Context& context);
[[nodiscard]] std::string unmatched_csv(const Context& context);  // niet-gekoppeld.csv
[[nodiscard]] std::string proposal_html(const Context& context);  // voorstel.html
[[nodiscard]] std::string internal_html(
    const Context& context);  // voorstel-intern.html: the same with names, for its owner only
// What the terminal shows after `match`: at most a screen.
[[nodiscard]] std::string summary_text(const Context& context, bool colour);

// Sentences in a language, made from data (shared by all forms).
// What stands beside a reason already is left out of it; so is a language that nearly everybody speaks, unless nothing else is to be said.
struct SaidBeside {
  bool moment = false, distance = false;
};
class PairReasons {
 public:
  explicit PairReasons(const Context& context, SaidBeside beside = {});
  [[nodiscard]] std::string of(const PlanPair& pair) const;

 private:
  const Context& context_;
  SaidBeside beside_;
  std::set<std::string> common_languages_;
};
[[nodiscard]] std::string pair_reason(const Context& context, const PlanPair& pair, SaidBeside beside = {});
[[nodiscard]] std::string unserved_reason(const Context& context, const Unserved& unserved);
[[nodiscard]] std::string relief_sentence(const Context& context, const Unserved& unserved);
// The moment proposed, and whether it clashes with another of this person's.
[[nodiscard]] std::string moment_of(const Context& context, const PlanPair& pair);
// What happens if the offer says no, and whether others count on the same place.
[[nodiscard]] std::string fallback_sentence(const Context& context, const Fallback& fallback);
// How much of what was asked was understood; empty where nobody asked anything.
[[nodiscard]] std::string understood_sentence(const Context& context);
// What must be read before all else where too few of the needs were understood; else empty.
[[nodiscard]] std::string reservation(const Context& context);
// What is proved, of what was understood and but for the moments; or why there is no proposal.
[[nodiscard]] std::string outcome_sentence(const Context& context);
[[nodiscard]] std::string failure_sentence(const Context& context, const RuleFailure& failure);

}  // namespace koppel::report
