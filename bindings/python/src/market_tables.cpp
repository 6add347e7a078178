#include "market_tables.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/profile.hpp"
#include "report/names.hpp"
#include "report/picture_layout.hpp"
#include "report/words.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

constexpr double weight_scale = 1e6;
constexpr double metres_per_km = 1e3;

class Columns {
 public:
  explicit Columns(std::vector<std::string> names) : names_(std::move(names)), cells_(names_.size()) {}

  template <class... Cells>
  void row(Cells&&... cells) {
    std::size_t column = 0;
    (cells_.at(column++).append(std::forward<Cells>(cells)), ...);
  }
  // One more cell in a column, for rows of a width that is not known here.
  void put(std::size_t column, const py::object& cell) { cells_.at(column).append(cell); }

  [[nodiscard]] py::dict take() const {
    py::dict table;
    for (std::size_t i = 0; i < names_.size(); ++i) table[py::str(names_[i])] = cells_[i];
    return table;
  }

 private:
  std::vector<std::string> names_;
  std::vector<py::list> cells_;
};

double points(Weight weight) { return static_cast<double>(weight) / weight_scale; }

py::object kilometres(const std::optional<Metres>& distance) {
  if (!distance) return py::none();
  return py::float_(static_cast<double>(*distance) / metres_per_km);
}

// As Python has file names: bytes that are no UTF-8 come through as surrogates.
py::str name_text(const std::string& text) {
  PyObject* decoded = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogateescape");
  if (decoded == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(decoded);
}

template <class Id>
std::vector<std::string> ids(const report::Context& context, const std::vector<Id>& list) {
  std::vector<std::string> texts;
  for (const Id id : list) texts.push_back(context.market[id].id);
  return texts;
}

}  // namespace

py::dict pairs_table(const report::Context& context) {
  std::vector<std::string> names{"request",   "offer",  "points", "distance_km", "slot",
                                 "languages", "pinned", "kept",   "state"};
  const std::size_t first_criterion = names.size();
  const CriteriaList criteria = context.weighed.criteria;
  for (const Criterion& criterion : criteria) names.push_back("points." + std::string(criterion.name));
  names.emplace_back("reason");
  Columns columns(names);
  for (const PlanPair& pair : context.plan.pairs) {
    columns.row(context.market[pair.request].id, context.market[pair.offer].id, points(pair.score.weight),
                kilometres(pair.score.distance), pair.slot, pair.languages, pair.pinned, pair.kept,
                std::string(to_string(pair.state)));
    for (std::size_t i = 0; i < criteria.size(); ++i)
      columns.put(first_criterion + i, py::float_(points(pair.score.breakdown[i])));
    columns.put(first_criterion + criteria.size(), py::str(report::pair_reason(context, pair)));
  }
  return columns.take();
}

py::dict unserved_table(const report::Context& context) {
  Columns columns(
      {"request", "code", "got", "wanted", "reason", "relief", "sharing_requests", "sharing_offers", "places"});
  std::map<RequestId, const Underserved*> partly;
  for (const Underserved& request : context.plan.underserved) partly.emplace(request.request, &request);
  std::map<RequestId, const Unserved*> not_at_all;
  for (const Unserved& request : context.plan.unserved) not_at_all.emplace(request.request, &request);
  for (const RequestId request : context.market.request_ids()) {
    const std::string& id = context.market[request].id;
    const int wanted = context.market[request].people.max;
    if (const auto found = not_at_all.find(request); found != not_at_all.end()) {
      const Unserved& unserved = *found->second;
      columns.row(id, std::string(to_string(unserved.code)), 0, wanted, report::unserved_reason(context, unserved),
                  report::relief_sentence(context, unserved), ids(context, unserved.hall_requests.values()),
                  ids(context, unserved.hall_offers.values()), unserved.hall_places);
    } else if (const auto part = partly.find(request); part != partly.end()) {
      const FindingValues values{{"got", std::to_string(part->second->got)},
                                 {"wanted", std::to_string(part->second->wanted)}};
      columns.row(id, "underserved", part->second->got, wanted, report::say(context.language, "underserved", values),
                  "", std::vector<std::string>{}, std::vector<std::string>{}, 0);
    }
  }
  return columns.take();
}

