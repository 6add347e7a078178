#include "io/text/finding_json.hpp"

namespace koppel::io {

namespace {

void write_words(JsonWriter& json, const Finding& finding, Language language) {
  json.member("message", finding.message(language));
  json.member("hint", finding.hint(language));
}

}  // namespace

std::string findings_json(const Findings& findings, Language language) {
  JsonWriter json;
  json.open_array();
  for (const Finding& finding : findings.kept()) {
    json.open_object();
    json.member("severity", to_string(finding.severity));
    json.member("code", finding.code->name);
    json.member("file", finding.source.file);
    json.member("row", finding.source.row);
    json.member("column", finding.source.column);
    json.member("field", finding.source.field);
    write_words(json, finding, language);
    json.close();
  }
  json.close();
  return json.take();
}

void write_reason(JsonWriter& json, const Finding& reason, Language language) {
  json.open_object(true);
  json.member("code", reason.code->name);
  json.member("field", reason.source.field);
  json.member("column", reason.source.column);
  write_words(json, reason, language);
  json.close();
}

}  // namespace koppel::io
