#include "io/survey/row.hpp"

#include <algorithm>
#include <array>

#include "base/characters.hpp"
#include "base/row_id.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/listed_words.hpp"
#include "io/survey/plain_moments.hpp"
#include "io/survey/said_languages.hpp"
#include "io/text/built_in_places.hpp"
#include "io/text/codes.hpp"
#include "io/text/fold.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

constexpr Weight millionths = 1'000'000;

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

bool says_no(std::string_view folded) {
  constexpr std::array<std::string_view, 7> words{"n", "no", "nee", "non", "0", "false", "niet"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool takes_levels(const SurveySlot& slot) {
  return std::holds_alternative<SkillsSlot>(slot) || std::holds_alternative<NeedsSlot>(slot) ||
         std::holds_alternative<LanguagesSlot>(slot);
}

bool is_small_number(std::string_view text) { return text.size() == 1 && text.front() >= '0' && text.front() <= '9'; }

// "2" or "2,0" or "x": is this cell of a level table a level rather than a tick?
bool is_level(const SurveySlot& slot, std::string_view text) {
  return std::holds_alternative<LanguagesSlot>(slot) ? parse_cefr(text).has_value()
                                                     : takes_levels(slot) && is_small_number(text);
}

template <class Item, class Merge>
void merge(std::vector<Item>& items, Item item, std::string Item::*key, Merge merge_into) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& known) { return known.*key == item.*key; });
  if (found == items.end()) {
    items.push_back(std::move(item));
  } else {
    merge_into(*found, item);
  }
}

// One option is one word, however it was written.
std::string as_declared(const BoundSource& source, std::string_view answer) {
  const std::string folded = fold(answer);
  const auto option =
      std::ranges::find(source.source->options, folded, [](const std::string& text) { return fold(text); });
  return option == source.source->options.end() ? std::string(answer) : *option;
}

template <class Words>
std::string listed(const Words& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

}  // namespace

bool RowReader::read(const TableRow& cells, std::int64_t row_number, const std::string& id, SurveyRow& row) {
  cells_ = &cells;
  row_ = &row;
  row_number_ = row_number;
  const auto personal = gate_.kind_of_id(id);
  id_ = personal ? hidden_as(*personal, id) : id;
  whole_ = true;
  place_.clear();
  for (const BoundSource& source : bound_.sources) read_source(source, source.field->slot(row, source.name));
  return whole_;
}

std::optional<DateTime> RowReader::date_at(std::size_t column, const std::string& field) {
  const std::string_view text = trimmed(cell_at(*cells_, column).text);
  if (text.empty()) return std::nullopt;
  const DateOrder order = notation_.order_of(column);
  auto date = parse_date(text, order);
  const Source place{
      .file = file_, .row = row_number_, .column = static_cast<std::int64_t>(column + 1), .field = field};
  if (!date) {
    whole_ = false;
    findings_.add(text_codes.date_not_existing, place,
                  {{"read", gate_.shown(text)}, {"expected", std::string(to_string(order))}, {row_id, id_}});
  } else if (date->at_clock_change) {
    findings_.add(survey_codes.clock_change, place, {{"read", gate_.shown(text)}, {row_id, id_}});
  }
  return date;
}

void RowReader::reject(Code code, const BoundSource& source, const Answer& answer, FindingValues values) {
  whole_ = false;
  values.insert(values.begin(), {"read", gate_.shown(answer.read, answer.secret)});
  values.emplace_back(row_id, id_);
  findings_.add(
      Severity::rejected, code,
      {.file = file_, .row = row_number_, .column = static_cast<std::int64_t>(answer.column + 1), .field = source.name},
      std::move(values));
}

std::string RowReader::suggestion(const TermIndex& terms, const std::string& text) {
  const auto [found, fresh] = suggestions_.try_emplace({&terms, text});
  if (fresh) found->second = terms.suggest(text);
  return found->second;
}

