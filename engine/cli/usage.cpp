#include "cli/usage.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <variant>

#include <fmt/format.h>

#include "base/weight.hpp"
#include "model/check.hpp"
#include "solve/strategy.hpp"

namespace koppel::cli {

namespace {

template <class Number>
std::optional<Number> number_in(const std::string& text) {
  Number number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code error;
  if (std::filesystem::equivalent(a, b, error)) return true;
  const auto whole = [&](const std::filesystem::path& path) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  };
  const std::filesystem::path whole_a = whole(a), whole_b = whole(b);
  return !error && whole_a == whole_b;
}

}  // namespace

std::string seed_fault(const std::string& text) {
  if (number_in<std::uint64_t>(text)) return {};
  return fmt::format("{}: a seed is a whole number from 0 to 18446744073709551615", text);
}

std::string steps_fault(const std::string& text) {
  if (number_in<std::uint64_t>(text).value_or(0) > 0) return {};
  return fmt::format("{}: a number of steps is a whole number from 1", text);
}

std::string seconds_fault(const std::string& text) {
  const double seconds = number_in<double>(text).value_or(0);
  if (std::isfinite(seconds) && seconds > 0) return {};
  return fmt::format("{}: a time is a number of seconds above 0", text);
}

std::string points_fault(const std::string& text) {
  constexpr Weight most = 1'000'000'000;
  const auto points = parse_fixed(text, 1000, DecimalMark::point);
  const Weight* value = std::get_if<Weight>(&points);
  return value != nullptr && *value > 0 && *value <= most
             ? std::string()
             : fmt::format("{}: points are a number from 0.001 to 1000000 with at most three decimals", text);
}

std::string day_fault(const std::string& text) {
  if (parse_iso_date(text)) return {};
  return fmt::format("{}: a day is written as 2026-11-30", text);
}

std::string strategy_fault(const std::string& name) {
  if (find_strategy(name) != nullptr) return {};
  const std::vector<std::string> names = strategy_names();
  const std::string near = closest(name, names);
  return fmt::format("{}: no such strategy{}; there are {}", name,
                     near.empty() ? "" : fmt::format(" (did you mean {}?)", near), fmt::join(names, ", "));
}

std::string overwriting_fault(const std::vector<std::filesystem::path>& inputs,
                              const std::vector<std::optional<std::filesystem::path>>& outputs) {
  for (auto output = outputs.begin(); output != outputs.end(); ++output) {
    if (!*output || **output == "-") continue;
    for (const std::filesystem::path& input : inputs) {
      if (input != "-" && same_file(**output, input))
        return fmt::format("{} is an input; it would be overwritten", (*output)->string());
    }
    const bool again = std::any_of(outputs.begin(), output, [&](const auto& other) {
      return other && *other != "-" && same_file(**output, *other);
    });
    if (again) return fmt::format("{} is to be written twice", (*output)->string());
  }
  return {};
}

}  // namespace koppel::cli
