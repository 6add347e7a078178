#include "moments/moments.hpp"
#include "moments/codes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace koppel {

namespace {

using Slot = std::string_view;
using Slots = std::vector<std::string>;

// The pairs of one offer and who has which slot; Kuhn's algorithm around the slots that are settled already.
class Diary {
 public:
  void add(const Slots& slots) { entries_.push_back({&slots, std::nullopt}); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  void settle(std::size_t entry, std::optional<Slot> slot) { entries_[entry].settled = slot; }

  // How many of the pairs have a slot of their own; 0 when two settled ones are the same.
  std::size_t fill() {
    holder_.clear();
    std::size_t filled = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].settled) continue;
      if (!holder_.emplace(*entries_[i].settled, i).second) return 0;
      ++filled;
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::set<Slot> tried;
      filled += !entries_[i].settled && place(i, tried) ? 1 : 0;
    }
    return filled;
  }

  // After fill(): the slot of each entry, where it has one.
  [[nodiscard]] std::vector<std::optional<Slot>> chosen() const {
    std::vector<std::optional<Slot>> slots(entries_.size());
    for (const auto& [slot, entry] : holder_) slots[entry] = slot;
    return slots;
  }

 private:
  struct Entry {
    const Slots* slots;
    std::optional<Slot> settled;
  };

  bool place(std::size_t entry, std::set<Slot>& tried) {
    for (const std::string& slot : *entries_[entry].slots) {
      if (!tried.insert(slot).second) continue;
      const auto held = holder_.find(slot);
      const bool stays = held != holder_.end() && entries_[held->second].settled;
      if (stays || (held != holder_.end() && !place(held->second, tried))) continue;
      holder_[slot] = entry;
      return true;
    }
    return false;
  }

  std::vector<Entry> entries_;
  std::map<Slot, std::size_t> holder_;
};

// A request whose people have a slot in common.
struct Together {
  std::vector<std::size_t> pairs;
  Slots common;
};

