// The files of a proposal: what a person holds in hand afterwards.
//
// Promise:    result.json, the page, the call lists and the unmatched list; manifest.json, with the hashes of what was read and made, is the
//             last that is written. Where there is no matching, an older call list is withdrawn.
// Complexity: that of writing each.
// Errors:     none.
//
//   io::write_files("voorstel", output_files(walked));
#pragma once

#include <vector>

#include "io/files/files.hpp"
#include "walk/propose.hpp"

namespace koppel {

// `findings_file`: findings.json beside the others.
[[nodiscard]] std::vector<io::OutputFile> output_files(const Walked& walked, bool findings_file = false);

}  // namespace koppel
