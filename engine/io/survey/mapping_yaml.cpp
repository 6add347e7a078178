#include <algorithm>
#include <array>

#include "io/survey/codes.hpp"
#include "io/survey/fields.hpp"
#include "io/survey/mapping.hpp"
#include "io/survey/words.hpp"
#include "io/text/fold.hpp"
#include "io/yaml/codes.hpp"
#include "io/yaml/yaml_fields.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

const std::array<std::string_view, 2> side_names{to_string(Side::offers), to_string(Side::requests)};
constexpr std::array<std::string_view, 4> encoding_names{"utf-8", "windows-1252", "utf-16", "macintosh"};
constexpr std::array<std::string_view, 3> date_names{"yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy"};
constexpr std::array<std::string_view, 2> decimal_names{".", ","};
constexpr std::array<std::string_view, 5> separator_names{";", ",", "tab", "|", "\t"};

// In the order of SurveyTool.
std::vector<std::string_view> tool_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < survey_tool_count; ++i) names.push_back(to_string(static_cast<SurveyTool>(i)));
  return names;
}

class MappingReader {
 public:
  MappingReader(const std::string& file, Findings& findings) : reader_{file, findings} {}

  Mapping read(const YamlValue& document) {
    YamlFields fields(reader_, document, "");
    require_schema(fields, reader_, "koppel/mapping/1");
    if (const YamlValue* side = fields.required("side")) {
      mapping_.side = static_cast<Side>(reader_.choice(*side, "side", side_names).value_or(0));
    }
    if (const YamlValue* how = fields.member("read")) read_how(*how);
    if (const YamlValue* id = fields.required("id")) read_id(*id);
    if (const YamlValue* submitted = fields.member("submitted")) read_submitted(*submitted);
    if (const YamlValue* list = fields.member("fields")) read_fields(*list);
    if (const YamlValue* contact = fields.member("contact")) read_contact(*contact);
    if (const YamlValue* list = fields.member("leave_out")) mapping_.leave_out = columns(*list, "leave_out");
    if (const YamlValue* ignore = fields.member("ignore")) mapping_.ignore = columns(*ignore, "ignore");
    fields.finish();
    return std::move(mapping_);
  }

 private:
  // A column's name is taken as it stands, for exports do have headings such as "1" or "Ja".
  std::optional<ColumnRef> column(const YamlValue& value, const std::string& path) {
    if (value.kind != YamlValue::Kind::scalar || trimmed(value.text).empty()) {
      reader_.wrong_type(value, path, "text");
      return std::nullopt;
    }
    ColumnRef reference{value.text, 0, reader_.place(value, path)};
    const bool by_place = value.text.size() > 1 && value.text.size() < 8 && value.text.front() == '#' &&
                          value.text.find_first_not_of("0123456789", 1) == std::string::npos;
    if (by_place) reference.place = std::stoul(value.text.substr(1));
    return reference;
  }

  std::vector<ColumnRef> columns(const YamlValue& value, const std::string& path) {
    std::vector<ColumnRef> list;
    const auto put = [&](const YamlValue& item) {
      if (auto reference = column(item, path)) list.push_back(std::move(*reference));
    };
    if (value.kind == YamlValue::Kind::sequence) {
      for (const YamlValue& item : value.items) put(item);
    } else {
      put(value);
    }
    return list;
  }

  void read_how(const YamlValue& value) {
    YamlFields fields(reader_, value, "read");
    const auto choose = [&](std::string_view name,
                            std::span<const std::string_view> names) -> std::optional<std::size_t> {
      const YamlValue* found = fields.member(name);
      return found == nullptr ? std::nullopt : reader_.choice(*found, fields.path_of(name), names);
    };
    if (const auto encoding = choose("encoding", encoding_names))
      mapping_.read.encoding = static_cast<Encoding>(*encoding);
    if (const auto separator = choose("separator", separator_names)) {
      const std::string_view name = separator_names[*separator];
      mapping_.read.separator = name == "tab" ? '\t' : name.front();
    }
    int rows = 1;
    if (fields.whole("header_rows", rows, 1, 10)) mapping_.read.header_rows = rows;
    if (const auto tool = choose("tool", tool_names())) mapping_.read.tool = static_cast<SurveyTool>(*tool);
    if (const YamlValue* sheet = fields.member("sheet")) read_sheet(*sheet, fields.path_of("sheet"));
    if (const auto mark = choose("decimal", decimal_names)) mapping_.decimal = static_cast<DecimalMark>(*mark);
    if (const auto order = choose("date", date_names)) mapping_.date = static_cast<DateOrder>(*order);
    fields.finish();
  }

  // By name or by number.
  void read_sheet(const YamlValue& value, const std::string& path) {
    if (value.kind != YamlValue::Kind::scalar) return reader_.wrong_type(value, path, "text");
    mapping_.read.sheet = value.text;
  }

  void read_id(const YamlValue& value) {
    YamlFields fields(reader_, value, "id");
    if (const YamlValue* row = fields.member("row")) {
      constexpr std::array<std::string_view, 1> ways{"hash"};
      mapping_.id.of_row = reader_.choice(*row, "id.row", ways).has_value();
      return fields.finish();
    }
    if (const YamlValue* name = fields.required("column")) {
      mapping_.id.column = column(*name, "id.column").value_or(ColumnRef{});
    }
    fields.boolean("hash", mapping_.id.hash);
    fields.finish();
  }

