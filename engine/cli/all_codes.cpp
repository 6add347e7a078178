#include "cli/all_codes.hpp"

#include <algorithm>

#include "base/codes.hpp"
#include "cli/codes.hpp"
#include "graph/codes.hpp"
#include "io/files/codes.hpp"
#include "io/inputs/codes.hpp"
#include "io/problem/codes.hpp"
#include "io/survey/codes.hpp"
#include "io/tables/codes.hpp"
#include "io/text/codes.hpp"
#include "io/yaml/codes.hpp"
#include "model/codes.hpp"
#include "moments/codes.hpp"
#include "pairing/codes.hpp"
#include "solve/codes.hpp"
#include "walk/codes.hpp"

namespace koppel::cli {

namespace {

template <class Table>
RoomCodes of_room(std::string_view room, const Table& table) {
  const auto codes = entries<CodeInfo>(table);
  return {room, {codes.begin(), codes.end()}};
}

}  // namespace

std::vector<RoomCodes> codes_by_room() {
  return {
      of_room("base", base_codes),
      of_room("model", model_codes),
      of_room("graph", graph_codes),
      of_room("pairing", pairing_codes),
      of_room("solve", solve_codes),
      of_room("moments", moments_codes),
      of_room("io/text", io::text_codes),
      of_room("io/files", io::files_codes),
      of_room("io/yaml", io::yaml_codes),
      of_room("io/tables", io::tables_codes),
      of_room("io/survey", io::survey_codes),
      of_room("io/problem", io::problem_codes),
      of_room("io/inputs", io::inputs_codes),
      of_room("walk", walk_codes),
      of_room("cli", cli_codes),
  };
}

std::vector<CodeInfo> all_codes() {
  std::vector<CodeInfo> all;
  for (const RoomCodes& room : codes_by_room()) all.insert(all.end(), room.codes.begin(), room.codes.end());
  std::ranges::sort(all, {}, &CodeInfo::name);
  return all;
}

}  // namespace koppel::cli