void RowReader::read_source(const BoundSource& source, SurveySlot slot) {
  if (source.source->value) {
    const std::string& value = *source.source->value;
    std::string term = source.terms == nullptr ? value : source.terms->find(value);
    put(source, slot, {.value = std::move(term), .read = value, .with_point = true});
  }
  if (source.column) read_cell(source, slot, *source.column, false);
  for (const BoundColumn& column : source.columns) read_term_column(source, slot, column);
  if (source.other) read_cell(source, slot, *source.other, true);
}

void RowReader::read_cell(const BoundSource& source, const SurveySlot& slot, std::size_t column, bool is_other) {
  const Cell cell = cell_at(*cells_, column);
  const std::string_view text = trimmed(cell.text);
  if (text.empty()) return;
  const Answer whole{
      .read = text, .column = column, .secret = is_other || source.field->free_text, .with_point = cell.number};
  if (source.moments && !is_other && plain_moments(text)) return put_moments(source, slot, whole);
  if (put_said_languages(source, slot, whole)) return;
  if (source.source->split.empty()) return read_answer(source, slot, whole, is_other);

  const bool levelled = takes_levels(slot);
  const auto known = [&](std::string_view piece) {
    const auto among = [&](std::string_view word) {
      if (!is_other && (source.codes.find(word) != nullptr || source.options.contains(fold(word)))) return true;
      return source.terms != nullptr && !source.terms->find(source.source->prefix + std::string(word)).empty();
    };
    return among(piece) || (levelled && among(take_level(piece).text));
  };
  for (const std::string& piece : split_answers(text, source.source->split, known)) {
    Answer answer = whole;
    answer.read = piece;
    read_answer(source, slot, std::move(answer), is_other);
  }
}

// Whether an answer says who somebody is, in a place that others read. A text, a group, a moment and a hard rule keep its kind and length,
// so that no rule is loosened; a word that nobody could match, and a place, are left out.
bool RowReader::hold_back(const BoundSource& source, const SurveySlot& slot, const Answer& answer) {
  const bool key = source.name == "conflicts" || std::holds_alternative<GroupSlot>(slot);
  const auto kind = key ? gate_.kind_of_key(answer.read) : gate_.kind_of(answer.read);
  if (!kind) return false;
  reject(text_codes.personal_value, source, answer);
  const bool rule = source.name == "slots" || source.name == "conflicts" ||
                    (std::holds_alternative<NeedsSlot>(slot) && source.source->must);
  if (!rule && !std::holds_alternative<TextSlot>(slot) && !std::holds_alternative<GroupSlot>(slot)) return true;
  Answer instead = answer;
  instead.value = source.source->prefix + hidden_as(*kind, answer.read);
  instead.level.clear();
  put(source, slot, instead);
  return true;
}

// An answer that is not understood is left out, but a hard rule stays as it was written: without it the request would suit anybody.
void RowReader::not_understood(Code code, const BoundSource& source, const SurveySlot& slot, Answer answer,
                               FindingValues values) {
  const bool hard = std::holds_alternative<NeedsSlot>(slot) && source.source->must && !answer.secret;
  reject(hard ? Code(survey_codes.must_not_understood) : code, source, answer, std::move(values));
  if (!hard) return;
  answer.value = source.source->prefix + gate_.shown(answer.read);
  answer.level.clear();
  put(source, slot, answer);
}

// The value behind an answer code. False: nothing to put (the code means nothing, or there is no such code).
bool RowReader::look_up_code(const BoundSource& source, const SurveySlot& slot, Answer& answer) {
  const auto* meaning = source.codes.find(answer.read);
  if (meaning == nullptr && takes_levels(slot)) {
    const Levelled parts = take_level(answer.read);
    meaning = source.codes.find(parts.text);
    answer.level = parts.level;
  }
  if (meaning == nullptr) {
    not_understood(survey_codes.unknown_code, source, slot, answer, {{"expected", source.codes.listed()}});
    return false;
  }
  if (!*meaning) return false;
  answer.value = source.source->prefix + **meaning;
  answer.with_point = true;
  if (source.terms != nullptr) answer.value = source.terms->find(answer.value);
  return true;
}

