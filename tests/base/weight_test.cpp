#include "base/weight.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>

namespace koppel {
namespace {

constexpr Weight largest = std::numeric_limits<Weight>::max();
constexpr Weight smallest = std::numeric_limits<Weight>::min();

Weight fixed(std::string_view text, Weight scale = decimal_scale, DecimalMark mark = DecimalMark::point) {
  const auto parsed = parse_fixed(text, scale, mark);
  EXPECT_TRUE(std::holds_alternative<Weight>(parsed)) << text;
  return std::holds_alternative<Weight>(parsed) ? std::get<Weight>(parsed) : -1;
}

NumberFault fault(std::string_view text, Weight scale = decimal_scale, DecimalMark mark = DecimalMark::point) {
  const auto parsed = parse_fixed(text, scale, mark);
  EXPECT_TRUE(std::holds_alternative<NumberFault>(parsed)) << text;
  return std::holds_alternative<NumberFault>(parsed) ? std::get<NumberFault>(parsed) : NumberFault{};
}

TEST(ParseFixed, ReadsWholeAndDecimalNumbersExactly) {
  EXPECT_EQ(fixed("0"), 0);
  EXPECT_EQ(fixed("-0"), 0);
  EXPECT_EQ(fixed("12"), 12'000'000);
  EXPECT_EQ(fixed("+12"), 12'000'000);
  EXPECT_EQ(fixed("-12.25"), -12'250'000);
  EXPECT_EQ(fixed("007.50"), 7'500'000);
  EXPECT_EQ(fixed(".5"), 500'000);
  EXPECT_EQ(fixed("0.1"), 100'000);
  EXPECT_EQ(fixed("42", 1), 42);
  EXPECT_EQ(fixed("42.000", 1), 42);
}

TEST(ParseFixed, ReadsTheCommaOnlyWhereItIsTheMark) {
  EXPECT_EQ(fixed("4,5", decimal_scale, DecimalMark::comma), 4'500'000);
  EXPECT_EQ(fault("4,5"), NumberFault::not_a_number);
  EXPECT_EQ(fault("4.5", decimal_scale, DecimalMark::comma), NumberFault::not_a_number);
  EXPECT_EQ(fault("1.234,5", decimal_scale, DecimalMark::comma), NumberFault::not_a_number);
}

TEST(ParseFixed, ReadsAnExponentOnlyWithThePoint) {
  EXPECT_EQ(fixed("1e3"), 1'000'000'000);
  EXPECT_EQ(fixed("1.5E+2"), 150'000'000);
  EXPECT_EQ(fixed("25e-2"), 250'000);
  EXPECT_EQ(fixed("0e999999999999999999999"), 0);
  EXPECT_EQ(fault("1e3", decimal_scale, DecimalMark::comma), NumberFault::not_a_number);
  for (const char* text : {"1e", "e5", "1e+-5", "1e5.0", "1ee5"})
    EXPECT_EQ(fault(text), NumberFault::not_a_number) << text;
}

TEST(ParseFixed, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "+", "-", ".", "5.", "--5", "1 000", " 1", "1 ", "1.2.3", "nan", "NaN", "inf",
                           "-Infinity", "0x10", "veel", "1'000", "½", "٣"}) {
    EXPECT_EQ(fault(text), NumberFault::not_a_number) << text;
  }
}

TEST(ParseFixed, RefusesMoreDecimalsThanTheScaleHolds) {
  EXPECT_EQ(fixed("0.123456"), 123'456);
  EXPECT_EQ(fixed("0.1234560"), 123'456);
  EXPECT_EQ(fault("0.1234567"), NumberFault::too_many_decimals);
  EXPECT_EQ(fault("1.5", 1), NumberFault::too_many_decimals);
  EXPECT_EQ(fault("1e-9999999999999999999999"), NumberFault::too_many_decimals);
}

TEST(ParseFixed, KnowsTheEndsOfTheRange) {
  EXPECT_EQ(fixed("9223372036854775807", 1), largest);
  EXPECT_EQ(fixed("-9223372036854775808", 1), smallest);
  EXPECT_EQ(fault("9223372036854775808", 1), NumberFault::too_large);
  EXPECT_EQ(fault("-9223372036854775809", 1), NumberFault::too_large);
  EXPECT_EQ(fault("1e99999999999999999999", 1), NumberFault::too_large);
  EXPECT_EQ(fault("9223372036855"), NumberFault::too_large);
}

TEST(ToDecimal, WritesTheShortestText) {
  EXPECT_EQ(to_decimal(12'250'000, decimal_scale), "12.25");
  EXPECT_EQ(to_decimal(-3'000'000, decimal_scale), "-3");
  EXPECT_EQ(to_decimal(0, decimal_scale), "0");
  EXPECT_EQ(to_decimal(-1, decimal_scale), "-0.000001");
  EXPECT_EQ(to_decimal(100), "100");
  EXPECT_EQ(to_decimal(WideWeight{largest} * 10), "92233720368547758070");
  EXPECT_EQ(to_decimal(smallest), "-9223372036854775808");
}

RC_GTEST_PROP(Decimals, RoundTripOverTheWholeRange, (Weight value)) {
  const auto power = *rc::gen::inRange(0, 19);
  Weight scale = 1;
  for (int i = 0; i < power; ++i) scale *= 10;
  const auto parsed = parse_fixed(to_decimal(value, scale), scale);
  RC_ASSERT(std::holds_alternative<Weight>(parsed));
  RC_ASSERT(std::get<Weight>(parsed) == value);
}

// Whatever the text: an answer, and a number only when it means the same written out again.
RC_GTEST_PROP(Decimals, AnyTextGetsAVerdict, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789.,-+eE ")));
  const auto parsed = parse_fixed(text, decimal_scale);
  if (const auto* value = std::get_if<Weight>(&parsed)) {
    RC_ASSERT(std::get<Weight>(parse_fixed(to_decimal(*value, decimal_scale), decimal_scale)) == *value);
  }
}

TEST(Quotient, IsRoundedUpOnBothSidesOfZero) {
  EXPECT_EQ(quotient_rounded_up(7, 3), 3);
  EXPECT_EQ(quotient_rounded_up(6, 3), 2);
  EXPECT_EQ(quotient_rounded_up(0, 3), 0);
  EXPECT_EQ(quotient_rounded_up(-7, 3), -2);
  EXPECT_EQ(quotient_rounded_up(-6, 3), -2);
}

TEST(SumOfLargest, TakesAsManyAsThereAre) {
  EXPECT_EQ(sum_of_largest({3, 9, 5}, 2), 14);
  EXPECT_EQ(sum_of_largest({3, 9, 5}, 7), 17);
  EXPECT_EQ(sum_of_largest({3}, 0), 0);
  EXPECT_EQ(sum_of_largest({largest, largest}, 2), WideWeight{largest} * 2);
}

}  // namespace
}  // namespace koppel
