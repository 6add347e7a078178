// The profile that goes with two drafted mappings.
#include "io/survey/draft_mapping.hpp"
#include "io/survey/words.hpp"
#include "io/yaml/profile_yaml.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view one_skill_key = "rules.skills.one";

// The keys that the draft leaves at their defaults, as YAML behind "# "; with `one_skill` that key is said, and so are the maps that it
// stands in.
std::string other_keys(bool one_skill) {
  std::string text, open;  // `open`: the map that the last line stands in, with a dot behind
  for (const ProfileKey& key : profile_keys()) {
    if (key.path == "schema" || key.path == "title" || key.path.starts_with("inputs.")) continue;
    const bool said = one_skill && key.path == one_skill_key;
    std::string indent;
    for (std::size_t start = 0, dot = key.path.find('.'); dot != std::string::npos; dot = key.path.find('.', start)) {
      const std::string level = key.path.substr(0, dot + 1);
      const bool leads = one_skill && one_skill_key.starts_with(level);
      if (!open.starts_with(level)) text += (leads ? "" : "# ") + indent + key.path.substr(start, dot - start) + ":\n";
      start = dot + 1;
      indent += "  ";
    }
    const std::size_t last = key.path.rfind('.');
    open = last == std::string::npos ? "" : key.path.substr(0, last + 1);
    const std::string name = last == std::string::npos ? key.path : key.path.substr(last + 1);
    text +=
        (said ? "" : "# ") + indent + name + ": " + (said ? "true" : key.default_value) + "   # " + key.meaning + "\n";
  }
  return text;
}

}  // namespace

std::string draft_profile(const std::string& offers_file, const std::string& offers_mapping,
                          const std::string& requests_file, const std::string& requests_mapping, Language language,
                          bool settled, const std::vector<std::string>& vocabularies, bool one_skill) {
  const auto say = [language](DraftText text) { return draft_text(language, text); };
  const std::string title = "title: " + yaml_quoted(say(DraftText::profile_title)) + "   ";
  const std::string titled = settled ? "# " + title + "# " + say(DraftText::profile_name)
                                     : title + std::string(draft_mark(language)) + ": " + say(DraftText::profile_name);
  std::string words;
  for (const std::string& name : vocabularies) words += (words.empty() ? "" : ", ") + yaml_quoted(name);
  if (!words.empty()) words = "  vocabularies: [ " + words + " ]   # " + say(DraftText::words_file) + "\n";
  const std::string text =
      say(settled ? DraftText::made : DraftText::profile_made) + "\nschema: koppel/profile/1\n" + titled +
      "\ninputs:\n  offers:   { file: " + yaml_quoted(offers_file) + ", mapping: " + yaml_quoted(offers_mapping) +
      " }\n  requests: { file: " + yaml_quoted(requests_file) + ", mapping: " + yaml_quoted(requests_mapping) + " }\n" +
      words + (language == Language::nl ? "" : "language: " + std::string(to_string(language)) + "\n") +
      say(DraftText::profile_keys) + "\n";
  return text + other_keys(one_skill);
}

}  // namespace koppel::io
