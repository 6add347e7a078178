#include "io/survey/binding.hpp"

#include <algorithm>

#include "io/survey/codes.hpp"
#include "io/text/fold.hpp"
#include "model/check.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view usual_ticks[] = {"y", "yes", "ja", "oui", "1", "x", "true"};

class Binder {
 public:
  Binder(const Mapping& mapping, const std::vector<std::string>& headings, const std::string& file,
         const Vocabularies& vocabularies, MissingColumns missing, Findings& findings)
      : mapping_(mapping),
        headings_(headings),
        file_(file),
        vocabularies_(vocabularies),
        missing_(missing),
        findings_(findings) {
    for (const std::string& heading : headings_) folded_.push_back(fold(heading));
    used_.assign(headings_.size(), false);
  }

  std::optional<BoundMapping> bind() {
    BoundMapping bound;
    bound.id_of_row = mapping_.id.of_row;
    if (!bound.id_of_row) bound.id = find(mapping_.id.column, MissingColumns::refused).value_or(0);
    if (mapping_.submitted) bound.submitted = find(*mapping_.submitted);
    for (const FieldMapping& field : mapping_.fields) {
      for (const FieldSource& source : field.sources) {
        if (missing_ == MissingColumns::left_out && source.value) continue;
        bound.sources.push_back(bind_source(field.field, source));
      }
    }
    for (const ColumnRef& name : mapping_.contact.name) {
      if (const auto column = find(name)) bound.name.push_back(*column);
    }
    if (mapping_.contact.email) bound.email = find(*mapping_.contact.email);
    if (mapping_.contact.phone) bound.phone = find(*mapping_.contact.phone);
    for (const ColumnRef& status : mapping_.leave_out) {
      if (const auto column = find(status)) bound.leave_out.push_back(*column);
    }
    for (const ColumnRef& ignored : mapping_.ignore) ignore(ignored);
    report_unused(bound);
    return refused_ ? std::nullopt : std::optional(std::move(bound));
  }

 private:
  void refuse(Code code, Source source, FindingValues values) {
    findings_.add(Severity::error, code, std::move(source), std::move(values));
    refused_ = true;
  }

  std::vector<std::size_t> matches(const std::string& heading) const {
    std::vector<std::size_t> exact, alike;
    const std::string folded = fold(heading);
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (headings_[i] == heading) exact.push_back(i);
      if (folded_[i] == folded) alike.push_back(i);
    }
    return exact.empty() ? alike : exact;
  }

  std::optional<std::size_t> find(const ColumnRef& reference) { return find(reference, missing_); }

  std::optional<std::size_t> find(const ColumnRef& reference, MissingColumns missing) {
    std::optional<std::size_t> column;
    if (reference.place > 0) {
      if (reference.place <= headings_.size()) column = reference.place - 1;
    } else {
      const auto found = matches(reference.heading);
      if (found.size() > 1) {
        refuse(survey_codes.duplicate_heading, reference.source,
               {{"read", reference.heading}, {"expected", "\"#" + std::to_string(found.front() + 1) + "\""}});
        return std::nullopt;
      }
      if (!found.empty()) column = found.front();
    }
    if (!column && missing == MissingColumns::left_out) return std::nullopt;
    if (!column) {
      refuse(survey_codes.unknown_column, reference.source,
             {{"read", reference.heading}, {"suggestion", suggestion(reference.heading)}});
      return std::nullopt;
    }
    used_[*column] = true;
    return column;
  }

  // The heading whose folded form is nearest.
  std::string suggestion(const std::string& heading) const {
    const auto found = std::find(folded_.begin(), folded_.end(), closest(fold(heading), folded_));
    return found == folded_.end() ? "" : headings_[static_cast<std::size_t>(found - folded_.begin())];
  }

  // What is ignored may be there twice, or no longer.
  void ignore(const ColumnRef& reference) {
    if (reference.place > 0 && reference.place <= used_.size()) used_[reference.place - 1] = true;
    if (reference.place > 0) return;
    for (const std::size_t column : matches(reference.heading)) used_[column] = true;
  }

  void report_unused(BoundMapping& bound) {
    for (std::size_t column = 0; column < headings_.size(); ++column) {
      if (used_[column] || trimmed(headings_[column]).empty()) continue;
      bound.unused.push_back(column);
      // A correction under a heading that is not read would change nothing, unseen.
      const Severity severity = missing_ == MissingColumns::left_out ? Severity::warning : Severity::note;
      findings_.add(
          severity, survey_codes.unused_column,
          {.file = file_, .row = 1, .column = static_cast<std::int64_t>(column + 1), .field = headings_[column]});
    }
  }

  BoundSource bind_source(const std::string& name, const FieldSource& source) {
    BoundSource bound;
    bound.source = &source;
    bound.name = name;
    bound.field = find_survey_field(mapping_.side, name);
    if (source.column) bound.column = find(*source.column);
    if (source.other) bound.other = find(*source.other);
    for (const auto& [reference, term] : source.columns) {
      if (const auto column = find(reference))
        bound.columns.push_back({*column, source.prefix + term, folded_[*column]});
    }
    bound.codes = CodeTable(source.codes);
    for (const std::string_view tick : usual_ticks) {
      if (source.ticked.empty()) bound.ticked.emplace(tick);
    }
    for (const std::string& tick : source.ticked) bound.ticked.insert(fold(tick));
    for (const std::string& option : source.options) bound.options.insert(fold(option));
    bound.terms = terms_of(bound);
    if (bound.terms != nullptr) resolve_terms(bound);
    return bound;
  }

  // The vocabulary that the mapping names, or the field's own where there is one.
  std::shared_ptr<const TermIndex> terms_of(const BoundSource& bound) {
    const auto& named = bound.source->vocabulary;
    const std::string name = named.value_or(std::string(bound.field->vocabulary));
    if (name.empty() || name == no_vocabulary) return nullptr;
    const Vocabulary* vocabulary = vocabularies_.find(name);
    if (vocabulary == nullptr) {
      if (!named) return nullptr;
      std::vector<std::string> names{std::string(no_vocabulary)};
      for (const auto& [known, unused] : vocabularies_.all()) names.push_back(known);
      refuse(survey_codes.unknown_vocabulary, bound.source->source,
             {{"read", name}, {"suggestion", closest(name, names)}});
      return nullptr;
    }
    auto& index = indexes_[name];
    if (index == nullptr) index = std::make_shared<const TermIndex>(*vocabulary);
    return index;
  }

  // Terms that the mapping itself names must exist: better said once than in every row.
  void resolve_terms(BoundSource& bound) {
    for (BoundColumn& column : bound.columns) column.term = resolved(column.term, bound);
    if (bound.source->value) resolved(*bound.source->value, bound);
    const bool codes_are_terms = bound.columns.empty();
    for (const auto& [answer, value] : bound.source->codes) {
      if (codes_are_terms && value) resolved(bound.source->prefix + *value, bound);
    }
  }

  std::string resolved(const std::string& term, const BoundSource& bound) {
    std::string id = bound.terms->find(term);
    if (id.empty()) {
      refuse(survey_codes.mapping_unknown_term, bound.source->source,
             {{"read", term}, {"expected", bound.terms->name()}, {"suggestion", bound.terms->suggest(term)}});
    }
    return id;
  }

  const Mapping& mapping_;
  const std::vector<std::string>& headings_;
  const std::string& file_;
  const Vocabularies& vocabularies_;
  MissingColumns missing_;
  Findings& findings_;
  std::vector<std::string> folded_;
  std::vector<bool> used_;
  std::map<std::string, std::shared_ptr<const TermIndex>> indexes_;
  bool refused_ = false;
};

}  // namespace

