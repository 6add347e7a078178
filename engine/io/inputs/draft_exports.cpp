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
                         const std::vector<std::string>& words) {
  return draft_profile(drafted_path(offers.path), offers_mapping_name, drafted_path(requests.path),
                       requests_mapping_name, language, settled, words);
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

DraftedExports draft_exports(const UnmappedExport& offers, const UnmappedExport& requests,
                             const Vocabularies& vocabularies, const PairDraftOptions& options) {
  DraftedExports drafted;
  for (const UnmappedExport* given : {&offers, &requests}) {
    refuse_empty_export(given->table, name_of_export(*given), drafted.findings);
  }
  if (offers.bytes == requests.bytes) {
    drafted.findings.add(inputs_codes.same_export, {.file = name_of_export(requests)},
                         {{"other", name_of_export(offers)}});
  }
  if (drafted.findings.has_errors()) return drafted;

  const bool exchanged = look_exchanged(offers.table, requests.table, vocabularies);
  PairDraft pair = draft_pair({offers.table, name_of_export(offers)}, {requests.table, name_of_export(requests)},
                              vocabularies, options);
  drafted.runs = pair.runs || (pair.offers_certain && pair.requests_certain);
  if (exchanged) {
    drafted.findings.add(drafted.runs ? Severity::warning : Severity::error, inputs_codes.exports_swapped,
                         {.file = name_of_export(offers)}, {{"other", name_of_export(requests)}});
    if (!drafted.runs) return drafted;
  }
  for (const PairLack& lack : pair.lacks) {
    const UnmappedExport& side = lack.side == Side::offers ? offers : requests;
    if (!drafted.runs)
      drafted.findings.add(inputs_codes.mapping_needed, {.file = name_of_export(side)},
                           {{"read", lack.columns}, {"expected", std::string(lack.why)}});
  }
  drafted.findings.append(pair.findings);
  std::vector<std::string> names;
  for (const OwnVocabulary& own : pair.vocabularies) {
    names.push_back(own.name + ".yaml");
    drafted.profile.vocabularies.push_back({names.back(), own.yaml(options.language)});
  }
  // What looks exchanged is no draft to go on from.
  const bool certain = pair.offers_certain && pair.requests_certain && names.empty();
  drafted.keep = drafted.runs && !certain && !exchanged;
  drafted.profile.profile_yaml = profile_text(offers, requests, options.language, drafted.runs, names);
  drafted.profile.offers_mapping_yaml = std::move(pair.offers_mapping);
  drafted.profile.requests_mapping_yaml = std::move(pair.requests_mapping);
  return drafted;
}

}  // namespace koppel::io
