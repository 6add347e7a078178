#include "io/inputs/brought_words.hpp"

#include <algorithm>
#include <utility>

#include "io/inputs/draft_folder.hpp"
#include "io/survey/own_words.hpp"
#include "io/yaml/vocabulary_yaml.hpp"

namespace koppel::io {

void BroughtWords::put(const std::string& yaml, const std::filesystem::path& path, Findings& findings) {
  auto vocabulary = read_vocabulary(yaml, path.filename().string(), findings);
  if (!vocabulary) return;
  files_.push_back({path, yaml, vocabulary->name(), canonical_vocabulary(*vocabulary)});
  vocabularies_.put(std::move(*vocabulary));
}

void BroughtWords::put_made(const std::string& yaml, const std::string& name, Findings& findings) {
  const std::size_t before = files_.size();
  put(yaml, name, findings);
  if (files_.size() > before) files_.back().complete = true;
}

bool BroughtWords::may_grow() const {
  return std::ranges::any_of(files_, [this](const File& file) {
    const Vocabulary* vocabulary = vocabularies_.find(file.vocabulary);
    return !file.complete && vocabulary != nullptr && vocabulary->grows();
  });
}

void BroughtWords::grow(const NewAnswers& answers, Language language, Findings& findings) {
  for (GrownWords& more : answers.grow(language, findings)) {
    const std::string name = more.vocabulary.name();
    const auto file =
        std::ranges::find(files_.rbegin(), files_.rend(), name, &File::vocabulary);  // the last one counts
    if (file == files_.rend()) continue;
    file->canonical = canonical_vocabulary(more.vocabulary);
    write_behind(*file, more.lines);
    vocabularies_.put(std::move(more.vocabulary));
  }
}

void BroughtWords::write_behind(const File& file, const std::string& lines) {
  if (lines.empty() || !is_draft_folder(file.path.parent_path())) return;
  Findings unsaid;
  const std::string name = file.path.filename().string();
  const auto before = read_vocabulary(file.yaml, name, unsaid);
  std::string longer = file.yaml;
  if (const std::string none = "terms:" + std::string(no_terms); longer.ends_with(none))
    longer.resize(longer.size() - no_terms.size());
  longer += (longer.ends_with('\n') ? "" : "\n") + lines;
  const auto after = read_vocabulary(longer, name, unsaid);
  if (before && after && after->terms().size() > before->terms().size())
    grown_.push_back({file.path.generic_string(), std::move(longer)});
}

std::string BroughtWords::canonical() const {
  std::vector<std::string> texts;
  for (const File& file : files_) texts.push_back(file.canonical);
  std::ranges::sort(texts);
  std::string text;
  for (const std::string& one : texts) text += one;
  return text;
}

}  // namespace koppel::io
