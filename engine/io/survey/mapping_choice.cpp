#include "io/survey/mapping_choice.hpp"

#include <algorithm>

#include "io/survey/binding.hpp"
#include "io/survey/codes.hpp"
#include "io/tables/table.hpp"

namespace koppel::io {

namespace {

struct Candidate {
  std::size_t place;
  MappingFit fit;
};

// The one with the most columns found, where it is the only one with so many.
const Candidate* best_of(const std::vector<Candidate>& candidates, std::optional<std::size_t> own_place) {
  const auto most = std::ranges::max_element(candidates, {}, [](const Candidate& one) { return one.fit.found; });
  const auto as_good = [&](const Candidate& one) { return one.fit.found == most->fit.found; };
  if (std::ranges::count_if(candidates, as_good) == 1) return &*most;
  const auto own =
      std::ranges::find_if(candidates, [&](const Candidate& one) { return as_good(one) && one.place == own_place; });
  return own == candidates.end() ? nullptr : &*own;
}

}  // namespace

const NamedMapping* choose_mapping(ByteBlocks& bytes, const std::string& file,
                                   const std::vector<NamedMapping>& mappings, bool correction,
                                   std::optional<std::size_t> own_place, Findings& findings) {
  if (mappings.size() == 1) return &mappings.front();
  std::vector<Candidate> all, fitting;
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    Findings unused;
    const Table table = read_headings(bytes, file, mappings[i].mapping.read, unused);
    all.push_back({i, fit_of(mappings[i].mapping, table)});
    const MappingFit& fit = all.back().fit;
    if (correction ? fit.has_id && fit.found > 1 : fit.missing == 0) fitting.push_back(all.back());
  }
  if (all.empty()) return nullptr;
  if (fitting.empty()) {
    const auto lack = [](const Candidate& one) { return one.fit.missing; };
    return &mappings[std::ranges::min_element(all, {}, lack)->place];
  }
  if (const Candidate* best = best_of(fitting, own_place)) return &mappings[best->place];
  std::string names;
  for (const Candidate& one : fitting) names += (names.empty() ? "" : ", ") + mappings[one.place].name;
  findings.add(survey_codes.mapping_unclear, {.file = file}, {{"read", names}});
  return nullptr;
}

}  // namespace koppel::io
