// Which format a text is in: its content decides, then its name.
#include <algorithm>
#include <array>
#include <filesystem>

#include "io/problem/readers.hpp"
#include "io/tables/csv_records.hpp"

namespace koppel::io {

namespace {

using enum ProblemFormat;

constexpr std::pair<std::string_view, ProblemFormat> extensions[] = {
    {".json", koppel_json}, {".asn", dimacs_asn},  {".min", dimacs_min},  {".mtx", matrix_market},
    {".mm", matrix_market}, {".csv", csv_triples}, {".tsv", csv_triples}, {".soc", preflib},
    {".soi", preflib},      {".toc", preflib},     {".toi", preflib}};

// Takes the first line off a text.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = without_blanks(text.substr(0, end));
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

// "p asn …" or "p min …", before which only comments stand.
ProblemFormat dimacs(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    Words words(line);
    const std::string_view letter = words.next(), kind = words.next();
    if (letter.empty() || letter == "c") continue;
    if (letter != "p") return automatic;
    return kind == "asn" ? dimacs_asn : kind == "min" ? dimacs_min : automatic;
  }
  return automatic;
}

// Nothing but numbers between blanks: one on the first line (assign) or two (gap).
ProblemFormat or_library(std::string_view text) {
  std::string_view first;
  while (first.empty() && !text.empty()) first = take_line(text);
  Words words(first);
  std::size_t count = 0;
  for (std::string_view word = words.next(); !word.empty(); word = words.next(), ++count) {
    if (!whole_count(word)) return automatic;
  }
  return count == 1 ? orlib_assign : count == 2 ? orlib_gap : automatic;
}

ProblemFormat by_extension(const std::string& file) {
  std::filesystem::path path(file);
  if (path.extension() == ".gz") path = path.stem();
  const std::string extension = path.extension().string();
  const auto* const found =
      std::ranges::find(extensions, std::string_view(extension), &std::pair<std::string_view, ProblemFormat>::first);
  return found == std::end(extensions) ? automatic : found->second;
}

}  // namespace

ProblemFormat recognised_format(std::string_view beginning, std::string_view file) {
  const std::size_t first = beginning.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return by_extension(std::string(file));
  std::string_view text = beginning.substr(first);
  if (take_separator_line(text)) return csv_triples;
  if (text.front() == '{') return koppel_json;
  if (text.starts_with("%%")) return matrix_market;
  if (text.starts_with("# ") && text.find("# NUMBER ALTERNATIVES:") != std::string_view::npos) return preflib;
  if (const ProblemFormat format = dimacs(text); format != automatic) return format;
  if (const ProblemFormat format = by_extension(std::string(file)); format != automatic) return format;
  if (const ProblemFormat format = or_library(text); format != automatic) return format;
  std::string_view rest = text;
  const std::string_view line = take_line(rest);
  const bool separated = std::ranges::any_of(std::array{',', ';', '\t'},
                                             [&](char separator) { return std::ranges::count(line, separator) >= 2; });
  return separated ? csv_triples : automatic;
}

}  // namespace koppel::io
