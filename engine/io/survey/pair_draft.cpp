#include "io/survey/pair_draft.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include "io/survey/codes.hpp"
#include "io/survey/draft_mapping.hpp"
#include "io/survey/export_side.hpp"
#include "io/survey/fields.hpp"
#include "io/survey/listed_words.hpp"
#include "io/survey/plain_moments.hpp"
#include "io/survey/question_words.hpp"
#include "io/survey/side_questions.hpp"
#include "io/survey/term_index.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"
#include "io/yaml/vocabulary_yaml.hpp"

namespace koppel::io {

namespace {

constexpr int half_of_column = 50;  // per cent

std::string quoted_heading(const Question& question) { return "\"" + shown(question.name) + "\""; }

class PairDrafter {
 public:
  PairDrafter(const NamedExport& offers, const NamedExport& requests, const Vocabularies& vocabularies,
              const PairDraftOptions& options)
      : offers_(offers, Side::offers, vocabularies),
        requests_(requests, Side::requests, vocabularies),
        vocabularies_(vocabularies),
        options_(options) {
    for (ExportSide* side : {&offers_, &requests_}) {
      settle_replies(options.replies, side->survey, side->side, side->proposals);
    }
  }

  PairDraft draft() {
    const DraftMapping offers = draft_mapping(offers_.survey, Side::offers, vocabularies_, options_.language);
    const DraftMapping requests = draft_mapping(requests_.survey, Side::requests, vocabularies_, options_.language);
    draft_.offers_certain = offers.certain, draft_.requests_certain = requests.certain;
    part_wishes_from_needs();
    if (offers.certain && requests.certain && fits("skills", "skills", "needs")) {
      draft_.runs = true;
      draft_.offers_mapping = offers.yaml, draft_.requests_mapping = requests.yaml;
      return std::move(draft_);
    }
    meet("skills", "needs");
    find_lists("skills", "needs");
    part_wishes_from_needs();
    ask_about_themes();
    if (!offers_.of_field("themes").empty() || !requests_.of_field("themes").empty()) {
      meet("themes", "themes");
      find_lists("themes", "themes");
    }
    const bool sure = essentials_are_sure();
    if (!sure) ask_about_essentials();
    ask_about_the_rest();
    std::ranges::for_each(late_questions_, [this](OpenQuestion& question) { ask(std::move(question)); });
    if (!sure) name_unsure(offers_, "skills"), name_unsure(requests_, "needs");
    if (!sure && !options_.accept_likely) return unsettled(true);
    split_languages(offers_), split_languages(requests_);
    clear_what_needs_a_person(offers_), clear_what_needs_a_person(requests_);
    const bool words = make_words("skills", {"skills", "wants_to_learn"}, {"needs"}, true);
    if (!words && !options_.accept_likely) return unsettled(false);
    make_words("themes", {"themes"}, {"themes"}, false);
    draft_.runs = !offers_.of_field("skills").empty() && !requests_.of_field("needs").empty();
    if (!draft_.runs) return unsettled(true);
    draft_.offers_mapping = settle(offers_), draft_.requests_mapping = settle(requests_);
    return std::move(draft_);
  }

 private:
  // What `inspect` would say, with what was learnt from the other side.
  PairDraft unsettled(bool are_words) {
    PairDraft draft{.one_skill = draft_.one_skill};
    const bool offers_certain =
        draft_mapping(offers_.survey, Side::offers, offers_.proposals, options_.language).certain;
    std::vector<PairLack> lacking = lacks(are_words, offers_certain);
    propose_likeliest(offers_, "skills"), propose_likeliest(requests_, "needs");
    find_lists("skills", "needs");
    DraftMapping offers =
        draft_mapping(offers_.survey, Side::offers, offers_.proposals, options_.language, has_no_id(offers_));
    DraftMapping requests =
        draft_mapping(requests_.survey, Side::requests, requests_.proposals, options_.language, has_no_id(requests_));
    draft.offers_certain = offers.certain && !has_no_id(offers_);
    draft.requests_certain = requests.certain && !has_no_id(requests_);
    draft.offers_mapping = std::move(offers.yaml), draft.requests_mapping = std::move(requests.yaml);
    draft.lacks = std::move(lacking);
    draft.questions = std::move(draft_.questions);
    if (auto words = words_so_far()) draft.vocabularies.push_back(std::move(*words));
    return draft;
  }

