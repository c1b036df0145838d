// Numbers that look random and are the same on every machine: std's distributions are not.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace almanac::bench {

// splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators").
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // In [0, count); count is not 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  double fraction() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }
  bool chance(double probability) { return fraction() < probability; }
  // In [0, count), small ones far more often: as tags and authors of a blog are used.
  std::size_t skewed(std::size_t count) {
    const double at = std::pow(static_cast<double>(count) + 1.0, fraction()) - 1.0;
    return static_cast<std::size_t>(at) % count;
  }
  template <class T>
  const T& of(std::span<const T> items) {
    return items[below(items.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace almanac::bench
