// What can be wrong with what was typed, beyond what CLI11 looks for. Each says what was read and what was expected; empty: nothing wrong.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koppel::cli {

[[nodiscard]] std::string seed_fault(const std::string& text);     // 0 to 2^64 − 1
[[nodiscard]] std::string steps_fault(const std::string& text);    // 1 to 2^64 − 1
[[nodiscard]] std::string seconds_fault(const std::string& text);  // a finite number above 0
[[nodiscard]] std::string points_fault(const std::string& text);
[[nodiscard]] std::string day_fault(const std::string& text);       // 2026-11-30
[[nodiscard]] std::string strategy_fault(const std::string& name);  // with the nearest name

// Two files to write that are the same, or one that is an input, under whatever name or link. "-" is no file.
[[nodiscard]] std::string overwriting_fault(const std::vector<std::filesystem::path>& inputs,
                                            const std::vector<std::optional<std::filesystem::path>>& outputs);

}  // namespace koppel::cli
