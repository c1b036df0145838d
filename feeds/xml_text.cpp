#include "feeds/xml_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "core/text.h"

namespace almanac::feeds {
namespace {

// What is written for a character of ASCII: itself, a reference, or nothing.
struct Replacement {
  std::array<char, 8> text = {};
  std::size_t size = 0;

  constexpr bool is(char c) const { return size == 1 && text[0] == c; }
};

// Finds characters by some of their bits: '<' and '>' differ in one.
struct Pattern {
  char bits = '\xFF';
  char value = 0;

  constexpr bool matches(char c) const { return (c & bits) == value; }
};

constexpr std::size_t to_index(char c) { return static_cast<unsigned char>(c); }

struct Rules {
  std::array<Replacement, 0x80> replacements = {};
  std::array<Pattern, 2> special = {};  // together, of the characters from U+0020, all that are replaced

  constexpr void set(char c, std::string_view text) {
    Replacement replacement;
    for (char one : text) replacement.text.at(replacement.size++) = one;
    replacements.at(to_index(c)) = replacement;
  }
};

constexpr void set_json(Rules& rules) {
  rules.special = {{{'\xFF', '"'}, {'\xFF', '\\'}}};
  rules.set('"', "\\\"");
  rules.set('\\', "\\\\");
  rules.set('\t', "\\t");
  rules.set('\n', "\\n");
  rules.set('\r', "\\r");
}

constexpr void set_xml(Rules& rules, Escape how) {
  const bool plain = how == Escape::kPlainText;
  rules.special = {{{'\xFF', '&'}, {'\xFD', '<'}}};
  rules.set('&', plain ? "&#x26;" : "&amp;");
  rules.set('<', plain ? "&#x3C;" : "&lt;");
  rules.set('>', plain ? "&#x3E;" : "&gt;");
  rules.set('\r', "&#xD;");
  if (how != Escape::kAttribute) return;
  rules.special[0] = {'\xFB', '"'};  // and '&'
  rules.set('"', "&quot;");
  rules.set('\t', "&#x9;");
  rules.set('\n', "&#xA;");
}

constexpr Rules make_rules(Escape how) {
  Rules rules;
  for (int i = 0; i < 0x80; ++i) {
    const char c = static_cast<char>(i);
    const bool is_dropped = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    rules.set(c, is_dropped ? std::string_view() : std::string_view(&c, 1));
  }
  if (how == Escape::kJson) set_json(rules);
  if (how != Escape::kJson && how != Escape::kNone) set_xml(rules, how);
  return rules;
}

constexpr std::array kRules = {make_rules(Escape::kNone), make_rules(Escape::kText), make_rules(Escape::kAttribute),
                               make_rules(Escape::kPlainText), make_rules(Escape::kJson)};

constexpr bool finds_all_replaced(const Rules& rules) {
  for (char c = 0x20; c < 0x7F; ++c)
    if (!rules.special[0].matches(c) && !rules.special[1].matches(c) && !rules.replacements.at(to_index(c)).is(c))
      return false;
  return true;
}
static_assert(std::all_of(kRules.begin(), kRules.end(), finds_all_replaced));

constexpr std::size_t kBlock = 16;
constexpr std::size_t kRoomForBlock = kBlock * (sizeof(Replacement::text) + 1);

// How much of a text was read, and where what was written for it ends.
struct Step {
  std::size_t read = 0;
  char* end = nullptr;
};

bool is_ascii(char c) { return to_index(c) < 0x80; }

char* put(const Replacement& replacement, char* out) {
  std::memcpy(out, replacement.text.data(), replacement.text.size());
  return out + replacement.size;
}

#ifdef __SSE2__
// The bytes of a block that need a look, as bits: controls, what is not ASCII, and what Rules::special finds.
class BlockScan {
 public:
  explicit BlockScan(const Rules& rules) : first_(rules.special[0]), second_(rules.special[1]) {}
  unsigned find(__m128i block) const {
    const __m128i is_special = _mm_or_si128(first_.matches(block), second_.matches(block));
    const __m128i is_low = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20));  // with a sign: 0x80 and above too
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(is_special, is_low)));
  }

 private:
  struct BlockPattern {
    explicit BlockPattern(const Pattern& one) : bits(_mm_set1_epi8(one.bits)), value(_mm_set1_epi8(one.value)) {}
    __m128i matches(__m128i block) const { return _mm_cmpeq_epi8(_mm_and_si128(block, bits), value); }
    __m128i bits, value;
  };
  BlockPattern first_, second_;
};

