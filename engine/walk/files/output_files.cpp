#include "walk/files/output_files.hpp"

#include <algorithm>

#include "base/sha256.hpp"
#include "base/version.hpp"
#include "io/formats/result_json.hpp"
#include "io/inputs/round.hpp"
#include "io/tables/xlsx.hpp"
#include "io/text/finding_json.hpp"
#include "io/text/json_writer.hpp"

namespace koppel {

namespace {

std::string manifest_json(const Walk& walk, const Result& result, const std::vector<io::OutputFile>& files) {
  io::JsonWriter json;
  json.open_object();
  json.member("schema", "koppel/manifest/1");
  json.member("koppel", version());
  json.member("strategy", result.strategy);
  json.key("seed"), json.number(std::string_view(std::to_string(result.seed)));
  json.member("language", to_string(walk.language));
  json.key("inputs");
  json.open_array();
  for (const FileHash& file : walk.loaded.files) {
    json.open_object(true);
    json.member("name", file.name);
    json.member("sha256", file.sha256);
    json.member("bytes", static_cast<std::int64_t>(file.bytes));
    json.close();
  }
  json.close();
  json.key("files");
  json.open_object();
  for (const io::OutputFile& file : files) json.member(file.name, "sha256:" + sha256_hex(file.bytes));
  json.close();
  json.close();
  return json.take();
}

// What was gone on from stays beside the proposal that was made of it. A call list that was read may be replaced.
void add_round(std::vector<io::OutputFile>& files, const std::optional<Round>& round) {
  if (!round) return;
  for (const Round::List& list : round->lists) {
    for (io::OutputFile& file : files) {
      if (file.name == list.name) file.absorbed = list.sha256;
    }
  }
  if (!round->previous.empty()) files.push_back({.name = io::previous_file, .bytes = round->previous});
  if (!round->answers.empty())
    files.push_back({.name = std::string(answers_file),
                     .bytes = round->answers,
                     .owner_only = true,
                     .absorbed = round->answers_read});
}

}  // namespace

// Without a matching there is nobody to call, and an older list, which no proposal stands behind any more, would be taken for a new one. Nor does
// an older page with names stay beside a proposal that is to have none.
std::vector<io::OutputFile> output_files(const Walked& walked, bool findings_file) {
  const report::Context context = walked.context();
  std::vector<io::OutputFile> files;
  files.push_back({.name = "result.json", .bytes = io::write_result(walked.result)});
  files.push_back({.name = "niet-gekoppeld.csv", .bytes = report::unmatched_csv(context), .owner_only = true});
  files.push_back({.name = "voorstel.html", .bytes = report::proposal_html(context)});
  if (!walked.pseudonyms)
    files.push_back({.name = "voorstel-intern.html", .bytes = report::internal_html(context), .owner_only = true});
  if (walked.result.has_objective) {
    files.push_back(
        {.name = "bellijst.csv", .bytes = report::call_list_csv(context), .owner_only = true, .keep_edited = true});
    files.push_back({.name = "bellijst.xlsx",
                     .bytes = io::write_xlsx(report::call_sheets(context)),
                     .owner_only = true,
                     .keep_edited = true});
  }
  add_round(files, walked.walk.loaded.round);
  if (findings_file)
    files.push_back({.name = "findings.json", .bytes = io::findings_json(context.findings, context.language)});
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  files.push_back({.name = "manifest.json", .bytes = manifest_json(walked.walk, walked.result, files)});
  if (walked.pseudonyms) files.push_back({.name = "voorstel-intern.html", .withdrawn = true});
  if (!walked.result.has_objective) {
    for (const char* name : {"bellijst.csv", "bellijst.xlsx"}) files.push_back({.name = name, .withdrawn = true});
  }
  return files;
}

}  // namespace koppel
