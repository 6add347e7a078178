#include "io/survey/corrections.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "io/survey/codes.hpp"
#include "io/survey/rows.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

// "2026-10-05" of "2026-10-05T14:30:00".
std::string_view day_of(std::string_view moment) { return moment.substr(0, 10); }

// By the day alone where one of both knows no time.
bool is_older(const std::string& moment, const std::string& than) {
  const bool both_times = moment.size() > 10 && than.size() > 10;
  return both_times ? moment < than : day_of(moment) < day_of(than);
}

Sourced<Offer>& sourced(DraftOffer& row) { return row.offer; }
Sourced<Request>& sourced(DraftRequest& row) { return row.request; }
DraftOffer& half(SurveyRow& row, const DraftOffer&) { return row.offer; }
DraftRequest& half(SurveyRow& row, const DraftRequest&) { return row.request; }

// The corrections of one file, put into one side of a draft.
template <class Row>
class Corrector {
 public:
  Corrector(const std::string& file, Side side, std::vector<Row>& rows,
            std::map<std::string, Contact, std::less<>>& contacts, RowCheck check, Ledger& ledger, Findings& findings)
      : file_(file), side_(side), contacts_(contacts), check_(std::move(check)), ledger_(ledger), findings_(findings) {
    for (Row& row : rows) {
      if (const auto& person = sourced(row).person; person != nullptr && person->id_is_address()) {
        std::string& name = people_[person->address_id][sourced(row).value.id];
        if (name.empty()) name = person->name;
      }
      std::vector<Row*>& newest = rows_[sourced(row).value.id];
      const auto& submitted = sourced(row).submitted;
      if (!newest.empty() && sourced(*newest.front()).submitted > submitted) continue;
      if (!newest.empty() && sourced(*newest.front()).submitted < submitted) newest.clear();
      newest.push_back(&row);
    }
  }

  void take(AnsweredRow correction) {
    if (columns_ == nullptr) columns_ = correction.columns;
    corrections_[correction.id].push_back(std::move(correction));
  }

  void apply() {
    for (auto& [id, corrections] : corrections_) {
      std::ranges::stable_sort(corrections, {}, &AnsweredRow::moment);
      const bool in_order = std::ranges::adjacent_find(corrections, {}, &AnsweredRow::moment) == corrections.end() &&
                            (corrections.size() == 1 || !corrections.front().moment.empty());
      for (AnsweredRow& correction : corrections) {
        if (in_order) {
          apply(correction);
        } else {
          reject(correction, model_codes.duplicate_id, {{"read", id}, {"other", others(corrections, correction)}});
        }
      }
    }
  }

 private:
  // Several people may share the address that a correction names: it is for the one whose name it says.
  bool find_person(AnsweredRow& correction) const {
    const auto people = people_.find(correction.id);
    if (people == people_.end() || people->second.size() < 2) return true;
    const std::string said = correction.person == nullptr ? "" : correction.person->name;
    std::vector<std::string> ids;
    for (const auto& [id, name] : people->second) {
      if (names_agree(name, said)) ids.push_back(id);
    }
    if (ids.size() == 1) correction.id = ids.front();
    return ids.size() == 1;
  }

  void apply(AnsweredRow& correction) {
    if (!find_person(correction)) {
      const Source& answer = sourced(*rows_.at(correction.id).front()).source;
      return reject(correction, model_codes.names_differ,
                    {{"read", correction.id}, {"other", answer.file + ":" + std::to_string(answer.row)}});
    }
    const auto found = rows_.find(correction.id);
    if (found == rows_.end()) return reject(correction, survey_codes.correction_unknown_id, {{"read", correction.id}});
    const std::string answered = sourced(*found->second.front()).submitted.value_or("");
    if (!correction.moment.empty() && !answered.empty() && is_older(correction.moment, answered)) {
      return reject(correction, survey_codes.correction_outdated,
                    {{"read", std::string(day_of(correction.moment))}, {"other", std::string(day_of(answered))}});
    }
    for (Row* row : found->second) put_fields(correction, *row);
    const Contact& said = correction.contact;
    if (!said.name.empty() || !said.email.empty() || !said.phone.empty()) put_contact(said, contacts_[correction.id]);
  }

  // What the check would drop of a correction changes nothing, like a cell that cannot be read: what was there stays.
  void put_fields(AnsweredRow& correction, Row& row) {
    Row corrected = with_fields(correction, row);
    while (leave_out_faults(correction, corrected)) corrected = with_fields(correction, row);
    row = std::move(corrected);
  }

