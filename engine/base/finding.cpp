#include "base/finding.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/personal.hpp"
#include "base/wording.hpp"
#include "base/words.hpp"

namespace koppel {

namespace {

std::size_t index_of(Language language) { return static_cast<std::size_t>(language); }

const std::string* value_of(const FindingValues& values, std::string_view name) {
  const auto found = std::ranges::find(values, name, [](const auto& entry) { return std::string_view(entry.first); });
  return found == values.end() ? nullptr : &found->second;
}

std::string summary(const Findings& findings) {
  for (const Finding& finding : findings.kept()) {
    if (finding.severity == Severity::error) return finding.message(Language::en);
  }
  return "the input was refused";
}

}  // namespace

std::string_view to_string(Language language) {
  constexpr std::array<std::string_view, 3> codes{"nl", "en", "fr"};
  return codes[static_cast<std::size_t>(language)];
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::rejected:
      return "rejected";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

std::string Finding::message(Language language) const {
  return fill_in(code->message[index_of(language)], values, language);
}

std::string Finding::hint(Language language) const {
  std::string text = fill_in(code->hint[index_of(language)], values, language);
  const std::string* suggestion = value_of(values, "suggestion");
  if (suggestion == nullptr || suggestion->empty()) return text;
  const std::string asked = fill_in(did_you_mean().texts[index_of(language)], {{"suggestion", *suggestion}}, language);
  return text.empty() ? asked : asked + " " + text;
}

void Findings::add(Code code, Source source, FindingValues values) {
  add(code->severity, code, std::move(source), std::move(values));
}

void Findings::add(Severity severity, Code code, Source source, FindingValues values) {
  const std::string name(code->name);
  if (kept_by_code_[name] >= most_per_code_) {
    ++not_kept_[name];
    ++not_kept_by_severity_[severity];
    return;
  }
  ++kept_by_code_[name];
  source.field = without_personal(source.field);  // of a market file it holds names that somebody wrote
  kept_.push_back({severity, code, std::move(source), std::move(values)});
}

void Findings::append(const Findings& others) {
  for (const Finding& finding : others.kept_) add(finding.severity, finding.code, finding.source, finding.values);
  for (const auto& [code, count] : others.not_kept_) not_kept_[code] += count;
  for (const auto& [severity, count] : others.not_kept_by_severity_) not_kept_by_severity_[severity] += count;
}

void Findings::make_strict() {
  for (Finding& finding : kept_) {
    if (finding.severity == Severity::rejected) finding.severity = Severity::error;
  }
  not_kept_by_severity_[Severity::error] += not_kept_by_severity_[Severity::rejected];
  not_kept_by_severity_.erase(Severity::rejected);
}

void Findings::place(Code code, const std::function<Source(const Finding&)>& place_of) {
  for (Finding& finding : kept_) {
    if (finding.code == code) finding.source = place_of(finding);
  }
}

void Findings::sort() {
  std::ranges::stable_sort(kept_, [](const Finding& a, const Finding& b) {
    return std::tie(a.source, a.code->name, a.values) < std::tie(b.source, b.code->name, b.values);
  });
}

std::size_t Findings::count(Severity severity) const {
  const auto extra = not_kept_by_severity_.find(severity);
  return static_cast<std::size_t>(std::ranges::count(kept_, severity, &Finding::severity)) +
         (extra == not_kept_by_severity_.end() ? 0 : extra->second);
}

std::size_t Findings::count(Code code) const {
  const auto extra = not_kept_.find(std::string(code->name));
  return static_cast<std::size_t>(std::ranges::count(kept_, code, &Finding::code)) +
         (extra == not_kept_.end() ? 0 : extra->second);
}

InputError::InputError(Findings findings) : std::runtime_error(summary(findings)), findings_(std::move(findings)) {}

void refuse_input(Code code, Source source, FindingValues values) {
  Findings findings;
  findings.add(code, std::move(source), std::move(values));
  throw InputError(std::move(findings));
}

}  // namespace koppel
