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

// Halving the angle three times leaves at most pi / 16, where the series converges fast.
double arc_sine(double x) {
  constexpr int halvings = 3;
  for (int i = 0; i < halvings; ++i) x = x / std::sqrt(2.0 * (1.0 + std::sqrt(1.0 - x * x)));
  const double square = x * x;
  double power = x;
  double sum = x;
  double factor = 1;
  for (int k = 1; k <= 12; ++k) {
    factor = factor * static_cast<double>(2 * k - 1) / static_cast<double>(2 * k);
    power *= square;
    sum += factor * power / static_cast<double>(2 * k + 1);
  }
  return sum * 8.0;  // 2^halvings
}

}  // namespace

UnitVector to_vector(const GeoPoint& point) {
  const double flat = cosine(point.latitude_e6);
  return {flat * cosine(point.longitude_e6), flat * sine(point.longitude_e6), sine(point.latitude_e6)};
}

Metres great_circle(const UnitVector& a, const UnitVector& b) {
  double chord = 0;
  for (std::size_t i = 0; i < a.size(); ++i) chord += (a[i] - b[i]) * (a[i] - b[i]);
  const double half = std::sqrt(chord) / 2.0;
  const double metres = 2.0 * earth_radius_metres * arc_sine(half < 1.0 ? half : 1.0);
  return static_cast<Metres>(metres + 0.5);
}

}  // namespace koppel
