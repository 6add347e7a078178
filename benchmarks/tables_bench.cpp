// Reading exports into columns: megabytes of CSV a second, and a large workbook, with the memory it takes.
//
//   tables_bench [--quick] [--rivals] [NAME]
//     --quick    a tenth of the size
//     --rivals   Python's csv, pandas and openpyxl on the same files, where they are installed
//     NAME       only the rows whose name begins so
//
// Writes each export to a temporary file and reads it as `import` does: block by block, keeping the columns that a mapping would name.
// Prints a Markdown table with the median of three; seconds are processor time of the one thread. The number of rows and a checksum of the
// kept columns are compared with what was generated.
#include <csv.h>
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "io/files/file_blocks.hpp"
#include "io/tables/table.hpp"
#include "io/tables/xlsx.hpp"
#include "measuring.hpp"

namespace koppel::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t runs = 3;

// Of the kept cells, whatever the order of columns: FNV-1a over each column.
class Checksums {
 public:
  explicit Checksums(std::size_t columns) : sums_(columns, 14695981039346656037U) {}
  void add(std::size_t column, std::string_view text) {
    std::uint64_t& sum = sums_[column];
    for (const char byte : text) sum = (sum ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    sum = (sum ^ 0xFFU) * 1099511628211U;
  }
  bool operator==(const Checksums&) const = default;

 private:
  std::vector<std::uint64_t> sums_;
};

// What an answer of such a column looks like.
enum class Content : std::uint8_t { code, tick, word, number, text, email };

struct Column {
  std::string heading;
  Content content;
  bool kept;
};

struct Instance {
  std::string name;
  std::vector<Column> columns;
  bool quoted;     // every cell, as LimeSurvey does
  char separator;  // '\0': a workbook
  std::size_t rows;
};

// A LimeSurvey export: forty boxes to tick, a few words, some long text and personal data that nobody maps.
std::vector<Column> survey_columns() {
  std::vector<Column> columns{{"id", Content::code, true},   {"submitdate", Content::word, false},
                              {"A1", Content::word, false},  {"A2", Content::email, false},
                              {"P1", Content::number, true}, {"C1", Content::number, true}};
  for (int i = 0; i < 40; ++i) columns.push_back({fmt::format("T1[SQ{:03}]", i), Content::tick, i % 8 == 0});
  for (int i = 0; i < 4; ++i) columns.push_back({fmt::format("O{}", i), Content::text, false});
  return columns;
}

std::vector<Column> form_columns(std::size_t count) {
  std::vector<Column> columns{{"Nr", Content::code, true}};
  constexpr std::array contents{Content::word, Content::number, Content::email, Content::text};
  while (columns.size() < count) {
    const std::size_t i = columns.size();
    columns.push_back({fmt::format("Vraag {}", i), contents[i % contents.size()], i % 5 == 0});
  }
  return columns;
}

std::string content_of(Content content, std::size_t row, std::mt19937_64& dice) {
  constexpr std::array<std::string_view, 6> words{"Mobiliteit", "Wonen",   "Veiligheid in de straat",
                                                  "Café",       "Énergie", "Gezondheid"};
  const auto word = [&] { return words[dice() % words.size()]; };
  switch (content) {
    case Content::code:
      return fmt::format("a{:08}", row);
    case Content::tick:
      return dice() % 3 == 0 ? "Y" : "";
    case Content::word:
      return std::string(word());
    case Content::number:
      return fmt::format("{}", 1000 + dice() % 9000);
    case Content::email:
      return fmt::format("p{}@voorbeeld.example", row);
    case Content::text:
      break;
  }
  std::string text;
  for (std::uint64_t i = dice() % 12; i > 0; --i) text += fmt::format("{}, ", word());
  return text;
}

// The cells of an instance, row by row, and the checksums of those that are kept.
Checksums generate(const Instance& instance, const std::function<void(const std::vector<std::string>&)>& take) {
  Checksums sums(instance.columns.size());
  std::mt19937_64 dice(7);
  std::vector<std::string> cells(instance.columns.size());
  for (std::size_t row = 0; row < instance.rows; ++row) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = content_of(instance.columns[i].content, row, dice);
      if (instance.columns[i].kept) sums.add(i, cells[i]);
    }
    take(cells);
  }
  return sums;
}