  // Takes out of the correction's fields those of which something would be dropped; true when there were any.
  bool leave_out_faults(AnsweredRow& correction, const Row& corrected) {
    const std::size_t before = correction.said.size();
    const Findings found = check_.findings_of(corrected);
    for (const Finding& finding : found.kept()) {
      const Source& place = finding.source;
      if (finding.severity != Severity::rejected || place.file != file_ || place.row != correction.number) continue;
      std::erase(correction.said, place.field);
      findings_.add(finding.severity, finding.code, place, finding.values);
      tell(ledger_, finding);
    }
    return correction.said.size() < before;
  }

  Row with_fields(AnsweredRow& correction, const Row& row) const {
    SurveyRow corrected;
    half(corrected, row) = row;
    const auto says = [&](std::string_view name) {
      return std::ranges::find(correction.said, name) != correction.said.end();
    };
    // A new postcode under an old point would change nothing.
    Place& place = sourced(half(corrected, row)).value.place;
    if (says("place.postcode") && !says("place.lat") && !says("place.lon")) place.point.reset();
    for (const std::string& name : correction.said) {
      copy_field(*find_survey_field(side_, name), name, correction.values, corrected);
      const auto column = columns_->find(name);
      sourced(half(corrected, row)).corrected[name] = {.file = file_,
                                                       .row = correction.number,
                                                       .column = column == columns_->end() ? 0 : column->second,
                                                       .field = name};
    }
    if (says("needs")) sourced(half(corrected, row)).left_out.needs = 0;
    if (says("slots")) sourced(half(corrected, row)).left_out.moments = 0;
    drop_half_point(place);
    return std::move(half(corrected, row));
  }

  static void put_contact(const Contact& said, Contact& contact) {
    if (!said.name.empty()) contact.name = said.name;
    if (!said.email.empty()) contact.email = said.email;
    if (!said.phone.empty()) contact.phone = said.phone;
  }

  void reject(const AnsweredRow& correction, Code code, FindingValues values) {
    const Source place{.file = file_, .row = correction.number, .column = columns_->at("id"), .field = "id"};
    reject_correction(ledger_, findings_, code, place, std::move(values));
  }

  std::string others(const std::vector<AnsweredRow>& corrections, const AnsweredRow& but) const {
    std::vector<std::int64_t> rows;
    for (const AnsweredRow& row : corrections) {
      if (row.number != but.number) rows.push_back(row.number);
    }
    std::ranges::sort(rows);
    std::string text;
    for (const std::int64_t row : rows) text += (text.empty() ? "" : ", ") + file_ + ":" + std::to_string(row);
    return text;
  }

  const std::string& file_;
  Side side_;
  std::map<std::string, Contact, std::less<>>& contacts_;
  RowCheck check_;
  Ledger& ledger_;
  Findings& findings_;
  std::map<std::string, std::vector<Row*>> rows_;  // the newest of each id: several where they are of one moment
  std::map<std::string, std::map<std::string, std::string>>
      people_;  // by address, the ids of its people with their names
  std::map<std::string, std::vector<AnsweredRow>> corrections_;
  std::shared_ptr<const FieldColumns> columns_;
};

template <class Row>
void apply_to(std::vector<Row>& rows, std::map<std::string, Contact, std::less<>>& contacts, ByteBlocks& bytes,
              const std::string& file, const Mapping& mapping, const Profile& profile, const Vocabularies& vocabularies,
              Draft& draft) {
  Corrector<Row> corrector(file, mapping.side, rows, contacts, RowCheck(profile, vocabularies), draft.ledger,
                           draft.findings);
  read_rows(bytes, file, mapping, vocabularies, RowsOf::correction, draft,
            [&](AnsweredRow row) { corrector.take(std::move(row)); });
  corrector.apply();
}

}  // namespace

void reject_correction(Ledger& ledger, Findings& findings, Code code, const Source& row, FindingValues values) {
  findings.add(Severity::rejected, code, row, values);
  if (LedgerRow* line = find_row(ledger, row.file, row.row)) {
    line->reasons.push_back({Severity::rejected, code, row, std::move(values)});
    reject(*line);
  }
}

void apply_corrections(ByteBlocks& bytes, const std::string& file, const Mapping& mapping, const Profile& profile,
                       const Vocabularies& vocabularies, Draft& draft) {
  if (mapping.side == Side::offers) {
    apply_to(draft.offers, draft.contacts.offers, bytes, file, mapping, profile, vocabularies, draft);
  } else {
    apply_to(draft.requests, draft.contacts.requests, bytes, file, mapping, profile, vocabularies, draft);
  }
}

}  // namespace koppel::io
