#include "io/inputs/decisions_csv.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "io/inputs/codes.hpp"
#include "io/survey/codes.hpp"
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

constexpr Word answer_words[] = {
    {"ja", pin},
    {"j", pin},
    {"yes", pin},
    {"y", pin},
    {"oui", pin},
    {"o", pin},
    {"ok", pin},
    {"nee", declined},
    {"neen", declined},
    {"n", declined},
    {"no", declined},
    {"non", declined},
    {"afwezig", unavailable},
    {"niet beschikbaar", unavailable},
    {"absent", unavailable},
    {"absente", unavailable},
    {"unavailable", unavailable},
    {"indisponible", unavailable},
};

std::optional<DecisionKind> kind_of(std::string_view cell, std::span<const Word> words) {
  const std::string folded = fold(cell);
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.folded == folded; });
  return found == words.end() ? std::nullopt : std::optional(found->kind);
}

// Ids that begin with = + - @ were given an apostrophe when the call list was written.
std::string id_in(std::string_view cell) {
  cell = trimmed(cell);
  const bool neutral =
      cell.size() > 1 && cell.front() == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  return std::string(neutral ? cell.substr(1) : cell);
}

class DecisionsReader {
 public:
  DecisionsReader(const Table& table, const std::string& file, DraftDecisions& decisions)
      : table_(table), file_(file), decisions_(decisions), findings_(decisions.findings) {}

  void read() {
    if (const auto answer = find_heading(table_, {"antwoord", "answer", "reponse"})) {
      answer_ = answer;
      read_rows({survey_codes.unknown_answer, answer_words, "ja, nee, afwezig"}, *answer);
    } else {
      const auto decision = require_heading(table_, file_, findings_, {"decision", "beslissing"});
      if (decision)
        read_rows({inputs_codes.unknown_decision, decision_words, "pin, promised, forbid, declined, unavailable"},
                  *decision);
    }
  }

 private:
  struct Language {
    Code unknown;
    std::span<const Word> words;
    std::string_view expected;
  };

  void read_rows(const Language& language, std::size_t decision) {
    const auto offer = require_heading(table_, file_, findings_, {"offer", "aanbod", "offre"});
    const auto request = require_heading(table_, file_, findings_, {"request", "verzoek", "vraag", "demande"});
    const auto reason = find_heading(table_, {"reason", "reden", "raison", "motif"});
    if (!offer || !request) return;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const auto& cells = table_.rows[i];
      const std::string_view word = trimmed(cell_at(cells, decision).text);
      if (is_blank(cells) || (answer_ && word.empty())) continue;
      const Source place{file_, table_.row_numbers[i], static_cast<std::int64_t>(decision + 1),
                         table_.headings[decision]};
      const auto kind = kind_of(word, language.words);
      if (!kind) {
        const bool may_be_name = word.find(' ') != std::string_view::npos;  // no word that is expected is two
        findings_.add(
            language.unknown, place,
            {{"read", may_be_name ? hidden(word) : shown(word)}, {"expected", std::string(language.expected)}});
        continue;
      }
      const std::string why = reason && !answer_ ? std::string(trimmed(cell_at(cells, *reason).text)) : std::string();
      put({*kind, id_in(cell_at(cells, *offer).text), id_in(cell_at(cells, *request).text), why, place});
    }
  }

  void put(Decision decision) {
    const bool absent = decision.kind == unavailable;
    // On a call list "absent" is said of the person who was called, whatever the request; it may stand in several rows.
    if (absent && answer_) {
      decision.request.clear();
      if (!absent_.insert(decision.offer).second) return;
    }
    const bool complete = absent ? !decision.offer.empty() || !decision.request.empty()
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
  std::optional<std::size_t> answer_;
  std::set<std::string> absent_;
};

std::string joined_sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

DraftDecisions read_decisions(std::string_view bytes, const std::string& file) {
  DraftDecisions decisions;
  const Table table = read_table(bytes, file, {.tool = SurveyTool::plain}, decisions.findings);
  if (!decisions.findings.has_errors()) DecisionsReader(table, file, decisions).read();
  return decisions;
}

std::string canonical_decisions(const DraftDecisions& decisions) {
  std::vector<std::string> lines;
  for (const Decision& decision : decisions.decisions) {
    lines.push_back(std::string(to_string(decision.kind)) + "\t" + decision.offer + "\t" + decision.request + "\t" +
                    decision.reason);
  }
  return joined_sorted(std::move(lines));
}

std::string canonical_earlier(const DraftDecisions& decisions) {
  std::vector<std::string> lines;
  for (const EarlierPair& pair : decisions.earlier) lines.push_back(pair.offer + "\t" + pair.request);
  return joined_sorted(std::move(lines));
}

}  // namespace koppel::io
