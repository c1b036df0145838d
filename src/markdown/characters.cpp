#include "markdown/characters.h"

#include <fmt/format.h>

#include "core/find_byte.h"
#include "core/text.h"

namespace almanac::markdown {
namespace {

// A byte that may begin a bad character: control characters and all that is not ASCII; also those that no character
// begins with.
constexpr auto kIsSuspicious = [](auto byte) {
  return ((byte <= 0x1F) & ~is_one_of<'\t', '\n', '\r'>(byte)) | (byte >= 0x7F);
};

bool is_bad(char32_t c, std::string_view text, std::size_t at) {
  const bool broken = c == 0xFFFD && static_cast<unsigned char>(text[at]) != 0xEF;
  return broken || is_illegal(c) || is_doubtful(c);
}

template <class Replace>
std::string replace_bad(std::string_view text, Replace replace) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bad = std::min(find_bad_character(text, at), text.size());
    out.append(text, at, bad - at);
    if (bad == text.size()) break;
    const CodePoint c = code_point_at(text, bad);
    replace(out, c.value);
    at = bad + c.bytes;
  }
  return out;
}

// Warns once for each line and kind of fault.
class Warner {
 public:
  Warner(std::string_view source, const std::string& file, int first_line, Findings& findings)
      : index_(source), file_(file), first_line_(first_line), findings_(findings) {}

  void warn(std::size_t offset, char32_t c) {
    const Position at = index_.find(offset);
    int& last = is_illegal(c) ? last_illegal_ : last_doubtful_;
    if (last == at.line) return;
    last = at.line;
    const Place place{file_, first_line_ + at.line - 1, at.column};
    const std::string name = fmt::format("U+{:04X}", static_cast<unsigned>(c));
    if (is_illegal(c))
      findings_.warning("IllegalCharacter", place,
                        "character " + name + " cannot stand in a feed and is left out: delete it");
    else
      findings_.warning(
          "BadCharacters", place,
          "character " + name +
              " shows nothing: the text was likely read in a wrong encoding; write the character that is meant");
  }

 private:
  LineIndex index_;
  const std::string& file_;
  int first_line_;
  Findings& findings_;
  int last_illegal_ = 0;
  int last_doubtful_ = 0;
};

}  // namespace

bool is_illegal(char32_t c) { return !is_xml_char(c); }

bool is_doubtful(char32_t c) {
  return (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

std::size_t find_bad_character(std::string_view text, std::size_t offset) {
  while ((offset = find_byte(text, offset, kIsSuspicious)) < text.size()) {
    const CodePoint c = code_point_at(text, offset);
    if (is_bad(c.value, text, offset)) return offset;
    offset += c.bytes;
  }
  return std::string_view::npos;
}

std::string without_illegal(std::string_view text) {
  return replace_bad(text, [](std::string& out, char32_t c) {
    if (!is_illegal(c)) append_utf8(out, c);
  });
}

std::string without_bad(std::string_view text) {
  return replace_bad(text, [](std::string& out, char32_t c) {
    if (c == 0x85) out += ' ';
    if (c == 0xFFFD) append_utf8(out, c);
  });
}

std::string clean_source(std::string_view source, const std::string& file, int first_line, Findings& findings) {
  if (find_bad_character(source) == std::string_view::npos) return std::string(source);
  Warner warner(source, file, first_line, findings);
  for (std::size_t at = 0; (at = find_bad_character(source, at)) != std::string_view::npos;) {
    const CodePoint c = code_point_at(source, at);
    if (c.value != 0xFFFD) warner.warn(at, c.value);
    at += c.bytes;
  }
  return without_illegal(source);
}

}  // namespace almanac::markdown
