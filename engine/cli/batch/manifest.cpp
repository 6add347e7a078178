#include "cli/batch/manifest.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

#include "cli/batch/names.hpp"
#include "cli/batch/patterns.hpp"
#include "cli/codes.hpp"
#include "io/files/files.hpp"
#include "io/text/fold.hpp"
#include "io/text/json.hpp"
#include "io/yaml/yaml_fields.hpp"
#include "model/codes.hpp"

namespace koppel::cli {

namespace {

namespace fs = std::filesystem;
using io::YamlFields;
using io::YamlReader;
using io::YamlValue;

constexpr std::size_t max_manifest_bytes = std::size_t{256} << 20;

// JSON as the YAML that it is, with its places.
YamlValue as_yaml(const io::JsonValue& json) {
  YamlValue yaml;
  yaml.row = json.row;
  yaml.column = json.column;
  const auto scalar = [&](std::string text, bool quoted) {
    yaml.kind = YamlValue::Kind::scalar;
    yaml.text = std::move(text);
    yaml.quoted = quoted;
  };
  if (const auto* flag = std::get_if<bool>(&json.value)) scalar(*flag ? "true" : "false", false);
  if (const auto* number = std::get_if<io::JsonValue::Number>(&json.value)) scalar(number->text, false);
  if (const auto* text = std::get_if<std::string>(&json.value)) scalar(*text, true);
  if (const auto* items = std::get_if<io::JsonValue::Array>(&json.value)) {
    yaml.kind = YamlValue::Kind::sequence;
    for (const io::JsonValue& item : *items) yaml.items.push_back(as_yaml(item));
  }
  if (const auto* members = std::get_if<io::JsonValue::Object>(&json.value)) {
    yaml.kind = YamlValue::Kind::map;
    for (const auto& [name, value] : *members) {
      YamlValue key;
      key.kind = YamlValue::Kind::scalar;
      key.text = name;
      key.quoted = true;
      key.row = value.row;
      key.column = value.column;
      yaml.members.push_back({std::move(key), as_yaml(value)});
    }
  }
  return yaml;
}

std::optional<YamlValue> parse(const std::string& text, const std::string& file, Findings& findings) {
  if (!io::trimmed(text).starts_with('{')) return io::parse_yaml(text, file, findings);
  const auto json = io::parse_json(text, file, findings);
  return json ? std::optional(as_yaml(*json)) : std::nullopt;
}

std::string without_ending(std::string name) {
  for (const std::string_view ending : {"/profile.yaml", ".json", ".csv", "/"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

class ManifestReader {
 public:
  ManifestReader(const BatchOptions& typed, const CommonOptions& common)
      : file_(typed.manifest.filename().string()), typed_(typed), common_(common), reader_{file_, findings_} {
    manifest_.base = typed.manifest.parent_path().empty() ? fs::path(".") : typed.manifest.parent_path();
  }

  BatchManifest read(const std::string& text) {
    if (const auto document = parse(text, file_, findings_)) read_document(*document);
    refuse_faults();
    name_folders();
    refuse_faults();
    return std::move(manifest_);
  }

 private:
  void read_document(const YamlValue& document) {
    YamlFields fields(reader_, document, "");
    io::require_schema(fields, reader_, "koppel/batch/1");
    const BatchSettings common = settings_of(fields, {});
    const YamlValue* inputs = fields.required("inputs");
    fields.finish();
    if (inputs == nullptr) return;
    if (inputs->kind != YamlValue::Kind::sequence) return reader_.wrong_type(*inputs, "inputs", "list");
    manifest_.settings.push_back(final_settings(common));
    for (std::size_t i = 0; i < inputs->items.size(); ++i) {
      read_entry(inputs->items[i], "inputs[" + std::to_string(i) + "]", common);
    }
    if (manifest_.inputs.empty()) {
      findings_.append(manifest_.warnings);
      findings_.add(cli_codes.batch_no_inputs, {.file = file_, .row = inputs->row, .field = "inputs"});
    }
  }

  // ---- settings -------------------------------------------------------------------------------------------------------------

  BatchSettings settings_of(YamlFields& fields, BatchSettings settings) {
    fields.text("profile", settings.profile);
    fields.text("strategy", settings.strategy);
    if (const YamlValue* options = fields.member("options"))
      read_options(*options, fields.path_of("options"), settings);
    return settings;
  }

  void read_options(const YamlValue& value, const std::string& path, BatchSettings& settings) {
    constexpr std::array<std::string_view, 3> languages{"nl", "en", "fr"};
    constexpr Weight most = std::numeric_limits<Weight>::max();
    YamlFields options(reader_, value, path);
    const auto number = [&](std::string_view name, Weight scale, Weight least) {
      const YamlValue* given = options.member(name);
      return given == nullptr ? std::nullopt : reader_.number(*given, options.path_of(name), scale, least, most);
    };
    if (const auto seed = number("seed", 1, 0)) settings.seed = static_cast<std::uint64_t>(*seed);
    if (const auto work = number("work_limit", 1, 0)) settings.work_limit = static_cast<std::uint64_t>(*work);
    settings.time_limit_ms = number("time_limit", 1000, 0).value_or(settings.time_limit_ms);
    settings.memory_mb = number("memory_mb", 1, 0).value_or(settings.memory_mb);
    std::array<std::string_view, all_keeps.size()> keep_names;
    std::ranges::transform(all_keeps, keep_names.begin(), [](Keep keep) { return to_string(keep); });
    if (const YamlValue* keep = options.member("keep")) {
      const auto choice = reader_.choice(*keep, options.path_of("keep"), keep_names);
      if (choice) settings.keep = all_keeps[*choice];
    }
    options.boolean("strict", settings.strict);
    options.boolean("pseudonyms", settings.pseudonyms);
    if (const YamlValue* locale = options.member("locale")) {
      const auto choice = reader_.choice(*locale, options.path_of("locale"), languages);
      if (choice) settings.locale = static_cast<Language>(*choice);
    }
    options.finish();
  }

  // With what was typed on top.
  [[nodiscard]] BatchSettings final_settings(BatchSettings settings) const {
    if (typed_.profile) {
      settings.profile = fs::absolute(*typed_.profile).lexically_proximate(fs::absolute(manifest_.base)).string();
    }
    if (!typed_.strategy.empty()) settings.strategy = typed_.strategy;
    if (common_.seed) settings.seed = common_.seed;
    if (common_.locale) settings.locale = common_.locale;
    settings.strict |= common_.strict;
    settings.pseudonyms |= typed_.pseudonyms;
    if (common_.work_limit > 0) settings.work_limit = common_.work_limit;
    if (common_.time_limit > 0) settings.time_limit_ms = static_cast<std::int64_t>(common_.time_limit * 1000 + 0.5);
    return settings;
  }

  // ---- inputs ---------------------------------------------------------------------------------------------------------------

  void read_entry(const YamlValue& value, const std::string& path, const BatchSettings& common) {
    if (value.kind == YamlValue::Kind::scalar) {
      const auto place = reader_.text(value, path);
      if (!place) return;
      if (is_pattern(*place)) return add_matches(value, path, *place, "", 0);
      return add({"", "", *place, "", 0, value.row});
    }
    YamlFields fields(reader_, value, path);
    if (!fields.is_map()) return;
    BatchSettings settings = settings_of(fields, common);
    fields.text("decisions", settings.decisions);
    fields.text("previous", settings.previous);
    fields.text("key", settings.key);
    std::string name, prefix, input, pattern, offers, requests;
    fields.text("name", name);
    fields.text("prefix", prefix);
    fields.text("input", input);
    fields.text("pattern", pattern);
    fields.text("offers", offers);
    fields.text("requests", requests);
    fields.finish();
    manifest_.settings.push_back(final_settings(std::move(settings)));
    const auto index = static_cast<std::uint32_t>(manifest_.settings.size() - 1);
    const int kinds = (input.empty() ? 0 : 1) + (pattern.empty() ? 0 : 1) + (offers.empty() ? 0 : 1);
    if (kinds != 1 || offers.empty() != requests.empty()) {
      return reader_.refuse(model_codes.missing_field, value, path,
                            {{"expected", "input | pattern | offers + requests"}});
    }
    if (!pattern.empty()) return add_matches(value, path, pattern, prefix, index);
    add({std::move(name), "", input.empty() ? offers : input, requests, index, value.row});
  }

  void add_matches(const YamlValue& value, const std::string& path, const std::string& pattern,
                   const std::string& prefix, std::uint32_t settings) {
    const std::size_t fixed = fixed_part(pattern).size();
    const auto found = matches(manifest_.base, pattern, typed_.output);
    for (const std::string& place : found) {
      add({prefix + without_ending(place.substr(std::min(fixed, place.size()))), "", place, "", settings, value.row});
    }
    if (found.empty())
      manifest_.warnings.add(cli_codes.batch_nothing_matches, reader_.place(value, path), {{"read", pattern}});
  }

  void add(BatchInput input) {
    if (input.name.empty()) {
      const std::string plain = fs::path(input.path).lexically_normal().generic_string();
      input.name = without_ending(plain == "." ? manifest_.base.filename().string() : plain);
    }
    input.name = readable_name(input.name);
    manifest_.inputs.push_back(std::move(input));
  }

  // ---- names ----------------------------------------------------------------------------------------------------------------

  void name_folders() {
    std::vector<std::string_view> names;
    for (const BatchInput& input : manifest_.inputs) names.push_back(input.name);
    std::vector<std::string> folders = safe_names(names);
    for (std::size_t i = 0; i < folders.size(); ++i) manifest_.inputs[i].folder = std::move(folders[i]);

    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) -> const std::string& { return manifest_.inputs[i].folder; });
    for (std::size_t i = 1; i < order.size(); ++i) {
      const BatchInput& input = manifest_.inputs[order[i]];
      if (input.folder != manifest_.inputs[order[i - 1]].folder) continue;
      findings_.add(cli_codes.batch_duplicate_name, {.file = file_, .row = input.row, .field = "inputs"},
                    {{"read", input.name}});
    }
  }

  void refuse_faults() {
    if (!findings_.has_errors()) return;
    findings_.sort();
    throw InputError(std::move(findings_));
  }

  std::string file_;
  const BatchOptions& typed_;
  const CommonOptions& common_;
  Findings findings_;
  YamlReader reader_;
  BatchManifest manifest_;
};

}  // namespace

BatchManifest read_manifest(const BatchOptions& typed, const CommonOptions& common) {
  return ManifestReader(typed, common).read(io::read_file(typed.manifest, max_manifest_bytes));
}

}  // namespace koppel::cli
