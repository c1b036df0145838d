// Plain data as bytes and back, for files that only this program reads. What a type consists of is said once, by a
// function found by its argument, and serves both directions:
//
//     template <class Bytes, EitherWay<Link> Of> void describe(Bytes& bytes, Of& link) { bytes(link.rel, link.href); }
//
// The bytes may come from anybody (a cloned repository can bring a cache), so the reader believes none of them. What a
// member's type says is checked for each member:
//   enum                 one of its values, up to last_of(the enum), which stands beside the enum's description
//   bool, std::optional  0 or 1
//   int                  a count, a line, a size: 0 to kMostInt, so that sums do not overflow
//   other integers       fit into their type
//   std::string          UTF-8
//   dates, times         exist, in the years 0 to 9999 (and one more on each side, for zones)
//   std::vector          no more memory than kMemoryPerByte for each byte that was read from
//   Packed               bytes of another ByteWriter; checked when they are read
// `bytes.raw(text)` stands for a text of any bytes, `bytes.paths(path)` for paths that stay in the folder they start
// in, and `bytes.require(condition)` for what else must hold. From the first byte that cannot be what was written,
// everything is empty and failed() is true: what was read until then must not be used. parse_bytes() sees to that.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/hash.h"
#include "core/text.h"
#include "core/time.h"

namespace almanac {

inline constexpr std::int64_t kMostInt = 1 << 30;
inline constexpr std::size_t kMemoryPerByte = 32;  // an empty string is one byte, and takes so many in memory

// What another ByteWriter wrote.
struct Packed {
  std::string bytes;
};

// Whether the path is one of a file below the folder it starts in.
inline bool stays_inside(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\0') != std::string_view::npos) return false;
  return path.find("..") == std::string_view::npos || inner_path(path) == path;
}

class ByteWriter {
 public:
  ByteWriter() = default;
  // Writes behind these bytes.
  explicit ByteWriter(std::string begin) : bytes_(std::move(begin)) {}

  template <class... Values>
  void operator()(const Values&... values) {
    (write(values), ...);
  }
  template <class... Strings>
  void raw(const Strings&... texts) {
    (write(std::string_view(texts)), ...);
  }
  template <class... Paths>
  void paths(const Paths&... paths) {
    (write(paths), ...);
  }
  void require(bool) {}  // the reader's: what cannot be read again is made again

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  void write(std::string_view text) {
    write_number(text.size());
    bytes_.append(text);
  }
  void write(const std::string& text) { write(std::string_view(text)); }
  void write(const Packed& packed) { write(std::string_view(packed.bytes)); }
  template <class T>
  void write(const std::vector<T>& list) {
    write_number(list.size());
    for (const T& item : list) write(item);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
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
    write_fixed(digest.high);
    write_fixed(digest.low);
  }

