#include "io/survey/person_of_row.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/characters.hpp"
#include "base/sha256.hpp"
#include "io/survey/personal.hpp"
#include "io/text/date_words.hpp"
#include "io/text/dates.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// The form in which an address or number is compared; empty for any other text.
std::string address_key(std::string_view text) {
  if (std::string email = email_key(text); !email.empty()) return email;
  return is_phone(text) ? phone_key(text) : std::string();
}

// 4,86E+11: a spreadsheet always writes the sign.
bool is_power_of_ten(std::string_view id) {
  const std::size_t e = id.find_first_of("eE");
  if (e == 0 || e == std::string_view::npos || id.find_first_not_of("0123456789.,", 0) != e) return false;
  const std::string_view power = id.substr(e + 1);
  return power.size() >= 2 && (power[0] == '+' || power[0] == '-') &&
         power.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// "12-okt" and "okt/26", which were 12-10 and 10/26.
bool is_day_and_month(std::string_view id) {
  const std::string folded = fold(id);
  const std::size_t mark = folded.find_first_of("-/");
  if (mark == std::string::npos) return false;
  std::string first = folded.substr(0, mark), second = folded.substr(mark + 1);
  for (std::string* part : {&first, &second}) {
    if (part->ends_with('.')) part->pop_back();
  }
  const auto number = [](std::string_view text) {
    return !text.empty() && text.size() <= 2 && std::ranges::all_of(text, is_digit);
  };
  return (number(first) && month_named(second)) || (month_named(first) && number(second));
}

// The folded name; a first name that is known to be one stands in front, with a mark behind it.
std::string name_key(std::string_view name, std::string_view first_name) {
  const std::string whole = fold(name), first = fold(first_name);
  if (first.empty()) return whole;
  if (whole.starts_with(first)) return first + "|" + whole.substr(first.size());
  if (whole.ends_with(" " + first)) return first + "|" + whole.substr(0, whole.size() - first.size() - 1);
  return whole;
}

Sourced<Offer>& sourced(DraftOffer& row) { return row.offer; }
Sourced<Request>& sourced(DraftRequest& row) { return row.request; }

using ContactsById = std::map<std::string, Contact, std::less<>>;

// The rows of one address, people by people.
template <class Row>
class Separator {
 public:
  Separator(std::vector<Row>& rows, ContactsById& contacts, Ledger& ledger)
      : rows_(rows), contacts_(contacts), ledger_(ledger) {}

  void separate() {
    std::vector<Sourced<std::remove_reference_t<decltype(sourced(rows_.front()).value)>>*> hashed;
    for (Row& row : rows_) {
      auto& one = sourced(row);
      if (one.person != nullptr && one.person->id_is_address()) hashed.push_back(&one);
    }
    const auto order = [](const auto* row) {
      return std::tie(row->person->address_id, row->submitted, row->person->name, row->source);
    };
    std::ranges::sort(hashed, [&](const auto* a, const auto* b) { return order(a) < order(b); });
    for (auto begin = hashed.begin(), end = begin; begin != hashed.end(); begin = end) {
      end = std::find_if(begin, hashed.end(),
                         [&](const auto* row) { return row->person->address_id != (*begin)->person->address_id; });
      name_people(begin, end);
    }
  }

 private:
  template <class Iterator>
  void name_people(Iterator begin, Iterator end) {
    constexpr std::size_t most =
        200;  // of more people under one address only the first are looked through for a name that is written otherwise
    std::vector<std::string> names{""};  // of each person the first that is known
    std::vector<std::size_t> who;
    std::unordered_map<std::string_view, std::size_t> as_before;
    for (auto row = begin; row != end; ++row) {
      const std::string& name = (*row)->person->name;
      const auto [before, fresh] = as_before.try_emplace(name, names.size());
      if (fresh) {
        const auto last = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most));
        const auto known = std::find_if(names.begin(), last, [&](const auto& one) { return !names_differ(one, name); });
        if (known == last) {
          names.push_back(name);
        } else {
          before->second = static_cast<std::size_t>(known - names.begin());
          if (known->empty()) *known = name;
        }
      }
      who.push_back(before->second);
    }
    if (names.size() == 1) return;
    for (auto row = begin; row != end; ++row) contacts_.erase((*row)->value.id);
    for (auto row = begin; row != end; ++row) {
      const std::size_t person = who[static_cast<std::size_t>(row - begin)];
      const std::string& address = (*row)->person->address_id;
      (*row)->value.id = person == 0 ? address : sha256_hex(address + "\n" + names[person]);
      contacts_[(*row)->value.id] = (*row)->person->contact;  // they come in the order of their dates
      if (LedgerRow* line = find_row(ledger_, (*row)->source.file, (*row)->source.row)) line->id = (*row)->value.id;
    }
  }

  std::vector<Row>& rows_;
  ContactsById& contacts_;
  Ledger& ledger_;
};

}  // namespace

std::string id_in(std::string_view cell, bool hash) {
  const std::string_view text = trimmed(cell);
  if (!hash || text.empty()) return std::string(text);
  const std::string address = address_key(text);
  return sha256_hex(address.empty() ? text : std::string_view(address));
}

std::shared_ptr<const Person> person_in(const Contact& contact, std::string_view first_name,
                                        std::string_view hashed_id) {
  Person person{.contact = contact,
                .name = name_key(contact.name, first_name),
                .email = email_key(contact.email),
                .phone = phone_key(contact.phone),
                .address_id = {}};
  if (const std::string address = address_key(trimmed(hashed_id)); !address.empty()) {
    std::string& key = address.find('@') == std::string::npos ? person.phone : person.email;
    if (key.empty()) key = address;
    person.address_id = id_in(hashed_id, true);
  }
  const bool known = !person.name.empty() || !person.email.empty() || !person.phone.empty();
  return known ? std::make_shared<const Person>(std::move(person)) : nullptr;
}

bool asks_for_first_name(std::string_view heading) {
  const std::string folded = fold(heading);
  return std::ranges::any_of(std::array{"voornaam", "prenom", "first name", "firstname", "given name", "vorname"},
                             [&](const char* word) { return folded.find(word) != std::string::npos; });
}

bool looks_damaged(std::string_view id) {
  const auto is_day = [id](DateOrder order) {
    const auto day = parse_date(id, order);
    return day && day->time.empty();
  };
  return is_power_of_ten(id) || is_day_and_month(id) || is_day(DateOrder::day_month_year) ||
         is_day(DateOrder::month_day_year);
}

void separate_people(Draft& draft, bool offers) {
  if (offers) {
    Separator(draft.offers, draft.contacts.offers, draft.ledger).separate();
  } else {
    Separator(draft.requests, draft.contacts.requests, draft.ledger).separate();
  }
}

}  // namespace koppel::io
