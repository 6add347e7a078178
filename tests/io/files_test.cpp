#include "io/files/files.hpp"

#include <sys/stat.h>

#include "base/sha256.hpp"
#include "io/reading.hpp"

namespace koppel::io {
namespace {

namespace fs = std::filesystem;
using test::Folder;
using test::refusal;
using test::text_of;

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 0777U;
}

TEST(Files, AreReadWholeOrRefusedWithAReason) {
  const Folder folder;
  EXPECT_EQ(read_file(folder.put("a.csv", "naam\n")), "naam\n");
  EXPECT_EQ(refusal([&] { (void)read_file(folder.path() / "weg.csv"); }), "missing_file");
  EXPECT_EQ(refusal([&] { (void)read_file(folder.put("leeg.csv", "")); }), "empty_file");
  EXPECT_EQ(refusal([&] { (void)read_file(folder.path()); }), "is_a_folder");
  EXPECT_EQ(refusal([&] { (void)read_file(folder.put("groot.csv", "12345"), 4); }), "file_too_large");
  EXPECT_EQ(read_file(folder.path() / "groot.csv", 5), "12345");
}

TEST(Files, StayInsideTheFolder) {
  const Folder folder, elsewhere;
  folder.put("deel/a.csv", "x");
  elsewhere.put("geheim.csv", "x");
  fs::create_symlink(elsewhere.path() / "geheim.csv", folder.path() / "link.csv");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "linkmap");
  fs::create_symlink(folder.path() / "deel" / "a.csv", folder.path() / "binnen.csv");
  const auto code = [&](const std::string& name) { return refusal([&] { (void)inside(folder.path(), name, {}); }); };
  EXPECT_EQ(code("deel/a.csv"), "");
  EXPECT_EQ(code("nog-niet.csv"), "");
  EXPECT_EQ(code("binnen.csv"), "");
  for (const char* name : {"../geheim.csv", "deel/../../x.csv", "/etc/passwd", "link.csv", "linkmap/geheim.csv", ""}) {
    EXPECT_EQ(code(name), "path_outside_folder") << name;
  }
}

TEST(Files, AreWrittenTogetherAndLeaveNothingElse) {
  const Folder folder;
  const fs::path out = folder.path() / "a" / "b";
  write_files(out, {{.name = "een.csv", .bytes = "1"}, {.name = "twee.csv", .bytes = "2", .owner_only = true}});
  EXPECT_EQ(text_of(out / "een.csv"), "1");
  EXPECT_EQ(text_of(out / "twee.csv"), "2");
  EXPECT_EQ(mode_of(out / "twee.csv"), 0600U);
  write_files(out, {{.name = "een.csv", .bytes = "nieuw"}});
  EXPECT_EQ(text_of(out / "een.csv"), "nieuw");
  EXPECT_EQ(std::distance(fs::directory_iterator(out), {}), 2);
}

TEST(Files, OldOnesAreKeptWhenOneOfTheSetCannotBeWritten) {
  const Folder folder;
  folder.put("een.csv", "oud");
  fs::create_directory(folder.path() / "twee.csv");  // in the way
  EXPECT_EQ(
      refusal([&] {
        write_files(folder.path(), {{.name = "een.csv", .bytes = "nieuw"}, {.name = "twee.csv", .bytes = "nieuw"}});
      }),
      "write_failed");
  EXPECT_EQ(text_of(folder.path() / "een.csv"), "oud");
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"een.csv", "twee.csv"}));
}

TEST(Files, AFolderThatCannotBeMadeIsRefusedAndLeavesNoTrace) {
  const Folder folder;
  folder.put("bestand", "x");
  EXPECT_EQ(refusal([&] { write_files(folder.path() / "bestand" / "map", {{.name = "a", .bytes = "1"}}); }),
            "write_failed");
  EXPECT_EQ(refusal([&] { write_files(folder.path() / "nieuw" / "map", {{.name = "../a", .bytes = "1"}}); }),
            "path_outside_folder");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"bestand"});
}

TEST(Files, AFullDiskIsSaid) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full on this system";
  EXPECT_EQ(refusal([] { write_file("/dev/full", "x"); }), "write_failed");
  EXPECT_FALSE(fs::is_regular_file("/dev/full"));
}

TEST(Files, AnUnwritableFolderIsSaid) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const Folder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(refusal([&] { write_files(folder.path(), {{.name = "a", .bytes = "1"}}); }), "write_failed");
}

std::string manifest_of(const std::string& name, const std::string& bytes) {
  return "{\"files\": {\"" + name + "\": \"sha256:" + sha256_hex(bytes) + "\"}}\n";
}

