// load: files of any kind koppel reads, to a draft with the setting they ask for.
//
// Problem:    INPUT is a scenario folder (profile.yaml names the files), a market.json, or two exports.
// Promise:    everything found is in `findings` of the draft; contacts are kept apart; nothing is guessed silently: two exports without mappings
//             are read when what is offered and asked is sure (io/survey/pair_draft.hpp), else MappingNeeded is thrown; a profile or mapping
//             that still says "# BESLIS" (or DECIDE, DÉCIDER) is refused. Exports that a profile in a folder `koppel-profiel` names (where `match` puts its
//             drafts) may also stand beside that folder.
// Errors:     InputError where nothing can be read at all (missing file, no profile in the folder, a profile with errors).
//
//   Loaded loaded = io::load({"data/scenarios/participatieploeg"}, {});
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "io/inputs/draft_folder.hpp"
#include "io/inputs/held_files.hpp"
#include "io/survey/open_question.hpp"
#include "model/loaded.hpp"

namespace koppel::io {

struct LoadOptions {
  std::optional<std::filesystem::path> profile;   // --profile
  std::vector<std::filesystem::path> decisions;   // --decisions
  std::optional<std::filesystem::path> previous;  // --previous
  // The folder of a proposal to go on from: its result is `previous` where that is not given, its answers count, and those that were filled in on
  // its call lists come to them. Where no proposal stands there, it is as if it were not given.
  std::optional<std::filesystem::path> go_on_from;
  // The folder of a proposal that is judged or asked about: the answers that stand there count.
  std::optional<std::filesystem::path> answers_in;
  std::optional<Date> today;                 // of answers without a date, and whether somebody is still away
  std::optional<std::filesystem::path> key;  // --key: names and contact data of a market.json
  // Of drafts that a person is to complete. Nobody said: that of two exports whose headings are clearly in one, else Dutch.
  std::optional<Language> language;
  bool accept_likely = false;  // of exports without a mapping: take what is likely where it is not sure
  // Where an earlier run put the draft of two exports: used where it names these two and `profile` says nothing else (note draft_used). With
  // `accept_likely` or `ask`, not while a person has still to decide something in it.
  std::optional<std::filesystem::path> draft;
  Ask ask =
      nullptr;  // a person who can be asked what is not sure (io/survey/open_question.hpp); instead of an unfinished `draft`
  // Told of a draft that a person's replies made whole, before anything else of the run may fail.
  std::function<void(const DraftProfile&)> on_draft = nullptr;
  bool join_contacts = false;  // look for the key beside a market.json where --key does not name it
  // Told of every file that was read or looked for, with its SHA-256 in hex; empty where it could not be read.
  std::function<void(const std::filesystem::path&, const std::string& sha256)> on_read;
  HeldFiles* held = nullptr;  // looked at before the disk; not owned
};

[[nodiscard]] Loaded load(const std::vector<std::filesystem::path>& inputs, const LoadOptions& options);

// Thrown (as InputError's companion) by load when it had to stop with a draft.
class MappingNeeded : public InputError {
 public:
  MappingNeeded(Findings findings, DraftProfile draft, Language language);
  [[nodiscard]] const DraftProfile& draft() const { return draft_; }
  [[nodiscard]] Language language() const { return language_; }  // of the draft

 private:
  DraftProfile draft_;
  Language language_;
};

}  // namespace koppel::io
