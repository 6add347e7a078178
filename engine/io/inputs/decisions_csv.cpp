#include "io/inputs/decisions_csv.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "io/inputs/answers_csv.hpp"
#include "io/inputs/codes.hpp"
#include "io/tables/headings.hpp"
#include "io/tables/table.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

struct Word {
  std::string_view folded;
  DecisionKind kind;
};

using enum DecisionKind;

constexpr Word decision_words[] = {
    {"pin", pin},
    {"vast", pin},
    {"vastzetten", pin},
    {"vastgezet", pin},
    {"fixer", pin},
    {"fixe", pin},
    {"forbid", forbid},
    {"forbidden", forbid},
    {"verbieden", forbid},
    {"verboden", forbid},
    {"uitsluiten", forbid},
    {"uitgesloten", forbid},
    {"interdire", forbid},
    {"exclure", forbid},
    {"declined", declined},
    {"geweigerd", declined},
    {"weigert", declined},
    {"refuse", declined},
    {"decline", declined},
    {"promised", promised},
    {"beloofd", promised},
    {"promis", promised},
    {"unavailable", unavailable},
    {"afwezig", unavailable},
    {"niet beschikbaar", unavailable},
    {"absent", unavailable},
    {"indisponible", unavailable},
};

std::optional<DecisionKind> kind_of(std::string_view cell) {
  const std::string folded = fold(cell);
  const auto found = std::ranges::find(decision_words, std::string_view(folded), &Word::folded);
  return found == std::end(decision_words) ? std::nullopt : std::optional(found->kind);
}

class DecisionsReader {
 public:
  DecisionsReader(const Table& table, const std::string& file, DraftDecisions& decisions)
      : table_(table), file_(file), decisions_(decisions), findings_(decisions.findings) {}

  void read() {
    const auto decision = require_heading(table_, file_, findings_, {"decision", "beslissing"});
    if (!decision) return;
    const auto offer = require_heading(table_, file_, findings_, {"offer", "aanbod", "offre"});
    const auto request = require_heading(table_, file_, findings_, {"request", "verzoek", "vraag", "demande"});
    const auto reason = find_heading(table_, {"reason", "reden", "raison", "motif"});
    if (!offer || !request) return;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const auto& cells = table_.rows[i];
      if (is_blank(cells)) continue;
      const std::string_view word = trimmed(cell_at(cells, *decision).text);
      const Source place{file_, table_.row_numbers[i], static_cast<std::int64_t>(*decision + 1),
                         table_.headings[*decision]};
      const auto kind = kind_of(word);
      if (!kind) {
        tell_unknown(word, place);
        continue;
      }
      put({*kind, id_cell(cell_at(cells, *offer).text), id_cell(cell_at(cells, *request).text),
           reason ? std::string(trimmed(cell_at(cells, *reason).text)) : std::string(), place});
    }
  }

 private:
  void tell_unknown(std::string_view word, const Source& place) {
    const bool may_be_name = word.find(' ') != std::string_view::npos;  // no word that is expected is two
    findings_.add(inputs_codes.unknown_decision, place,
                  {{"read", may_be_name ? hidden(word) : shown(word)},
                   {"expected", "pin, promised, forbid, declined, unavailable"}});
  }

  void put(Decision decision) {
    const bool either = decision.kind == unavailable;
    const bool complete = either ? !decision.offer.empty() || !decision.request.empty()
                                 : !decision.offer.empty() && !decision.request.empty();
    if (complete) {
      decisions_.decisions.push_back(std::move(decision));
    } else {
      findings_.add(inputs_codes.incomplete_decision, decision.source);
    }
  }

  const Table& table_;
  const std::string& file_;
  DraftDecisions& decisions_;
  Findings& findings_;
};

std::string joined_sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

DraftDecisions read_decisions(std::string_view bytes, const std::string& file, const std::optional<Date>& today) {
  DraftDecisions decisions;
  const Table table = read_table(bytes, file, {.tool = SurveyTool::plain}, decisions.findings);
  if (decisions.findings.has_errors()) return decisions;
  if (holds_answers(table)) {
    decisions.answers = read_answers(table, file, today, decisions.findings);
  } else {
    DecisionsReader(table, file, decisions).read();
  }
  return decisions;
}

std::string canonical_decisions(const DraftDecisions& decisions) {
  std::vector<std::string> lines;
  for (const Decision& decision : decisions.decisions) {
    lines.push_back(std::string(to_string(decision.kind)) + "\t" + decision.offer + "\t" + decision.request + "\t" +
                    decision.reason);
  }
  return joined_sorted(std::move(lines)) + canonical_answers(decisions.answers);
}

std::string canonical_earlier(const DraftDecisions& decisions) {
  std::vector<std::string> lines;
  for (const EarlierPair& pair : decisions.earlier) lines.push_back(pair.offer + "\t" + pair.request);
  return joined_sorted(std::move(lines));
}

}  // namespace koppel::io
