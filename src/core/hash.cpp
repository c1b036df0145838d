#include "core/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>

namespace almanac {
namespace {

std::optional<std::uint64_t> parse_half(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  std::uint64_t half = 0;
  if (!std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), half, 16);
  return half;
}

}  // namespace

Digest digest(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

std::string to_text(const Digest& digest) { return fmt::format("{:016x}{:016x}", digest.high, digest.low); }

std::optional<Digest> parse_digest(std::string_view text) {
  if (text.size() != 32) return std::nullopt;
  const auto high = parse_half(text.substr(0, 16)), low = parse_half(text.substr(16));
  return high && low ? std::optional(Digest{*high, *low}) : std::nullopt;
}

Digester& Digester::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  bytes_.append(text);
  return *this;
}

Digester& Digester::add(std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift);
  return *this;
}

}  // namespace almanac
