#include "market_module.hpp"

#include <pybind11/functional.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "certify/restore.hpp"
#include "explain/describe.hpp"
#include "io/formats/market_json.hpp"
#include "io/formats/result_json.hpp"
#include "io/inputs/held_files.hpp"
#include "io/yaml/profile_yaml.hpp"
#include "io/yaml/yaml.hpp"
#include "market_run.hpp"
#include "market_tables.hpp"
#include "report/explanation.hpp"
#include "walk/files/inputs.hpp"
#include "walk/files/output_files.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

namespace fs = std::filesystem;

// What a walk is asked to do: the options of `match`, by the names that Python gives them.
struct WalkRequest {
  io::HeldFiles files;
  Inputs inputs;
  WalkOptions options;
  double time_limit = 0;  // seconds; 0: none
};

// The files are copied (they share their bytes), so that two threads may walk from one market.
class HeldRequest {
 public:
  explicit HeldRequest(const WalkRequest& request) : request_(request) { request_.inputs.held = &request_.files; }
  HeldRequest(const HeldRequest&) = delete;
  HeldRequest& operator=(const HeldRequest&) = delete;

  [[nodiscard]] const Inputs& inputs() const { return request_.inputs; }
  [[nodiscard]] const WalkOptions& options() const { return request_.options; }
  [[nodiscard]] double time_limit() const { return request_.time_limit; }

 private:
  WalkRequest request_;
};

std::optional<Language> language_of(const std::optional<std::string>& name) {
  if (!name) return std::nullopt;
  if (*name == "nl") return Language::nl;
  if (*name == "en") return Language::en;
  if (*name == "fr") return Language::fr;
  throw py::value_error("language: '" + *name + "' is not one of 'nl', 'en', 'fr'");
}

// A finished walk. Nothing in it changes.
class MatchedWalk {
 public:
  explicit MatchedWalk(Walked matched) : matched_(std::move(matched)) {}

  [[nodiscard]] report::Context context() const { return matched_.context(); }
  [[nodiscard]] report::Context context(const std::optional<std::string>& language) const {
    report::Context context = matched_.context();
    context.language = language_of(language).value_or(context.language);
    return context;
  }
  [[nodiscard]] const Walked& matched() const { return matched_; }

 private:
  Walked matched_;
};

// 40 and 0.5 as numbers; anything else (a date, a word) as it stands.
py::object number_or_text(const std::string& text) {
  const char* end = text.data() + text.size();
  std::int64_t whole = 0;
  if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end)
    return py::int_(whole);
  double number = 0;
  const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  const bool digits = text.find_first_not_of("0123456789.-") == std::string::npos;
  if (digits && read.ec == std::errc() && read.ptr == end) return py::float_(number);
  return py::str(text);
}

py::object to_python(const io::YamlValue& value) {
  switch (value.kind) {
    case io::YamlValue::Kind::null:
      return py::none();
    case io::YamlValue::Kind::sequence: {
      py::list list;
      for (const io::YamlValue& item : value.items) list.append(to_python(item));
      return list;
    }
    case io::YamlValue::Kind::map: {
      py::dict dict;
      for (const auto& [key, member] : value.members) dict[py::str(key.text)] = to_python(member);
      return dict;
    }
    case io::YamlValue::Kind::scalar:
      break;
  }
  if (value.quoted) return py::str(value.text);
  if (value.text == "true" || value.text == "false") return py::bool_(value.text == "true");
  return number_or_text(value.text);
}

py::list faults_list(const Verdict& verdict) {
  py::list faults;
  for (const VerdictFault& fault : verdict.faults) faults.append(py::make_tuple(fault.code->name, fault.what));
  return faults;
}

// ---- the verbs ----------------------------------------------------------------------------------------------------------------

// Reads everything once and keeps the bytes in `request.files`, so that a later walk sees the same.
void read_input(WalkRequest& request) {
  request.files.keep_what_is_read();
  Inputs inputs = request.inputs;
  inputs.contacts = true;
  inputs.held = &request.files;
  run_market(0, py::none(),
             [&](Observer& observer) { return begin_walk(inputs, request.options, observer).findings.has_errors(); });
}

// The checked market as a market file.
py::str market_json(const WalkRequest& asked) {
  const HeldRequest request(asked);
  return py::str(run_market(0, py::none(), [&](Observer& observer) {
    return io::write_market(begin_walk(request.inputs(), request.options(), observer).require_market());
  }));
}