py::dict reserves_table(const report::Context& context) {
  Columns columns({"request", "rank", "offer", "points", "distance_km", "slot"});
  for (const Reserve& reserve : context.plan.reserves) {
    columns.row(context.market[reserve.request].id, reserve.rank, context.market[reserve.offer].id,
                points(reserve.score.weight), kilometres(reserve.score.distance), reserve.slot);
  }
  return columns.take();
}

py::dict coverage_table(const report::Context& context) {
  Columns columns({"group", "value", "label", "requests", "served", "share"});
  for (const GroupCoverage& part : context.plan.coverage) {
    const double share = part.requests == 0 ? 0 : static_cast<double>(part.served) / static_cast<double>(part.requests);
    columns.row(part.group, part.value, report::group_value_label(context, part.group, part.value), part.requests,
                part.served, share);
  }
  return columns.take();
}

py::dict metrics_table(const report::Context& context) {
  Columns columns({"metric", "value", "description"});
  for (const Metric& metric : context.plan.metrics) {
    const auto described = std::ranges::find_if(all_metrics(), [&](const MetricInfo& info) {
      const std::string_view name = info.name;
      const bool family = name.ends_with("<group>");
      return family ? std::string_view(metric.name).starts_with(name.substr(0, name.size() - 7)) : metric.name == name;
    });
    columns.row(metric.name, points(metric.value_e6),
                described == all_metrics().end() ? std::string() : std::string(described->description));
  }
  return columns.take();
}

py::dict recruiting_table(const report::Context& context) {
  Columns columns(
      {"advice", "gain", "skills", "languages", "district", "slots", "engagement", "places", "would_serve"});
  for (const RecruitAdvice& advice : context.plan.recruit) {
    py::dict skills, languages;
    for (const Need& skill : advice.skills) skills[py::str(skill.term)] = skill.level;
    for (const LanguageLevel& language : advice.languages) {
      languages[py::str(language.code)] = language.level == Cefr::any
                                              ? py::object(py::none())
                                              : py::object(py::str(std::string(to_string(language.level))));
    }
    columns.row(report::recruit_text(context, advice), advice.gain, skills, languages, advice.district, advice.slots,
                advice.engagement, advice.places, ids(context, advice.would_serve));
  }
  return columns.take();
}

py::dict load_table(const report::Context& context) {
  Columns columns({"offer", "kind", "pairs", "places", "reserve_for", "asked", "why_idle"});
  std::vector<int> pairs(context.market.offer_count()), reserves(context.market.offer_count());
  for (const PlanPair& pair : context.plan.pairs) ++pairs[pair.offer.index()];
  for (const Reserve& reserve : context.plan.reserves) ++reserves[reserve.offer.index()];
  std::map<OfferId, IdleCode> idle;
  for (const Idle& offer : context.plan.idle) idle.emplace(offer.offer, offer.code);
  for (const OfferId offer : context.market.offer_ids()) {
    const Offer& row = context.market[offer];
    const auto why = idle.find(offer);
    columns.row(row.id, row.kind, pairs[offer.index()], row.capacity.max, reserves[offer.index()], row.asked,
                why == idle.end() ? std::string() : std::string(to_string(why->second)));
  }
  return columns.take();
}

py::dict findings_table(const Findings& findings, Language language) {
  Columns columns({"severity", "code", "file", "row", "column", "field", "message", "hint"});
  for (const Finding& finding : findings.kept()) {
    columns.row(std::string(to_string(finding.severity)), std::string(finding.code->name),
                name_text(finding.source.file), finding.source.row, finding.source.column,
                name_text(finding.source.field), name_text(finding.message(language)),
                name_text(finding.hint(language)));
  }
  return columns.take();
}

py::dict picture_table(const report::Context& context) {
  Columns columns({"side", "id", "band", "label", "height"});
  const report::PictureLayout layout(context, context.market.offer_count() + context.market.request_count());
  const auto add = [&](const char* side, auto id) {
    const report::PictureBand& band = layout.bands()[layout.band(id)];
    const auto height =
        static_cast<double>(layout.row(id)) / static_cast<double>(std::max<std::int64_t>(1, layout.height()));
    columns.row(side, context.market[id].id, layout.band(id),
                layout.group().empty() ? std::string() : report::group_value_label(context, layout.group(), band.value),
                height);
  };
  for (const OfferId offer : context.market.offer_ids()) add("offers", offer);
  for (const RequestId request : context.market.request_ids()) add("requests", request);
  return columns.take();
}

}  // namespace koppel::python
