// The walk from files: each of its questions in one call, from paths to an answer.
//
// Problem:    most people have files; the walk itself (walk/) asks for values, so that it also runs where there is no file system.
// Promise:    reads ("read" is the first step that the observer hears of), then walks on with what was read: `propose`, `judge` and `examine`
//             are those of walk/ in all else.
// Complexity: that of io::load and of the walk.
// Errors:     InputError with everything that is wrong with the input; io::MappingNeeded where its columns are not certain.
//
//   Observer nobody;
//   const Inputs inputs{.paths = {"data/scenarios/participatieploeg"}};
//   const Walked walked = propose(inputs, {}, nobody);
//   if (walked.verdict.accepted) io::write_files("voorstel", output_files(walked));
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "io/inputs/held_files.hpp"
#include "io/inputs/load.hpp"
#include "walk/judge.hpp"
#include "walk/propose.hpp"
#include "walk/walk.hpp"

namespace koppel {

// A market and what belongs to it, as files.
struct Inputs {
  std::vector<std::filesystem::path> paths;  // a scenario folder, a market.json, or two exports
  std::optional<std::filesystem::path> profile;
  std::vector<std::filesystem::path> decisions;
  std::optional<std::filesystem::path> previous;
  std::optional<std::filesystem::path> key;  // names and contact data
  // The folder of the proposal that is gone on from (io/inputs/round.hpp); of a result that is judged, the folder in which it stands with the
  // answers and the proposal that it was made from.
  std::optional<std::filesystem::path> round;
  std::optional<Date>
      today;  // what "until" and "this month" mean in answers; of a result that is judged: the day that it names, where not given
  bool accept_likely = false;  // of exports without a mapping: what is likely where it is not sure
  // Where an earlier run put the draft of two exports (io/inputs/load.hpp): used when it is theirs and there is no `profile`.
  std::optional<std::filesystem::path> draft;
  io::Ask ask = nullptr;                                        // a person who can be asked what is not sure
  std::function<void(const DraftProfile&)> on_draft = nullptr;  // told of a draft that her replies made whole
  bool contacts = false;  // join names and contact data; only where a person's list is written
  // Told of every file that was read or looked for, with its SHA-256 (empty: it could not be read).
  std::function<void(const std::filesystem::path&, const std::string& sha256)> on_read;
  io::HeldFiles* held = nullptr;  // looked at before the disk; not owned
};

// Reads, checks and decides.
[[nodiscard]] Walk begin_walk(const Inputs& inputs, const WalkOptions& options, Observer& observer);

// Names and contact data are read unless the options say pseudonyms.
[[nodiscard]] Walked propose(const Inputs& inputs, const WalkOptions& options, Observer& observer);
[[nodiscard]] Judged judge(const Inputs& inputs, const Result& result, const WalkOptions& options, Observer& observer);
[[nodiscard]] Examined examine(const Inputs& inputs, const WalkOptions& options, Observer& observer);

[[nodiscard]] Result read_result_file(const std::filesystem::path& path);  // throws InputError

}  // namespace koppel
