#include "solve/planning/remainder.hpp"

namespace koppel::planning {

bool Usage::has_room(const PlanModel& model, std::uint32_t offer_of, std::uint32_t edge) const {
  const auto room = [](const PlanRow& row, std::uint32_t pairs) { return pairs < row.places; };
  const std::uint32_t to = model.request[edge];
  if (model.use[edge] > model.budget[offer_of] - hours[offer_of]) return false;
  if (!room(model.request_rows[to], request[to]) || !room(model.offer_rows[offer_of], offer[offer_of])) return false;
  if (model.groups() == 0) return true;
  for (const std::uint32_t number : model.groups_of_offer[offer_of]) {
    if (!room(model.group_rows[number], group[number])) return false;
  }
  for (const std::uint32_t number : model.groups_of_request[to]) {
    if (!room(model.group_rows[number], group[number])) return false;
  }
  return true;
}

std::int64_t Usage::add(const PlanModel& model, std::uint32_t offer_of, std::uint32_t edge) {
  const std::uint32_t to = model.request[edge];
  std::int64_t gain = model.worth[edge];
  const auto next = [&](const PlanRow& row, std::uint32_t& pairs) {
    if (row.limits()) gain += row.worths[pairs];
    ++pairs;
  };
  next(model.request_rows[to], request[to]);
  next(model.offer_rows[offer_of], offer[offer_of]);
  hours[offer_of] += model.use[edge];
  if (model.groups() == 0) return gain;
  for (const std::uint32_t number : model.groups_of_offer[offer_of]) next(model.group_rows[number], group[number]);
  for (const std::uint32_t number : model.groups_of_request[to]) next(model.group_rows[number], group[number]);
  return gain;
}

std::int64_t Usage::remove(const PlanModel& model, std::uint32_t offer_of, std::uint32_t edge) {
  const std::uint32_t to = model.request[edge];
  std::int64_t loss = model.worth[edge];
  const auto last = [&](const PlanRow& row, std::uint32_t& pairs) {
    --pairs;
    if (row.limits()) loss += row.worths[pairs];
  };
  last(model.request_rows[to], request[to]);
  last(model.offer_rows[offer_of], offer[offer_of]);
  hours[offer_of] -= model.use[edge];
  if (model.groups() == 0) return loss;
  for (const std::uint32_t number : model.groups_of_offer[offer_of]) last(model.group_rows[number], group[number]);
  for (const std::uint32_t number : model.groups_of_request[to]) last(model.group_rows[number], group[number]);
  return loss;
}

namespace {

bool is_full(const PlanRow& row, std::uint32_t pairs) { return row.limits() && pairs >= row.places; }

class RemainderMaker {
 public:
  RemainderMaker(const PlanModel& model, const Usage& usage, RequestNumbers& numbers)
      : model_(model), usage_(usage), numbers_(numbers) {
    numbers_.of.resize(model.requests(), RequestNumbers::none);
  }

  Remainder make(const std::vector<std::uint32_t>& offers, const std::vector<OpenEdge>& open) {
    rest_.offers = offers;
    rest_.model.unit = model_.unit;
    rest_.model.most_paid = model_.most_paid;
    rest_.model.worths = model_.worths;
    for (std::size_t group = 0; group < model_.groups(); ++group)
      rest_.model.group_rows.push_back(model_.group_rows[group].after(usage_.group[group]));
    rest_.model.offer_begin.push_back(0);
    auto next = open.begin();
    for (const std::uint32_t offer : offers) {
      add_offer(offer);
      for (; next != open.end() && next->offer == offer; ++next) add_edge(*next);
      rest_.model.offer_begin.push_back(static_cast<std::uint32_t>(rest_.model.request.size()));
    }
    for (const std::uint32_t request : rest_.requests) numbers_.of[request] = RequestNumbers::none;
    return std::move(rest_);
  }

 private:
  void add_offer(std::uint32_t offer) {
    PlanModel& model = rest_.model;
    model.offer_rows.push_back(model_.offer_rows[offer].after(usage_.offer[offer]));
    const std::int32_t budget = model_.budget[offer];
    model.budget.push_back(budget == std::numeric_limits<std::int32_t>::max() ? budget : budget - usage_.hours[offer]);
    if (model_.groups() > 0) model.groups_of_offer.push_back(model_.groups_of_offer[offer]);
  }

  void add_edge(OpenEdge open) {
    const std::uint32_t request = model_.request[open.edge];
    PlanModel& model = rest_.model;
    if (model_.use[open.edge] > model.budget.back()) return;
    if (is_full(model.offer_rows.back(), 0) || is_full(model_.request_rows[request], usage_.request[request])) return;
    if (!groups_have_room(open.offer, request)) return;
    std::uint32_t& number = numbers_.of[request];
    if (number == RequestNumbers::none) {
      number = static_cast<std::uint32_t>(rest_.requests.size());
      rest_.requests.push_back(request);
      model.request_rows.push_back(model_.request_rows[request].after(usage_.request[request]));
      if (model_.groups() > 0) model.groups_of_request.push_back(model_.groups_of_request[request]);
    }
    model.request.push_back(number);
    model.use.push_back(model_.use[open.edge]);
    model.worth.push_back(model_.worth[open.edge]);
    model.origin.push_back(open.edge);
  }

  [[nodiscard]] bool groups_have_room(std::uint32_t offer, std::uint32_t request) const {
    if (model_.groups() == 0) return true;
    for (const auto* groups : {&model_.groups_of_offer[offer], &model_.groups_of_request[request]}) {
      for (const std::uint32_t group : *groups) {
        if (is_full(model_.group_rows[group], usage_.group[group])) return false;
      }
    }
    return true;
  }

  const PlanModel& model_;
  const Usage& usage_;
  RequestNumbers& numbers_;
  Remainder rest_;
};

}  // namespace

Remainder remainder(const PlanModel& model, const std::vector<std::uint32_t>& offers, const std::vector<OpenEdge>& open,
                    const Usage& usage, RequestNumbers& numbers) {
  return RemainderMaker(model, usage, numbers).make(offers, open);
}

LagrangianStart start_in(const PlanModel& model, const Remainder& rest, const std::vector<double>& multipliers,
                         const std::vector<float>& prices) {
  LagrangianStart start;
  for (const std::uint32_t request : rest.requests) start.multipliers.push_back(multipliers[request]);
  for (const std::uint32_t offer : rest.offers) start.multipliers.push_back(multipliers[model.requests() + offer]);
  for (std::size_t group = 0; group < model.groups(); ++group)
    start.multipliers.push_back(multipliers[model.requests() + model.offers() + group]);
  for (const std::uint32_t offer : rest.offers) start.prices.push_back(prices[offer]);
  return start;
}

}  // namespace koppel::planning