  // Where no column says what is offered or asked, the likeliest stands in the draft, marked.
  void propose_likeliest(ExportSide& side, std::string_view field) {
    if (!side.of_field(field).empty()) return;
    const auto question = question_for(asked(side), field);
    if (!question || !question->candidates.front().column) return;
    for (std::size_t at = 0; at < side.proposals.size(); ++at) {
      if (side.survey.questions[at].columns.front() != *question->candidates.front().column) continue;
      side.proposals[at] = {.field = std::string(field), .to_decide = true};
    }
  }

  [[nodiscard]] static bool has_no_id(const ExportSide& side) {
    return side.of_field("id").empty() && !side.address_tells_apart();
  }

  // The words of the columns in the draft; others become words when they are read. Nothing where a vocabulary knows all of them.
  [[nodiscard]] std::optional<OwnVocabulary> words_so_far() const {
    OwnWords words("skills", vocabularies_.find("skills"));
    collect(words, offers_, {"skills", "wants_to_learn"});
    collect(words, requests_, {"needs"});
    if (words.different() > 0 && words.known() == words.different()) return std::nullopt;
    Findings unsaid;
    auto vocabulary = words.make(unsaid);
    return vocabulary ? vocabulary : OwnVocabulary{.name = "skills", .words = {}};
  }

  [[nodiscard]] std::vector<PairLack> lacks(bool are_words, bool offers_certain) const {
    std::vector<PairLack> found;
    if (!says_surely(offers_, "skills"))
      found.push_back(lack_of(offers_, "no_offered_column", "unsure_offered_column"));
    if (!says_surely(requests_, "needs")) found.push_back(lack_of(requests_, "no_asked_column", "unsure_asked_column"));
    const std::string_view why = are_words ? "no_shared_word" : "no_list_of_words";
    if (found.empty()) found.push_back(lack_of(offers_certain ? requests_ : offers_, why, why));
    return found;
  }

  static PairLack lack_of(const ExportSide& side, std::string_view none, std::string_view some) {
    std::string columns;
    for (const std::size_t at : side.of_field(side.side == Side::offers ? "skills" : "needs")) {
      columns += (columns.empty() ? "" : ", ") + quoted_heading(side.survey.questions[at]);
    }
    return {side.side, columns.empty() ? none : some, columns};
  }

  // What one column asks is needed. Where another asks for wishes ("Liefst ook"), the first holds what must be.
  void part_wishes_from_needs() {
    const std::vector<std::size_t> asked = requests_.of_field("needs");
    const auto wished = [&](std::size_t at) { return asks_for_wishes(requests_.survey.questions[at].text); };
    draft_.one_skill = std::ranges::none_of(asked, wished);
    for (const std::size_t at : asked) requests_.proposals[at].must = !draft_.one_skill && !wished(at);
  }

  // Half of the answers, or more, are words of the vocabulary.
  [[nodiscard]] bool fits(const std::string& name, std::string_view offered, std::string_view asked) const {
    OwnWords words(name, vocabularies_.find(name));
    collect(words, offers_, {offered});
    collect(words, requests_, {asked});
    return words.known() * 2 >= words.different();
  }

  // ---- questions --------------------------------------------------------------------------------------------------------------

  void ask(std::optional<OpenQuestion> question) {
    if (!options_.ask || !question || find_reply(options_.replies, *question) != nullptr) return;
    draft_.questions.push_back(std::move(*question));
  }

  [[nodiscard]] AskedSide asked(const ExportSide& side) const {
    return {side.survey, side.proposals, side.side, side.file, vocabularies_};
  }

