#include "io/survey/grown_words.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "io/survey/binding.hpp"
#include "io/survey/closed_rows.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/listed_words.hpp"
#include "io/survey/own_words.hpp"
#include "io/survey/row_gate.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// A source of plain words: no codes, no columns of its own per word.
bool takes_words(const BoundSource& source, const Vocabulary& vocabulary) {
  return source.terms != nullptr && source.terms->name() == vocabulary.name() && source.column &&
         source.codes.empty() && source.source->prefix.empty();
}

bool is_known(const TermIndex& terms, std::string_view text) {
  return !terms.find(text).empty() || !terms.find(take_level(text).text).empty();
}

Contact contact_of_row(const BoundMapping& bound, const TableRow& row) {
  const auto cell = [&row](std::size_t column) { return std::string(trimmed(cell_at(row, column).text)); };
  Contact contact;
  for (const std::size_t column : bound.name) contact.name += " " + cell(column);
  if (bound.email) contact.email = cell(*bound.email);
  if (bound.phone) contact.phone = cell(*bound.phone);
  return contact;
}

bool is_closed(const Table& table, const BoundMapping& bound, const TableRow& row) {
  return std::ranges::any_of(bound.leave_out, [&](std::size_t column) {
    return state_of_row(table.headings[column], trimmed(cell_at(row, column).text)) == RowState::closed;
  });
}

// The answers of one source that its vocabulary does not have, but for those that say who somebody is. (A word that others give, too, is a
// word all the same.)
std::vector<CountedAnswer> unknown_answers(const Table& table, const BoundMapping& bound, const BoundSource& source) {
  RowGate gate;
  for (const TableRow row : table.rows) gate.learn_name(contact_of_row(bound, row).name);
  const auto known = [&](std::string_view text) { return is_known(*source.terms, text); };
  std::map<std::string, std::size_t> times;
  std::set<std::string> of_others;
  for (const TableRow row : table.rows) {
    if (is_closed(table, bound, row)) continue;
    gate.begin_row(contact_of_row(bound, row));
    const std::string_view cell = trimmed(cell_at(row, *source.column).text);
    std::vector<std::string> pieces{std::string(cell)};
    if (!source.source->split.empty()) pieces = split_answers(cell, source.source->split, known);
    const bool sentence = pieces.size() > 1 && !std::ranges::all_of(pieces, is_short_part);
    for (const std::string& piece : pieces) {
      if (sentence) break;
      if (piece.empty() || known(piece)) continue;
      const std::vector<std::string> parts = parts_of_conjunction(piece);
      if (!parts.empty() && std::ranges::all_of(parts, known)) continue;
      ++times[piece];
      if (!gate.kind_of(piece)) of_others.insert(piece);
    }
  }
  std::vector<CountedAnswer> answers;
  for (const auto& [text, count] : times) {
    if (of_others.contains(text)) answers.push_back({text, count});
  }
  return answers;
}

Term term_of(const OwnWord& word) {
  Term term{.id = word.id,
            .labels = {},
            .synonyms = word.spellings,
            .broader = {},
            .postcodes = {},
            .point = {},
            .source = {}};
  term.labels.fill(word.label);
  return term;
}

}  // namespace

void NewAnswers::look_at(ByteBlocks& bytes, const std::string& file, const Mapping& mapping) {
  Findings unsaid;
  const Table table = read_table(bytes, file, mapping.read, unsaid);
  const auto bound = bind_columns(mapping, table.headings, file, vocabularies_, MissingColumns::refused, unsaid);
  if (!bound) return;
  for (const auto& [name, vocabulary] : vocabularies_.all()) {
    if (!vocabulary.grows()) continue;
    for (const BoundSource& source : bound->sources) {
      if (!takes_words(source, vocabulary)) continue;
      std::vector<CountedAnswer> answers = unknown_answers(table, *bound, source);
      if (!answers.empty()) said_[name].push_back({std::move(answers), mapping.side, table.headings[*source.column]});
    }
  }
}

std::vector<GrownWords> NewAnswers::grow(Language language, Findings& findings) const {
  std::vector<GrownWords> all;
  for (const auto& [name, said] : said_) {
    const Vocabulary& before = *vocabularies_.find(name);
    OwnWords words(name, &before);
    words.take_over();
    for (const Said& one : said) words.add(one.answers, one.side, one.column);
    const auto made = words.make(findings);
    if (!made) continue;  // too many for a list of words
    const TermIndex index(before);
    std::vector<Term> terms = before.terms();
    OwnVocabulary fresh{.name = name, .words = {}};
    bool changed = false;
    for (const OwnWord& word : made->words) {
      const auto known = std::ranges::find(terms, word.id, &Term::id);
      if (known == terms.end()) {
        terms.push_back(term_of(word));
        fresh.words.push_back(word);
        changed = true;
        continue;
      }
      for (const std::string& spelling : word.spellings) {
        if (!index.find(spelling).empty()) continue;
        known->synonyms.push_back(spelling);
        changed = true;
      }
    }
    if (!changed) continue;
    Findings none;
    all.push_back({Vocabulary(name, std::move(terms), none, true), fresh.lines(language)});
    if (!fresh.words.empty())
      findings.add(survey_codes.words_grown, {.field = name},
                   {{"read", std::to_string(fresh.words.size())}, {"expected", name}});
  }
  return all;
}

}  // namespace koppel::io
