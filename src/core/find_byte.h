// Looks through a text for the few bytes that need work, 16 at once where the processor can.
#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace almanac {

// Whether a byte is one of a few; for a block, of each of its bytes.
template <unsigned char... kBytes, class Bytes>
auto is_one_of(Bytes bytes) {
  return (... | (bytes == kBytes));
}

#ifdef __SSE2__
// 16 bytes, compared at once: the answer has a bit for each byte, the first byte's is the lowest.
class ByteBlock {
 public:
  explicit ByteBlock(const char* bytes) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))) {}

  unsigned operator==(unsigned char byte) const { return bits(_mm_cmpeq_epi8(bytes_, all(byte))); }
  unsigned operator>=(unsigned char byte) const {
    return bits(_mm_cmpeq_epi8(bytes_, _mm_max_epu8(bytes_, all(byte))));
  }
  unsigned operator<=(unsigned char byte) const {
    return bits(_mm_cmpeq_epi8(bytes_, _mm_min_epu8(bytes_, all(byte))));
  }

 private:
  static __m128i all(unsigned char byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
  static unsigned bits(__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); }

  __m128i bytes_;
};

inline constexpr std::size_t kBlock = 16;
#endif

// Where the first byte is, from `offset` on, for which `is_special(byte)` holds; text.size() where there is none.
// `is_special` takes an unsigned char or a ByteBlock and is made of is_one_of, ==, <= and >=, joined by | and & ~.
template <class IsSpecial>
std::size_t find_byte(std::string_view text, std::size_t offset, IsSpecial is_special) {
#ifdef __SSE2__
  for (; offset + kBlock <= text.size(); offset += kBlock)
    if (const unsigned found = is_special(ByteBlock(text.data() + offset)))
      return offset + static_cast<std::size_t>(std::countr_zero(found));
  if (offset < text.size() && text.size() >= kBlock) {  // the last block has bytes that were seen before
    const std::size_t begin = text.size() - kBlock;
    const unsigned found = is_special(ByteBlock(text.data() + begin)) >> (offset - begin);
    return found == 0 ? text.size() : offset + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  while (offset < text.size() && !is_special(static_cast<unsigned char>(text[offset]))) ++offset;
  return offset;
}

}  // namespace almanac
