// The draft: whatever came in, typed cell by cell, with the place each thing was read; nothing has been judged as a whole yet.
//
// Promise: readers (io/) put unusable cells into `findings` and leave the field at its default; everything else is here,
//          faults across rows included. `check` (model/check.hpp) makes a Market of it, or says why not.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "model/ledger.hpp"
#include "model/market.hpp"
#include "model/person.hpp"

namespace koppel {

// The column per field name ("capacity.max").
using FieldColumns = std::map<std::string, std::int64_t, std::less<>>;

// What was asked and stands nowhere any more, since it was not understood: rows that were rejected, answers that were dropped, and those of
// columns that nobody read. `numbers`: rows with such a number.
struct LeftOut {
  std::size_t rows = 0, needs = 0, moments = 0, places = 0, languages = 0, numbers = 0;
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

// A value and where it was read. `columns` is set where the source has columns; all rows of a file share them.
template <class Value>
struct Sourced {
  Value value;
  Source source;
  std::optional<std::string> submitted =
      std::nullopt;  // ISO date and time of submission: the newest of duplicates wins
  std::shared_ptr<const FieldColumns> columns = nullptr;
  std::map<std::string, Source> corrected = {};    // fields that a correction says, and where
  std::shared_ptr<const Person> person = nullptr;  // who wrote it, where anything is known
  LeftOut left_out = {};                           // of this row's answers

  [[nodiscard]] Source at(const std::string& field) const {
    if (const auto found = corrected.find(field); found != corrected.end()) return found->second;
    Source place = source;
    place.field = field;
    if (columns == nullptr) return place;
    if (const auto found = columns->find(field); found != columns->end()) place.column = found->second;
    return place;
  }
};

// Which capacity fields a row left out, so that the profile's defaults can fill them in.
struct DraftOffer {
  Sourced<Offer> offer;
  bool has_capacity_min = false;
  bool has_capacity_max = false;
  bool has_reach = false;
};

struct DraftRequest {
  Sourced<Request> request;
  bool has_people_min = false;
  bool has_people_max = false;
};

struct Contacts {
  std::map<std::string, Contact, std::less<>> offers;
  std::map<std::string, Contact, std::less<>> requests;
};

struct Draft {
  std::vector<DraftOffer> offers;
  std::vector<DraftRequest> requests;
  Contacts contacts;
  Ledger ledger;     // of the rows that came from exports
  LeftOut left_out;  // before these rows were written into the market file that they come from
  Findings findings;
};

}  // namespace koppel
