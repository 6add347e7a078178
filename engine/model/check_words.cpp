#include <algorithm>

#include "model/check.hpp"
#include "model/checking.hpp"

namespace koppel::checking {

bool Words::known(std::string_view vocabulary, const std::string& term) const {
  const Vocabulary* words = vocabularies_.find(vocabulary);
  return words == nullptr || words->find(term) != nullptr;
}

bool Words::lists(std::string_view vocabulary, const std::string& term) const {
  const Vocabulary* words = vocabularies_.find(vocabulary);
  return words != nullptr && words->find(term) != nullptr;
}

bool Words::are_own(std::string_view vocabulary) const {
  const Vocabulary* words = vocabularies_.find(vocabulary);
  return words != nullptr && words->grows();
}

bool Words::covers(std::string_view vocabulary, std::string_view term, const std::set<std::string_view>& terms) const {
  const Vocabulary* words = vocabularies_.find(vocabulary);
  if (words == nullptr || terms.contains(term)) return terms.contains(term);
  return std::ranges::any_of(words->narrower_terms(term),
                             [&](const auto& found) { return terms.contains(found.first); });
}

std::string Words::suggestion(const std::string& vocabulary, const std::string& term) {
  const auto [entry, fresh] = suggestions_.try_emplace({vocabulary, term});
  if (!fresh) return entry->second;
  std::vector<std::string> candidates;
  for (const Term& known : vocabularies_.find(vocabulary)->terms()) candidates.push_back(known.id);
  return entry->second = closest(term, candidates);
}

const Term* Words::district_of(const std::string& postcode) {
  const auto [entry, fresh] = districts_.try_emplace(postcode, nullptr);
  if (fresh) entry->second = vocabularies_.district_of(postcode);
  return entry->second;
}

std::string Words::postcode_suggestion(const std::string& postcode) {
  const auto [entry, fresh] = suggestions_.try_emplace({"postcodes", postcode});
  if (!fresh) return entry->second;
  std::vector<std::string> candidates;
  for (const Term& district : vocabularies_.find("districts")->terms()) {
    candidates.insert(candidates.end(), district.postcodes.begin(), district.postcodes.end());
  }
  return entry->second = closest(postcode, candidates);
}

}  // namespace koppel::checking
