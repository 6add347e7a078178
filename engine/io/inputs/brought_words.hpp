// The vocabularies that a profile brings along.
//
// Problem:    a profile's own words replace the built-in ones, take part in the profile's hash, and grow by new answers (grown_words.hpp).
// Promise:    a file of a draft folder is to be written again only where it says what it said, with the new words behind; whatever else a person
//             changed in it stays, and what cannot be put behind it counts for this run alone.
// Complexity: that of reading them.
// Errors:     findings, as vocabulary_yaml.hpp and grown_words.hpp tell them.
//
//   BroughtWords words(vocabularies);
//   words.put(text, "koppel-profiel/skills.yaml", findings);
//   words.grow(answers, Language::nl, findings);
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "io/survey/grown_words.hpp"
#include "model/loaded.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

class BroughtWords {
 public:
  explicit BroughtWords(Vocabularies& vocabularies) : vocabularies_(vocabularies) {}

  void put(const std::string& yaml, const std::filesystem::path& path, Findings& findings);
  // Made of these exports a moment ago: it has all of their answers.
  void put_made(const std::string& yaml, const std::string& name, Findings& findings);
  [[nodiscard]] bool empty() const { return files_.empty(); }
  [[nodiscard]] bool may_grow() const;
  void grow(const NewAnswers& answers, Language language, Findings& findings);

  // What of them the profile's hash covers.
  [[nodiscard]] std::string canonical() const;
  // Files of a draft folder with new words, whole, by their paths.
  [[nodiscard]] const std::vector<DraftProfile::Words>& grown() const { return grown_; }

 private:
  struct File {
    std::filesystem::path path;
    std::string yaml, vocabulary;  // its text, and the name of what it holds
    std::string canonical;
    bool complete = false;
  };
  void write_behind(const File& file, const std::string& lines);

  Vocabularies& vocabularies_;
  std::vector<File> files_;
  std::vector<DraftProfile::Words> grown_;
};

}  // namespace koppel::io
