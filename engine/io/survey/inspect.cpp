#include "io/survey/inspect.hpp"

#include <algorithm>
#include <utility>

#include "io/survey/draft_mapping.hpp"
#include "io/survey/side_questions.hpp"
#include "io/survey/words.hpp"
#include "io/tables/codes.hpp"
#include "io/text/codes.hpp"
#include "io/text/json_writer.hpp"

namespace koppel::io {

namespace {

// The question that each column belongs to.
std::vector<std::size_t> question_by_column(const Inspection& inspection) {
  std::vector<std::size_t> owners(inspection.table.headings.size(), 0);
  for (std::size_t i = 0; i < inspection.questions.size(); ++i) {
    const Question& question = inspection.questions[i];
    for (const std::size_t column : question.columns) owners[column] = i;
    if (question.joined) owners[*question.joined] = i;
    if (question.other) owners[*question.other] = i;
  }
  return owners;
}

void text_or_null(JsonWriter& json, std::string_view key, const std::string& text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.text(text);
  }
}

void write_personal(JsonWriter& json, const PersonalCounts& counts) {
  json.key("personal");
  json.open_object(true);
  const std::pair<std::string_view, std::size_t> kinds[] = {{"name", counts.name},
                                                            {"email", counts.email},
                                                            {"phone", counts.phone},
                                                            {"national_number", counts.national_number},
                                                            {"ip_address", counts.ip_address}};
  for (const auto& [kind, count] : kinds) {
    if (count > 0) json.member(kind, static_cast<std::int64_t>(count));
  }
  json.close();
}

void write_column(JsonWriter& json, const Inspection& inspection, std::size_t column, std::size_t owner) {
  const Table& table = inspection.table;
  const Question& question = inspection.questions[owner];
  const bool in_free_text = question.other == column;
  const bool grouped = !question.options.empty() || question.other || question.joined;
  json.open_object(true);
  json.member("column", static_cast<std::int64_t>(column + 1));
  json.member("name", table.headings[column]);
  text_or_null(json, "question", column < table.questions.size() ? table.questions[column] : std::string());
  json.member("kind", to_string(in_free_text ? QuestionKind::free_text : question.kind));
  text_or_null(json, "group", grouped ? question.name : std::string());
  json.member("answers", static_cast<std::int64_t>(inspection.answers[column]));
  text_or_null(json, "field", inspection.proposals[owner].field);
  write_personal(json, inspection.personal[column]);
  json.close();
}

Side asked_side(const std::string& file, const Ask& ask, Replies& replies) {
  OpenQuestion question{
      .what = Asked::side, .file = file, .candidates = {{"offers", std::nullopt}, {"requests", std::nullopt}}};
  const std::size_t chosen = ask(question);
  replies.push_back({std::move(question), chosen});
  return replies.back().choice().value == "offers" ? Side::offers : Side::requests;
}

// One question at a time; each reply counts for the next.
void ask_about_columns(const AskedSide& side, const Ask& ask, Replies& replies, std::vector<FieldProposal>& proposals) {
  while (replies.size() < most_questions) {
    std::vector<OpenQuestion> questions = questions_about(side, true);
    std::erase_if(questions, [&](const OpenQuestion& one) { return find_reply(replies, one) != nullptr; });
    if (questions.empty()) return;
    const std::size_t chosen = ask(questions.front());
    replies.push_back({std::move(questions.front()), chosen});
    settle_replies({replies.back()}, side.survey, side.side, proposals);
  }
}

// She said that no column tells people apart.
bool has_no_id(const Replies& replies) {
  return std::ranges::any_of(replies, [](const GivenReply& reply) {
    return reply.question.what == Asked::column_for && reply.question.field == "id" && !reply.choice().column;
  });
}

}  // namespace

Inspection inspect(ByteBlocks& bytes, const std::string& file, const TableOptions& options, std::optional<Side> side,
                   const Vocabularies& vocabularies, Findings& findings, Language language, const Ask& ask) {
  Inspection inspection;
  inspection.table = read_table(bytes, file, options, findings, {}, max_looked_at_memory, Beyond::counted);
  const Table& table = inspection.table;
  inspection.readable = !table.headings.empty() && findings.count(tables_codes.too_many_columns) == 0;
  if (table.headings.empty() && !findings.has_errors()) findings.add(text_codes.empty_file, {.file = file});
  if (!inspection.readable) return inspection;

  ExaminedSurvey survey(table);
  Replies replies;
  auto likely = side ? side : likely_side(survey, vocabularies);
  if (!likely && ask) likely = asked_side(file, ask, replies);
  inspection.side = likely.value_or(Side::offers);
  inspection.side_guessed = !likely;
  inspection.proposals = propose_fields(survey, inspection.side, vocabularies);
  if (ask)
    ask_about_columns({survey, inspection.proposals, inspection.side, file, vocabularies}, ask, replies,
                      inspection.proposals);
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    inspection.personal.push_back(personal_in(table, survey.answers, column));
    inspection.answers.push_back(survey.answers.of(column).filled);
  }
  DraftMapping draft = draft_mapping(survey, inspection.side, inspection.proposals, language, has_no_id(replies));
  inspection.questions = std::move(survey.questions);
  inspection.mapping = std::move(draft.yaml);
  inspection.certain = draft.certain;
  if (inspection.side_guessed) {
    const std::string line = "side: " + std::string(to_string(inspection.side)) + "\n";
    const std::size_t at = inspection.mapping.find(line);
    const std::string question = draft_text(language, DraftText::which_side);
    inspection.mapping.insert(at + line.size() - 1, "   " + std::string(draft_mark(language)) + ": " + question);
    inspection.certain = false;
  }
  return inspection;
}

std::string inspection_json(const Inspection& inspection) {
  const Table& table = inspection.table;
  const bool csv = table.form == TableForm::csv;
  JsonWriter json;
  json.open_object();
  json.member("tool", to_string(table.tool));
  text_or_null(json, "encoding", csv ? std::string(to_string(table.encoding)) : std::string());
  text_or_null(json, "separator", csv ? std::string(1, table.separator) : std::string());
  json.member("header_rows", static_cast<std::int64_t>(table.header_rows));
  json.member("rows", static_cast<std::int64_t>(table.rows.size() + table.rows_beyond));
  json.key("columns");
  json.open_array();
  const auto owners = question_by_column(inspection);
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    write_column(json, inspection, column, owners[column]);
  }
  json.close();
  json.close();
  return json.take();
}

}  // namespace koppel::io
