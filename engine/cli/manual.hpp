// The man page and the shell completions, generated from the same table of options that the program parses with.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace koppel::cli {

// `form` is man, bash, zsh or fish.
[[nodiscard]] std::string manual(const CLI::App& app, std::string_view form);

}  // namespace koppel::cli