py::dict check_input(const WalkRequest& asked) {
  const HeldRequest request(asked);
  const Examined examined = run_market(request.time_limit(), py::none(), [&](Observer& observer) {
    return examine(request.inputs(), request.options(), observer);
  });
  return findings_table(examined.walk.findings, examined.walk.language);
}

MatchedWalk match_market(const WalkRequest& asked, const py::object& progress) {
  const HeldRequest request(asked);
  return MatchedWalk(run_market(
      request.time_limit(), progress,
      [&](Observer& observer) { return propose(request.inputs(), request.options(), observer); }, "read"));
}

// What `propose` made once, made again from its result: judged and described, but not solved. Whoever changed the result on the way gets a
// refusal.
MatchedWalk match_again(const WalkRequest& asked, const py::bytes& result_bytes, const std::string& algorithm) {
  const HeldRequest request(asked);
  const std::string text = result_bytes;
  return MatchedWalk(run_market(0, py::none(), [&](Observer& observer) {
    Findings findings;
    std::optional<Result> result = io::read_result_to_judge(text, "result.json", findings);
    if (!result) throw InputError(std::move(findings));
    Inputs inputs = request.inputs();
    inputs.contacts = !request.options().pseudonyms;
    Judged judged = judge(inputs, *result, request.options(), observer);
    if (!judged.verdict.accepted) {
      const VerdictFault& fault = judged.verdict.faults.front();
      throw std::invalid_argument("this result does not stand: " + std::string(fault.code->name) + " " + fault.what);
    }
    const Market& market = judged.walk.require_market();
    const Problem problem =
        with_lottery_levels(judged.walk.pose(judged.weighed), *result, result->status == Status::optimal);
    const Outcome outcome = from_result(*result, problem, {judged.weighed.weights}).outcome;
    for (const Finding& clash : choose_moments(market, slots_of_pairs(market, judged.weighed, outcome)).clashes)
      judged.walk.findings.add(clash.severity, clash.code, clash.source, clash.values);
    return Walked{.walk = std::move(judged.walk),
                  .weighed = std::move(judged.weighed),
                  .plan = std::move(judged.plan),
                  .result = std::move(*result),
                  .verdict = std::move(judged.verdict),
                  .algorithm = algorithm,
                  .pseudonyms = request.options().pseudonyms};
  }));
}

py::list verify_result_of(const WalkRequest& asked, const py::bytes& result_bytes) {
  const HeldRequest request(asked);
  const std::string result_text = result_bytes;
  Findings findings;
  const std::optional<Result> result = io::read_result_to_judge(result_text, "result.json", findings);
  if (!result) throw InputError(std::move(findings));
  return faults_list(run_market(request.time_limit(), py::none(), [&](Observer& observer) {
    return judge(request.inputs(), *result, request.options(), observer).verdict;
  }));
}

py::object profile_values(const std::string& text, const std::string& name) {
  Findings findings;
  (void)io::read_profile(text, name, findings);
  if (findings.has_errors()) throw InputError(std::move(findings));
  const auto document = io::parse_yaml(text, name, findings);
  return document ? to_python(*document) : py::object(py::none());
}

py::list profile_keys() {
  py::list keys;
  for (const io::ProfileKey& key : io::profile_keys())
    keys.append(py::make_tuple(key.path, key.type, key.default_value, key.meaning));
  return keys;
}

// ---- what may be asked of a finished walk ------------------------------------------------------------------------------------

py::str explain(const MatchedWalk& walk, const std::optional<std::string>& request_id,
                const std::optional<std::string>& offer_id, const std::optional<std::string>& language) {
  const report::Context context = walk.context(language);
  const auto offer = offer_id ? context.market.find_offer(*offer_id) : std::nullopt;
  const auto request = request_id ? context.market.find_request(*request_id) : std::nullopt;
  if (offer_id && !offer) throw py::key_error("offer: no '" + *offer_id + "' in this market");
  if (request_id && !request) throw py::key_error("request: no '" + *request_id + "' in this market");
  if (!offer && !request) throw py::type_error("explain() wants request=, offer= or both");
  return py::str(run_market(0, py::none(), [&](Observer& observer) {
    if (!offer) return report::explain_request(context, *request);
    if (!request) return report::explain_offer(context, *offer);
    return report::explain_pair(context, *offer, *request, {.progress = &observer});
  }));
}

