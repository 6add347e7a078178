// The profile that goes with two drafted mappings.
#include "io/draft_mapping.hpp"
#include "io/profile_yaml.hpp"

namespace koppel::io {

namespace {

// The keys that the draft leaves at their defaults, as YAML behind "# ".
std::string other_keys() {
  std::string text, open;  // `open`: the map that the last line stands in, with a dot behind
  for (const ProfileKey& key : profile_keys()) {
    if (key.path == "schema" || key.path == "title" || key.path.starts_with("inputs.")) continue;
    std::string indent;
    for (std::size_t start = 0, dot = key.path.find('.'); dot != std::string_view::npos;
         dot = key.path.find('.', start)) {
      const std::string_view level = key.path.substr(0, dot + 1);
      if (!open.starts_with(level)) text += "# " + indent + std::string(key.path.substr(start, dot - start)) + ":\n";
      start = dot + 1;
      indent += "  ";
    }
    const std::size_t last = key.path.rfind('.');
    open = last == std::string_view::npos ? "" : std::string(key.path.substr(0, last + 1));
    const std::string_view name = last == std::string_view::npos ? key.path : key.path.substr(last + 1);
    text += "# " + indent + std::string(name) + ": " + key.default_value + "   # " + std::string(key.meaning) + "\n";
  }
  return text;
}

}  // namespace

std::string draft_profile(const std::string& offers_file, const std::string& offers_mapping,
                          const std::string& requests_file, const std::string& requests_mapping) {
  std::string text =
      "# Ontwerp van een profiel. Vul hier en in de mappings ernaast aan waar BESLIS staat; start dan opnieuw met "
      "--profile en dit bestand.\n"
      "schema: koppel/profile/1\n"
      "title: \"Voorstel\"   # BESLIS: de naam van het programma\n"
      "inputs:\n"
      "  offers:   { file: " +
      yaml_quoted(offers_file) + ", mapping: " + yaml_quoted(offers_mapping) +
      " }\n"
      "  requests: { file: " +
      yaml_quoted(requests_file) + ", mapping: " + yaml_quoted(requests_mapping) +
      " }\n"
      "# Alle andere sleutels met hun standaardwaarde. Om er een te wijzigen: haal \"# \" weg, ook voor de regels waar "
      "ze onder valt.\n";
  return text + other_keys();
}

}  // namespace koppel::io
