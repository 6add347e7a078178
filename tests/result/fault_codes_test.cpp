#include "result/fault_codes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "support/places.hpp"

namespace koppel {
namespace {

std::set<std::string> found_in(const std::filesystem::path& path, const std::regex& what) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), what), end; it != end; ++it) found.insert((*it)[1]);
  return found;
}

TEST(FaultCodes, StandInOrderAndOnceAndSayWhatTheyMean) {
  const auto faults = entries<FaultInfo>(fault_codes);
  for (std::size_t i = 1; i < faults.size(); ++i) EXPECT_LT(faults[i - 1].name, faults[i].name);
  for (const FaultInfo& fault : faults) EXPECT_FALSE(fault.meaning.empty()) << fault.name;
}

TEST(FaultCodes, AreNamedAsTheMembersOfTheTable) {
  const std::filesystem::path table = test::source_dir() / "engine/result/fault_codes.hpp";
  const auto members = found_in(table, std::regex(R"re(FaultInfo (\w+)\{")re"));
  std::set<std::string> names;
  for (const FaultInfo& fault : entries<FaultInfo>(fault_codes)) names.emplace(fault.name);
  EXPECT_EQ(members, names);
}

// That none is raised which does not stand in the table, the compiler sees to.
TEST(FaultCodes, AreAllRaisedSomewhere) {
  std::set<std::string> raised;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source_dir() / "engine")) {
    const auto extension = entry.path().extension();
    if (entry.path().filename() == "fault_codes.hpp" || (extension != ".cpp" && extension != ".hpp")) continue;
    raised.merge(found_in(entry.path(), std::regex(R"re(fault_codes\.(?!hpp)(\w+))re")));
  }
  for (const FaultInfo& fault : entries<FaultInfo>(fault_codes)) {
    EXPECT_TRUE(raised.contains(std::string(fault.name))) << fault.name;
  }
}

}  // namespace
}  // namespace koppel
