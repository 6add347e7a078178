#include "io/draft_mapping.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "io/fold.hpp"
#include "io/profile_yaml.hpp"
#include "io/survey_fields.hpp"

namespace koppel::io {

namespace {

// What headings say, folded, and the field that they mean. "id", "submitted" and "contact.…" belong to both sides.
struct HeadingWord {
  std::string_view word;
  std::string_view field;
};

constexpr HeadingWord words[] = {
    {"id", "id"},
    {"kenmerk", "id"},
    {"nummer", "id"},
    {"nr", "id"},
    {"code", "id"},
    {"token", "id"},
    {"dossiernr", "id"},
    {"dossiernummer", "id"},
    {"identifiant", "id"},
    {"numero", "id"},
    {"submitted", "submitted"},
    {"submitdate", "submitted"},
    {"timestamp", "submitted"},
    {"tijdstempel", "submitted"},
    {"ingediend op", "submitted"},
    {"horodateur", "submitted"},
    {"date de soumission", "submitted"},
    {"naam", "contact.name"},
    {"voornaam", "contact.name"},
    {"familienaam", "contact.name"},
    {"achternaam", "contact.name"},
    {"name", "contact.name"},
    {"first name", "contact.name"},
    {"last name", "contact.name"},
    {"nom", "contact.name"},
    {"prenom", "contact.name"},
    {"e-mail", "contact.email"},
    {"email", "contact.email"},
    {"e-mailadres", "contact.email"},
    {"mail", "contact.email"},
    {"courriel", "contact.email"},
    {"adresse e-mail", "contact.email"},
    {"telefoon", "contact.phone"},
    {"telefoonnummer", "contact.phone"},
    {"gsm", "contact.phone"},
    {"phone", "contact.phone"},
    {"telephone", "contact.phone"},
    {"mobile", "contact.phone"},
    {"titel", "label"},
    {"title", "label"},
    {"titre", "label"},
    {"onderwerp", "label"},
    {"sujet", "label"},
    {"soort", "kind"},
    {"type", "kind"},
    {"vaardigheden", "skills"},
    {"competenties", "skills"},
    {"competences", "skills"},
    {"wil leren", "wants_to_learn"},
    {"wants to learn", "wants_to_learn"},
    {"souhaite apprendre", "wants_to_learn"},
    {"thema", "themes"},
    {"thema's", "themes"},
    {"themas", "themes"},
    {"theme", "themes"},
    {"taal", "languages"},
    {"talen", "languages"},
    {"language", "languages"},
    {"langue", "languages"},
    {"langues", "languages"},
    {"postcode", "place.postcode"},
    {"postal code", "place.postcode"},
    {"code postal", "place.postcode"},
    {"latitude", "place.lat"},
    {"lat", "place.lat"},
    {"longitude", "place.lon"},
    {"lon", "place.lon"},
    {"bereik", "reach_km"},
    {"bereik (km)", "reach_km"},
    {"reach", "reach_km"},
    {"reach (km)", "reach_km"},
    {"rayon (km)", "reach_km"},
    {"al gevraagd", "asked"},
    {"times asked", "asked"},
    {"momenten", "slots"},
    {"moments", "slots"},
    {"tijdstippen", "slots"},
    {"capaciteit", "capacity.max"},
    {"capacity", "capacity.max"},
    {"capacite", "capacity.max"},
    {"wie vraagt", "from"},
    {"wie vraagt?", "from"},
    {"aanvrager", "from"},
    {"demandeur", "from"},
    {"noden", "needs"},
    {"nodig", "needs"},
    {"besoins", "needs"},
    {"aantal personen", "people.max"},
    {"personen", "people.max"},
    {"people", "people.max"},
    {"personnes", "people.max"},
    {"uren", "hours"},
    {"heures", "hours"},
    {"prioriteit", "priority"},
    {"priorite", "priority"},
    {"eerste vraag", "first_time"},
    {"eerste vraag?", "first_time"},
    {"first time", "first_time"},
    {"premiere demande", "first_time"},
    {"district", "groups.district"},
    {"wijk", "groups.district"},
    {"quartier", "groups.district"},
};

bool belongs_to_both(std::string_view field) {
  return field == "id" || field == "submitted" || field.starts_with("contact.");
}

// The field that a heading names on this side; empty when none.
std::string field_of(const std::string& heading, Side side) {
  const std::string folded = fold(heading);
  if (folded == "groups") return {};
  if (find_survey_field(side, folded) != nullptr) return folded;
  for (const HeadingWord& entry : words) {
    const std::string_view field = entry.field;
    if (entry.word == folded && (belongs_to_both(field) || find_survey_field(side, field) != nullptr))
      return std::string(field);
  }
  return {};
}

bool holds_several(std::string_view field) {
  constexpr std::array<std::string_view, 7> several{"skills", "wants_to_learn", "themes", "languages",
                                                    "slots",  "conflicts",      "needs"};
  return std::find(several.begin(), several.end(), field) != several.end();
}

// The mark between several answers of one cell: the one found in most cells.
std::string split_of(const CsvTable& table, std::size_t column) {
  constexpr std::array<std::string_view, 3> marks{";", ",", "|"};
  std::array<std::size_t, 3> counts{};
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      counts[i] += cell_at(row, column).text.find(marks[i]) != std::string::npos ? 1U : 0U;
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0 ? std::string(",") : std::string(marks[static_cast<std::size_t>(most - counts.begin())]);
}

std::size_t filled_cells(const CsvTable& table, std::size_t column) {
  return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [column](const auto& row) {
    return !trimmed(cell_at(row, column).text).empty();
  }));
}

