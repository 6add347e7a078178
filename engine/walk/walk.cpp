#include "walk/walk.hpp"

#include <algorithm>
#include <utility>

#include "base/sha256.hpp"
#include "base/version.hpp"
#include "explain/describe.hpp"
#include "graph/codes.hpp"
#include "io/formats/market_json.hpp"
#include "model/codes.hpp"
#include "walk/codes.hpp"

namespace koppel {

namespace {

// Weighing knows ids only; a person looks for the cell.
Source place_of_hours(const Finding& found, const Draft& draft) {
  const auto row = std::ranges::find_if(
      draft.offers, [&](const DraftOffer& offer) { return offer.offer.value.id == found.values.front().second; });
  return row == draft.offers.end() ? found.source : row->offer.at(found.source.field);
}

Provenance provenance_of(const Loaded& loaded, const Market& market) {
  const auto hash = [](const std::string& canonical) { return "sha256:" + sha256_hex(canonical); };
  Provenance provenance{.koppel = std::string(version()),
                        .input = hash(io::canonical_market(market)),
                        .profile = hash(loaded.canonical_profile),
                        .decisions = {},
                        .previous = {},
                        .answers = {},
                        .today = {}};
  if (!loaded.canonical_decisions.empty()) provenance.decisions = hash(loaded.canonical_decisions);
  if (!loaded.canonical_previous.empty()) provenance.previous = hash(loaded.canonical_previous);
  if (!loaded.canonical_answers.empty()) provenance.answers = hash(loaded.canonical_answers);
  if (loaded.today) provenance.today = to_string(*loaded.today);
  return provenance;
}

}  // namespace

Limits limits_of(const WalkOptions& options, Observer& observer) {
  return Limits{.progress = &observer, .work = options.work_limit, .threads = options.threads};
}

const Strategy& require_strategy(const std::string& name) {
  if (const Strategy* strategy = find_strategy(name)) return *strategy;
  refuse_input(walk_codes.unknown_strategy, {.field = "strategy"},
               {{"read", name}, {"suggestion", closest(name, strategy_names())}});
}

void refuse_overflow(const Outcome& outcome, const std::string& field) {
  if (outcome.status == Status::overflow) refuse_input(graph_codes.weight_overflow, {.field = field});
}

Walk Walk::begin(Loaded loaded, const WalkOptions& options, Observer& observer) {
  Walk walk;
  walk.loaded = std::move(loaded);
  walk.setting.profile = walk.loaded.profile;
  walk.setting.vocabularies = walk.loaded.vocabularies;
  walk.setting.travel_times = walk.loaded.travel_times;
  walk.setting.keep = options.keep;
  walk.setting.call_price = options.call_price;
  if (options.seed) walk.setting.profile.seed = *options.seed;
  walk.language = options.language.value_or(walk.setting.profile.language);

  observer.begin("check");
  Checked checked = check(walk.loaded.draft, walk.setting.profile, walk.setting.vocabularies);
  walk.findings = std::move(checked.findings);
  walk.counts = row_counts(checked.ledger);
  walk.understood = checked.understood;
  walk.findings.append(walk.loaded.decisions.findings);
  if (checked.market) {
    if (walk.repeats(options, *checked.market)) walk.go_back();
    CheckedDecisions decided = check_decisions(walk.loaded.decisions, *checked.market);
    walk.findings.append(decided.findings);
    if (decided.decisions) walk.setting.decisions = std::move(*decided.decisions);
  }
  if (options.strict) walk.findings.make_strict();
  walk.findings.sort();
  if (checked.market && !walk.findings.has_errors()) walk.market = std::move(checked.market);
  observer.end();
  return walk;
}

// Nothing is new: not the market, the profile, the decisions, the answers or the day, and nothing else is asked for.
bool Walk::repeats(const WalkOptions& options, const Market& checked) const {
  if (!loaded.round || !loaded.round->made) return false;
  const Round::Made& made = *loaded.round->made;
  // The first proposal had nothing to keep: to ask for another way of it is something new.
  if (made.previous.empty() && options.keep != WalkOptions().keep) return false;
  std::vector<std::pair<std::string, std::string>> now;
  const Provenance here = provenance_of(loaded, checked);
  for (const auto& [name, member] : provenance_members) {
    if (here.*member && member != &Provenance::previous) now.emplace_back(name, *(here.*member));
  }
  now.emplace_back("seed", std::to_string(setting.profile.seed));
  now.emplace_back("strategy", options.strategy.empty() ? setting.profile.strategy : options.strategy);
  if (!made.previous.empty() && options.keep != Keep::nothing)
    now.emplace_back(keep_parameter, to_string(options.keep));
  if (options.keep == Keep::fewest_changes && options.call_price > 0)
    now.emplace_back(call_price_parameter, to_decimal(options.call_price, 1000));
  return now == made.from;
}

void Walk::go_back() {
  Round& round = *loaded.round;
  loaded.decisions.earlier = std::move(round.made->earlier);
  loaded.canonical_previous = std::move(round.made->canonical_previous);
  round.previous = std::move(round.made->previous);
}

const Market& Walk::require_market() const {
  if (!market) throw InputError(findings);
  return *market;
}

Weighed Walk::weigh(const std::string& strategy_name, const Limits& limits) {
  Weighed weighed = weigh_to_look(strategy_name, limits);
  if (findings.has_errors()) throw InputError(findings);
  return weighed;
}

Weighed Walk::weigh_to_look(const std::string& strategy_name, const Limits& limits) {
  const std::string& name = strategy_name.empty() ? setting.profile.strategy : strategy_name;
  const Strategy& strategy = require_strategy(name);
  setting.profile.strategy = name;
  Weighed weighed = koppel::weigh(require_market(), setting, limits);
  findings.append(weighed.findings);
  findings.append(unsupported_by(strategy, *weighed.instance));
  findings.place(model_codes.hours_unsupported,
                 [&](const Finding& found) { return place_of_hours(found, loaded.draft); });
  findings.sort();
  return weighed;
}

const Strategy& Walk::strategy() const { return require_strategy(setting.profile.strategy); }

Problem Walk::pose(const Weighed& weighed) const { return koppel::pose(strategy(), weighed.instance, weighed.weights); }

report::Context Walk::context(const Weighed& weighed, const Plan& plan, std::string input_hash, bool pseudonyms) const {
  return {.market = require_market(),
          .setting = setting,
          .weighed = weighed,
          .plan = plan,
          .contacts = loaded.draft.contacts,
          .findings = findings,
          .counts = counts,
          .understood = understood,
          .language = language,
          .pseudonyms = pseudonyms,
          .version = std::string(version()),
          .input_hash = std::move(input_hash)};
}

Examined examine(Loaded loaded, const WalkOptions& options, Observer& observer) {
  Examined examined{.walk = Walk::begin(std::move(loaded), options, observer)};
  Walk& walk = examined.walk;
  if (walk.market) {
    observer.begin("weigh");
    Unhurried unhurried(observer);
    const Weighed weighed = walk.weigh_to_look(options.strategy, {.progress = &unhurried, .threads = options.threads});
    examined.edges = weighed.instance->graph.edge_count();
    for (const Unserved& unserved : explain_without_candidates(*walk.market, walk.setting, weighed)) {
      const std::string_view obstacle = unserved.nearest ? to_string(unserved.nearest->rule) : "nobody";
      walk.findings.add(walk_codes.no_candidate, {.field = "requests"},
                        {{"read", (*walk.market)[unserved.request].id}, {"expected", std::string(obstacle)}});
    }
    observer.end();
  }
  if (options.strict) walk.findings.make_strict();
  walk.findings.sort();
  return examined;
}

Provenance Walk::provenance() const { return provenance_of(loaded, require_market()); }

}  // namespace koppel
