#include "feeds/xml_text.h"

#include <array>
#include <cstddef>
#include <optional>

#include "core/text.h"

namespace almanac::feeds {
namespace {

// What is written for each ASCII character; nothing: itself.
using Replacements = std::array<std::optional<std::string_view>, 0x80>;

constexpr Replacements make_replacements(Escape how) {
  Replacements out;
  for (std::size_t c = 0; c < 0x20; ++c)
    if (c != '\t' && c != '\n' && c != '\r') out.at(c) = "";
  if (how == Escape::kNone) return out;
  const bool plain = how == Escape::kPlainText;
  out['&'] = plain ? "&#x26;" : "&amp;";
  out['<'] = plain ? "&#x3C;" : "&lt;";
  out['>'] = plain ? "&#x3E;" : "&gt;";
  out['\r'] = "&#xD;";
  if (how == Escape::kAttribute) {
    out['"'] = "&quot;";
    out['\t'] = "&#x9;";
    out['\n'] = "&#xA;";
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
  std::size_t plain = 0;  // where the run of unchanged bytes began
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80 && !replacements[byte]) {
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    const bool is_invalid = c.value == U'\uFFFD' && c.bytes == 1;
    if (byte >= 0x80 && !is_invalid && is_xml_char(c.value)) {
      i += c.bytes;
      continue;
    }
    out.append(text, plain, i - plain);
    if (byte < 0x80) out += *replacements[byte];
    if (is_invalid) append_utf8(out, c.value);
    i += c.bytes;
    plain = i;
  }
  return out.append(text, plain);
}

}  // namespace almanac::feeds
