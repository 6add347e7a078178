#include "io/inputs/draft_exports.hpp"

#include <utility>
#include <vector>

#include "io/inputs/codes.hpp"
#include "io/inputs/draft_folder.hpp"
#include "io/survey/draft_mapping.hpp"

namespace koppel::io {

namespace {

std::string name_of_export(const UnmappedExport& given) { return given.path.filename().string(); }

std::string profile_text(const UnmappedExport& offers, const UnmappedExport& requests, Language language, bool settled,
                         const std::vector<std::string>& words, bool one_skill) {
  return draft_profile(drafted_path(offers.path), offers_mapping_name, drafted_path(requests.path),
                       requests_mapping_name, language, settled, words, one_skill);
}

}  // namespace

bool look_exchanged(const Table& offers, const Table& requests, const Vocabularies& vocabularies) {
  return likely_side(ExaminedSurvey(offers), vocabularies) == Side::requests &&
         likely_side(ExaminedSurvey(requests), vocabularies) == Side::offers;
}

void refuse_empty_export(const Table& table, const std::string& file, Findings& findings) {
  if (table.headings.size() < 2) {
    findings.add(inputs_codes.not_an_export, {.file = file});
  } else if (table.rows.empty()) {
    findings.add(inputs_codes.export_without_rows, {.file = file});
  }
}

namespace {

// Faults of the files themselves, before anybody looks at columns.
Findings faults_of(const UnmappedExport& offers, const UnmappedExport& requests) {
  Findings faults;
  for (const UnmappedExport* given : {&offers, &requests}) {
    refuse_empty_export(given->table, name_of_export(*given), faults);
  }
  if (offers.bytes == requests.bytes)
    faults.add(inputs_codes.same_export, {.file = name_of_export(requests)}, {{"other", name_of_export(offers)}});
  return faults;
}

// One question at a time, for a reply may settle the next.
PairDraft draft_with_replies(const UnmappedExport& offers, const UnmappedExport& requests,
                             const Vocabularies& vocabularies, PairDraftOptions& options) {
  while (true) {
    PairDraft pair = draft_pair({offers.table, name_of_export(offers)}, {requests.table, name_of_export(requests)},
                                vocabularies, options);
    if (pair.questions.empty() || options.replies.size() >= most_questions) return pair;
    pair.questions.front().language = options.language;
    const std::size_t chosen = options.ask(pair.questions.front());
    options.replies.push_back({std::move(pair.questions.front()), chosen});
  }
}

// Whether a person says that each of the two is the other's side.
bool says_exchanged(const UnmappedExport& offers, const UnmappedExport& requests, PairDraftOptions& options) {
  OpenQuestion question{.what = Asked::order,
                        .language = options.language,
                        .file = name_of_export(offers),
                        .other = name_of_export(requests),
                        .candidates = {{"exchanged", std::nullopt}, {"as_given", std::nullopt}}};
  const std::size_t chosen = options.ask(question);
  options.replies.push_back({std::move(question), chosen});
  return options.replies.back().choice().value == "exchanged";
}

void say_lacks(const std::vector<PairLack>& lacks, const std::string& offers, const std::string& requests,
               Findings& findings) {
  for (const PairLack& lack : lacks) {
    findings.add(inputs_codes.mapping_needed, {.file = lack.side == Side::offers ? offers : requests},
                 {{"read", lack.columns}, {"expected", std::string(lack.why)}});
  }
}

}  // namespace

DraftedExports draft_exports(const UnmappedExport& given_offers, const UnmappedExport& given_requests,
                             const Vocabularies& vocabularies, const PairDraftOptions& given_options) {
  DraftedExports drafted{.findings = faults_of(given_offers, given_requests)};
  if (drafted.findings.has_errors()) return drafted;
  PairDraftOptions options = given_options;
  const bool exchanged = look_exchanged(given_offers.table, given_requests.table, vocabularies);
  drafted.exchanged = exchanged && options.ask && says_exchanged(given_offers, given_requests, options);
  const UnmappedExport& offers = drafted.exchanged ? given_requests : given_offers;
  const UnmappedExport& requests = drafted.exchanged ? given_offers : given_requests;
  const bool doubtful = exchanged && !options.ask;

  PairDraft pair = draft_with_replies(offers, requests, vocabularies, options);
  const bool certain = pair.offers_certain && pair.requests_certain;
  drafted.runs = pair.runs || certain;
  drafted.replied = !options.replies.empty();
  if (doubtful) {
    drafted.findings.add(drafted.runs ? Severity::warning : Severity::error, inputs_codes.exports_swapped,
                         {.file = name_of_export(offers)}, {{"other", name_of_export(requests)}});
    if (!drafted.runs) return drafted;
  }
  if (!drafted.runs) say_lacks(pair.lacks, name_of_export(offers), name_of_export(requests), drafted.findings);
  drafted.findings.append(pair.findings);
  std::vector<std::string> names;
  for (const OwnVocabulary& own : pair.vocabularies) {
    names.push_back(own.name + ".yaml");
    drafted.profile.vocabularies.push_back({names.back(), own.yaml(options.language)});
  }
  // What looks exchanged is no draft to go on from.
  const bool more_than_headings = !certain || !names.empty() || !options.replies.empty();
  drafted.keep = drafted.runs && more_than_headings && !doubtful;
  drafted.profile.profile_yaml = profile_text(offers, requests, options.language, drafted.runs, names, pair.one_skill);
  drafted.one_skill = pair.one_skill;
  drafted.profile.offers_mapping_yaml = std::move(pair.offers_mapping);
  drafted.profile.requests_mapping_yaml = std::move(pair.requests_mapping);
  return drafted;
}

}  // namespace koppel::io