  [[nodiscard]] static bool is_told(const ExportSide& side, std::string_view field) {
    return std::ranges::any_of(side.of_field(field), [&side](std::size_t at) { return side.proposals[at].told; });
  }

  // Of two that say what they are and have no word in common, either may be the wrong column.
  void ask_about_essentials() {
    const bool both = says_surely(offers_, "skills") && says_surely(requests_, "needs");
    if (both || !says_surely(offers_, "skills")) ask(question_for(asked(offers_), "skills"));
    if (both || !says_surely(requests_, "needs")) ask(question_for(asked(requests_), "needs"));
  }

  // Who, how many, where, when and in which language, of both sides in turn.
  void ask_about_the_rest() {
    if (!options_.ask) return;
    std::vector<OpenQuestion> offered = questions_about(asked(offers_), false);
    std::vector<OpenQuestion> wanted = questions_about(asked(requests_), false);
    std::ranges::move(wanted, std::back_inserter(offered));
    std::ranges::stable_sort(offered, {}, [](const OpenQuestion& one) { return importance_of(one.field); });
    for (OpenQuestion& question : offered) ask(std::move(question));
  }

  // Columns that nobody claims and that have the same answers on both sides: what people care about, most likely.
  void ask_about_themes() {
    if (!options_.ask || !offers_.of_field("themes").empty() || !requests_.of_field("themes").empty()) return;
    const auto found = meeting_columns("themes", "themes");
    if (!found) return;
    const Question& column = offers_.survey.questions[found->offered];
    late_questions_.push_back({.what = Asked::meaning_of,
                               .side = Side::offers,
                               .file = offers_.file,
                               .field = "themes",
                               .subject = column.name,
                               .other = requests_.survey.questions[found->asked].name,
                               .examples = shown_examples(offers_.survey, offers_.proposals[found->offered], column),
                               .candidates = {{"themes", std::nullopt}, {"", std::nullopt}}});
  }

  // Words are shown where both columns may be.
  void ask_about_words(const OwnWords& words, const std::string& name, std::string_view offered,
                       std::string_view wanted) {
    if (!options_.ask || shows_somebody(offers_, offered) || shows_somebody(requests_, wanted)) return;
    for (const NearWords& near : words.nearly_the_same()) {
      ask(OpenQuestion{.what = Asked::same_word,
                       .field = name,
                       .subject = near.said,
                       .other = near.meant,
                       .candidates = {{"same", std::nullopt}, {"different", std::nullopt}}});
    }
  }

  [[nodiscard]] static bool shows_somebody(const ExportSide& side, std::string_view field) {
    return std::ranges::any_of(side.of_field(field), [&side](std::size_t at) {
      const Question& question = side.survey.questions[at];
      return question.options.empty() && shown_examples(side.survey, side.proposals[at], question).empty();
    });
  }

  void decide_words(OwnWords& words, const std::string& name) const {
    for (const GivenReply& reply : options_.replies) {
      const OpenQuestion& question = reply.question;
      if (question.what == Asked::same_word && question.field == name)
        words.decide({question.subject, question.other}, reply.choice().value == "same");
    }
  }

  // ---- what meets ---------------------------------------------------------------------------------------------------------------

  struct MeetingColumns {
    std::size_t offered, asked;
    Meeting meeting;
  };

