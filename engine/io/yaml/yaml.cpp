#include "io/yaml/yaml.hpp"

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "io/text/codes.hpp"
#include "io/text/encoding.hpp"
#include "io/text/fold.hpp"
#include "io/yaml/codes.hpp"

namespace koppel::io {

namespace {

// Thrown to leave yaml-cpp's parser; never leaves this file.
struct TooDeep {};

std::int64_t row_of(const YAML::Mark& mark) { return mark.line + 1; }
std::int64_t column_of(const YAML::Mark& mark) { return mark.column + 1; }

// Builds a YamlValue from yaml-cpp's events.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, const std::string& file, Findings& findings)
      : text_(text), file_(file), findings_(findings) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    refuse_left_out(mark);
    put(make(YamlValue::Kind::null, mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(yaml_codes.yaml_alias, mark);
    put(make(YamlValue::Kind::null, mark));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    YamlValue value = make(YamlValue::Kind::scalar, mark);
    value.quoted = tag == "!";
    if (value.quoted) refuse_open_quote(mark);
    key_offset_ = static_cast<std::size_t>(mark.pos);
    if (!value.quoted && (text == "null" || text == "~" || text == "Null" || text == "NULL")) {
      value.kind = YamlValue::Kind::null;
    }
    value.text = text;
    put(std::move(value));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlValue::Kind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlValue::Kind::map, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] bool refused() const { return refused_; }
  YamlValue take() { return std::move(root_); }

  void refuse(Code code, const YAML::Mark& mark, FindingValues values = {}) {
    findings_.add(code, {.file = file_, .row = row_of(mark), .column = column_of(mark)}, std::move(values));
    refused_ = true;
  }

 private:
  struct Level {
    YamlValue value;
    bool flow = false;  // between brackets or braces
    std::optional<YamlValue> key;
    std::set<std::string, std::less<>> keys;
  };

  static YamlValue make(YamlValue::Kind kind, const YAML::Mark& mark) {
    YamlValue value;
    value.kind = kind;
    value.row = row_of(mark);
    value.column = column_of(mark);
    return value;
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) refuse(yaml_codes.yaml_alias, mark);
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!") refuse(yaml_codes.yaml_tag, mark, {{"read", tag}});
  }

  // yaml-cpp takes a key without a colon for one without a value, and nothing between two commas for a value. Either loses
  // in silence what a person meant to say.
  void refuse_left_out(const YAML::Mark& mark) {
    if (levels_.empty()) return;
    const Level& level = levels_.back();
    const bool empty_item = level.value.kind == YamlValue::Kind::sequence && level.flow;
    const bool no_colon = level.key && !level.flow && !level.key->quoted && !colon_follows(level.key->text);
    if (empty_item) refuse(yaml_codes.yaml_syntax, mark, {{"read", ", ,"}});
    if (no_colon)
      refuse(yaml_codes.yaml_syntax, mark_of(*level.key),
             {{"read", level.key->text + " …"}, {"suggestion", level.key->text + ":"}});
  }

  // Only looked at where the key stands on one line as it was read; yaml-cpp itself sees to the others.
  [[nodiscard]] bool colon_follows(const std::string& key) const {
    if (key_offset_ >= text_.size() || key.empty() || !text_.substr(key_offset_).starts_with(key)) return true;
    const std::string_view rest = text_.substr(key_offset_ + key.size());
    const std::size_t next = rest.find_first_not_of(" \t");
    return next != std::string_view::npos && rest[next] == ':';
  }

  // It reads a text whose closing quote is missing to the end of the file, too.
  void refuse_open_quote(const YAML::Mark& mark) {
    std::size_t at = static_cast<std::size_t>(mark.pos);
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return;  // a block text
    const char quote = text_[at];
    for (++at; at < text_.size(); ++at) {
      if (text_[at] == quote) return;  // of two single quotes the first does as well
      if (text_[at] == '\\' && quote == '"') ++at;
    }
    refuse(yaml_codes.yaml_syntax, mark, {{"read", std::string(1, quote) + " …"}});
  }

  void open(YamlValue::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (levels_.size() >= max_yaml_depth) {
      refuse(yaml_codes.yaml_too_deep, mark, {{"expected", std::to_string(max_yaml_depth)}});
      throw TooDeep{};
    }
    levels_.push_back({make(kind, mark), style == YAML::EmitterStyle::Flow, std::nullopt, {}});
  }

  void close() {
    YamlValue value = std::move(levels_.back().value);
    levels_.pop_back();
    put(std::move(value));
  }