  // Large numbers: the lowest byte first.
  void write_fixed(std::uint64_t number) {
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
  explicit ByteReader(std::string_view bytes) : rest_(bytes), memory_(bytes.size() * kMemoryPerByte) {}

  template <class... Values>
  void operator()(Values&... values) {
    (read(values), ...);
  }
  template <class... Strings>
  void raw(Strings&... texts) {
    (read_raw(texts), ...);
  }
  template <class... Paths>
  void paths(Paths&... paths) {
    (read_path(paths), ...);
  }
  void require(bool condition) {
    if (!condition) fail();
  }

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  void read(std::string_view& bytes) {
    const std::uint64_t size = read_number();
    if (size > rest_.size()) return fail();
    bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  void read(std::string& text) {
    read_raw(text);
    if (find_invalid_utf8(text)) fail();
  }
  void read(Packed& packed) { read_raw(packed.bytes); }
  void read_raw(std::string& text) {
    std::string_view view;
    read(view);
    text = view;
  }
  void read_path(std::string& path) {
    read_raw(path);
    require(stays_inside(path));
  }
  void read_path(std::vector<std::string>& list) {
    read_items(list, [this](std::string& path) { read_path(path); });
  }
  template <class T>
  void read(std::vector<T>& list) {
    read_items(list, [this](T& item) { read(item); });
  }
  template <class T, class ReadItem>
  void read_items(std::vector<T>& list, const ReadItem& read_item) {
    const std::uint64_t size = read_number();
    if (size > rest_.size() || size > memory_ / sizeof(T)) return fail();  // every item has a byte at least
    memory_ -= size * sizeof(T);
    list.reserve(size);
    for (std::uint64_t i = 0; i < size && !failed_; ++i) read_item(list.emplace_back());
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool has_value = false;
    read(has_value);
    if (has_value) read(value.emplace());
  }
  template <class First, class Second>
  void read(std::pair<First, Second>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T>)
      value = static_cast<T>(read_up_to(static_cast<std::uint64_t>(last_of(T{}))));
    else if constexpr (std::is_same_v<T, bool>)
      value = read_between(0, 1) == 1;
    else if constexpr (std::is_same_v<T, int>)
      value = static_cast<int>(read_between(0, kMostInt));
    else if constexpr (std::is_integral_v<T> && sizeof(T) < sizeof(std::int64_t))
      value = static_cast<T>(read_between(std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
    else if constexpr (std::is_integral_v<T>)
      value = static_cast<T>(to_signed(read_number()));
    else
      describe(*this, value);
  }

  void read(Digest& digest) {
    digest.high = read_fixed();
    digest.low = read_fixed();
  }

  std::uint64_t read_fixed() {
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
  std::int64_t read_between(std::int64_t least, std::int64_t most) {
    const std::int64_t number = to_signed(read_number());
    if (number >= least && number <= most) return number;
    fail();
    return 0;
  }
  std::uint64_t read_up_to(std::uint64_t most) {
    const std::uint64_t number = read_number();
    if (number <= most) return number;
    fail();
    return 0;
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
  std::size_t memory_;  // bytes that vectors may still take
  bool failed_ = false;
};

template <class T>
std::string to_bytes(const T& value) {
  ByteWriter bytes;
  bytes(value);
  return std::string(bytes.bytes());  // a copy takes no more memory than it has bytes
}

// Nothing where the bytes are not a `T`, the whole of it and nothing behind it.
template <class T>
std::optional<T> parse_bytes(std::string_view text) {
  std::optional<T> value(std::in_place);
  ByteReader bytes(text);
  bytes(*value);
  if (bytes.failed() || !bytes.at_end()) value.reset();
  return value;
}

// A `T` to be written or read: the second parameter's type in describe().
template <class Of, class T>
concept EitherWay = std::is_same_v<std::remove_const_t<Of>, T>;

// What core's own types consist of. Times are no structures: they are written by what they count.
inline constexpr std::chrono::year kFirstYear{-1}, kLastYear{10'000};
inline constexpr std::chrono::minutes kMostOffset = std::chrono::hours(100);  // a post's date may have "+99:59"

inline bool is_possible(Instant instant) {
  return instant >= std::chrono::sys_days(kFirstYear / 1 / 1) && instant <= std::chrono::sys_days(kLastYear / 12 / 31);
}

inline void describe(ByteWriter& bytes, const Instant& instant) {
  bytes(std::int64_t{instant.time_since_epoch().count()});
}
inline void describe(ByteReader& bytes, Instant& instant) {
  std::int64_t seconds = 0;
  bytes(seconds);
  instant = Instant(std::chrono::seconds(seconds));
  bytes.require(is_possible(instant));
}

inline void describe(ByteWriter& bytes, const Timestamp& time) {
  bytes(time.instant, std::int64_t{time.offset.count()});
}
inline void describe(ByteReader& bytes, Timestamp& time) {
  std::int64_t minutes = 0;
  bytes(time.instant, minutes);
  bytes.require(minutes >= -kMostOffset.count() && minutes <= kMostOffset.count());
  time.offset = std::chrono::minutes(minutes);
}

inline void describe(ByteWriter& bytes, const Month& month) {
  bytes(std::int64_t{static_cast<int>(month.year())}, static_cast<unsigned>(month.month()));
}
inline void describe(ByteReader& bytes, Month& month) {
  std::int64_t year = 0;
  unsigned number = 0;
  bytes(year, number);
  bytes.require(year >= static_cast<int>(kFirstYear) && year <= static_cast<int>(kLastYear) && number <= 12);
  if (!bytes.failed()) month = std::chrono::year(static_cast<int>(year)) / std::chrono::month(number);
  bytes.require(month.ok());
}

inline void describe(ByteWriter& bytes, const Day& day) { bytes(to_month(day), static_cast<unsigned>(day.day())); }
inline void describe(ByteReader& bytes, Day& day) {
  Month month;
  unsigned number = 0;
  bytes(month, number);
  bytes.require(number <= 31);
  if (!bytes.failed()) day = month / std::chrono::day(number);
  bytes.require(day.ok());
}

template <class Bytes, EitherWay<Place> Of>
void describe(Bytes& bytes, Of& place) {
  bytes.raw(place.file);
  bytes(place.line, place.column);
}

constexpr Severity last_of(Severity) { return Severity::kError; }

// A message may quote bytes of a file's name.
template <class Bytes, EitherWay<Finding> Of>
void describe(Bytes& bytes, Of& finding) {
  bytes(finding.rule, finding.severity, finding.place);
  bytes.raw(finding.message);
  bytes(finding.params);
}

inline void describe(ByteWriter& bytes, const Findings& findings) { bytes(findings.items()); }
inline void describe(ByteReader& bytes, Findings& findings) {
  std::vector<Finding> items;
  bytes(items);
  for (Finding& item : items) findings.add(std::move(item));
}

}  // namespace almanac
