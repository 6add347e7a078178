#include "io/survey/draft_mapping.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "io/survey/answer_facts.hpp"
#include "io/survey/field_proposal.hpp"
#include "io/survey/fields.hpp"
#include "io/survey/heading_words.hpp"
#include "io/survey/personal.hpp"
#include "io/survey/plain_moments.hpp"
#include "io/survey/question.hpp"
#include "io/survey/question_words.hpp"
#include "io/survey/words.hpp"
#include "io/text/fold.hpp"
#include "model/person.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t longest_key = 200;  // YAML takes keys of up to 1,024 characters
class Drafter {
 public:
  Drafter(const ExaminedSurvey& survey, Side side, std::vector<FieldProposal> proposals, Language language)
      : table_(survey.table),
        answers_(survey.answers),
        side_(side),
        language_(language),
        questions_(survey.questions),
        proposals_(std::move(proposals)),
        perhaps_(questions_.size()) {
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      const Question& question = questions_[i];
      const bool nameless = !question.options.empty() && proposals_[i].terms.empty() && !question.joined;
      if (nameless) perhaps_[i] = std::exchange(proposals_[i].field, "");
    }
  }

  // Everything was settled before: no marks.
  std::string settled(bool id_of_row) {
    settled_ = true;
    return draft(id_of_row).yaml;
  }

  DraftMapping draft(bool id_of_row = false) {
    id_of_row_ = id_of_row;
    const std::string id = id_line();
    const std::string submitted = submitted_line();
    const std::string fields = field_lines();
    const std::string contact = contact_lines();
    const std::string left_out = left_out_lines();
    const std::string ignored = ignored_lines();
    std::string yaml =
        say(DraftText::made) + "\nschema: koppel/mapping/1\nside: " + std::string(to_string(side_)) + "\n" + reading();
    if (proposed_ && !settled_) yaml.insert(0, decide(DraftText::look) + "\n");
    yaml += id + submitted + fields + contact + left_out + ignored;
    return {yaml, certain_ && !table_.headings.empty()};
  }

 private:
  // ---- columns ----------------------------------------------------------------------------------------------------------------

  // By heading where that is clear, else by place.
  std::string reference(std::size_t column) const {
    const std::string& heading = table_.headings[column];
    const std::string folded = fold(heading);
    const auto alike = std::count_if(table_.headings.begin(), table_.headings.end(),
                                     [&](const std::string& other) { return fold(other) == folded; });
    const bool clear = alike == 1 && !folded.empty() && heading.size() <= longest_key && folded.front() != '#';
    return clear ? yaml_quoted(heading) : "\"#" + std::to_string(column + 1) + "\"";
  }

  std::optional<std::size_t> column_for(std::string_view field) const {
    for (std::size_t i = 0; i < proposals_.size(); ++i) {
      if (proposals_[i].field == field) return questions_[i].columns.front();
    }
    return std::nullopt;
  }

  std::string say(DraftText text, const FindingValues& values = {}) const {
    return draft_text(language_, text, values);
  }

  // What a person must decide, as a comment.
  std::string decide(DraftText what, const FindingValues& values = {}) {
    certain_ = false;
    if (settled_) return "# " + say(what, values);
    return std::string(draft_mark(language_)) + ": " + say(what, values);
  }

  // Most likely right; one mark at the head of the draft asks a person to look at all of them.
  std::string propose(const std::string& what) {
    proposed_ = true;
    return "# " + say(DraftText::proposal, {{"what", what}});
  }

  // ---- the head ---------------------------------------------------------------------------------------------------------------

  std::string reading() const {
    std::string how;
    const auto put = [&how](const std::string& key, const std::string& value) {
      how += (how.empty() ? " " : ", ") + key + ": " + value;
    };
    if (table_.tool != SurveyTool::plain) put("tool", std::string(to_string(table_.tool)));
    if (table_.form == TableForm::workbook) {
      put("sheet", yaml_quoted(table_.sheet));
    } else {
      const std::string separator = table_.separator == '\t' ? "tab" : std::string(1, table_.separator);
      put("encoding", std::string(to_string(table_.encoding)));
      put("separator", yaml_quoted(separator));
    }
    if (table_.header_rows > 1) put("header_rows", std::to_string(table_.header_rows));
    return "read: {" + how + " }\n";
  }

  std::string id_line() {
    if (id_of_row_) return "id: { row: hash }   # " + say(DraftText::id_of_row) + "\n";
    const auto id = column_for("id"), email = column_for("contact.email");
    const bool is_address = id && personal_in(table_, answers_, *id).email > 0;
    if (id && !is_address) {
      const auto of_it = std::ranges::find(proposals_, "id", &FieldProposal::field);
      const bool of_answer = email && differs_everywhere(*id) && somebody_answered_twice(*email);
      const std::string remark = of_answer     ? "   # " + say(DraftText::id_of_answer)
                                 : of_it->sure ? std::string()
                                               : "   " + propose(say(DraftText::by_heading));
      return "id: { column: " + reference(*id) + " }" + remark + "\n";
    }
    if (id || email) {
      return "id: { column: " + reference(is_address ? *id : *email) + ", hash: true }" + "   " +
             propose(say(DraftText::hashed_email)) + "\n";
    }
    return "id: { column: \"#1\" }   " + decide(DraftText::which_id) + "\n";
  }

  bool differs_everywhere(std::size_t column) const {
    return answers_.of(column).different.size() == answers_.of(column).filled;
  }

  bool somebody_answered_twice(std::size_t email) const {
    std::set<std::string> people;
    std::size_t answers = 0;
    for (const GivenAnswer& given : answers_.of(email).different) {
      const std::string key = email_key(given.text);
      if (key.empty()) continue;
      answers += given.times;
      people.insert(key);
    }
    return people.size() < answers;
  }

  std::string submitted_line() {
    const auto column = column_for("submitted");
    if (!column) return "";
    const auto of_it = std::ranges::find(proposals_, "submitted", &FieldProposal::field);
    const std::string remark = of_it->sure ? "" : "   " + propose(say(DraftText::by_heading));
    return "submitted: { column: " + reference(*column) + " }" + remark + "\n";
  }

  // ---- fields -----------------------------------------------------------------------------------------------------------------

  std::string field_lines() {
    std::map<std::string, std::vector<std::size_t>> by_field;
    for (std::size_t i = 0; i < proposals_.size(); ++i) {
      const std::string& field = proposals_[i].field;
      if (!field.empty() && !belongs_to_both(field)) by_field[field].push_back(i);
    }
    std::string text;
    for (const auto& [field, sources] : by_field) {
      if (sources.size() == 1) {
        text += "  " + field + ":" + source_lines(sources.front(), "    ", " ");
        continue;
      }
      text += "  " + field + ":\n";
      for (const std::size_t source : sources) text += "    -" + source_lines(source, "      ", " ");
    }
    return text.empty() ? "fields: {}\n" : "fields:\n" + text;
  }

  // One source: `{ column: … }` on the line that was begun, or a block of columns beneath it.
  std::string source_lines(std::size_t at, const std::string& indent, const std::string& gap) {
    const Question& question = questions_[at];
    const FieldProposal& proposal = proposals_[at];
    if (!proposal.terms.empty()) return column_lines(at, indent);
    const std::size_t column = question.joined.value_or(question.columns.front());
    std::string text = gap + "{ column: " + reference(column);
    if (question.joined) {
      text += ", split: \" \"";
    } else if (holds_several(proposal.field) && (!question.split.empty() || question.kind != QuestionKind::scale)) {
      text += ", split: " + yaml_quoted(question.split.empty() ? fallback_split(column) : question.split);
    }
    if (question.other) text += ", other: " + reference(*question.other);
    std::string codes;
    for (const auto& [answer, value] : proposal.codes) {
      codes += (codes.empty() ? " " : ", ") + yaml_quoted(answer) + ": " + value;
    }
    if (!codes.empty()) text += ", codes: {" + codes + " }";
    if (proposal.must) text += ", must: true";
    text += " }";
    if (proposal.to_decide) {
      text += "   " + decide(side_ == Side::offers ? DraftText::perhaps_offered : DraftText::perhaps_asked);
    } else if (!proposal.sure) {
      text += "   " + remark(question, proposal);
    }
    return text + "\n";
  }

  std::string remark(const Question& question, const FieldProposal& proposal) {
    if (proposal.field == "slots" && are_plain_moments(table_, question.columns.front(), question.split)) {
      return propose(say(DraftText::weekly_moments));
    }
    if (proposal.field == "slots") return decide(DraftText::moments);
    if (!proposal.codes.empty()) return propose(counted(DraftText::answers, question.answers));
    const auto unit = unit_of_field(proposal.field);
    const bool numbers =
        unit && question.options.empty() && number_share(answers_.of(question.columns.front()), *unit) == 100;
    if (!numbers && (question.kind == QuestionKind::scale || has_codes(question))) return decide(DraftText::codes);
    return propose(counted(DraftText::answers, question.answers) + ", " + draft_kind(language_, question.kind));
  }

  std::string column_lines(std::size_t at, const std::string& indent) {
    const Question& question = questions_[at];
    const FieldProposal& proposal = proposals_[at];
    std::string text = "\n" + indent + "columns:\n";
    for (std::size_t i = 0; i < question.columns.size(); ++i) {
      if (proposal.terms[i].empty()) {
        wordless_.push_back(question.columns[i]);
        continue;
      }
      text += indent + "  " + reference(question.columns[i]) + ": " + yaml_quoted(proposal.terms[i]) + "\n";
    }
    if (question.joined) twice_.push_back(*question.joined);
    if (question.kind == QuestionKind::scale) text += indent + codes_line(question, proposal);
    if (question.other) text += indent + "other: " + reference(*question.other) + "\n";
    if (proposal.must) text += indent + "must: true\n";
    return text;
  }

  // The codes of a scale, as far as their form tells; what they mean is for a person to say.
  std::string codes_line(const Question& question, const FieldProposal& proposal) {
    const int points = code_points(question);
    const bool languages = proposal.field == "languages";
    if (languages && answers_are_cefr(question)) return propose(say(DraftText::answers_are_levels)) + "\n";
    if (!languages && answers_are_levels(question)) {
      return propose(say(DraftText::numbers_are_levels)) + "\n";
    }
    constexpr const char* levels[] = {"null", "A1", "A2", "B1", "B2", "C1", "C2"};
    std::string codes;
    for (int point = 1; point <= points; ++point) {
      const int level = std::min(point - 1, languages ? 6 : 5);
      codes += (codes.empty() ? " " : ", ") + ("A" + std::to_string(point)) + ": " +
               (languages ? std::string(levels[level]) : std::to_string(level));
    }
    return "codes: {" + (codes.empty() ? codes : codes + " ") + "}   " +
           decide(languages ? DraftText::language_levels : DraftText::levels) + "\n";
  }

  // The highest n where all answers are A1 … An; 0 when they are written otherwise.
  int code_points(const Question& question) const {
    int most = 0;
    for (const std::size_t column : question.columns) {
      for (const auto& [text, times] : answers_.of(column).different) {
        if (text.size() != 2 || text[0] != 'A' || text[1] < '1' || text[1] > '9') return 0;
        most = std::max(most, text[1] - '0');
      }
    }
    return most;
  }

  bool answers_are_levels(const Question& question) const {
    const auto is_level = [](const GivenAnswer& given) {
      return given.text.size() == 1 && given.text[0] >= '0' && given.text[0] <= '5';
    };
    return std::all_of(question.columns.begin(), question.columns.end(), [&](std::size_t column) {
      const auto& different = answers_.of(column).different;
      return std::all_of(different.begin(), different.end(), is_level);
    });
  }

  // Levels of the Common European Framework; A1 and A2 alone might be codes of the tool.
  bool answers_are_cefr(const Question& question) const {
    bool beyond_a = false, all = true;
    for (const std::size_t column : question.columns) {
      for (const GivenAnswer& given : answers_.of(column).different) {
        const auto level = parse_cefr(given.text);
        all = all && level && *level != Cefr::any;
        beyond_a = beyond_a || (level && *level > Cefr::a2);
      }
    }
    return all && beyond_a;
  }

  bool has_codes(const Question& question) const {
    return question.options.empty() && question.kind == QuestionKind::single && code_points(question) > 0;
  }

  std::string fallback_split(std::size_t column) const {
    constexpr const char* marks[] = {";", ",", "|"};
    for (const char* candidate : marks) {
      const auto& different = answers_.of(column).different;
      const bool found = std::any_of(different.begin(), different.end(), [&](const GivenAnswer& given) {
        return given.text.find(candidate) != std::string_view::npos;
      });
      if (found) return candidate;
    }
    return ",";
  }

  // ---- contact and the rest -----------------------------------------------------------------------------------------------------

  std::string contact_lines() {
    std::string names, text;
    bool sure = true;
    for (std::size_t i = 0; i < proposals_.size(); ++i) {
      if (proposals_[i].field != "contact.name") continue;
      names += (names.empty() ? "" : ", ") + reference(questions_[i].columns.front());
      sure = sure && proposals_[i].sure;
    }
    if (!names.empty())
      text += "  name: [ " + names + " ]" + (sure ? "" : "   " + propose(say(DraftText::by_heading))) + "\n";
    for (const char* key : {"email", "phone"}) {
      if (const auto column = column_for(std::string("contact.") + key)) {
        text += "  " + std::string(key) + ": " + reference(*column) + "\n";
      }
    }
    return text.empty() ? "" : "contact:\n" + text;
  }

  std::string left_out_lines() {
    std::string columns;
    for (std::size_t i = 0; i < proposals_.size(); ++i) {
      if (!proposals_[i].leave_out) continue;
      columns += (columns.empty() ? "" : ", ") + reference(questions_[i].columns.front());
    }
    if (columns.empty()) return "";
    return "leave_out: [ " + columns + " ]   " + propose(say(DraftText::closed)) + "\n";
  }

  std::string ignored_lines() {
    std::string of_tool, unknown, missed;
    for (std::size_t i = 0; i < proposals_.size(); ++i) {
      const FieldProposal& proposal = proposals_[i];
      if (!proposal.field.empty() || proposal.leave_out) continue;
      if (settled_ && !proposal.of_the_tool &&
          !field_asked_for(table_.headings[questions_[i].columns.front()], side_).empty()) {
        missed += "# " + say(DraftText::missed, {{"name", yaml_quoted(questions_[i].name)}}) + "\n";
        continue;
      }
      for (const std::size_t column : columns_of(questions_[i])) {
        const bool nothing = trimmed(table_.headings[column]).empty() && answers_.of(column).filled == 0;
        if (nothing) continue;
        if (proposal.of_the_tool) {
          of_tool += "  - " + reference(column) + "   # " + say(DraftText::of_tool) + "\n";
        } else {
          unknown += "  - " + reference(column) + "   # " + described(i, column) + "\n";
        }
      }
    }
    for (const std::size_t column : twice_) {
      of_tool += "  - " + reference(column) + "   # " + say(DraftText::in_other_columns) + "\n";
    }
    for (const std::size_t column : wordless_) {
      unknown += "  - " + reference(column) + "   # " + say(DraftText::unknown_option) + "\n";
    }
    if (unknown.empty()) return missed + (of_tool.empty() ? "" : "ignore:\n" + of_tool);
    std::string names;
    for (const std::string& name : survey_field_names(side_)) names += (names.empty() ? "" : ", ") + name;
    const DraftText what = settled_ ? DraftText::not_read : DraftText::unread;
    return missed + decide(what, {{"fields", names}}) + "\nignore:\n" + of_tool + unknown;
  }

  static std::vector<std::size_t> columns_of(const Question& question) {
    std::vector<std::size_t> columns = question.columns;
    if (question.joined) columns.push_back(*question.joined);
    if (question.other) columns.push_back(*question.other);
    std::sort(columns.begin(), columns.end());
    return columns;
  }

  std::string described(std::size_t at, std::size_t column) const {
    const Question& question = questions_[at];
    std::string text = counted(DraftText::filled, answers_.of(column).filled);
    if (proposals_[at].personal) return text + ", " + say(DraftText::personal);
    const std::string kind = draft_kind(language_, question.kind);
    if (!kind.empty()) text += ", " + kind;
    if (!question.options.empty()) text += ", " + say(DraftText::part_of, {{"name", yaml_quoted(question.name)}});
    if (!perhaps_[at].empty()) text += ", " + say(DraftText::perhaps, {{"field", perhaps_[at]}});
    return text;
  }

  std::string counted(DraftText what, std::size_t count) const { return say(what, {{"count", std::to_string(count)}}); }

  const Table& table_;
  const TableAnswers& answers_;
  Side side_;
  Language language_;
  const std::vector<Question>& questions_;
  std::vector<FieldProposal> proposals_;
  std::vector<std::string> perhaps_;   // the likely field of a question whose options nobody knows
  std::vector<std::size_t> wordless_;  // columns whose option is no word of the vocabulary
  std::vector<std::size_t> twice_;     // columns that hold what the columns beside them hold, too
  bool certain_ = true;
  bool proposed_ = false;
  bool settled_ = false, id_of_row_ = false;
};

}  // namespace

DraftMapping draft_mapping(const Table& table, Side side, const Vocabularies& vocabularies, Language language) {
  return draft_mapping(ExaminedSurvey(table), side, vocabularies, language);
}

DraftMapping draft_mapping(const ExaminedSurvey& survey, Side side, const Vocabularies& vocabularies,
                           Language language) {
  return Drafter(survey, side, propose_fields(survey, side, vocabularies), language).draft();
}

DraftMapping draft_mapping(const ExaminedSurvey& survey, Side side, std::vector<FieldProposal> proposals,
                           Language language, bool id_of_row) {
  return Drafter(survey, side, std::move(proposals), language).draft(id_of_row);
}

std::string draft_settled_mapping(const ExaminedSurvey& survey, Side side, SettledColumns columns, Language language) {
  return Drafter(survey, side, std::move(columns.proposals), language).settled(columns.id_of_row);
}

std::string yaml_quoted(const std::string& text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += std::string("\\") + c;
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += std::string("\\x") + hex[byte >> 4U] + hex[byte & 0xFU];
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

}  // namespace koppel::io
