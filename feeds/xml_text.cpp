#include "feeds/xml_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#include "core/ascii.h"
#include "core/find_byte.h"
#include "core/text.h"

namespace almanac::feeds {
namespace {

// What is written for a character of ASCII: itself, a reference, or nothing.
struct Replacement {
  std::array<char, 8> text = {};
  std::size_t size = 0;
};

constexpr std::size_t to_index(char c) { return static_cast<unsigned char>(c); }

struct Replacements {
  std::array<Replacement, 0x80> of = {};

  constexpr void set(char c, std::string_view text) {
    Replacement replacement;
    for (char one : text) replacement.text.at(replacement.size++) = one;
    of.at(to_index(c)) = replacement;
  }
};

constexpr void set_json(Replacements& all) {
  all.set('"', "\\\"");
  all.set('\\', "\\\\");
  all.set('\t', "\\t");
  all.set('\n', "\\n");
  all.set('\r', "\\r");
}

constexpr void set_xml(Replacements& all, Escape how) {
  const bool plain = how == Escape::kPlainText;
  all.set('&', plain ? "&#x26;" : "&amp;");
  all.set('<', plain ? "&#x3C;" : "&lt;");
  all.set('>', plain ? "&#x3E;" : "&gt;");
  all.set('\r', "&#xD;");
  if (how != Escape::kAttribute) return;
  all.set('"', "&quot;");
  all.set('\t', "&#x9;");
  all.set('\n', "&#xA;");
}

template <Escape kHow>
constexpr Replacements kReplacements = [] {
  Replacements all;
  for (int i = 0; i < 0x80; ++i) {
    const char c = static_cast<char>(i);
    const bool is_dropped = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    all.set(c, is_dropped ? std::string_view() : std::string_view(&c, 1));
  }
  if (kHow == Escape::kJson) set_json(all);
  if (kHow != Escape::kJson && kHow != Escape::kNone) set_xml(all, kHow);
  return all;
}();

// All bytes that do not stand for themselves, and some that do.
template <Escape kHow>
constexpr auto kNeedsLook = [](auto byte) {
  const auto is_other = (byte <= 0x1F) | (byte >= 0x80);
  if constexpr (kHow == Escape::kNone)
    return is_other;
  else if constexpr (kHow == Escape::kJson)
    return is_other | is_one_of<'"', '\\'>(byte);
  else
    return is_other | is_one_of<'&', '<', '>', '"'>(byte);
};

// How much of a text was read, and where what was written for it ends.
struct Step {
  std::size_t read = 0;
  char* end = nullptr;
};

constexpr std::size_t kMost = 16;  // bytes of a text that are read in one step
constexpr std::size_t kRoomForStep = kMost * (sizeof(Replacement::text) + 1);

template <Escape kHow>
char* put(char c, char* out) {
  const Replacement& replacement = kReplacements<kHow>.of[to_index(c)];
  std::memcpy(out, replacement.text.data(), replacement.text.size());
  return out + replacement.size;
}

#ifdef __SSE2__
// As put_ascii, for the first block of a text of two.
template <Escape kHow>
Step put_block(const char* text, char* out) {
  std::memcpy(out, text, kBlock);
  std::size_t read = 0;
  for (unsigned found = kNeedsLook<kHow>(ByteBlock(text)); found != 0; found &= found - 1) {
    const auto at = static_cast<std::size_t>(std::countr_zero(found));
    out += at - read;
    if (!is_ascii(text[at])) return {at, out};
    out = put<kHow>(text[at], out);
    read = at + 1;
    std::memcpy(out, text + read, kBlock);  // all of the block that is left, and more that is written over
  }
  return {kBlock, out + (kBlock - read)};
}
#endif

// What the text begins with, up to a character that is not of ASCII.
template <Escape kHow>
Step put_ascii(std::string_view text, char* out) {
#ifdef __SSE2__
  if (text.size() >= 2 * kBlock) return put_block<kHow>(text.data(), out);
#endif
  const std::size_t most = std::min(text.size(), kMost);
  std::size_t read = 0;
  for (; read < most && is_ascii(text[read]); ++read) out = put<kHow>(text[read], out);
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
  while (read + 3 <= kMost && read < text.size() && (length = usual_length(text, read)) > 0) read += length;
  if (read > 0) return {read, put(text.substr(0, read))};
  const CodePoint c = code_point_at(text, 0);
  if (c.value == U'\uFFFD' && c.bytes == 1) return {1, put("\uFFFD")};
  return {c.bytes, is_xml_char(c.value) ? put(text.substr(0, c.bytes)) : out};
}

template <Escape kHow>
std::string escape_as(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() + text.size() / 8);
  char room[0x400];
  char* out = room;
  while (!text.empty()) {
    if (out > std::end(room) - kRoomForStep) bytes.append(room, std::exchange(out, room));
    const Step step = is_ascii(text[0]) ? put_ascii<kHow>(text, out) : put_others(text, out);
    text.remove_prefix(step.read);
    out = step.end;
  }
  bytes.append(room, out);
  return bytes;
}

}  // namespace

std::string escape(std::string_view text, Escape how) {
  switch (how) {
    case Escape::kNone: return escape_as<Escape::kNone>(text);
    case Escape::kText: return escape_as<Escape::kText>(text);
    case Escape::kAttribute: return escape_as<Escape::kAttribute>(text);
    case Escape::kPlainText: return escape_as<Escape::kPlainText>(text);
    case Escape::kJson: return escape_as<Escape::kJson>(text);
  }
  return {};
}

}  // namespace almanac::feeds