// The older call lists that were set aside because no proposal stands behind them any more: name, new name.
std::vector<std::pair<std::string, std::string>> write_files(const MatchedWalk& walk, const fs::path& folder,
                                                             bool force) {
  const py::gil_scoped_release unlocked;
  std::vector<std::pair<std::string, std::string>> aside;
  for (const io::SetAside& list : io::write_files(folder, output_files(walk.matched()), force))
    aside.emplace_back(list.name, list.kept_as);
  return aside;
}

py::dict files_of(const MatchedWalk& walk) {
  py::dict files;
  for (const io::OutputFile& file : output_files(walk.matched())) {
    if (!file.withdrawn) files[py::str(file.name)] = py::bytes(file.bytes);
  }
  return files;
}

template <class Make>
auto table(Make make) {
  return [make](const MatchedWalk& walk, const std::optional<std::string>& language) {
    return make(walk.context(language));
  };
}

void register_request(py::module_& module) {
  py::class_<io::HeldFiles>(module, "HeldFiles", "Files in memory, looked at before the disk.")
      .def(py::init<>())
      .def(
          "put",
          [](io::HeldFiles& files, const fs::path& path, const py::bytes& contents, bool readable_by_others) {
            files.put(path, contents, readable_by_others);
          },
          py::arg("path"), py::arg("contents"), py::arg("readable_by_others") = false)
      .def("put_absent", &io::HeldFiles::put_absent, py::arg("path"))
      .def(
          "get",
          [](const io::HeldFiles& files, const fs::path& path) {
            const std::string* bytes = files.find(path);
            return bytes == nullptr ? py::object(py::none()) : py::object(py::bytes(*bytes));
          },
          py::arg("path"))
      .def("entries",
           [](const io::HeldFiles& files) {
             py::list entries;
             for (const fs::path& path : files.paths()) {
               const std::string* bytes = files.find(path);
               const py::object contents = bytes == nullptr ? py::object(py::none()) : py::object(py::bytes(*bytes));
               entries.append(py::make_tuple(path.string(), contents, files.readable_by_others(path)));
             }
             return entries;
           })
      .def("copy", [](const io::HeldFiles& files) { return files; });

  py::class_<WalkRequest>(module, "WalkRequest", "What a walk is asked to do: the options of `koppel match`.")
      .def(py::init([](const io::HeldFiles& files, std::vector<fs::path> inputs) {
             WalkRequest request{.files = files};
             request.inputs.paths = std::move(inputs);
             return request;
           }),
           py::arg("files"), py::arg("inputs"))
      .def_readonly("files", &WalkRequest::files)
      .def_property(
          "profile", [](const WalkRequest& r) { return r.inputs.profile; },
          [](WalkRequest& r, std::optional<fs::path> path) { r.inputs.profile = std::move(path); })
      .def_property(
          "decisions",
          [](const WalkRequest& r) {
            return r.inputs.decisions.empty() ? std::optional<fs::path>() : r.inputs.decisions.front();
          },
          [](WalkRequest& r, std::optional<fs::path> path) {
            r.inputs.decisions.clear();
            if (path) r.inputs.decisions.push_back(std::move(*path));
          })
      .def_property(
          "previous", [](const WalkRequest& r) { return r.inputs.previous; },
          [](WalkRequest& r, std::optional<fs::path> path) { r.inputs.previous = std::move(path); })
      .def_property(
          "key", [](const WalkRequest& r) { return r.inputs.key; },
          [](WalkRequest& r, std::optional<fs::path> path) { r.inputs.key = std::move(path); })
      .def_property(
          "strategy", [](const WalkRequest& r) { return r.options.strategy; },
          [](WalkRequest& r, std::string name) { r.options.strategy = std::move(name); })
      .def_property(
          "keep", [](const WalkRequest& r) { return std::string(to_string(r.options.keep)); },
          [](WalkRequest& r, const std::string& name) {
            const std::optional<Keep> keep = parse_keep(name);
            if (!keep) throw py::type_error("keep must be 'fewest', 'promised', 'all' or 'none', not '" + name + "'");
            r.options.keep = *keep;
          })
      .def_property(
          "pseudonyms", [](const WalkRequest& r) { return r.options.pseudonyms; },
          [](WalkRequest& r, bool on) { r.options.pseudonyms = on; })
      .def_property(
          "seed", [](const WalkRequest& r) { return r.options.seed; },
          [](WalkRequest& r, std::optional<std::uint64_t> seed) { r.options.seed = seed; })
      .def_property(
          "threads", [](const WalkRequest& r) { return r.options.threads; },
          [](WalkRequest& r, unsigned threads) { r.options.threads = threads; })
      .def_property(
          "time_limit", [](const WalkRequest& r) { return r.time_limit; },
          [](WalkRequest& r, double seconds) { r.time_limit = seconds, r.options.timed = seconds > 0; })
      .def_property(
          "work_limit", [](const WalkRequest& r) { return r.options.work_limit; },
          [](WalkRequest& r, std::uint64_t scans) { r.options.work_limit = scans; })
      .def_property(
          "strict", [](const WalkRequest& r) { return r.options.strict; },
          [](WalkRequest& r, bool on) { r.options.strict = on; })
      .def(
          "put", [](WalkRequest& r, const fs::path& path, const py::bytes& bytes) { r.files.put(path, bytes); },
          py::arg("path"), py::arg("contents"))
      .def(
          "set_language",
          [](WalkRequest& r, const std::optional<std::string>& name) { r.options.language = language_of(name); },
          py::arg("name"));
}

