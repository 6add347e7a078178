#include "io/formats/profile.hpp"

#include <span>
#include <string_view>
#include <variant>

#include "base/weight.hpp"
#include "io/formats/profile_table.hpp"

namespace koppel::io {

namespace {

std::string alternatives(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : " | ") + std::string(name);
  return list;
}

std::string_view type_of(const ProfileSlot& slot) {
  return std::visit(
      SlotCases{[](std::string*) -> std::string_view { return "text"; },
                [](bool*) -> std::string_view { return "true or false"; },
                [](std::vector<std::string>*) -> std::string_view { return "list of texts"; },
                [](const NumberSlot& s) -> std::string_view { return s.scale == 1 ? "whole number" : "number"; },
                [](const OptionalNumberSlot&) -> std::string_view { return "number or null"; },
                [](const ChoiceSlot&) -> std::string_view { return "choice"; }},
      slot);
}

std::string canonical_value(const ProfileSlot& slot) {
  return std::visit(SlotCases{[](std::string* text) { return *text; },
                              [](bool* flag) { return std::string(*flag ? "true" : "false"); },
                              [](std::vector<std::string>* list) {
                                std::string text = "[";
                                for (const std::string& item : *list) text += (text.size() > 1 ? ", " : "") + item;
                                return text + "]";
                              },
                              [](const NumberSlot& number) { return to_decimal(number.get(), number.scale); },
                              [](const OptionalNumberSlot& number) {
                                return *number.value ? to_decimal(**number.value, number.scale) : std::string("null");
                              },
                              [](const ChoiceSlot& choice) { return std::string(choice.names[choice.get()]); }},
                    slot);
}

}  // namespace

std::vector<ProfileKey> profile_keys(CriteriaList criteria) {
  ProfileFile defaults;
  std::vector<ProfileKey> keys;
  for (const ProfileEntry& entry : profile_table(criteria)) {
    const ProfileSlot slot = entry.slot(defaults);
    const auto* choice = std::get_if<ChoiceSlot>(&slot);
    keys.push_back({entry.path, choice != nullptr ? alternatives(choice->names) : std::string(type_of(slot)),
                    canonical_value(slot), std::string(entry.meaning)});
  }
  return keys;
}

std::string canonical_profile(const ProfileFile& file, CriteriaList criteria) {
  ProfileFile copy = file;
  std::string text;
  for (const ProfileEntry& entry : profile_table(criteria)) {
    // A later key counts where it is used: the profiles before it keep their hash.
    const bool unused = (entry.path == "rules.skills.one" && !file.profile.rules.one_skill) ||
                        (entry.path == "report.suggest_reach" && file.profile.suggest_reach == Profile{}.suggest_reach);
    const bool in_hash =
        entry.path != "schema" && entry.path != "report.understood" && !entry.path.starts_with("inputs.");
    if (!in_hash || unused) continue;
    text += entry.path + ": " + canonical_value(entry.slot(copy)) + "\n";
  }
  return text;
}

}  // namespace koppel::io
