#include <algorithm>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

#include "base/row_id.hpp"
#include "model/checking.hpp"
#include "model/codes.hpp"

namespace koppel::checking {

namespace {

// The places of all rows of a run of duplicates but one; the first few are enough to find them.
template <class Row>
std::string other_places(const std::vector<const Sourced<Row>*>& run, const Sourced<Row>* but) {
  constexpr std::size_t most = 3;
  std::string text;
  std::size_t named = 0;
  for (const auto* row : run) {
    if (row == but) continue;
    if (named++ == most) return text + ", …";
    text += (text.empty() ? "" : ", ") + place_text(row->source);
  }
  return text;
}

// The row that counts among rows of one id (sorted by submission, then by place): the last, when every row has a date and no other of that
// date says something else. Of rows of one date that say the same, the one that stands first.
template <class Row>
const Sourced<Row>* winner(const std::vector<const Sourced<Row>*>& run) {
  if (run.size() == 1) return run.front();
  const Sourced<Row>& last = *run.back();
  const bool all_dated = std::ranges::all_of(run, [](const auto* row) { return row->submitted.has_value(); });
  const auto first = std::ranges::find_if(run, [&](const auto* row) { return row->submitted == last.submitted; });
  const bool same = std::all_of(first, run.end(), [&](const auto* row) { return row->value == last.value; });
  return all_dated && same ? *first : nullptr;
}

// Rows under one id that two people wrote, as their names tell.
template <class Row>
bool of_several_people(const std::vector<const Sourced<Row>*>& run) {
  constexpr std::size_t most = 50;  // of more rows the first are compared with all
  for (std::size_t i = 1; i < run.size(); ++i) {
    for (std::size_t j = 0; j < std::min(i, most); ++j) {
      const bool known = run[i]->person != nullptr && run[j]->person != nullptr;
      if (known && names_differ(run[i]->person->name, run[j]->person->name)) return true;
    }
  }
  return false;
}

// Takes over what is not known yet; of two texts the first in the alphabet.
void take_over(std::string& text, const std::string& other) {
  if (text.empty() || (!other.empty() && other < text)) text = other;
}

// Rows that repeat one another have one value, but one may say who wrote it and the other not, or have an answer that was dropped. The row
// that stays gets all of it, so that it does not matter which one stands first.
template <class Row>
void gather_repeats(const std::vector<const Sourced<Row>*>& run, Sourced<Row>& kept) {
  std::optional<Person> person;
  for (const Sourced<Row>* row : run) {
    if (row->submitted != kept.submitted) continue;
    kept.left_out.needs = std::max(kept.left_out.needs, row->left_out.needs);
    kept.left_out.moments = std::max(kept.left_out.moments, row->left_out.moments);
    kept.left_out.places = std::max(kept.left_out.places, row->left_out.places);
    kept.left_out.languages = std::max(kept.left_out.languages, row->left_out.languages);
    kept.left_out.numbers = std::max(kept.left_out.numbers, row->left_out.numbers);
    if (row->person == nullptr) continue;
    if (!person) person.emplace();
    take_over(person->name, row->person->name);
    take_over(person->email, row->person->email);
    take_over(person->phone, row->person->phone);
    take_over(person->address_id, row->person->address_id);
    take_over(person->contact.name, row->person->contact.name);
    take_over(person->contact.email, row->person->contact.email);
    take_over(person->contact.phone, row->person->contact.phone);
    take_over(person->contact.submitted, row->person->contact.submitted);
  }
  if (person) kept.person = std::make_shared<const Person>(*std::move(person));
}

}  // namespace

std::string place_text(const Source& source) {
  if (source.row == 0) return source.field.empty() ? source.file : source.file + " " + source.field;
  return source.file + ":" + std::to_string(source.row);
}

template <class Row>
std::vector<Duplicate> without_duplicates(const std::vector<Sourced<Row>*>& rows, Findings& findings) {
  std::vector<std::size_t> order(rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::tie(rows[a]->value.id, rows[a]->submitted, rows[a]->source) <
           std::tie(rows[b]->value.id, rows[b]->submitted, rows[b]->source);
  });
  std::vector<Duplicate> becomes(rows.size(), Duplicate::out);
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    std::vector<const Sourced<Row>*> run;
    for (end = begin; end < order.size() && rows[order[end]]->value.id == rows[order[begin]]->value.id; ++end) {
      run.push_back(rows[order[end]]);
    }
    const bool several = of_several_people(run);
    const auto* kept = several ? nullptr : winner(run);
    for (std::size_t i = begin; i < end; ++i) {
      if (run.size() > 1 && rows[order[i]] == kept) gather_repeats(run, *rows[order[i]]);
      const Sourced<Row>* row = rows[order[i]];
      const bool repeats = kept != nullptr && row->submitted == kept->submitted;
      becomes[order[i]] = row == kept ? Duplicate::stays : repeats ? Duplicate::repeats : Duplicate::out;
      if (!repeats) {
        findings.add(several ? Code(model_codes.names_differ) : Code(model_codes.duplicate_id), row->at("id"),
                     {{"read", row->value.id}, {"other", other_places(run, row)}, {row_id, row->value.id}});
      }
    }
  }
  return becomes;
}

template std::vector<Duplicate> without_duplicates(const std::vector<Sourced<Offer>*>&, Findings&);
template std::vector<Duplicate> without_duplicates(const std::vector<Sourced<Request>*>&, Findings&);

}  // namespace koppel::checking
