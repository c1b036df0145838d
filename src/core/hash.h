// Digests of bytes, to tell whether something changed: XXH3 with 128 bits (xxhash). The same on every machine and in
// every version of the library; no protection against someone who wants two texts to have one digest.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace almanac {

struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Digest&) const = default;
};

Digest digest(std::string_view bytes);

// The digest of bytes that come in pieces.
class PieceDigester {
 public:
  PieceDigester();
  void add(std::string_view piece);
  Digest finish() const;

 private:
  struct Free {
    void operator()(void* state) const;
  };
  std::unique_ptr<void, Free> state_;
};

// 32 hexadecimal digits, and back; nothing where the text is not 32 of them in lower case.
std::string to_text(const Digest& digest);
std::optional<Digest> parse_digest(std::string_view text);

// The digest of a sequence of values. Each text goes in with its length, so that "ab", "c" differs from "a", "bc".
class Digester {
 public:
  Digester& add(std::string_view text) {
    char* to = write(text.size(), make_room(sizeof(std::uint64_t) + text.size()));
    text.copy(to, text.size());
    return *this;
  }
  Digester& add(const std::string& text) { return add(std::string_view(text)); }
  Digester& add(const char* text) { return add(std::string_view(text)); }
  Digester& add(std::uint64_t number) {
    write(number, make_room(sizeof(number)));
    return *this;
  }
  Digester& add(const Digest& digest) { return add(digest.high).add(digest.low); }

  // Of all that was added so far.
  Digest finish() const { return digest(std::string_view(bytes_).substr(0, size_)); }

 private:
  // Where the next so many bytes go.
  char* make_room(std::size_t more) {
    if (bytes_.size() - size_ < more) grow(more);
    char* to = bytes_.data() + size_;
    size_ += more;
    return to;
  }
  void grow(std::size_t more);
  // The lowest byte first; answers where the number ends.
  static char* write(std::uint64_t number, char* to) {
    for (std::size_t i = 0; i < sizeof(number); ++i) to[i] = static_cast<char>(number >> (8 * i));
    return to + sizeof(number);
  }

  std::string bytes_;     // longer than what was added
  std::size_t size_ = 0;  // of what was added
};

}  // namespace almanac
