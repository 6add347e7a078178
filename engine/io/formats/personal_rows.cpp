#include "io/formats/personal_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/personal.hpp"
#include "base/row_id.hpp"
#include "io/text/codes.hpp"

namespace koppel::io {

namespace {

// The fields of one row.
template <class Row>
class PersonalFields {
 public:
  PersonalFields(const Sourced<Row>& row, Findings& findings) : row_(row), findings_(findings) {}

  void text(std::string& value, const std::string& field) {
    if (!personal_kind(value)) return;
    value = without_personal(value);
    tell(value, field);
  }

  void texts(std::vector<std::string>& values, const std::string& field) {
    for (std::string& value : values) text(value, field);
  }

  template <class Item>
  void terms(std::vector<Item>& items, std::string Item::*term, const std::string& field) {
    for (Item& item : items) text(item.*term, field);
  }

  // Words that nobody could match.
  template <class Item, class Word>
  void leave_out(std::vector<Item>& items, Word word, const std::string& field) {
    std::erase_if(items, [&](const Item& item) {
      const std::string& value = word(item);
      if (!personal_kind(value)) return false;
      tell(without_personal(value), field);
      return true;
    });
  }

  // The key before the colon stays, or the rule would be lost.
  void conflicts(std::vector<std::string>& conflicts) {
    for (std::string& conflict : conflicts) {
      const std::size_t colon = conflict.find(':');
      if (colon == std::string::npos) {
        text(conflict, "conflicts");
        continue;
      }
      std::string value = conflict.substr(colon + 1);
      text(value, "conflicts");
      conflict.replace(colon + 1, std::string::npos, value);
    }
  }

  void place(Place& place) {
    if (!personal_kind(place.postcode)) return;
    tell(without_personal(place.postcode), "place.postcode");
    place.postcode.clear();
  }

  void groups(std::vector<GroupMembership>& groups) {
    for (GroupMembership& membership : groups) {
      text(membership.group, "groups");
      text(membership.value, "groups");
    }
  }

 private:
  void tell(const std::string& shown, const std::string& field) {
    findings_.add(Severity::warning, text_codes.personal_value, row_.at(field),
                  {{"read", shown}, {row_id, without_personal(row_.value.id)}});
  }

  const Sourced<Row>& row_;
  Findings& findings_;
};

const std::string& itself(const std::string& word) { return word; }

void hold_back_of(DraftOffer& row, Findings& findings) {
  PersonalFields fields(row.offer, findings);
  Offer& offer = row.offer.value;
  fields.text(offer.kind, "kind");
  fields.text(offer.label, "label");
  fields.leave_out(
      offer.skills, [](const SkillLevel& skill) -> const std::string& { return skill.term; }, "skills");
  fields.leave_out(offer.wants_to_learn, itself, "wants_to_learn");
  fields.leave_out(offer.themes, itself, "themes");
  fields.place(offer.place);
  fields.texts(offer.slots, "slots");
  fields.groups(offer.groups);
  fields.conflicts(offer.conflicts);
}

void hold_back_of(DraftRequest& row, Findings& findings) {
  PersonalFields fields(row.request, findings);
  Request& request = row.request.value;
  fields.text(request.label, "label");
  fields.text(request.from, "from");
  fields.leave_out(request.themes, itself, "themes");
  fields.terms(request.needs, &Need::term, "needs");
  fields.place(request.place);
  fields.texts(request.slots, "slots");
  fields.groups(request.groups);
}

}  // namespace

void hold_back_personal_values(Draft& draft) {
  for (DraftOffer& row : draft.offers) hold_back_of(row, draft.findings);
  for (DraftRequest& row : draft.requests) hold_back_of(row, draft.findings);
}

}  // namespace koppel::io
