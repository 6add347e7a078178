#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/row_id.hpp"
#include "model/checking.hpp"
#include "model/codes.hpp"

namespace koppel::checking {

namespace {

using Indexes = std::vector<std::size_t>;

template <class Row>
const Person* person_of(const Sourced<Row>& row) {
  return row.person.get();
}

// A counter such as a form gives to its answers: it stands on both sides without meaning anybody.
bool is_counter(const std::string& id) {
  constexpr std::size_t longest = 6;
  return id.size() <= longest && id.find_first_not_of("0123456789") == std::string::npos;
}

bool share(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

bool same_on_both_sides(const Sourced<Offer>& offer, const Sourced<Request>& request) {
  const Person* a = person_of(offer);
  const Person* b = person_of(request);
  if (a != nullptr && b != nullptr && (share(a->email, b->email) || share(a->phone, b->phone))) return true;
  if (offer.value.id != request.value.id) return false;
  if (a == nullptr || b == nullptr) return !is_counter(offer.value.id);
  if (a->id_is_address() && b->id_is_address()) return true;
  return is_counter(offer.value.id) ? names_agree(a->name, b->name) : !names_differ(a->name, b->name);
}

// Rows by each thing that may tell who wrote them.
template <class Row, class Get>
std::map<std::string, Indexes> rows_by(const std::vector<Row>& rows, Get get) {
  std::map<std::string, Indexes> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::string key = get(rows[i]); !key.empty()) found[std::move(key)].push_back(i);
  }
  return found;
}

// The offers that one person wrote under several ids, gathered (union and find).
class People {
 public:
  explicit People(const std::vector<DraftOffer>& offers) : offers_(offers), parent_(offers.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    gather([](const DraftOffer& row) { return row.offer.person ? row.offer.person->email : ""; }, false);
    gather([](const DraftOffer& row) { return row.offer.person ? row.offer.person->phone : ""; }, false);
    gather([](const DraftOffer& row) { return row.offer.person ? row.offer.value.place.postcode : ""; }, true);
  }

  // Of those that are several, in the order of their first row.
  [[nodiscard]] std::vector<Indexes> several() const {
    if (!joined_) return {};
    std::map<std::size_t, Indexes> by_first;
    for (std::size_t i = 0; i < parent_.size(); ++i) by_first[first_of(i)].push_back(i);
    std::vector<Indexes> found;
    for (auto& [first, rows] : by_first) {
      if (rows.size() > 1) found.push_back(std::move(rows));
    }
    return found;
  }
  // Rows that share an address or number with one before them, under another name.
  [[nodiscard]] const std::map<std::size_t, std::size_t>& sharing() const { return sharing_; }

 private:
  // With `by_name` the names must agree; else they must not differ.
  template <class Get>
  void gather(Get get, bool by_name) {
    constexpr std::size_t most = 200;  // what more rows share is nobody's own
    for (const auto& [key, rows] : rows_by(offers_, get)) {
      if (!by_name && rows.size() > most) continue;
      if (by_name) {
        join_by_name(rows);
        continue;
      }
      for (std::size_t i = 1; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (!names_differ(name(rows[i]), name(rows[j]))) {
            join(rows[i], rows[j]);
          } else {
            sharing_.emplace(rows[i], rows[j]);
          }
        }
      }
    }
  }

  // One name and one postcode. (Names are compared whole here: "Jan" of one street is not "Jan Peeters" of another.)
  void join_by_name(const Indexes& rows) {
    std::map<std::string, std::size_t> first;
    for (const std::size_t row : rows) {
      if (name(row).empty()) continue;
      std::string whole = name(row);
      std::ranges::replace(whole, '|', ' ');  // behind a first name (model/person.hpp)
      const auto [known, fresh] = first.try_emplace(std::move(whole), row);
      if (!fresh) join(row, known->second);
    }
  }

  [[nodiscard]] const std::string& name(std::size_t row) const { return offers_[row].offer.person->name; }

  [[nodiscard]] std::size_t first_of(std::size_t row) const {
    while (parent_[row] != row) row = parent_[row];
    return row;
  }
  void join(std::size_t a, std::size_t b) {
    a = first_of(a), b = first_of(b);
    joined_ = true;
    parent_[std::max(a, b)] = std::min(a, b);
  }

  const std::vector<DraftOffer>& offers_;
  std::vector<std::size_t> parent_;
  std::map<std::size_t, std::size_t> sharing_;
  bool joined_ = false;
};

