// Words that one verb alone prints: tables of their own beside the one in words.cpp. Read through words.hpp.
#pragma once

#include <span>

#include "report/words.hpp"

namespace koppel::report {

[[nodiscard]] std::span<const Word> inspect_words();  // sorted by key

}  // namespace koppel::report
