#include "io/survey/survey.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "io/survey/person_of_row.hpp"
#include "io/survey/rows.hpp"
#include "model/profile.hpp"

namespace koppel::io {

namespace {

// Rows on their way into one side of a draft.
class DraftSide {
 public:
  DraftSide(const std::string& file, Side side, Draft& draft) : file_(file), side_(side), draft_(draft) {}

  void take(AnsweredRow row) {
    if (side_ == Side::offers) {
      DraftOffer& offer = row.values.offer;
      place(offer.offer, row);
      drop_half_point(offer.offer.value.place);
      keep_contact(draft_.contacts.offers, row);
      draft_.offers.push_back(std::move(offer));
    } else {
      DraftRequest& request = row.values.request;
      place(request.request, row);
      drop_half_point(request.request.value.place);
      if (row.submitted) request.request.value.submitted = row.submitted;
      keep_contact(draft_.contacts.requests, row);
      draft_.requests.push_back(std::move(request));
    }
  }

 private:
  template <class Value>
  void place(Sourced<Value>& target, const AnsweredRow& row) const {
    target.value.id = row.id;
    target.source = {.file = file_, .row = row.number};
    if (!row.moment.empty()) target.submitted = row.moment;
    target.columns = row.columns;
    target.person = row.person;
    target.left_out = row.left_out;
  }

  // Of several rows with one id the newest contact stays; of equally new ones the first in the alphabet, whatever their order.
  static void keep_contact(std::map<std::string, Contact, std::less<>>& contacts, const AnsweredRow& row) {
    const Contact& contact = row.contact;
    if (contact.name.empty() && contact.email.empty() && contact.phone.empty()) return;
    const auto words = [](const Contact& c) { return std::tie(c.name, c.email, c.phone); };
    const auto [known, fresh] = contacts.try_emplace(row.id, contact);
    const Contact& old = known->second;
    if (fresh || old.submitted < contact.submitted ||
        (old.submitted == contact.submitted && words(contact) < words(old))) {
      known->second = contact;
    }
  }

  const std::string& file_;
  Side side_;
  Draft& draft_;
};

}  // namespace

void read_survey(ByteBlocks& bytes, const std::string& file, const Mapping& mapping, const Vocabularies& vocabularies,
                 Draft& draft) {
  DraftSide side(file, mapping.side, draft);
  read_rows(bytes, file, mapping, vocabularies, RowsOf::survey, draft,
            [&side](AnsweredRow row) { side.take(std::move(row)); });
  separate_people(draft, mapping.side == Side::offers);
}

void read_survey(std::string_view bytes, const std::string& file, const Mapping& mapping,
                 const Vocabularies& vocabularies, Draft& draft) {
  MemoryBlocks blocks(bytes);
  read_survey(blocks, file, mapping, vocabularies, draft);
}

void bound_unlimited(Draft& draft) {
  const int requests = static_cast<int>(std::min<std::size_t>(draft.requests.size(), most_places));
  if (requests == 0) return;
  for (DraftOffer& row : draft.offers) {
    auto& capacity = row.offer.value.capacity;
    if (capacity.max == most_places) capacity.max = std::max(requests, capacity.min);
  }
}

}  // namespace koppel::io
