#include "io/yaml/profile_yaml.hpp"

#include <algorithm>
#include <map>

#include "io/formats/profile_table.hpp"
#include "io/yaml/codes.hpp"
#include "io/yaml/yaml_fields.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

class ProfileReader {
 public:
  ProfileReader(const std::string& file, ProfileFile& target, Findings& findings, CriteriaList criteria)
      : reader_{file, findings}, target_(target), table_(profile_table(criteria)) {}

  void read(const YamlValue& document) {
    read_level(document, "");
    YamlFields fields(reader_, document, "");
    if (fields.is_map()) require_schema(fields, reader_, "koppel/profile/1");
    const Defaults& defaults = target_.profile.defaults;
    compare(defaults.capacity_min, defaults.capacity_max, model_codes.capacity_min_above_max, "defaults.capacity.min",
            document);
    compare(defaults.people_min, defaults.people_max, model_codes.people_min_above_max, "defaults.people.min",
            document);
  }

 private:
  void read_level(const YamlValue& level, const std::string& path) {
    if (level.kind == YamlValue::Kind::null && !path.empty()) return;
    if (level.kind != YamlValue::Kind::map) return reader_.wrong_type(level, path, "map");
    for (const auto& [key, value] : level.members) {
      const std::string inner = path.empty() ? key.text : path + "." + key.text;
      if (const ProfileEntry* entry = find(inner)) {
        read_value(*entry, value);
      } else if (leads_to_keys(inner)) {
        read_level(value, inner);
      } else {
        reader_.refuse(yaml_codes.unknown_key, key, inner,
                       {{"read", key.text}, {"suggestion", suggestion(key.text, path)}});
      }
    }
  }

  void read_value(const ProfileEntry& entry, const YamlValue& value) {
    places_[entry.path] = &value;
    const std::string path(entry.path);
    const ProfileSlot slot = entry.slot(target_);
    const auto* optional_number = std::get_if<OptionalNumberSlot>(&slot);
    if (value.kind == YamlValue::Kind::null) {  // as if it were not there
      if (optional_number != nullptr) optional_number->value->reset();
      return;
    }
    std::visit(SlotCases{[&](std::string* text) { *text = reader_.text(value, path).value_or(*text); },
                         [&](bool* flag) { *flag = reader_.boolean(value, path).value_or(*flag); },
                         [&](std::vector<std::string>* list) { *list = reader_.texts(value, path); },
                         [&](const NumberSlot& number) {
                           const auto read = reader_.number(value, path, number.scale, number.least, number.most);
                           if (read) number.set(*read);
                         },
                         [&](const OptionalNumberSlot& number) {
                           *number.value = reader_.number(value, path, number.scale, 0, number.most);
                         },
                         [&](const ChoiceSlot& choice) {
                           if (const auto index = reader_.choice(value, path, choice.names)) choice.set(*index);
                         }},
               slot);
  }

  void compare(int least, int most, Code code, std::string_view path, const YamlValue& document) {
    if (least <= most) return;
    const auto place = places_.find(path);
    reader_.refuse(code, place == places_.end() ? document : *place->second, std::string(path),
                   {{"read", std::to_string(least)}, {"expected", std::to_string(most)}});
  }

  [[nodiscard]] const ProfileEntry* find(std::string_view path) const {
    const auto found = std::ranges::find(table_, path, &ProfileEntry::path);
    return found == table_.end() ? nullptr : &*found;
  }

  [[nodiscard]] bool leads_to_keys(const std::string& path) const {
    return std::ranges::any_of(table_, [&](const ProfileEntry& entry) { return entry.path.starts_with(path + "."); });
  }

  // The nearest of the keys that may stand on this level.
  [[nodiscard]] std::string suggestion(const std::string& key, const std::string& path) const {
    const std::string start = path.empty() ? "" : path + ".";
    std::vector<std::string> names;
    for (const ProfileEntry& entry : table_) {
      if (!entry.path.starts_with(start)) continue;
      const std::string_view rest = std::string_view(entry.path).substr(start.size());
      names.emplace_back(rest.substr(0, rest.find('.')));
    }
    return closest(key, names);
  }

  const YamlReader reader_;
  ProfileFile& target_;
  const std::vector<ProfileEntry> table_;
  std::map<std::string_view, const YamlValue*> places_;
};

}  // namespace

ProfileFile read_profile(std::string_view text, const std::string& file, Findings& findings, CriteriaList criteria) {
  ProfileFile profile;
  if (const auto document = parse_yaml(text, file, findings)) {
    ProfileReader(file, profile, findings, criteria).read(*document);
  }
  return profile;
}

}  // namespace koppel::io