  // A column that a side lacks is the one whose answers the other side gives, too; the marks between answers are those under which they meet.
  [[nodiscard]] std::optional<MeetingColumns> meeting_columns(std::string_view offered_field,
                                                              std::string_view asked_field) const {
    std::optional<MeetingColumns> best;
    const auto candidates = [](const ExportSide& side, std::string_view field) {
      std::vector<std::size_t> columns;
      const bool known = !side.of_field(field).empty();
      for (std::size_t i = 0; i < side.proposals.size(); ++i) {
        const std::string& proposed = side.proposals[i].field;
        const bool open = !known && (proposed.empty() || (proposed == "label" && !side.proposals[i].sure));
        if (side.holds_words(i) && (proposed == field || open)) columns.push_back(i);
      }
      return columns;
    };
    const std::vector<std::size_t> asked_columns = candidates(requests_, asked_field);
    const MeetingPlaces places(requests_, asked_columns);
    for (const std::size_t offered : candidates(offers_, offered_field)) {
      for (const auto& [asked, meeting] : places.meetings_of(offers_, offered)) {
        if (!meeting.is_clear() || (best && meeting.shared <= best->meeting.shared)) continue;
        best = MeetingColumns{offered, asked_columns[asked], meeting};
      }
    }
    return best;
  }

  void meet(std::string_view offered_field, std::string_view asked_field) {
    const auto best = meeting_columns(offered_field, asked_field);
    if (!best) return;
    take(offers_, best->offered, offered_field, best->meeting.offers_split);
    take(requests_, best->asked, asked_field, best->meeting.requests_split);
  }

  static void take(ExportSide& side, std::size_t at, std::string_view field, const std::string& split) {
    FieldProposal& proposal = side.proposals[at];
    if (proposal.field != field) proposal = {.field = std::string(field)};
    proposal.meets = true;
    Question& question = side.survey.questions[at];
    question.split = split;
    if (!split.empty() && question.kind != QuestionKind::multiple) question.kind = QuestionKind::multiple;
  }

  // Lists in free text: their parts come back, or meet the other side, where whole answers do not.
  void find_lists(std::string_view offered, std::string_view asked) {
    const std::set<std::string> of_offers = all_keys(offers_, offered), of_requests = all_keys(requests_, asked);
    part_lists(offers_, offered, of_requests);
    if (offered == "skills") part_lists(offers_, "wants_to_learn", of_requests);
    part_lists(requests_, asked, of_offers);
  }

  static std::set<std::string> all_keys(const ExportSide& side, std::string_view field) {
    std::set<std::string> keys;
    for (const std::size_t at : side.of_field(field)) {
      if (side.survey.questions[at].options.empty()) keys.merge(keys_under_all_marks(side.answers(at)));
    }
    return keys;
  }

  static void part_lists(ExportSide& side, std::string_view field, const std::set<std::string>& elsewhere) {
    for (const std::size_t at : side.of_field(field)) {
      Question& question = side.survey.questions[at];
      const bool words = question.kind == QuestionKind::single || question.kind == QuestionKind::free_text;
      if (!words || !question.options.empty() || !question.split.empty()) continue;
      question.split = list_mark(side.answers(at), elsewhere);
      if (!question.split.empty()) question.kind = QuestionKind::multiple;
    }
  }

  [[nodiscard]] static bool says_surely(const ExportSide& side, std::string_view field) {
    return std::ranges::any_of(side.of_field(field), [&side](std::size_t at) {
      const FieldProposal& proposal = side.proposals[at];
      return proposal.sure || proposal.meets || proposal.weight >= telling_weight;
    });
  }

  // Which columns say what is offered and what is asked: by their headings or by each other; and they have a word in common.
  [[nodiscard]] bool essentials_are_sure() const {
    if (!says_surely(offers_, "skills") || !says_surely(requests_, "needs")) return false;
    if (is_told(offers_, "skills") && is_told(requests_, "needs")) return true;
    OwnWords words("skills", vocabularies_.find("skills"));
    collect(words, offers_, {"skills"});
    collect(words, requests_, {"needs"});
    return words.shared() > 0;
  }

  static void name_unsure(ExportSide& side, std::string_view field) {
    for (const std::size_t at : side.of_field(field)) side.unsure.push_back(side.survey.questions[at].name);
  }

  static void collect(OwnWords& words, const ExportSide& side, const std::vector<std::string_view>& fields) {
    for (const std::string_view field : fields) {
      for (const std::size_t at : side.of_field(field)) {
        const Question& question = side.survey.questions[at];
        if (question.options.empty()) {
          words.add(side.words_of(at), side.side, question.name);
          continue;
        }
        for (std::size_t i = 0; i < question.options.size() && i < question.columns.size(); ++i) {
          words.add({{question.options[i], side.survey.answers.of(question.columns[i]).filled}}, side.side);
        }
      }
    }
  }