std::vector<std::string> headings_of(const Instance& instance) {
  std::vector<std::string> headings;
  for (const Column& column : instance.columns) headings.push_back(column.heading);
  return headings;
}

Checksums write_csv(const Instance& instance, const fs::path& path) {
  std::ofstream file(path, std::ios::binary);
  std::string text;
  const auto write = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool quoted = instance.quoted || cells[i].find_first_of(",;\"") != std::string::npos;
      if (i > 0) text += instance.separator;
      text += quoted ? '"' + cells[i] + '"' : cells[i];
    }
    text += "\r\n";
    if (text.size() < (std::size_t{1} << 20)) return;
    file << text;
    text.clear();
  };
  write(headings_of(instance));
  Checksums sums = generate(instance, write);
  file << text;
  return sums;
}

Checksums write_workbook(const Instance& instance, const fs::path& path) {
  io::Sheet sheet{.name = "Antwoorden", .headings = headings_of(instance)};
  Checksums sums = generate(
      instance, [&](const std::vector<std::string>& cells) { sheet.rows.emplace_back(cells.begin(), cells.end()); });
  const std::string bytes = io::write_xlsx({sheet});
  std::ofstream(path, std::ios::binary) << bytes;
  return sums;
}

// What is left of a second when nothing is done with the cells: libcsv as it comes.
double libcsv_seconds(const fs::path& path, char separator) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> block(std::size_t{1} << 16);
  csv_parser parser{};
  csv_init(&parser, 0);
  csv_set_delim(&parser, static_cast<unsigned char>(separator));
  std::size_t cells = 0;
  const double start = processor_seconds();
  const auto count = [](void*, std::size_t, void* counter) { ++*static_cast<std::size_t*>(counter); };
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
    csv_parse(&parser, block.data(), static_cast<std::size_t>(file.gcount()), count, nullptr, &cells);
  }
  csv_fini(&parser, count, nullptr, &cells);
  csv_free(&parser);
  return processor_seconds() - start;
}

struct Rival {
  std::string_view name, workbook_program, csv_program;
};
// Each prints its processor seconds; the names of the columns to keep are its arguments.
constexpr std::array rivals{
    Rival{"Python csv / openpyxl",
          "rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)",
          "rows = csv.reader(open(path, newline='', encoding='utf-8'), delimiter=separator)"},
    Rival{"pandas", "pandas.read_excel(path, usecols=names, dtype=str)",
          "pandas.read_csv(path, sep=separator, usecols=names, dtype=str, keep_default_na=False)"}};

std::string rival_seconds(const Rival& rival, const Instance& instance, const fs::path& path) {
  const std::string_view reading = instance.separator == '\0' ? rival.workbook_program : rival.csv_program;
  std::string names;
  for (const Column& column : instance.columns) names += column.kept ? fmt::format("'{}',", column.heading) : "";
  const std::string module = rival.name == "pandas" ? "pandas" : instance.separator == '\0' ? "openpyxl" : "csv";
  std::string program = fmt::format(
      "import {}, time, resource\npath, separator, names = r'{}', '{}', [{}]\nstart = time.process_time()\n{}\n",
      module, path.string(), instance.separator == '\0' ? ',' : instance.separator, names, reading);
  if (rival.name != "pandas") {
    program +=
        "first = next(rows)\nwanted = [i for i, name in enumerate(first) if name in names]\ncolumns = [[] for _ in "
        "wanted]\n"
        "for row in rows:\n  for i, column in zip(wanted, columns): column.append(row[i])\n";
  }
  program += "print(f'{time.process_time() - start:.2f} s')\n";
  const fs::path script = path.string() + ".py";
  std::ofstream(script) << program;
  const std::string command = "/usr/bin/python3 " + script.string() + " 2>/dev/null";
  std::string answer;
  if (FILE* pipe = popen(command.c_str(), "r")) {
    for (int byte = std::fgetc(pipe); byte != EOF && byte != '\n'; byte = std::fgetc(pipe))
      answer += static_cast<char>(byte);
    pclose(pipe);
  }
  fs::remove(script);
  return answer.empty() ? "–" : answer;
}

