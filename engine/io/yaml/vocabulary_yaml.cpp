#include "io/yaml/vocabulary_yaml.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "io/text/fold.hpp"
#include "io/yaml/codes.hpp"
#include "io/yaml/yaml_fields.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

constexpr Weight millionths = 1'000'000;
constexpr std::array<std::string_view, 3> languages{"nl", "en", "fr"};

bool is_term_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::optional<GeoPoint> read_point(const YamlReader& reader, const YamlValue& value, const std::string& path) {
  YamlFields fields(reader, value, path);
  const YamlValue* latitude = fields.required("lat");
  const YamlValue* longitude = fields.required("lon");
  fields.finish();
  if (latitude == nullptr || longitude == nullptr) return std::nullopt;
  const auto lat = reader.number(*latitude, fields.path_of("lat"), millionths, -90 * millionths, 90 * millionths);
  const auto lon = reader.number(*longitude, fields.path_of("lon"), millionths, -180 * millionths, 180 * millionths);
  if (!lat || !lon) return std::nullopt;
  return GeoPoint{static_cast<std::int32_t>(*lat), static_cast<std::int32_t>(*lon)};
}

void read_labels(const YamlReader& reader, const YamlValue& value, const std::string& path, Term& term) {
  YamlFields fields(reader, value, path);
  for (std::size_t i = 0; i < languages.size(); ++i) fields.text(languages[i], term.labels[i]);
  fields.finish();
  const auto given =
      std::find_if(term.labels.begin(), term.labels.end(), [](const auto& label) { return !label.empty(); });
  const std::string fallback = given == term.labels.end() ? term.id : *given;
  for (std::string& label : term.labels) {
    if (label.empty()) label = fallback;
  }
}

Term read_term(const YamlReader& reader, const YamlValue& value, const std::string& path) {
  Term term;
  term.source = reader.place(value, path);
  YamlFields fields(reader, value, path);
  if (const YamlValue* id = fields.required("id")) {
    term.id = reader.text(*id, fields.path_of("id")).value_or("");
    if (!term.id.empty() && !is_term_id(term.id)) {
      reader.refuse(yaml_codes.vocabulary_bad_id, *id, fields.path_of("id"), {{"read", term.id}});
    }
  }
  if (const YamlValue* labels = fields.required("labels")) read_labels(reader, *labels, fields.path_of("labels"), term);
  fields.texts("synonyms", term.synonyms);
  fields.texts("broader", term.broader);
  fields.texts("postcodes", term.postcodes);
  if (const YamlValue* point = fields.member("point")) term.point = read_point(reader, *point, fields.path_of("point"));
  fields.finish();
  return term;
}

// Words that are alike only when folded; Vocabulary itself reports those that are alike letter by letter.
void refuse_folded_twins(const std::vector<Term>& terms, Findings& findings) {
  struct Owner {
    const Term* term;
    std::string word;
  };
  std::map<std::string, Owner, std::less<>> owners;
  for (const Term& term : terms) {
    std::vector<std::string> words{term.id};
    words.insert(words.end(), term.labels.begin(), term.labels.end());
    words.insert(words.end(), term.synonyms.begin(), term.synonyms.end());
    std::set<std::string> told;  // a word may be the same in several languages
    for (const std::string& word : words) {
      const auto [owner, fresh] = owners.try_emplace(fold(word), Owner{&term, word});
      if (fresh || owner->second.term == &term || owner->second.term->id == term.id) continue;
      const bool same_letters = owner->second.word == word && word != term.id && word != owner->second.term->id;
      if (same_letters || !told.insert(fold(word)).second) continue;
      findings.add(model_codes.vocabulary_shared_label, term.source,
                   {{"read", word}, {"other", owner->second.term->id + ", " + term.id}});
    }
  }
}

}  // namespace

std::optional<Vocabulary> read_vocabulary(std::string_view text, const std::string& file, Findings& findings) {
  Findings found;
  std::optional<Vocabulary> vocabulary;
  if (const auto document = parse_yaml(text, file, found)) {
    const YamlReader reader{file, found};
    YamlFields fields(reader, *document, "");
    require_schema(fields, reader, "koppel/vocabulary/1");
    std::string name;
    fields.required("name");
    fields.text("name", name);
    bool grows = false;
    fields.boolean("grows", grows);
    std::vector<Term> terms;
    const YamlValue* list = fields.required("terms");
    if (list != nullptr && list->kind != YamlValue::Kind::sequence) reader.wrong_type(*list, "terms", "list");
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
      terms.push_back(read_term(reader, list->items[i], "terms[" + std::to_string(i) + "]"));
    }
    fields.finish();
    refuse_folded_twins(terms, found);
    vocabulary.emplace(std::move(name), std::move(terms), found, grows);
  }
  if (found.has_errors()) vocabulary.reset();
  findings.append(found);
  return vocabulary;
}

std::string canonical_vocabulary(const Vocabulary& vocabulary) {
  std::string text = "vocabulary " + vocabulary.name() + "\n";
  if (vocabulary.grows()) text += "grows\n";
  const auto list = [&text](const char* key, std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    for (const std::string& word : words) text += std::string("  ") + key + " " + word + "\n";
  };
  for (const Term& term : vocabulary.terms()) {
    text += "term " + term.id + "\n";
    for (const std::string& label : term.labels) text += "  label " + label + "\n";
    list("synonym", term.synonyms);
    list("broader", term.broader);
    list("postcode", term.postcodes);
    if (term.point) {
      text +=
          "  point " + std::to_string(term.point->latitude_e6) + " " + std::to_string(term.point->longitude_e6) + "\n";
    }
  }
  return text;
}

}  // namespace koppel::io