  // False where the answers are no list of words.
  bool make_words(const std::string& name, const std::vector<std::string_view>& offered,
                  const std::vector<std::string_view>& asked, bool essential) {
    OwnWords words(name, vocabularies_.find(name));
    collect(words, offers_, offered);
    collect(words, requests_, asked);
    if (words.different() == 0) return !essential;
    decide_words(words, name);
    ask_about_words(words, name, offered.front(), asked.front());
    if (words.known() == words.different()) return true;
    Findings found;
    auto vocabulary = words.make(found);
    if (!vocabulary) return false;
    draft_.findings.append(found);
    draft_.findings.add(survey_codes.own_words, {.field = name},
                        {{"read", std::to_string(vocabulary->words.size())}, {"expected", name}});
    if (essential) tell_what_nobody_offers(*vocabulary);
    name_options(offers_, offered, *vocabulary);
    name_options(requests_, asked, *vocabulary);
    draft_.vocabularies.push_back(std::move(*vocabulary));
    return true;
  }

  // A broader word is served by a narrower one. The words are not named: an answer that one person gave may be personal.
  void tell_what_nobody_offers(const OwnVocabulary& own) {
    std::size_t words = 0, times = 0;
    for (const OwnWord& word : own.words) {
      const auto serves = [&](const OwnWord& other) {
        return other.offered > 0 && std::ranges::find(other.broader, word.id) != other.broader.end();
      };
      if (word.asked == 0 || word.offered > 0 || std::ranges::any_of(own.words, serves)) continue;
      ++words, times += word.asked;
    }
    if (words == 0) return;
    draft_.findings.add(survey_codes.asked_not_offered, {.file = requests_.file, .field = "needs"},
                        {{"read", std::to_string(words)}, {"expected", std::to_string(times)}});
  }

  // A column per option: the option is the word.
  void name_options(ExportSide& side, const std::vector<std::string_view>& fields, const OwnVocabulary& own) const {
    Findings unsaid;
    const auto words = read_vocabulary(own.yaml(options_.language), own.name, unsaid);
    if (!words) return;
    const TermIndex index(*words);
    for (const std::string_view field : fields) {
      for (const std::size_t at : side.of_field(field)) {
        const Question& question = side.survey.questions[at];
        FieldProposal& proposal = side.proposals[at];
        if (question.options.empty()) continue;
        proposal.vocabulary = own.name;
        proposal.terms.clear();
        for (const std::string& option : question.options) proposal.terms.push_back(index.find(option));
      }
    }
  }

  // "NL/FR": the mark is the one under which most pieces are languages.
  void split_languages(ExportSide& side) const {
    for (const std::size_t at : side.of_field("languages")) {
      Question& question = side.survey.questions[at];
      if (!question.options.empty() || !question.split.empty()) continue;
      std::size_t most = 0;
      for (const std::string_view mark : answer_marks) {
        const auto [known, all] = known_answers(side.answers(at), mark, vocabularies_.find("languages"));
        if (known <= most || known * 2 < all) continue;
        most = known;
        question.split = mark;
      }
    }
  }

  // What only codes or levels that a person writes down can make readable is left unread.
  void clear_what_needs_a_person(ExportSide& side) const {
    for (std::size_t i = 0; i < side.proposals.size(); ++i) {
      FieldProposal& proposal = side.proposals[i];
      if (!proposal.field.empty() && !proposal.sure && needs_a_person(side, i)) proposal = {};
    }
  }

