#include "walk/files/inputs.hpp"

#include <utility>

#include "io/files/files.hpp"
#include "io/formats/result_json.hpp"

namespace koppel {

namespace {

Loaded load(const Inputs& inputs, const WalkOptions& options, Observer& observer) {
  observer.begin("read");
  return io::load(inputs.paths, {.profile = inputs.profile,
                                 .decisions = inputs.decisions,
                                 .previous = inputs.previous,
                                 .key = inputs.contacts ? inputs.key : std::nullopt,
                                 .language = options.language,
                                 .accept_likely = inputs.accept_likely,
                                 .draft = inputs.draft,
                                 .ask = inputs.ask,
                                 .on_draft = inputs.on_draft,
                                 .join_contacts = inputs.contacts,
                                 .on_read = inputs.on_read,
                                 .held = inputs.held});
}

}  // namespace

Walk begin_walk(const Inputs& inputs, const WalkOptions& options, Observer& observer) {
  return Walk::begin(load(inputs, options, observer), options, observer);
}

Walked propose(const Inputs& inputs, const WalkOptions& options, Observer& observer) {
  Inputs read = inputs;
  read.contacts = !options.pseudonyms;
  return propose(load(read, options, observer), options, observer);
}

Judged judge(const Inputs& inputs, const Result& result, const WalkOptions& options, Observer& observer) {
  return judge(load(inputs, options, observer), result, options, observer);
}

Examined examine(const Inputs& inputs, const WalkOptions& options, Observer& observer) {
  return examine(load(inputs, options, observer), options, observer);
}

Result read_result_file(const std::filesystem::path& path) {
  Findings findings;
  auto result = io::read_result_to_judge(io::read_file(path), path.filename().string(), findings);
  if (!result) throw InputError(std::move(findings));
  return std::move(*result);
}

}  // namespace koppel
