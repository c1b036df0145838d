// Plain data as bytes and back, for files that only this program reads. What a type consists of is said once, by a
// function found by its argument, and serves both directions:
//
//     template <class Bytes, EitherWay<Link> Of> void describe(Bytes& bytes, Of& link) { bytes(link.rel, link.href); }
//
// The reader never fails half way: from the first byte that cannot be what was written, everything it reads is empty
// and failed() is true.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/finding.h"
#include "core/hash.h"
#include "core/time.h"

namespace almanac {

class ByteWriter {
 public:
  ByteWriter() = default;
  // Writes behind these bytes.
  explicit ByteWriter(std::string begin) : bytes_(std::move(begin)) {}

  template <class... Values>
  void operator()(const Values&... values) {
    (write(values), ...);
  }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  void write(std::string_view text) {
    write_number(text.size());
    bytes_.append(text);
  }
  void write(const std::string& text) { write(std::string_view(text)); }
  template <class T>
  void write(const std::vector<T>& list) {
    write_number(list.size());
    for (const T& item : list) write(item);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write_number(value.has_value());
    if (value) write(*value);
  }
  template <class First, class Second>
  void write(const std::pair<First, Second>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void write(const T& value) {
    if constexpr (std::is_enum_v<T>)
      write_number(static_cast<std::uint64_t>(value));
    else if constexpr (std::is_integral_v<T>)
      write_number(to_unsigned(static_cast<std::int64_t>(value)));
    else
      describe(*this, value);
  }

  void write(const Digest& digest) {
    write_whole(digest.high);
    write_whole(digest.low);
  }

  // Large numbers: the lowest byte first.
  void write_whole(std::uint64_t number) {
    std::array<char, sizeof(number)> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(number >> (8 * i));
    bytes_.append(bytes.data(), bytes.size());
  }
  // Small numbers, negative ones too, as few bytes.
  static std::uint64_t to_unsigned(std::int64_t number) {
    return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
  }
  void write_number(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
    bytes_ += static_cast<char>(number);
  }

  std::string bytes_;
};

class ByteReader {
 public:
  // `bytes` must outlive this.
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <class... Values>
  void operator()(Values&... values) {
    (read(values), ...);
  }

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  void read(std::string_view& text) {
    const std::uint64_t size = read_number();
    if (size > rest_.size()) return fail();
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  void read(std::string& text) {
    std::string_view view;
    read(view);
    text = view;
  }
  template <class T>
  void read(std::vector<T>& list) {
    const std::uint64_t size = read_number();
    if (size > rest_.size()) return fail();  // every item has a byte at least
    list.resize(size);
    for (T& item : list) read(item);
  }
  template <class T>
  void read(std::optional<T>& value) {
    if (read_number() != 0) read(value.emplace());
  }
  template <class First, class Second>
  void read(std::pair<First, Second>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T>)
      value = static_cast<T>(read_number());
    else if constexpr (std::is_integral_v<T>)
      value = static_cast<T>(to_signed(read_number()));
    else
      describe(*this, value);
  }

  void read(Digest& digest) {
    digest.high = read_whole();
    digest.low = read_whole();
  }

  std::uint64_t read_whole() {
    std::uint64_t number = 0;
    if (rest_.size() < sizeof(number)) return fail(), number;
    for (std::size_t i = 0; i < sizeof(number); ++i)
      number |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    rest_.remove_prefix(sizeof(number));
    return number;
  }
  static std::int64_t to_signed(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
  }
  std::uint64_t read_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    fail();
    return 0;
  }
  void fail() {
    failed_ = true;
    rest_ = {};
  }

  std::string_view rest_;
  bool failed_ = false;
};

// A `T` to be written or read: the second parameter's type in describe().
template <class Of, class T>
concept EitherWay = std::is_same_v<std::remove_const_t<Of>, T>;

// What core's own types consist of. Times are no structures: they are written by what they count.
inline void describe(ByteWriter& bytes, const Timestamp& time) {
  bytes(time.instant.time_since_epoch().count(), time.offset.count());
}
inline void describe(ByteReader& bytes, Timestamp& time) {
  std::int64_t seconds = 0, minutes = 0;
  bytes(seconds, minutes);
  time = {Instant(std::chrono::seconds(seconds)), std::chrono::minutes(minutes)};
}

inline void describe(ByteWriter& bytes, const Instant& instant) { bytes(instant.time_since_epoch().count()); }
inline void describe(ByteReader& bytes, Instant& instant) {
  std::int64_t seconds = 0;
  bytes(seconds);
  instant = Instant(std::chrono::seconds(seconds));
}

inline void describe(ByteWriter& bytes, const Month& month) {
  bytes(static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}
inline void describe(ByteReader& bytes, Month& month) {
  int year = 0;
  unsigned number = 0;
  bytes(year, number);
  month = std::chrono::year(year) / std::chrono::month(number);
}

inline void describe(ByteWriter& bytes, const Day& day) { bytes(to_month(day), static_cast<unsigned>(day.day())); }
inline void describe(ByteReader& bytes, Day& day) {
  Month month;
  unsigned number = 0;
  bytes(month, number);
  day = month / std::chrono::day(number);
}

template <class Bytes, EitherWay<Place> Of>
void describe(Bytes& bytes, Of& place) {
  bytes(place.file, place.line, place.column);
}

template <class Bytes, EitherWay<Finding> Of>
void describe(Bytes& bytes, Of& finding) {
  bytes(finding.rule, finding.severity, finding.place, finding.message, finding.params);
}

inline void describe(ByteWriter& bytes, const Findings& findings) { bytes(findings.items()); }
inline void describe(ByteReader& bytes, Findings& findings) {
  std::vector<Finding> items;
  bytes(items);
  for (Finding& item : items) findings.add(std::move(item));
}

}  // namespace almanac