// Requests by something that may tell who wrote them.
class RequestsBy {
 public:
  template <class Get>
  RequestsBy(const std::vector<DraftRequest>& requests, Get get) {
    for (std::size_t i = 0; i < requests.size(); ++i) {
      const std::string* key = get(requests[i].request);
      if (key != nullptr && !key->empty()) keys_.emplace_back(*key, i);
    }
    std::ranges::sort(keys_);
  }
  void put_in(std::set<std::size_t>& found, std::string_view key) const {
    for (auto one = std::ranges::lower_bound(keys_, std::pair(key, std::size_t{0})); one != keys_.end(); ++one) {
      if (one->first != key) return;
      found.insert(one->second);
    }
  }

  [[nodiscard]] std::size_t count(std::string_view key) const {
    return std::ranges::equal_range(keys_, key, {}, &std::pair<std::string_view, std::size_t>::first).size();
  }

 private:
  std::vector<std::pair<std::string_view, std::size_t>> keys_;
};

// Several offers of one person: the group `person` says so to whoever makes pairs.
void mark_several(std::vector<DraftOffer>& offers, Findings& findings) {
  const People people(offers);
  for (const Indexes& rows : people.several()) {
    std::string first = offers[rows.front()].offer.value.id;
    for (const std::size_t row : rows) first = std::min(first, offers[row].offer.value.id);
    for (const std::size_t row : rows) {
      auto& groups = offers[row].offer.value.groups;
      if (group_value(groups, person_group) == nullptr) groups.push_back({std::string(person_group), first});
      std::ranges::sort(groups);
      if (row == rows.front()) continue;
      findings.add(model_codes.same_person_twice, offers[row].offer.at("id"),
                   {{"read", offers[row].offer.value.id},
                    {"other", place_text(offers[rows.front()].offer.source)},
                    {other_row_id, offers[rows.front()].offer.value.id},
                    {row_id, offers[row].offer.value.id}});
    }
  }
  for (const auto& [row, other] : people.sharing()) {
    findings.add(model_codes.shared_address, offers[row].offer.at("id"),
                 {{"other", place_text(offers[other].offer.source)},
                  {other_row_id, offers[other].offer.value.id},
                  {row_id, offers[row].offer.value.id}});
  }
}

// Nobody helps herself: a conflict that holds whatever the profile says of conflicts.
void part_both_sides(std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests, Findings& findings) {
  using Row = Sourced<Request>;
  const RequestsBy ids(requests, [](const Row& row) { return &row.value.id; });
  const RequestsBy emails(requests, [](const Row& row) { return row.person ? &row.person->email : nullptr; });
  const RequestsBy phones(requests, [](const Row& row) { return row.person ? &row.person->phone : nullptr; });
  // What tens of thousands share on both sides is nobody's own address.
  constexpr std::size_t most_pairs = 100'000;
  std::map<std::string_view, std::size_t> sharing;
  for (const DraftOffer& row : offers) {
    if (row.offer.person) ++sharing[row.offer.person->email], ++sharing[row.offer.person->phone];
  }
  const auto put_shared = [&](const RequestsBy& by, const std::string& key, std::set<std::size_t>& perhaps) {
    if (!key.empty() && by.count(key) * sharing[key] <= most_pairs) by.put_in(perhaps, key);
  };
  for (DraftOffer& row : offers) {
    std::set<std::size_t> perhaps;
    ids.put_in(perhaps, row.offer.value.id);
    if (row.offer.person) {
      put_shared(emails, row.offer.person->email, perhaps);
      put_shared(phones, row.offer.person->phone, perhaps);
    }
    auto& conflicts = row.offer.value.conflicts;
    const std::size_t before = conflicts.size();
    for (const std::size_t index : perhaps) {
      const Sourced<Request>& request = requests[index].request;
      if (!same_on_both_sides(row.offer, request)) continue;
      conflicts.push_back(std::string(own_request) + request.value.id);
      findings.add(model_codes.same_person_both_sides, row.offer.at("id"),
                   {{"read", row.offer.value.id},
                    {"other", place_text(request.source)},
                    {other_row_id, request.value.id},
                    {row_id, row.offer.value.id}});
    }
    if (conflicts.size() == before) continue;
    std::ranges::sort(conflicts);
    const auto repeated = std::ranges::unique(conflicts);
    conflicts.erase(repeated.begin(), repeated.end());
  }
}

}  // namespace

void recognise_people(std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests, Findings& findings) {
  // Of several rows of one person all but the first are told of: which one is first must not depend on the order of the file.
  std::ranges::sort(offers, {}, [](const DraftOffer& row) -> const std::string& { return row.offer.value.id; });
  mark_several(offers, findings);
  part_both_sides(offers, requests, findings);
}

}  // namespace koppel::checking