CodeTable::CodeTable(const std::vector<std::pair<std::string, std::optional<std::string>>>& codes) {
  constexpr std::size_t most_listed = 8;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto& [answer, value] = codes[i];
    exact_.try_emplace(answer, value);
    folded_.try_emplace(fold(answer), value);
    if (i < most_listed) listed_ += (i == 0 ? "" : ", ") + answer;
    if (i == most_listed) listed_ += ", …";
  }
}

const std::optional<std::string>* CodeTable::find(std::string_view answer) const {
  if (const auto found = exact_.find(answer); found != exact_.end()) return &found->second;
  const auto found = folded_.find(fold(answer));
  return found == folded_.end() ? nullptr : &found->second;
}

std::optional<BoundMapping> bind_columns(const Mapping& mapping, const std::vector<std::string>& headings,
                                         const std::string& file, const Vocabularies& vocabularies,
                                         MissingColumns missing, Findings& findings) {
  return Binder(mapping, headings, file, vocabularies, missing, findings).bind();
}

MappingFit fit_of(const Mapping& mapping, const Table& table) {
  std::set<std::string> folded;
  for (const std::string& heading : table.headings) folded.insert(fold(heading));
  MappingFit fit;
  const auto is_there = [&](const ColumnRef& reference) {
    return reference.place > 0 ? reference.place <= table.headings.size() : folded.contains(fold(reference.heading));
  };
  const auto count = [&](const ColumnRef& reference) { ++(is_there(reference) ? fit.found : fit.missing); };
  const auto count_one = [&](const std::optional<ColumnRef>& reference) {
    if (reference) count(*reference);
  };
  fit.has_id = mapping.id.of_row || is_there(mapping.id.column);
  if (!mapping.id.of_row) count(mapping.id.column);
  count_one(mapping.submitted);
  for (const FieldMapping& field : mapping.fields) {
    for (const FieldSource& source : field.sources) {
      count_one(source.column), count_one(source.other);
      for (const auto& [reference, term] : source.columns) count(reference);
    }
  }
  for (const ColumnRef& name : mapping.contact.name) count(name);
  count_one(mapping.contact.email), count_one(mapping.contact.phone);
  return fit;
}

}  // namespace koppel::io
