#include "pairing/geodesy.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace koppel {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double earth_radius_metres = 6371008.8;
constexpr std::int64_t degree = 1'000'000;  // the fixed point of GeoPoint

// Taylor's series at 0 up to x^17: exact to the last bits for |x| <= pi / 4.
double small_sine(double x) {
  const double square = x * x;
  double term = x;
  double sum = x;
  for (int k = 1; k <= 8; ++k) {
    term = -term * square / static_cast<double>((2 * k) * (2 * k + 1));
    sum += term;
  }
  return sum;
}

double small_cosine(double x) {
  const double square = x * x;
  double term = 1;
  double sum = 1;
  for (int k = 1; k <= 9; ++k) {
    term = -term * square / static_cast<double>((2 * k - 1) * (2 * k));
    sum += term;
  }
  return sum;
}

double radians(std::int64_t angle) { return static_cast<double>(angle) * pi / (180.0 * static_cast<double>(degree)); }

// Angles in millionths of a degree, brought into [0°, 45°] by symmetry, in integers.
double sine(std::int64_t angle) {
  if (angle < 0) return -sine(-angle);
  if (angle > 90 * degree) return sine(180 * degree - angle);
  return angle <= 45 * degree ? small_sine(radians(angle)) : small_cosine(radians(90 * degree - angle));
}

double cosine(std::int64_t angle) { return sine(90 * degree - std::llabs(angle)); }

// For x <= 1/100 (some 127 km): four terms leave a relative error below 10^-17.
double small_arc_sine(double x) {
  const double square = x * x;
  return x * (1.0 + square * (1.0 / 6.0 + square * (3.0 / 40.0 + square * (15.0 / 336.0))));
}

// Halving the angle three times leaves at most pi / 32, where the series converges fast. For 0 <= x <= sqrt(1/2).
double arc_sine(double x) {
  if (x <= 0.01) return small_arc_sine(x);
  constexpr int halvings = 3;
  for (int i = 0; i < halvings; ++i) x = x / std::sqrt(2.0 * (1.0 + std::sqrt(1.0 - x * x)));
  const double square = x * x;
  double power = x;
  double sum = x;
  double factor = 1;
  for (int k = 1; k <= 8; ++k) {
    factor = factor * static_cast<double>(2 * k - 1) / static_cast<double>(2 * k);
    power *= square;
    sum += factor * power / static_cast<double>(2 * k + 1);
  }
  return sum * 8.0;  // 2^halvings
}

double square_sum(double x, double y, double z) { return x * x + y * y + z * z; }

double length(double x, double y, double z) { return std::sqrt(square_sum(x, y, z)); }

}  // namespace

UnitVector to_vector(const GeoPoint& point) {
  const double flat = cosine(point.latitude_e6);
  return {flat * cosine(point.longitude_e6), flat * sine(point.longitude_e6), sine(point.latitude_e6)};
}

Metres great_circle(const UnitVector& a, const UnitVector& b) {
  const double half = length(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2.0;
  // Beyond a quarter of the globe the way to the antipode is measured: there the chord itself says little.
  constexpr double root_half = 0.70710678118654752440;
  const double angle = half <= root_half ? 2.0 * arc_sine(half)
                                         : pi - 2.0 * arc_sine(length(a[0] + b[0], a[1] + b[1], a[2] + b[2]) / 2.0);
  return static_cast<Metres>(earth_radius_metres * angle + 0.5);
}

bool certainly_farther(const UnitVector& a, const UnitVector& b, Metres metres) {
  // A metre more covers the rounding to whole metres.
  const double bound = static_cast<double>(metres + 1) / earth_radius_metres;
  return square_sum(a[0] - b[0], a[1] - b[1], a[2] - b[2]) > bound * bound;
}

}  // namespace koppel