void register_matched(py::module_& module) {
  const auto language = py::arg("language") = py::none();
  py::class_<MatchedWalk>(module, "MatchedWalk", "A finished walk: what `koppel match` writes, and more to ask.")
      .def_property_readonly("status",
                             [](const MatchedWalk& walk) { return std::string(to_string(walk.matched().plan.status)); })
      .def_property_readonly("language",
                             [](const MatchedWalk& walk) {
                               const Language spoken = walk.context().language;
                               return spoken == Language::nl ? "nl" : spoken == Language::en ? "en" : "fr";
                             })
      .def_property_readonly("title", [](const MatchedWalk& walk) { return walk.matched().walk.setting.profile.title; })
      .def_property_readonly("algorithm", [](const MatchedWalk& walk) { return walk.matched().algorithm; })
      .def_property_readonly(
          "edges", [](const MatchedWalk& walk) { return walk.matched().weighed.instance->graph.edge_count(); })
      .def_property_readonly("faults", [](const MatchedWalk& walk) { return faults_list(walk.matched().verdict); })
      .def("result_json", [](const MatchedWalk& walk) { return py::str(io::write_result(walk.matched().result)); })
      .def("files", &files_of)
      .def("write", &write_files, py::arg("folder"), py::arg("force"))
      .def(
          "page",
          [](const MatchedWalk& walk, const std::optional<std::string>& name) {
            return py::str(report::proposal_html(walk.context(name)));
          },
          language)
      .def(
          "summary",
          [](const MatchedWalk& walk, const std::optional<std::string>& name) {
            return py::str(report::summary_text(walk.context(name), false));
          },
          language)
      .def("explain", &explain, py::arg("request"), py::arg("offer"), language)
      .def("pairs", table(pairs_table), language)
      .def("unserved", table(unserved_table), language)
      .def("reserves", table(reserves_table), language)
      .def("coverage", table(coverage_table), language)
      .def("metrics", table(metrics_table), language)
      .def("recruiting", table(recruiting_table), language)
      .def("load", table(load_table), language)
      .def("findings",
           table([](const report::Context& context) { return findings_table(context.findings, context.language); }),
           language)
      .def("picture", [](const MatchedWalk& walk) { return picture_table(walk.context()); })
      .def_property_readonly("requests", [](const MatchedWalk& walk) { return walk.context().market.request_count(); });
}

}  // namespace

void register_market(py::module_& module) {
  register_request(module);
  register_matched(module);
  module.def("read_input", &read_input, py::arg("request"));
  module.def("market_json", &market_json, py::arg("request"));
  module.def("check_input", &check_input, py::arg("request"));
  module.def("match_market", &match_market, py::arg("request"), py::arg("progress"));
  module.def("match_again", &match_again, py::arg("request"), py::arg("result"), py::arg("algorithm"));
  module.def("verify_result", &verify_result_of, py::arg("request"), py::arg("result"));
  module.def("profile_values", &profile_values, py::arg("text"), py::arg("name"));
  module.def("profile_keys", &profile_keys);
}

}  // namespace koppel::python