  [[nodiscard]] bool needs_a_person(const ExportSide& side, std::size_t at) const {
    const Question& question = side.survey.questions[at];
    const std::string& field = side.proposals[at].field;
    if (field == "capacity.hours" || field == "hours") return true;  // a limit that may refuse the whole market
    if (const auto unit = unit_of_field(field); unit && question.options.empty()) {
      return number_share(side.answers(at), *unit) < half_of_column;
    }
    if (question.kind == QuestionKind::scale && side.proposals[at].codes.empty() && field != "priority") return true;
    if (!question.options.empty()) return false;
    const ColumnAnswers& answers = side.answers(at);
    if (field == "slots") {
      return !are_plain_moments(side.survey.table, question.columns.front(), question.split);
    }
    if (field == "first_time") return !are_ticks(answers);
    if (field == "priority") return question.kind != QuestionKind::number && side.proposals[at].codes.empty();
    const bool closed = field == "from" || field == "languages";
    const auto [known, all] =
        known_answers(answers, question.split, vocabularies_.find(field == "from" ? "requester_kinds" : "languages"));
    return closed && known * 2 < all;
  }

  static bool is_missed(const ExportSide& side, const Question& question) {
    return !field_asked_for(side.survey.table.headings[question.columns.front()], side.side).empty();
  }

  // The mapping, and what is to be said about it.
  std::string settle(ExportSide& side) {
    const auto has = [&side](std::string_view field) { return !side.of_field(field).empty(); };
    const bool by_address = !has("id") && side.address_tells_apart();
    const bool of_row = !has("id") && !by_address;
    if (of_row) draft_.findings.add(survey_codes.id_of_row, {.file = side.file, .field = "id"});
    if (by_address) draft_.findings.add(survey_codes.id_of_email, {.file = side.file, .field = "id"});
    constexpr std::size_t most_named = 6;
    std::string taken, unread;
    std::size_t unread_count = 0;
    for (std::size_t i = 0; i < side.proposals.size(); ++i) {
      const FieldProposal& proposal = side.proposals[i];
      const Question& question = side.survey.questions[i];
      const std::string heading = quoted_heading(question);
      if (!proposal.field.empty()) {
        if (!proposal.sure) taken += (taken.empty() ? "" : "; ") + heading + " → " + proposal.field;
      } else if (proposal.leave_out) {
        taken += (taken.empty() ? "" : "; ") + heading + " → leave_out";
      } else if (!proposal.of_the_tool && question.answers > 0 && !is_missed(side, question)) {
        // Those that ask for something are said one by one whenever the export is read.
        if (++unread_count <= most_named) unread += (unread.empty() ? "" : ", ") + heading;
        if (unread_count == most_named + 1) unread += ", …";
      }
    }
    if (!taken.empty()) draft_.findings.add(survey_codes.columns_taken, {.file = side.file}, {{"read", taken}});
    if (unread_count > 0) {
      draft_.findings.add(survey_codes.columns_unread, {.file = side.file},
                          {{"read", unread}, {"expected", std::to_string(unread_count)}});
    }
    for (const std::string& heading : side.unsure) {
      draft_.findings.add(survey_codes.likely_taken, {.file = side.file}, {{"read", heading}});
    }
    return draft_settled_mapping(side.survey, side.side, {side.proposals, of_row}, options_.language);
  }

  ExportSide offers_, requests_;
  const Vocabularies& vocabularies_;
  const PairDraftOptions& options_;
  PairDraft draft_;
  std::vector<OpenQuestion> late_questions_;  // that matter less than the rest
};

}  // namespace

std::string unsure_headings(const ExaminedSurvey& survey, const std::vector<FieldProposal>& proposals) {
  std::string headings;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (proposals[i].sure || proposals[i].of_the_tool || survey.questions[i].answers == 0) continue;
    headings += (headings.empty() ? "" : ", ") + quoted_heading(survey.questions[i]);
  }
  return headings;
}

PairDraft draft_pair(const NamedExport& offers, const NamedExport& requests, const Vocabularies& vocabularies,
                     const PairDraftOptions& options) {
  return PairDrafter(offers, requests, vocabularies, options).draft();
}

}  // namespace koppel::io
