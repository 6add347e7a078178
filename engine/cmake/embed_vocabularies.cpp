// A step of the build: reads vocabularies as any other is read, and writes the table that vocabularies/table.hpp declares.
//
//   embed_vocabularies OUTPUT.cpp FILE.yaml…      exit code 1, with every fault, where a file is not a sound vocabulary
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "io/yaml/vocabulary_yaml.hpp"
#include "model/vocabulary.hpp"

namespace {

using namespace koppel;

std::string literal(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? "\\n" : std::string(1, c);
  }
  return quoted + '"';
}

std::string literal(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += word + "\n";
  return literal(list);
}

std::string row_of(const Term& term) {
  std::string row = "    {" + literal(term.id) + ", {";
  for (const std::string& label : term.labels) row += (row.back() == '{' ? "" : ", ") + literal(label);
  row += "}, " + literal(term.synonyms) + ", " + literal(term.broader) + ", " + literal(term.postcodes);
  if (term.point)
    row += ", true, " + std::to_string(term.point->latitude_e6) + ", " + std::to_string(term.point->longitude_e6);
  return row + "},\n";
}

std::string source_of(const Vocabularies& vocabularies) {
  std::string tables, list;
  for (const auto& [name, vocabulary] : vocabularies.all()) {
    tables += "constexpr EmbeddedTerm " + name + "_terms[] = {\n";
    for (const Term& term : vocabulary.terms()) tables += row_of(term);
    tables += "};\n\n";
    list += "    {" + literal(name) + ", " + name + "_terms},\n";
  }
  return "// Written by engine/cmake/embed_vocabularies.cpp from data/vocabularies/; changes here are lost.\n"
         "#include \"vocabularies/table.hpp\"\n\nnamespace koppel {\n\nnamespace {\n\n" +
         tables + "constexpr EmbeddedVocabulary embedded[] = {\n" + list +
         "};\n\n}  // namespace\n\nstd::span<const EmbeddedVocabulary> embedded_vocabularies() { return embedded; }\n\n"
         "}  // namespace koppel\n";
}

}  // namespace

int main(int argc, char** argv) {
  Vocabularies vocabularies;
  Findings findings;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto vocabulary = io::read_vocabulary(text, std::filesystem::path(argv[i]).filename().string(), findings);
    if (vocabulary) vocabularies.put(std::move(*vocabulary));
  }
  for (const Finding& finding : findings.kept()) {
    std::cerr << finding.source.file << ':' << finding.source.row << ": " << finding.message() << '\n';
  }
  if (argc < 3 || findings.has_errors()) return 1;
  std::ofstream output(argv[1], std::ios::binary);
  output << source_of(vocabularies);
  return output.flush() ? 0 : 1;
}