// "naaien en breien" where the vocabulary has both words, and not the whole.
bool RowReader::put_joined_terms(const BoundSource& source, const SurveySlot& slot, const Answer& answer) {
  const std::string& prefix = source.source->prefix;
  if (!source.terms->find(prefix + std::string(answer.read)).empty()) return false;
  const std::vector<std::string> parts = parts_of_conjunction(answer.read);
  std::vector<std::string> terms;
  for (const std::string& part : parts) terms.push_back(source.terms->find(prefix + part));
  if (parts.empty() || std::ranges::any_of(terms, &std::string::empty)) return false;
  Answer one = answer;
  for (std::string& term : terms) {
    one.value = std::move(term);
    put(source, slot, one);
  }
  return true;
}

bool RowReader::look_up_term(const BoundSource& source, const SurveySlot& slot, Answer& answer) {
  const std::string& prefix = source.source->prefix;
  answer.value = source.terms->find(prefix + std::string(answer.read));
  std::string word(answer.read);
  if (answer.value.empty() && takes_levels(slot)) {
    Levelled parts = take_level(answer.read);
    answer.value = source.terms->find(prefix + parts.text);
    answer.level = parts.level;
    word = parts.text;
  }
  if (!answer.value.empty()) return true;
  const bool language = source.terms->name() == "languages";
  not_understood(language ? Code(model_codes.unknown_language) : Code(model_codes.unknown_term), source, slot, answer,
                 {{"expected", source.terms->name()}, {"suggestion", suggestion(*source.terms, word)}});
  return false;
}

void RowReader::read_answer(const BoundSource& source, const SurveySlot& slot, Answer answer, bool is_other) {
  if (source.moments && !is_other) return put_moments(source, slot, answer);
  if (put_said_languages(source, slot, answer)) return;
  if (!is_other && !source.codes.empty()) {
    if (!look_up_code(source, slot, answer)) return;
  } else if (source.terms != nullptr) {
    if (put_joined_terms(source, slot, answer)) return;
    if (!look_up_term(source, slot, answer)) return;
  } else if (!is_other && !source.options.empty() && !source.options.contains(fold(answer.read))) {
    const auto& declared = source.source->options;
    const std::string nearest = closest(std::string(answer.read), declared);
    return not_understood(survey_codes.unknown_answer, source, slot, std::move(answer),
                          {{"expected", listed(declared)}, {"suggestion", nearest}});
  } else {
    const bool declared = !is_other && source.options.contains(fold(answer.read));
    const bool of_place = std::holds_alternative<PlaceSlot>(slot);
    if (!declared && !of_place && hold_back(source, slot, answer)) return;
    const Levelled parts =
        takes_levels(slot) ? take_level(answer.read) : Levelled{as_declared(source, answer.read), ""};
    answer.value = source.source->prefix + parts.text;
    answer.level = parts.level;
  }
  put(source, slot, answer);
}

void RowReader::read_term_column(const BoundSource& source, const SurveySlot& slot, const BoundColumn& column) {
  const std::string_view text = trimmed(cell_at(*cells_, column.column).text);
  if (text.empty()) return;
  Answer answer{.value = column.term, .read = text, .column = column.column};
  std::string folded = fold(text);
  if (!source.codes.empty()) {
    const auto* meaning = source.codes.find(text);
    if (meaning == nullptr)
      return reject(survey_codes.unknown_code, source, answer, {{"expected", source.codes.listed()}});
    if (!*meaning || says_no(fold(**meaning))) return;
    if (takes_levels(slot)) answer.level = **meaning;
    return put(source, slot, answer);
  }
  if (is_level(slot, text) && source.source->ticked.empty()) {
    if (text == "0") return;
    answer.level = text;
    return put(source, slot, answer);
  }
  // Some tools write the option's own text into a ticked cell.
  const bool own_text = folded == column.heading || column.heading.ends_with("[" + folded + "]") ||
                        (source.terms != nullptr && source.terms->find(text) == column.term);
  if (source.ticked.contains(folded) || own_text) return put(source, slot, answer);
  if (!says_no(folded)) reject(survey_codes.unknown_answer, source, answer, {{"expected", listed(source.ticked)}});
}

