#include "walk/files/inputs.hpp"

#include <system_error>
#include <utility>

#include "io/files/files.hpp"
#include "io/formats/result_json.hpp"
#include "io/inputs/round.hpp"

namespace koppel {

namespace {

io::LoadOptions load_options(const Inputs& inputs, const WalkOptions& options) {
  return {.profile = inputs.profile,
          .decisions = inputs.decisions,
          .previous = inputs.previous,
          .go_on_from = inputs.round,
          .today = inputs.today,
          .key = inputs.contacts ? inputs.key : std::nullopt,
          .language = options.language,
          .accept_likely = inputs.accept_likely,
          .draft = inputs.draft,
          .ask = inputs.ask,
          .on_draft = inputs.on_draft,
          .join_contacts = inputs.contacts,
          .on_read = inputs.on_read,
          .held = inputs.held};
}

Loaded load(const Inputs& inputs, const io::LoadOptions& options, Observer& observer) {
  observer.begin("read");
  return io::load(inputs.paths, options);
}

// What a result was made from beside its inputs stands in its folder, where it names it.
io::LoadOptions options_of(const Inputs& inputs, const Result& result, const WalkOptions& options) {
  io::LoadOptions reading = load_options(inputs, options);
  reading.go_on_from.reset();
  const Provenance& made_from = result.provenance;
  if (inputs.round && made_from.answers) reading.answers_in = inputs.round;
  std::error_code error;
  if (inputs.round && made_from.previous && !inputs.previous &&
      std::filesystem::exists(*inputs.round / io::previous_file, error))
    reading.previous = *inputs.round / io::previous_file;
  if (!inputs.today && made_from.today) reading.today = parse_iso_date(*made_from.today);
  return reading;
}

}  // namespace

Walk begin_walk(const Inputs& inputs, const WalkOptions& options, Observer& observer) {
  return Walk::begin(load(inputs, load_options(inputs, options), observer), options, observer);
}

Walked propose(const Inputs& inputs, const WalkOptions& options, Observer& observer) {
  Inputs read = inputs;
  read.contacts = !options.pseudonyms;
  return propose(load(read, load_options(read, options), observer), options, observer);
}

Judged judge(const Inputs& inputs, const Result& result, const WalkOptions& options, Observer& observer) {
  return judge(load(inputs, options_of(inputs, result, options), observer), result, options, observer);
}

Examined examine(const Inputs& inputs, const WalkOptions& options, Observer& observer) {
  return examine(load(inputs, load_options(inputs, options), observer), options, observer);
}

Result read_result_file(const std::filesystem::path& path) {
  Findings findings;
  auto result = io::read_result_to_judge(io::read_file(path), path.filename().string(), findings);
  if (!result) throw InputError(std::move(findings));
  return std::move(*result);
}

}  // namespace koppel
