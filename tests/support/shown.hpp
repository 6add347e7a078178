// A small market with what a report needs beside it.
//
//   const Shown shown(small.walk());
//   report::proposal_html(shown.context(Language::nl));
#pragma once

#include <utility>
#include <vector>

#include "report/report.hpp"
#include "support/small_market.hpp"

namespace koppel::test {

struct Shown {
  explicit Shown(Walked made) : walked(std::move(made)) {}

  Walked walked;
  Contacts contacts;
  Findings findings;
  std::vector<RowCounts> counts;
  Understood understood;

  [[nodiscard]] report::Context context(Language language, bool pseudonyms = false) const {
    return {.market = walked.market,
            .setting = walked.setting,
            .weighed = walked.weighed,
            .plan = walked.plan,
            .contacts = contacts,
            .findings = findings,
            .counts = counts,
            .understood = understood,
            .language = language,
            .pseudonyms = pseudonyms,
            .version = "0.0",
            .input_hash = "sha256:0"};
  }
};

}  // namespace koppel::test