// ---- into the fields ---------------------------------------------------------------------------------------------------------

void RowReader::put(const BoundSource& source, const SurveySlot& slot, const Answer& answer) {
  std::visit(
      Overloaded{
          [&](const TextSlot& text) { put_one(source, *text.value, answer); },
          [&](const TextsSlot& texts) {
            if (std::find(texts.value->begin(), texts.value->end(), answer.value) == texts.value->end()) {
              texts.value->push_back(answer.value);
            }
          },
          [&](const GroupSlot& group) {
            const auto found = std::find_if(group.value->begin(), group.value->end(),
                                            [&](const GroupMembership& known) { return known.group == group.group; });
            auto& membership = found == group.value->end() ? group.value->emplace_back(group.group, "") : *found;
            put_one(source, membership.value, answer);
          },
          [&](const SkillsSlot& skills) {
            const auto level = level_of(source, answer);
            if (level) {
              merge(*skills.value, SkillLevel{answer.value, *level}, &SkillLevel::term,
                    [](SkillLevel& known, const SkillLevel& more) { known.level = std::max(known.level, more.level); });
            }
          },
          [&](const NeedsSlot& needs) {
            auto level = level_of(source, answer);
            if (!level && source.source->must) level = source.source->level.value_or(1);
            if (level) {
              merge(*needs.value, Need{answer.value, *level, source.source->must}, &Need::term,
                    [](Need& known, const Need& more) {
                      known.level = std::max(known.level, more.level);
                      known.must = known.must || more.must;
                    });
            }
          },
          [&](const LanguagesSlot& languages) { put_language(source, *languages.value, answer); },
          [&](const WholeSlot& whole) { put_whole(source, whole, answer); },
          [&](const ThousandthsSlot& number) { put_thousandths(source, number, answer); },
          [&](const PlaceSlot& slot) { put_place(source, *slot.place, answer); },
          [&](const DegreesSlot& degrees) { put_degrees(source, degrees, answer); },
          [&](const FlagSlot& flag) { put_flag(source, *flag.value, answer); },
          [&](const DateSlot& date) {
            const DateOrder order = notation_.order_of(answer.column);
            const auto read = parse_date(answer.value, order);
            if (read) {
              *date.value = read->date;
            } else {
              reject(text_codes.date_not_existing, source, answer, {{"expected", std::string(to_string(order))}});
            }
          }},
      slot);
}

// A field that holds one value takes the first; a second one that differs is listed.
void RowReader::put_one(const BoundSource& source, std::string& target, const Answer& answer) {
  if (target.empty()) {
    target = answer.value;
  } else if (target != answer.value) {
    reject(survey_codes.too_many_answers, source, answer, {{"expected", gate_.shown(target, source.field->free_text)}});
  }
}

void RowReader::put_flag(const BoundSource& source, bool& target, const Answer& answer) {
  const std::string folded = fold(answer.value);
  if (source.ticked.contains(folded)) {
    target = true;
  } else if (!says_no(folded)) {
    reject(survey_codes.unknown_answer, source, answer, {{"expected", listed(source.ticked)}});
  }
}

void RowReader::put_language(const BoundSource& source, std::vector<LanguageLevel>& target, const Answer& answer) {
  LanguageLevel language{answer.value, Cefr::any};
  if (!answer.level.empty()) {
    const auto level = parse_cefr(answer.level);
    if (!level) {
      return reject(text_codes.unknown_language_level, source, answer, {{"expected", "A1, A2, B1, B2, C1, C2"}});
    }
    language.level = *level;
  }
  merge(target, std::move(language), &LanguageLevel::code,
        [](LanguageLevel& known, const LanguageLevel& more) { known.level = std::max(known.level, more.level); });
}

// "Frans: goed", "Arabisch of Frans"; false where codes say what is meant, or the text is none of that.
bool RowReader::put_said_languages(const BoundSource& source, const SurveySlot& slot, const Answer& answer) {
  const bool plain = std::holds_alternative<LanguagesSlot>(slot) && source.terms != nullptr && source.codes.empty() &&
                     source.source->prefix.empty();
  const auto said = plain ? said_languages(answer.read, *source.terms) : std::nullopt;
  if (!said) return false;
  for (const SaidLanguage& language : *said) {
    Answer one = answer;
    one.value = language.code;
    one.level = language.level;
    put(source, slot, one);
  }
  return true;
}