class SlotChoice {
 public:
  explicit SlotChoice(const std::vector<PairSlots>& pairs) : pairs_(pairs), entry_(pairs.size()) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (pairs[i].slots.empty()) continue;
      Diary& diary = diaries_[pairs[i].offer];
      entry_[i] = diary.size();
      diary.add(pairs[i].slots);
      by_request_[pairs[i].request].push_back(i);
    }
    for (auto& [offer, diary] : diaries_) most_[offer] = diary.fill();
  }

  // By pair.
  std::vector<Moment> choose() {
    const std::vector<std::vector<Together>> all = groups();  // holds the slots that diaries settle on
    for (const std::vector<Together>& group : all) share(group);
    for (auto& [offer, diary] : diaries_) diary.fill();
    std::map<OfferId, std::vector<std::optional<Slot>>> chosen;
    std::vector<Moment> moments(pairs_.size());
    for (const auto& [offer, diary] : diaries_) chosen[offer] = diary.chosen();
    for (const auto& [request, numbers] : by_request_) {
      for (const std::size_t i : numbers) {
        const std::optional<Slot> slot = chosen[pairs_[i].offer][entry_[i]];
        moments[i] = {std::string(slot.value_or(Slot())), !slot, false};
      }
      mark_apart(numbers, moments);
    }
    return moments;
  }

  // Offers with fewer different slots than pairs, and how many pairs those are.
  [[nodiscard]] std::vector<std::pair<OfferId, std::size_t>> clashes() const {
    std::vector<std::pair<OfferId, std::size_t>> found;
    for (const auto& [offer, diary] : diaries_) {
      if (most_.at(offer) < diary.size()) found.emplace_back(offer, diary.size());
    }
    return found;
  }

 private:
  [[nodiscard]] std::vector<Together> sharable() const {
    std::vector<Together> all;
    for (const auto& [request, numbers] : by_request_) {
      if (numbers.size() < 2) continue;
      Together together{numbers, pairs_[numbers.front()].slots};
      for (const std::size_t i : numbers) {
        Slots kept;
        std::ranges::set_intersection(together.common, pairs_[i].slots, std::back_inserter(kept));
        together.common = std::move(kept);
      }
      if (!together.common.empty()) all.push_back(std::move(together));
    }
    return all;
  }

  // Requests that share people, directly or through others; what is decided for one group says nothing about another.
  [[nodiscard]] std::vector<std::vector<Together>> groups() const {
    std::vector<Together> all = sharable();
    std::vector<std::size_t> root(all.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
      while (root[i] != i) i = root[i] = root[root[i]];
      return i;
    };
    std::map<OfferId, std::size_t> first_of;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const std::size_t pair : all[i].pairs) {
        const auto [known, fresh] = first_of.emplace(pairs_[pair].offer, i);
        if (!fresh) root[find(i)] = find(known->second);
      }
    }
    std::map<std::size_t, std::vector<Together>> by_root;
    for (std::size_t i = 0; i < all.size(); ++i) by_root[find(i)].push_back(std::move(all[i]));
    std::vector<std::vector<Together>> found;
    for (auto& [number, group] : by_root) {
      // Who has the least choice first.
      std::ranges::stable_sort(group, {}, [](const Together& one) { return one.common.size(); });
      found.push_back(std::move(group));
    }
    return found;
  }

  // ---- the search in one group -------------------------------------------------------------------------------------------------

  void share(const std::vector<Together>& group) {
    group_ = &group;
    now_.assign(group.size(), std::nullopt);
    best_ = now_;
    best_count_ = 0;
    steps_left_ = most_slot_steps;
    search(0, 0);
    for (std::size_t i = 0; i < group.size(); ++i) settle(group[i], best_[i]);
  }

  void search(std::size_t at, std::size_t shared) {
    if (shared > best_count_) {
      best_count_ = shared;
      best_ = now_;
    }
    if (shared + (group_->size() - at) <= best_count_) return;
    const Together& together = (*group_)[at];
    for (const std::string& slot : together.common) {
      if (--steps_left_ < 0) return;
      settle(together, slot);
      if (keeps_every_slot(together)) {
        now_[at] = slot;
        search(at + 1, shared + 1);
        now_[at].reset();
      }
      settle(together, std::nullopt);
      if (best_count_ == group_->size()) return;
    }
    search(at + 1, shared);
  }

  void settle(const Together& together, std::optional<Slot> slot) {
    for (const std::size_t i : together.pairs) diaries_[pairs_[i].offer].settle(entry_[i], slot);
  }

  [[nodiscard]] bool keeps_every_slot(const Together& together) {
    return std::ranges::all_of(together.pairs, [&](std::size_t i) {
      const OfferId offer = pairs_[i].offer;
      return diaries_[offer].fill() == most_[offer];
    });
  }

  static void mark_apart(const std::vector<std::size_t>& numbers, std::vector<Moment>& moments) {
    std::set<Slot> different;
    for (const std::size_t i : numbers) {
      if (!moments[i].taken) different.insert(moments[i].slot);
    }
    for (const std::size_t i : numbers) moments[i].apart = different.size() > 1;
  }

  const std::vector<PairSlots>& pairs_;
  std::vector<std::size_t> entry_;  // of each pair in its offer's diary
  std::map<OfferId, Diary> diaries_;
  std::map<OfferId, std::size_t> most_;  // how many slots of their own its pairs can have at most
  std::map<RequestId, std::vector<std::size_t>> by_request_;
  const std::vector<Together>* group_ = nullptr;
  std::vector<std::optional<Slot>> now_, best_;
  std::size_t best_count_ = 0;
  int steps_left_ = 0;
};

}  // namespace

std::vector<std::string> common_slots(const Market& market, OfferId offer, RequestId request) {
  Slots common;
  std::ranges::set_intersection(market[offer].slots, market[request].slots, std::back_inserter(common));
  return common;
}

Moments choose_moments(const Market& market, std::vector<PairSlots> pairs) {
  SlotChoice choice(pairs);
  Moments moments;
  moments.chosen = choice.choose();
  for (const auto& [offer, count] : choice.clashes()) {
    moments.clashes.push_back({Severity::warning,
                               moments_codes.slot_clash,
                               {.file = {}, .field = "slots"},
                               {{"read", market[offer].id}, {"other", std::to_string(count)}}});
  }
  moments.pairs = std::move(pairs);
  return moments;
}

SpareMoments::SpareMoments(const Moments& moments) {
  for (std::size_t i = 0; i < moments.pairs.size(); ++i) {
    const std::string& slot = moments.chosen[i].slot;
    if (slot.empty()) continue;
    busy_[moments.pairs[i].offer].insert(slot);
    wanted_[moments.pairs[i].request].insert(slot);
  }
}

Moment SpareMoments::of(const PairSlots& reserve) const {
  static const std::set<std::string> none;
  const auto in = [](const auto& by_id, auto id) -> const std::set<std::string>& {
    const auto found = by_id.find(id);
    return found == by_id.end() ? none : found->second;
  };
  Slots free;
  std::ranges::set_difference(reserve.slots, in(busy_, reserve.offer), std::back_inserter(free));
  if (free.empty()) return {.slot = {}, .taken = !reserve.slots.empty()};
  const std::set<std::string>& moments = in(wanted_, reserve.request);
  const auto best = std::ranges::find_if(free, [&](const std::string& slot) { return moments.contains(slot); });
  return {.slot = best == free.end() ? free.front() : *best};
}

}  // namespace koppel
