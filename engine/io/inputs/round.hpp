// The folder of a proposal, read to go on from it: what was proposed, every answer so far, and what was filled in on its call lists since.
//
// Problem:    a proposal is a promise made over two weeks of calls. The next one must know what was said, without anybody typing it again.
// Promise:    new answers are those of a call list that somebody edited (the manifest knows what was written) and that the file of answers does
//             not have yet; they come behind it, with the date of today, in the order of request and offer. Every sheet of a workbook with a
//             column of answers is read. A yes beside a pair that is gone is no answer. Where the proposal has no pairs, the one before it is
//             gone on from. Nothing is written here.
// Complexity: O(bytes).
// Errors:     findings: those of read_answers; both_lists_edited (warning); lists_contradict and list_of_another_round
//             (errors: nothing was taken over).
//
//   RoundFiles files{.folder = "voorstel", .read = …, .exists = …};
//   const ReadRound round = read_round(files, today, findings);
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/loaded.hpp"

namespace koppel::io {

// What a proposal's folder keeps of the proposal before.
inline constexpr const char* previous_file = "eerder-voorstel.json";

struct RoundFiles {
  std::filesystem::path folder;
  std::function<bool(const std::filesystem::path&)> exists;
  // Nothing where it cannot be read; whoever reads has told so.
  std::function<std::optional<std::string>(const std::filesystem::path&)> read;
};

// Whether a proposal stands in the folder.
[[nodiscard]] bool holds_proposal(const RoundFiles& files);

struct ReadRound {
  Round round;
  std::vector<Answer> answers;       // remembered and new
  std::vector<EarlierPair> earlier;  // of the proposal
};

// To go on from it.
[[nodiscard]] ReadRound read_round(const RoundFiles& files, const std::optional<Date>& today, Findings& findings);

// The answers that stand there, as they were when the proposal was made of them; nothing is taken from its lists.
[[nodiscard]] std::vector<Answer> read_remembered(const RoundFiles& files, Findings& findings);

}  // namespace koppel::io