  void put(YamlValue value) {
    if (levels_.empty()) {
      root_ = std::move(value);
      return;
    }
    Level& level = levels_.back();
    if (level.value.kind == YamlValue::Kind::sequence) {
      level.value.items.push_back(std::move(value));
    } else if (level.key) {
      level.value.members.push_back({std::move(*level.key), std::move(value)});
      level.key.reset();
    } else {
      take_key(level, std::move(value));
    }
  }

  void take_key(Level& level, YamlValue key) {
    const bool plain = key.kind == YamlValue::Kind::scalar || key.kind == YamlValue::Kind::null;
    const YAML::Mark mark = mark_of(key);
    if (!plain) refuse(yaml_codes.yaml_key_not_text, mark);
    if (plain && key.kind == YamlValue::Kind::null) key.kind = YamlValue::Kind::scalar;
    if (plain && !level.keys.insert(key.text).second) refuse(yaml_codes.yaml_duplicate_key, mark, {{"read", key.text}});
    level.key = std::move(key);
  }

  static YAML::Mark mark_of(const YamlValue& value) {
    YAML::Mark mark;
    mark.line = static_cast<int>(value.row - 1);
    mark.column = static_cast<int>(value.column - 1);
    return mark;
  }

  std::string_view text_;
  const std::string& file_;
  Findings& findings_;
  std::vector<Level> levels_;
  std::size_t key_offset_ = 0;  // of the last scalar: of the key, where a value is left out
  YamlValue root_;
  bool refused_ = false;
};

std::string_view line_of(std::string_view text, std::int64_t row) {
  for (std::int64_t line = 1; line < row; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

// A tab in the indentation is the commonest fault that the eye does not see.
bool indented_with_tab(std::string_view line) {
  const std::size_t tab = line.find('\t');
  return tab != std::string_view::npos && line.find_first_not_of(' ') == tab;
}

void report_syntax(const YAML::Exception& error, std::string_view text, Builder& builder) {
  for (const std::int64_t row : {row_of(error.mark), row_of(error.mark) - 1}) {
    if (row < 1 || !indented_with_tab(line_of(text, row))) continue;
    YAML::Mark mark = error.mark;
    mark.line = static_cast<int>(row - 1);
    mark.column = 0;
    builder.refuse(yaml_codes.yaml_tab, mark);
    return;
  }
  builder.refuse(yaml_codes.yaml_syntax, error.mark, {{"read", error.msg}});
}

}  // namespace

const YamlValue* YamlValue::find(std::string_view key) const {
  for (const auto& [name, value] : members) {
    if (name.text == key) return &value;
  }
  return nullptr;
}

std::optional<YamlValue> parse_yaml(std::string_view text, const std::string& file, Findings& findings) {
  if (text.size() > max_yaml_bytes) {
    findings.add(text_codes.file_too_large, {.file = file},
                 {{"read", std::to_string(text.size())}, {"expected", std::to_string(max_yaml_bytes)}});
    return std::nullopt;
  }
  if (const std::size_t bad = first_bad_utf8(text); bad != std::string_view::npos) {
    const std::int64_t row = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    findings.add(text_codes.bad_utf8, {.file = file, .row = row}, {{"expected", "utf-8"}});
    return std::nullopt;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Builder builder(text, file, findings);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    const bool any = parser.HandleNextDocument(builder);
    YamlValue root = builder.take();
    Findings ignored;
    Builder second(text, file, ignored);
    if (any && parser.HandleNextDocument(second))
      builder.refuse(yaml_codes.yaml_many_documents, YAML::Mark::null_mark());
    if (builder.refused()) return std::nullopt;
    return root;
  } catch (const YAML::DeepRecursion& error) {
    builder.refuse(yaml_codes.yaml_too_deep, error.mark, {{"expected", std::to_string(max_yaml_depth)}});
  } catch (const YAML::Exception& error) {
    report_syntax(error, text, builder);
  } catch (const TooDeep&) {  // already among the findings
  }
  return std::nullopt;
}

std::string_view kind_name(const YamlValue& value) {
  constexpr std::array<std::string_view, 4> names{"nothing", "text", "list", "map"};
  return names[static_cast<std::size_t>(value.kind)];
}

bool is_ambiguous(const YamlValue& scalar) {
  if (scalar.kind != YamlValue::Kind::scalar || scalar.quoted) return false;
  constexpr std::array<std::string_view, 6> words{"yes", "no", "on", "off", "true", "false"};
  if (std::find(words.begin(), words.end(), fold(scalar.text)) != words.end()) return true;
  const bool digits = !scalar.text.empty() && scalar.text.find_first_not_of("0123456789:_") == std::string::npos;
  const bool octal = scalar.text.size() > 1 && scalar.text.front() == '0';
  return digits && scalar.text.front() != ':' && (octal || scalar.text.find_first_of(":_") != std::string::npos);
}

}  // namespace koppel::io
