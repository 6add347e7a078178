// Building HTML from strangers' text: everything that goes in as text comes out escaped.
//
//   Markup page; page.open("td", "class=\"id\""); page.text(label); page.close();
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace koppel::report {

// & < > " ' escaped; control characters and Unicode's controls of direction replaced by U+FFFD, and signs without width left out, so that no
// text can hide or reorder what stands beside it.
[[nodiscard]] std::string escaped(std::string_view text);

class Markup {
 public:
  // `attributes` is the program's own text, already safe; strangers' values go through escaped().
  void open(std::string_view tag, std::string_view attributes = {});
  void close();
  void text(std::string_view text) { out_ += escaped(text); }
  void raw(std::string_view markup) { out_ += markup; }
  // <tag attributes>text</tag>
  void element(std::string_view tag, std::string_view text, std::string_view attributes = {});
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::vector<std::string> open_;
};

// name="escaped value", with a leading blank.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

}  // namespace koppel::report
