#include "model/changes.hpp"

#include <algorithm>
#include <string_view>

namespace koppel {

namespace {

using ContactsOfSide = std::map<std::string, Contact, std::less<>>;

// Collects the names of the fields in which two rows differ.
template <class Row>
class Differences {
 public:
  Differences(const Row& before, const Row& after) : before_(before), after_(after) {}

  template <class Value>
  Differences& in(std::string_view name, Value Row::*field) {
    if (!(before_.*field == after_.*field)) fields.emplace_back(name);
    return *this;
  }
  // Of a value with parts, the parts that differ.
  template <class Whole, class Value>
  Differences& in(std::string_view name, Whole Row::*whole, Value Whole::*part) {
    if (!((before_.*whole).*part == (after_.*whole).*part)) fields.emplace_back(name);
    return *this;
  }
  Differences& in_groups(std::vector<GroupMembership> Row::*groups) {
    const auto missing_in = [&](const std::vector<GroupMembership>& here, const std::vector<GroupMembership>& there) {
      for (const GroupMembership& membership : here) {
        if (membership.group == person_group) continue;  // found by the check; nobody wrote it
        if (std::ranges::find(there, membership) == there.end()) fields.push_back("groups." + membership.group);
      }
    };
    missing_in(before_.*groups, after_.*groups);
    missing_in(after_.*groups, before_.*groups);
    return *this;
  }

  // Without those that the check found, which nobody wrote.
  Differences& in_conflicts() {
    const auto written = [](std::vector<std::string> conflicts) {
      std::erase_if(conflicts, [](const std::string& conflict) { return conflict.starts_with(own_request); });
      return conflicts;
    };
    if (written(before_.conflicts) != written(after_.conflicts)) fields.emplace_back("conflicts");
    return *this;
  }

  std::vector<std::string> fields;

 private:
  const Row& before_;
  const Row& after_;
};

std::vector<std::string> different_fields(const Offer& before, const Offer& after) {
  return Differences<Offer>(before, after)
      .in("asked", &Offer::asked)
      .in("capacity.hours", &Offer::capacity, &OfferCapacity::hours)
      .in("capacity.max", &Offer::capacity, &OfferCapacity::max)
      .in("capacity.min", &Offer::capacity, &OfferCapacity::min)
      .in_conflicts()
      .in_groups(&Offer::groups)
      .in("kind", &Offer::kind)
      .in("label", &Offer::label)
      .in("languages", &Offer::languages)
      .in("place.point", &Offer::place, &Place::point)
      .in("place.postcode", &Offer::place, &Place::postcode)
      .in("reach_km", &Offer::reach)
      .in("skills", &Offer::skills)
      .in("slots", &Offer::slots)
      .in("themes", &Offer::themes)
      .in("wants_to_learn", &Offer::wants_to_learn)
      .fields;
}

std::vector<std::string> different_fields(const Request& before, const Request& after) {
  return Differences<Request>(before, after)
      .in("first_time", &Request::first_time)
      .in("from", &Request::from)
      .in_groups(&Request::groups)
      .in("hours", &Request::hours)
      .in("label", &Request::label)
      .in("languages", &Request::languages)
      .in("needs", &Request::needs)
      .in("people.max", &Request::people, &PeopleWanted::max)
      .in("people.min", &Request::people, &PeopleWanted::min)
      .in("people.partial", &Request::people, &PeopleWanted::partial)
      .in("place.point", &Request::place, &Place::point)
      .in("place.postcode", &Request::place, &Place::postcode)
      .in("priority", &Request::priority)
      .in("slots", &Request::slots)
      .in("submitted", &Request::submitted)
      .in("themes", &Request::themes)
      .fields;
}

void add_contact_fields(const ContactsOfSide& before, const ContactsOfSide& after, RowChange& change) {
  const auto of = [&](const ContactsOfSide& contacts) {
    const auto found = contacts.find(change.id);
    return found == contacts.end() ? Contact{} : found->second;
  };
  const Contact old = of(before), fresh = of(after);
  if (old.name != fresh.name) change.fields.emplace_back("contact.name");
  if (old.email != fresh.email) change.fields.emplace_back("contact.email");
  if (old.phone != fresh.phone) change.fields.emplace_back("contact.phone");
}

// Both sorted by id, as markets are.
template <class Row>
SideChanges side_changes(const std::vector<Row>& before, const std::vector<Row>& after,
                         const ContactsOfSide& contacts_before, const ContactsOfSide& contacts_after) {
  SideChanges changes;
  auto old = before.begin();
  auto fresh = after.begin();
  while (old != before.end() || fresh != after.end()) {
    if (fresh == after.end() || (old != before.end() && old->id < fresh->id)) {
      changes.left.push_back((old++)->id);
    } else if (old == before.end() || fresh->id < old->id) {
      changes.came.push_back((fresh++)->id);
    } else {
      RowChange change{old->id, different_fields(*old, *fresh)};
      add_contact_fields(contacts_before, contacts_after, change);
      std::ranges::sort(change.fields);
      const auto repeated = std::ranges::unique(change.fields);
      change.fields.erase(repeated.begin(), repeated.end());
      if (!change.fields.empty()) changes.changed.push_back(std::move(change));
      ++old, ++fresh;
    }
  }
  return changes;
}

}  // namespace

MarketChanges changes_between(KnownMarket before, KnownMarket after) {
  return {side_changes(before.market.offers(), after.market.offers(), before.contacts.offers, after.contacts.offers),
          side_changes(before.market.requests(), after.market.requests(), before.contacts.requests,
                       after.contacts.requests)};
}

}  // namespace koppel