std::optional<int> RowReader::level_of(const BoundSource& source, const Answer& answer) {
  if (answer.level.empty()) return source.source->level.value_or(1);
  if (is_small_number(answer.level)) return answer.level.front() - '0';
  reject(model_codes.level_out_of_range, source, answer, {{"expected", "1 … 5"}});
  return std::nullopt;
}

// One that is not understood stays as it was written: without it the row would be free at any moment.
void RowReader::put_moments(const BoundSource& source, const SurveySlot& slot, const Answer& answer) {
  const auto moments = plain_moments(answer.read);
  if (!moments && hold_back(source, slot, answer)) return;
  if (!moments) reject(survey_codes.unknown_moment, source, answer);
  Answer one = answer;
  for (const std::string& moment : moments.value_or(std::vector{std::string(answer.read)})) {
    one.value = source.source->prefix + moment;
    put(source, slot, one);
  }
}

// "2800 Mechelen" and "Walem" are read as places; what is none stays as it was written, for check() to say.
void RowReader::put_place(const BoundSource& source, Place& place, const Answer& answer) {
  const bool first = place.postcode.empty();
  Answer read = answer;
  auto known = place_in_cell(built_in_places(), answer.value, source.around);
  if (!first && !place_.empty()) {
    const auto both = beside_the_other(answer.value, source);
    if (both) place.postcode.clear(), place.point.reset(), known = both;
    if (!both && !known) return;  // a name that nobody knows tells nothing beside a postcode
  } else if (known) {
    place_ = answer.value;
  }
  if (known) read.value = known->postcode;
  if (known && known->contradicts) {
    findings_.add(survey_codes.place_contradicts,
                  {.file = file_,
                   .row = row_number_,
                   .column = static_cast<std::int64_t>(answer.column + 1),
                   .field = source.name},
                  {{"read", first ? gate_.shown(answer.read) : gate_.shown(place_ + " + " + std::string(answer.read))},
                   {"expected", known->postcode},
                   {row_id, id_}});
  }
  if (!known && hold_back(source, PlaceSlot{&place}, answer)) return;
  const bool empty = place.postcode.empty();
  put_one(source, place.postcode, read);
  if (empty && known && known->point) place.point = known->point;
}

// A postcode in one column and a name in another, read as one cell that holds both; nullopt where it is not a name and a number.
std::optional<PlaceInCell> RowReader::beside_the_other(const std::string& value, const BoundSource& source) const {
  const auto is_number = [](const std::string& text) { return !text.empty() && std::ranges::all_of(text, is_digit); };
  if (is_number(place_) == is_number(value)) return std::nullopt;
  const std::string both = is_number(place_) ? place_ + " " + value : value + " " + place_;
  return place_in_cell(built_in_places(), both, source.around);
}

// Latitude and longitude come from two columns: a place is a point once both are there. More than six decimals (0.1 m) are cut.
void RowReader::put_degrees(const BoundSource& source, const DegreesSlot& slot, const Answer& answer) {
  Answer cut = answer;
  const std::size_t mark = cut.value.find_first_of(".,");
  if (mark != std::string::npos) cut.value.resize(std::min(cut.value.size(), mark + 7));
  const auto degrees = number_of(source, cut, millionths);
  if (!degrees) return;
  const Weight limit = slot.latitude ? 90 : 180;
  if (*degrees > limit * millionths || *degrees < -limit * millionths) {
    return reject(model_codes.out_of_range, source, answer,
                  {{"expected", std::to_string(-limit) + " … " + std::to_string(limit)}});
  }
  if (!slot.place->point) slot.place->point = GeoPoint{no_degrees, no_degrees};
  (slot.latitude ? slot.place->point->latitude_e6 : slot.place->point->longitude_e6) =
      static_cast<std::int32_t>(*degrees);
}

}  // namespace koppel::io