__m128i load(const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
void store(char* to, __m128i block) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), block); }

// As put_ascii, for the first block of a text of two.
Step put_block(const char* text, const Rules& rules, const BlockScan& scan, char* out) {
  const __m128i block = load(text);
  store(out, block);
  std::size_t read = 0;
  for (unsigned found = scan.find(block); found != 0; found &= found - 1) {
    const auto at = static_cast<std::size_t>(std::countr_zero(found));
    out += at - read;
    if (!is_ascii(text[at])) return {at, out};
    out = put(rules.replacements[to_index(text[at])], out);
    read = at + 1;
    store(out, load(text + read));  // all of the block that is left, and more that is written over
  }
  return {kBlock, out + (kBlock - read)};
}
#else
struct BlockScan {
  explicit BlockScan(const Rules&) {}
};
#endif

// What the text begins with, up to a character that is not of ASCII and not more than a block.
Step put_ascii(std::string_view text, const Rules& rules, [[maybe_unused]] const BlockScan& scan, char* out) {
#ifdef __SSE2__
  if (text.size() >= 2 * kBlock) return put_block(text.data(), rules, scan, out);
#endif
  const std::size_t most = std::min(text.size(), kBlock);
  std::size_t read = 0;
  for (; read < most && is_ascii(text[read]); ++read) out = put(rules.replacements[to_index(text[read])], out);
  return {read, out};
}

// The length of the character that begins at `at`, where its first byte tells that with the right number of bytes
// behind it is one that XML allows: most that are not of ASCII. Else 0.
std::size_t usual_length(std::string_view text, std::size_t at) {
  const auto is_continuation = [&](std::size_t i) { return i < text.size() && (text[i] & 0xC0) == 0x80; };
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xC2 && lead <= 0xDF) return is_continuation(at + 1) ? 2 : 0;
  const bool is_three = lead >= 0xE1 && lead <= 0xEE && lead != 0xED;  // U+1000 to U+CFFF, U+E000 to U+EFFF
  return is_three && is_continuation(at + 1) && is_continuation(at + 2) ? 3 : 0;
}

// What the text begins with, one or more characters that are not of ASCII: at most a block.
Step put_others(std::string_view text, char* out) {
  const auto put = [&](std::string_view written) { return std::copy(written.begin(), written.end(), out); };
  std::size_t read = 0, length = 0;
  while (read + 3 <= kBlock && read < text.size() && (length = usual_length(text, read)) > 0) read += length;
  if (read > 0) return {read, put(text.substr(0, read))};
  const CodePoint c = code_point_at(text, 0);
  if (c.value == U'\uFFFD' && c.bytes == 1) return {1, put("\uFFFD")};
  return {c.bytes, is_xml_char(c.value) ? put(text.substr(0, c.bytes)) : out};
}

}  // namespace

std::string escape(std::string_view text, Escape how) {
  const Rules& rules = kRules.at(static_cast<std::size_t>(how));
  const BlockScan scan(rules);
  std::string bytes;
  bytes.reserve(text.size() + text.size() / 8);
  char room[0x400];
  char* out = room;
  while (!text.empty()) {
    if (out > std::end(room) - kRoomForBlock) bytes.append(room, std::exchange(out, room));
    const Step step = is_ascii(text[0]) ? put_ascii(text, rules, scan, out) : put_others(text, out);
    text.remove_prefix(step.read);
    out = step.end;
  }
  return bytes.append(room, out);
}

}  // namespace almanac::feeds
