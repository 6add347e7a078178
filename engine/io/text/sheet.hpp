// A worksheet as plain values: what a list wants to show, whoever writes the workbook (io/tables/xlsx.hpp).
#pragma once

#include <string>
#include <vector>

namespace koppel::io {

struct Sheet {
  std::string name;
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
  std::vector<double> widths;  // in characters; may be shorter than the headings
};

}  // namespace koppel::io
