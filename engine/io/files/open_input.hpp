// Opening what is to be read: a file, a pipe or standard input.
//
// Promise: a descriptor that can be read to an end. A device that has none (/dev/zero) is refused before a byte of it is read; a terminal and
//          /dev/null are not.
// Errors:  InputError with missing_file, is_a_folder, is_a_device.
//
//   const Descriptor in(open_input(path));
#pragma once

#include <filesystem>

namespace koppel::io {

// "-" is standard input. Whoever opens closes, but for standard input.
[[nodiscard]] int open_input(const std::filesystem::path& path);

}  // namespace koppel::io
