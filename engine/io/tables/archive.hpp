// The table in a zip archive: as Google Forms and Qualtrics hand out their CSV.
//
// Problem:    an export comes zipped; a person should not have to unpack it, and an archive of a few kilobytes may unpack to terabytes.
// Promise:    where an archive holds one CSV, TSV, text or .xlsx file, that file's bytes, in blocks; which one is said in a note. Nothing
//             is written to disk, names are never paths. The file is looked through once before it is handed on: its checksum is right
//             and it is no longer than any other export may be. A workbook, which is an archive too, is none of these.
// Complexity: O(bytes unpacked), once to look and once for every reading; the archive itself is held in memory.
// Errors:     findings: archive_without_table, archive_of_several, archive_damaged, file_too_large.
//
//   Unpacked table = unpack(blocks, "antwoorden.csv.zip", findings);
//   ByteBlocks& bytes = table.blocks ? *table.blocks : blocks;
#pragma once

#include <memory>
#include <string>

#include "base/finding.hpp"
#include "io/text/byte_blocks.hpp"

namespace koppel::io {

struct Unpacked {
  std::unique_ptr<ByteBlocks> blocks;  // null: the bytes are to be read as they are
  bool refused = false;                // an archive, but nothing to be read; the findings say why
};

[[nodiscard]] Unpacked unpack(ByteBlocks& bytes, const std::string& file, Findings& findings);

// All bytes of an archive of at most 512 MB: its list of parts stands at the end.
[[nodiscard]] std::string gathered(ByteBlocks& blocks);

}  // namespace koppel::io