bool is_as_generated(const io::Table& table, const Instance& instance, const Checksums& expected) {
  Checksums sums(instance.columns.size());
  for (const io::TableRow row : table.rows) {
    for (std::size_t i = 0; i < instance.columns.size(); ++i) {
      if (instance.columns[i].kept) sums.add(i, row[i].text);
    }
  }
  return table.rows.size() == instance.rows && table.headings == headings_of(instance) && sums == expected;
}

bool measure(const Instance& instance, bool with_rivals) {
  const bool workbook = instance.separator == '\0';
  const fs::path path = fs::temp_directory_path() /
                        fmt::format("koppel-tables-bench-{}.{}", std::random_device()(), workbook ? "xlsx" : "csv");
  const Checksums expected = workbook ? write_workbook(instance, path) : write_csv(instance, path);
  const double megabytes = static_cast<double>(fs::file_size(path)) / 1e6;
  const auto kept = [&](const std::vector<std::string>&) {
    std::vector<bool> columns;
    for (const Column& column : instance.columns) columns.push_back(column.kept);
    return columns;
  };
  std::array<double, runs> seconds{};
  double peak = 0;
  bool sound = true;
  for (double& of_run : seconds) {
    malloc_trim(0);  // what the making of the file left behind
    reset_peak();
    Findings findings;
    const double start = processor_seconds();
    const auto blocks = io::open_blocks(path);
    const io::Table table = io::read_table(*blocks, "export", {}, findings, kept);
    of_run = processor_seconds() - start;
    peak = peak_megabytes();
    sound = sound && !findings.has_errors() && is_as_generated(table, instance, expected);
  }
  std::ranges::sort(seconds);
  const double median = seconds[runs / 2];
  fmt::print("| {} | {} | {:.0f} | {:.2f} | {:.0f} | {:.0f} |", instance.name, instance.rows, megabytes, median,
             megabytes / median, peak);
  if (with_rivals) {
    fmt::print(" {} |", workbook ? "–" : fmt::format("{:.2f} s", libcsv_seconds(path, instance.separator)));
    for (const Rival& rival : rivals) fmt::print(" {} |", rival_seconds(rival, instance, path));
  }
  fmt::print("{}\n", sound ? "" : " WRONG");
  std::fflush(stdout);
  fs::remove(path);
  return sound;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  using koppel::bench::Instance;
  std::size_t share = 1;
  bool with_rivals = false;
  std::string_view wanted;
  for (const std::string_view argument : std::vector<std::string_view>(arguments + 1, arguments + count)) {
    if (argument == "--quick") {
      share = 10;
    } else if (argument == "--rivals") {
      with_rivals = true;
    } else {
      wanted = argument;
    }
  }
  const std::vector<Instance> instances{
      {"CSV, 50 columns, all quoted", koppel::bench::survey_columns(), true, ',', 2'000'000 / share},
      {"CSV, 50 columns", koppel::bench::survey_columns(), false, ';', 2'500'000 / share},
      {"CSV, 12 columns", koppel::bench::form_columns(12), false, ';', 4'500'000 / share},
      {"XLSX, 20 columns", koppel::bench::form_columns(20), false, '\0', 100'000 / share}};
  fmt::print("| export | rows | MB | seconds | MB/s | peak MB |{}\n|---|---:|---:|---:|---:|---:|{}\n",
             with_rivals ? " libcsv alone | Python csv / openpyxl | pandas |" : "",
             with_rivals ? "---:|---:|---:|" : "");
  bool sound = true;
  for (const Instance& instance : instances) {
    if (instance.name.starts_with(wanted)) sound = koppel::bench::measure(instance, with_rivals) && sound;
  }
  return sound ? 0 : 1;
}