TEST(Files, ACallListThatAPersonEditedIsKept) {
  const Folder folder;
  folder.put("manifest.json", manifest_of("bellijst.csv", "eerste"));
  folder.put("bellijst.csv", "eerste");
  const std::vector<OutputFile> next{{.name = "bellijst.csv", .bytes = "tweede", .keep_edited = true},
                                     {.name = "manifest.json", .bytes = manifest_of("bellijst.csv", "tweede")}};
  write_files(folder.path(), next);
  EXPECT_EQ(text_of(folder.path() / "bellijst.csv"), "tweede");

  folder.put("bellijst.csv", "tweede, met een antwoord");
  std::vector<OutputFile> third = next;
  third[0].bytes = "derde";
  third[1].bytes = "{}";
  EXPECT_EQ(refusal([&] { write_files(folder.path(), third); }), "output_edited");
  EXPECT_EQ(text_of(folder.path() / "bellijst.csv"), "tweede, met een antwoord");
  EXPECT_EQ(text_of(folder.path() / "manifest.json"), next[1].bytes);
  write_files(folder.path(), third, true);
  EXPECT_EQ(text_of(folder.path() / "bellijst.csv"), "derde");
}

TEST(Files, AFileThatIsNotOursIsKeptToo) {
  const Folder folder;
  folder.put("bellijst.csv", "van iemand anders");
  EXPECT_EQ(refusal([&] { write_files(folder.path(), {{.name = "bellijst.csv", .bytes = "x", .keep_edited = true}}); }),
            "output_edited");
  EXPECT_EQ(text_of(folder.path() / "bellijst.csv"), "van iemand anders");
}

TEST(Files, WhatIsWithdrawnIsSetAsideWithWhatAPersonWrote) {
  const Folder folder;
  const std::vector<OutputFile> none{{.name = "bellijst.csv", .withdrawn = true},
                                     {.name = "result.json", .bytes = "{}"}};
  EXPECT_TRUE(write_files(folder.path(), none).empty());
  for (const char* kept_as : {"bellijst-vorige.csv", "bellijst-vorige-2.csv"}) {
    folder.put("bellijst.csv", std::string("antwoord in ") + kept_as);
    const auto aside = write_files(folder.path(), none);
    ASSERT_EQ(aside.size(), 1U);
    EXPECT_EQ(aside.front().name, "bellijst.csv");
    EXPECT_EQ(aside.front().kept_as, kept_as);
    EXPECT_EQ(text_of(folder.path() / kept_as), std::string("antwoord in ") + kept_as);
  }
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"bellijst-vorige-2.csv", "bellijst-vorige.csv", "result.json"}));
}

TEST(Files, WhatIsWithdrawnStaysWhenTheOthersCannotBeWritten) {
  const Folder folder;
  folder.put("bellijst.csv", "antwoord");
  const std::vector<OutputFile> files{{.name = "bellijst.csv", .withdrawn = true},
                                      {.name = "result.json", .bytes = "{}"}};
  const Companion stats{folder.path() / "weg" / "stats.json", [] { return std::string("{}"); }};
  EXPECT_EQ(refusal([&] { write_files(folder.path(), files, false, stats); }), "write_failed");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"bellijst.csv"});
  EXPECT_EQ(text_of(folder.path() / "bellijst.csv"), "antwoord");
}

TEST(Files, ACompanionElsewhereAppearsWithTheOthers) {
  const Folder folder, elsewhere;
  const fs::path out = folder.path() / "uit";
  const Companion stats{elsewhere.path() / "stats.json", [&] {
                          EXPECT_FALSE(fs::exists(out / "b"));  // they lie ready, but nothing is in place yet
                          return std::string("7");
                        }};
  write_files(out, {{.name = "a", .bytes = "1"}, {.name = "b", .bytes = "2"}}, false, stats);
  EXPECT_EQ(text_of(out / "a"), "1");
  EXPECT_EQ(text_of(out / "b"), "2");
  EXPECT_EQ(text_of(elsewhere.path() / "stats.json"), "7");
}

TEST(Files, WhereNothingCanBeWrittenIsToldBefore) {
  const Folder folder;
  folder.put("bestand", "x");
  const auto code = [&](const fs::path& path, const std::optional<fs::path>& made = {}) {
    return refusal([&] { require_writable(path, made); });
  };
  EXPECT_EQ(code(folder.path() / "stats.json"), "");
  EXPECT_EQ(code(folder.path() / "bestand"), "");
  EXPECT_EQ(code(folder.path()), "write_failed");
  EXPECT_EQ(code(folder.path() / "bestand" / "stats.json"), "write_failed");
  EXPECT_EQ(code(folder.path() / "weg" / "stats.json"), "write_failed");
  EXPECT_EQ(code(folder.path() / "weg" / "stats.json", folder.path() / "weg" / "."), "");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"bestand"});
}

}  // namespace
}  // namespace koppel::io
