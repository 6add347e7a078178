#include "explain/slots.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace koppel {

namespace {

// The pairs of one offer and who has which slot; Kuhn's algorithm, pairs in order of request, earliest slots first.
class SlotChoice {
 public:
  void add(PlanPair& pair) {
    pair.slot = pair.slots.front();
    pairs_.push_back(&pair);
  }

  // How many pairs have no slot of their own.
  std::size_t choose() {
    std::size_t without = 0;
    for (PlanPair* pair : pairs_) {
      std::map<std::string_view, bool> tried;
      pair->slot_taken = !place(*pair, tried);
      without += pair->slot_taken ? 1 : 0;
    }
    for (const auto& [slot, pair] : holder_) pair->slot = slot;
    return without;
  }
  [[nodiscard]] std::size_t size() const { return pairs_.size(); }

 private:
  bool place(PlanPair& pair, std::map<std::string_view, bool>& tried) {
    for (const std::string& slot : pair.slots) {
      if (std::exchange(tried[slot], true)) continue;
      const auto held = holder_.find(slot);
      if (held != holder_.end() && !place(*held->second, tried)) continue;
      holder_[slot] = &pair;
      return true;
    }
    return false;
  }

  std::vector<PlanPair*> pairs_;
  std::map<std::string_view, PlanPair*> holder_;
};

}  // namespace

std::vector<Finding> propose_slots(const Market& market, std::vector<PlanPair>& pairs) {
  std::map<OfferId, SlotChoice> by_offer;
  for (PlanPair& pair : pairs) {
    if (!pair.slots.empty()) by_offer[pair.offer].add(pair);
  }
  std::vector<Finding> clashes;
  for (auto& [offer, choice] : by_offer) {
    if (choice.choose() == 0) continue;
    clashes.push_back({Severity::warning,
                       "slot_clash"_code,
                       {.file = {}, .field = "slots"},
                       {{"read", market[offer].id}, {"other", std::to_string(choice.size())}}});
  }
  return clashes;
}

}  // namespace koppel
