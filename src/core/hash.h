// Digests of bytes, to tell whether something changed: XXH3 with 128 bits (xxhash). The same on every machine and in
// every version of the library; no protection against someone who wants two texts to have one digest.
#pragma once

#include <compare>
#include <cstdint>
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

// 32 hexadecimal digits, and back; nothing where the text is not 32 of them in lower case.
std::string to_text(const Digest& digest);
std::optional<Digest> parse_digest(std::string_view text);

// The digest of a sequence of values. Each text goes in with its length, so that "ab", "c" differs from "a", "bc".
class Digester {
 public:
  Digester& add(std::string_view text);
  Digester& add(const std::string& text) { return add(std::string_view(text)); }
  Digester& add(const char* text) { return add(std::string_view(text)); }
  Digester& add(std::uint64_t number);
  Digester& add(const Digest& digest) { return add(digest.high).add(digest.low); }

  // Of all that was added so far.
  Digest finish() const { return digest(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace almanac