  void read_submitted(const YamlValue& value) {
    YamlFields fields(reader_, value, "submitted");
    if (const YamlValue* name = fields.required("column")) mapping_.submitted = column(*name, "submitted.column");
    fields.finish();
  }

  void read_fields(const YamlValue& value) {
    if (value.kind != YamlValue::Kind::map) return reader_.wrong_type(value, "fields", "map");
    for (const auto& [key, sources] : value.members) {
      const std::string path = "fields." + key.text;
      if (find_survey_field(mapping_.side, key.text) == nullptr) {
        reader_.refuse(yaml_codes.unknown_key, key, path,
                       {{"read", key.text}, {"suggestion", closest(key.text, survey_field_names(mapping_.side))}});
        continue;
      }
      FieldMapping field{key.text, {}};
      if (sources.kind == YamlValue::Kind::sequence) {
        for (std::size_t i = 0; i < sources.items.size(); ++i) {
          field.sources.push_back(read_source(sources.items[i], path + "[" + std::to_string(i) + "]"));
        }
      } else {
        field.sources.push_back(read_source(sources, path));
      }
      mapping_.fields.push_back(std::move(field));
    }
  }

  FieldSource read_source(const YamlValue& value, const std::string& path) {
    FieldSource source;
    source.source = reader_.place(value, path);
    YamlFields fields(reader_, value, path);
    std::string text;
    if (fields.text("value", text)) source.value = text;
    if (const YamlValue* one = fields.member("column")) source.column = column(*one, fields.path_of("column"));
    if (const YamlValue* list = fields.member("columns")) read_columns(*list, fields.path_of("columns"), source);
    if (const YamlValue* codes = fields.member("codes")) read_codes(*codes, fields.path_of("codes"), source);
    read_texts(fields, "ticked", source.ticked);
    read_texts(fields, "options", source.options);
    if (const YamlValue* other = fields.member("other")) source.other = column(*other, fields.path_of("other"));
    if (fields.text("vocabulary", text)) source.vocabulary = text;
    fields.text("split", source.split);
    fields.text("prefix", source.prefix);
    int level = 1;
    if (fields.whole("level", level, 1, 5)) source.level = level;
    fields.boolean("must", source.must);
    fields.finish();
    const bool any = source.value || source.column || source.other || !source.columns.empty();
    if (fields.is_map() && !any) {
      reader_.refuse(model_codes.missing_field, value, path, {{"expected", "column, columns, value"}});
    }
    return source;
  }

  void read_columns(const YamlValue& value, const std::string& path, FieldSource& source) {
    if (value.kind != YamlValue::Kind::map) return reader_.wrong_type(value, path, "map");
    for (const auto& [key, term] : value.members) {
      auto reference = column(key, path);
      auto name = reader_.text(term, path + "." + key.text);
      if (reference && name) source.columns.emplace_back(std::move(*reference), std::move(*name));
    }
  }

  // Answers are compared as they stand in the export: a key such as `010` or `no` is no trap here. Values may be.
  void read_codes(const YamlValue& value, const std::string& path, FieldSource& source) {
    if (value.kind != YamlValue::Kind::map) return reader_.wrong_type(value, path, "map");
    for (const auto& [key, meaning] : value.members) {
      if (meaning.kind == YamlValue::Kind::null) {
        source.codes.emplace_back(key.text, std::nullopt);
      } else if (auto text = reader_.text(meaning, path + "." + key.text)) {
        source.codes.emplace_back(key.text, std::move(*text));
      }
    }
  }

  // As with codes: `ticked: [ yes ]` means the answer that reads "yes".
  void read_texts(YamlFields& fields, std::string_view name, std::vector<std::string>& texts) {
    const YamlValue* value = fields.member(name);
    if (value == nullptr) return;
    const std::string path = fields.path_of(name);
    const auto put = [&](const YamlValue& item) {
      if (item.kind != YamlValue::Kind::scalar) return reader_.wrong_type(item, path, "text");
      texts.push_back(item.text);
    };
    if (value->kind != YamlValue::Kind::sequence) return put(*value);
    for (const YamlValue& item : value->items) put(item);
  }

  void read_contact(const YamlValue& value) {
    YamlFields fields(reader_, value, "contact");
    if (const YamlValue* name = fields.member("name")) mapping_.contact.name = columns(*name, "contact.name");
    if (const YamlValue* email = fields.member("email")) mapping_.contact.email = column(*email, "contact.email");
    if (const YamlValue* phone = fields.member("phone")) mapping_.contact.phone = column(*phone, "contact.phone");
    fields.finish();
  }

  const YamlReader reader_;
  Mapping mapping_;
};

}  // namespace

void refuse_undecided(std::string_view text, const std::string& file, Findings& findings) {
  Language language{};
  for (std::int64_t row = 1; !text.empty(); ++row) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t at = find_draft_mark(text.substr(0, end), language);
    if (at != std::string_view::npos) {
      findings.add(survey_codes.mapping_undecided,
                   {.file = file, .row = row, .column = static_cast<std::int64_t>(at + 1)},
                   {{"read", std::string(draft_mark(language).substr(2))}});
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

Mapping read_mapping(std::string_view text, const std::string& file, Findings& findings) {
  refuse_undecided(text, file, findings);
  const auto document = parse_yaml(text, file, findings);
  return document ? MappingReader(file, findings).read(*document) : Mapping{};
}

}  // namespace koppel::io
