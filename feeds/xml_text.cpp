#include "feeds/xml_text.h"

#include <array>
#include <cstddef>

#include "core/text.h"

namespace almanac::feeds {
namespace {

// By byte: whether it needs a look, which few do; and for those of ASCII, what is written instead.
struct Replacements {
  std::array<bool, 0x100> is_special = {};
  std::array<std::string_view, 0x80> text;

  constexpr void set(char c, std::string_view replacement) {
    is_special.at(static_cast<std::size_t>(c)) = true;
    text.at(static_cast<std::size_t>(c)) = replacement;
  }
};

constexpr Replacements make_replacements(Escape how) {
  Replacements out;
  for (std::size_t byte = 0x80; byte <= 0xFF; ++byte) out.is_special.at(byte) = true;
  for (char c = 0; c < 0x20; ++c)
    if (c != '\t' && c != '\n' && c != '\r') out.set(c, "");
  if (how == Escape::kNone) return out;
  const bool plain = how == Escape::kPlainText;
  out.set('&', plain ? "&#x26;" : "&amp;");
  out.set('<', plain ? "&#x3C;" : "&lt;");
  out.set('>', plain ? "&#x3E;" : "&gt;");
  out.set('\r', "&#xD;");
  if (how == Escape::kAttribute) {
    out.set('"', "&quot;");
    out.set('\t', "&#x9;");
    out.set('\n', "&#xA;");
  }
  return out;
}

constexpr std::array kReplacements = {make_replacements(Escape::kNone), make_replacements(Escape::kText),
                                      make_replacements(Escape::kAttribute), make_replacements(Escape::kPlainText)};

}  // namespace

std::string escape(std::string_view text, Escape how) {
  const Replacements& replacements = kReplacements.at(static_cast<std::size_t>(how));
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t kept = 0;  // where the run of unchanged bytes began
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!replacements.is_special[byte]) {
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    const bool is_invalid = c.value == U'\uFFFD' && c.bytes == 1;
    if (byte >= 0x80 && !is_invalid && is_xml_char(c.value)) {
      i += c.bytes;
      continue;
    }
    out.append(text, kept, i - kept);
    if (byte < 0x80) out += replacements.text[byte];
    if (is_invalid) append_utf8(out, c.value);
    i += c.bytes;
    kept = i;
  }
  return out.append(text, kept);
}

}  // namespace almanac::feeds