class Drafter {
 public:
  Drafter(const CsvTable& table, Side side) : table_(table), side_(side) {
    for (std::size_t column = 0; column < table.headings.size(); ++column) sort_out(column);
  }

  DraftMapping draft() {
    const bool certain = unknown_.empty() && columns_.contains("id") && !table_.headings.empty();
    std::string yaml = "schema: koppel/mapping/1\nside: " + std::string(to_string(side_)) + "\n" + reading();
    yaml += columns_.contains("id") ? "id: { column: " + reference("id") + " }\n"
                                    : "id: { column: \"#1\" }   # BESLIS: welke kolom is het kenmerk? Een e-mailadres: "
                                      "voeg \"hash: true\" toe.\n";
    if (columns_.contains("submitted")) yaml += "submitted: { column: " + reference("submitted") + " }\n";
    yaml += fields() + contact() + undecided();
    return {yaml, certain};
  }

 private:
  void sort_out(std::size_t column) {
    const std::string field = field_of(table_.headings[column], side_);
    const bool repeated = field != "contact.name" && columns_.contains(field);
    if (field.empty() || repeated) {
      if (!trimmed(table_.headings[column]).empty() || filled_cells(table_, column) > 0) unknown_.push_back(column);
    } else {
      columns_[field].push_back(column);
    }
  }

  // By heading where that is clear, else by place.
  std::string reference(std::size_t column) const {
    const std::string folded = fold(table_.headings[column]);
    const auto alike = std::count_if(table_.headings.begin(), table_.headings.end(),
                                     [&](const std::string& heading) { return fold(heading) == folded; });
    return alike == 1 && !folded.empty() ? yaml_quoted(table_.headings[column])
                                         : "\"#" + std::to_string(column + 1) + "\"";
  }
  std::string reference(const std::string& field) const { return reference(columns_.at(field).front()); }

  std::string reading() const {
    const std::string separator = table_.separator == '\t' ? "tab" : std::string(1, table_.separator);
    return "read: { encoding: " + std::string(to_string(table_.encoding)) + ", separator: " + yaml_quoted(separator) +
           " }\n";
  }

  std::string fields() const {
    std::string text;
    for (const auto& [field, columns] : columns_) {
      if (belongs_to_both(field)) continue;
      text += "  " + field + ": { column: " + reference(columns.front());
      if (holds_several(field)) text += ", split: " + yaml_quoted(split_of(table_, columns.front()));
      text += " }\n";
    }
    return text.empty() ? "fields: {}\n" : "fields:\n" + text;
  }

  std::string contact() const {
    std::string text;
    if (const auto name = columns_.find("contact.name"); name != columns_.end()) {
      std::string list;
      for (const std::size_t column : name->second) list += (list.empty() ? "" : ", ") + reference(column);
      text += "  name: [ " + list + " ]\n";
    }
    if (columns_.contains("contact.email")) text += "  email: " + reference("contact.email") + "\n";
    if (columns_.contains("contact.phone")) text += "  phone: " + reference("contact.phone") + "\n";
    return text.empty() ? "" : "contact:\n" + text;
  }

  std::string undecided() const {
    if (unknown_.empty()) return {};
    std::string names;
    for (const std::string& name : survey_field_names(side_)) names += (names.empty() ? "" : ", ") + name;
    std::string text = "# BESLIS: wat betekent elke kolom hieronder? Verplaats ze naar \"fields\" (" + names +
                       ") of naar \"contact\"; wat hier blijft, wordt niet gelezen.\nignore:\n";
    for (const std::size_t column : unknown_) {
      text += "  - " + reference(column) + "   # BESLIS: " + std::to_string(filled_cells(table_, column)) +
              " ingevulde cellen\n";
    }
    return text;
  }

  const CsvTable& table_;
  Side side_;
  std::map<std::string, std::vector<std::size_t>> columns_;  // by field
  std::vector<std::size_t> unknown_;
};

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

DraftMapping draft_mapping(const CsvTable& table, Side side) { return Drafter(table, side).draft(); }

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

std::string yaml_quoted(const std::string& text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += std::string("\\") + c;
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += std::string("\\x") + hex[byte >> 4U] + hex[byte & 0xFU];
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

}  // namespace koppel::io
