#include "core/hash.h"

#include <xxhash.h>

#include <algorithm>

#include "core/ascii.h"
#include "core/out_of_memory.h"

namespace almanac {
namespace {

constexpr std::size_t kHalf = 16;  // digits of a digest's half

Digest to_digest(const XXH128_hash_t& hash) { return {hash.high64, hash.low64}; }

std::optional<std::uint64_t> parse_half(std::string_view text) {
  std::uint64_t half = 0;
  for (const char c : text) {
    const bool is_number = is_digit(c);
    if (!is_number && (c < 'a' || c > 'f')) return std::nullopt;
    half = half << 4 | static_cast<std::uint64_t>(is_number ? c - '0' : c - 'a' + 10);
  }
  return half;
}

}  // namespace

Digest digest(std::string_view bytes) { return to_digest(XXH3_128bits(bytes.data(), bytes.size())); }

PieceDigester::PieceDigester() : state_(XXH3_createState()) {
  if (!state_) out_of_memory();
  XXH3_128bits_reset(static_cast<XXH3_state_t*>(state_.get()));
}

void PieceDigester::add(std::string_view piece) {
  XXH3_128bits_update(static_cast<XXH3_state_t*>(state_.get()), piece.data(), piece.size());
}

Digest PieceDigester::finish() const {
  return to_digest(XXH3_128bits_digest(static_cast<const XXH3_state_t*>(state_.get())));
}

void PieceDigester::Free::operator()(void* state) const { XXH3_freeState(static_cast<XXH3_state_t*>(state)); }

std::string to_text(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(2 * kHalf, '0');
  for (std::size_t i = 0; i < kHalf; ++i) {
    const std::size_t shift = 4 * (kHalf - 1 - i);
    text[i] = kDigits[digest.high >> shift & 0xF];
    text[kHalf + i] = kDigits[digest.low >> shift & 0xF];
  }
  return text;
}

std::optional<Digest> parse_digest(std::string_view text) {
  if (text.size() != 2 * kHalf) return std::nullopt;
  const auto high = parse_half(text.substr(0, kHalf)), low = parse_half(text.substr(kHalf));
  return high && low ? std::optional(Digest{*high, *low}) : std::nullopt;
}

void Digester::grow(std::size_t more) {
  constexpr std::size_t kLeast = 256;  // a digest of a page has some twenty values
  bytes_.resize(std::max(kLeast, 2 * (size_ + more)));
}

}  // namespace almanac
