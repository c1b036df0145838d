#include "cli/excerpt.h"

#include <algorithm>
#include <string>

#include "core/text.h"
#include "core/unicode.h"
#include "feeds/check/encoding.h"

namespace almanac::cli {
namespace {

constexpr int kColumnsBefore = 50;  // of the caret
constexpr int kColumns = 100;

std::string shown(char32_t c) {
  std::string text;
  append_utf8(text, c == '\t' ? ' ' : is_control(c) ? 0xFFFD : c);
  return text;
}

int columns_of(char32_t c) { return is_control(c) ? 1 : terminal_columns(c); }

std::size_t previous(std::string_view line, std::size_t at) {
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && (static_cast<unsigned char>(line[start]) & 0xC0) == 0x80) --start;
  return code_point_at(line, start).bytes == at - start ? start : at - 1;
}

// `at`: the byte of the line that the caret is under, its size at most.
Excerpt make_excerpt(std::string_view line, std::size_t at) {
  Excerpt excerpt;
  std::size_t start = at;
  while (start > 0 && excerpt.caret < kColumnsBefore) {
    start = previous(line, start);
    excerpt.caret += columns_of(code_point_at(line, start).value);
  }
  const bool is_cut = start > 0;
  int columns = 0;
  std::size_t end = start;
  while (end < line.size() && columns < kColumns) {
    const CodePoint c = code_point_at(line, end);
    excerpt.line += shown(c.value);
    columns += columns_of(c.value);
    end += c.bytes;
  }
  if (is_cut) excerpt.line.insert(0, "…"), ++excerpt.caret;
  if (end < line.size()) excerpt.line += "…";
  return excerpt;
}

}  // namespace

std::map<std::pair<int, int>, Excerpt> make_excerpts(std::string_view bytes, const Findings& findings) {
  std::map<std::pair<int, int>, Excerpt> excerpts;
  if (findings.empty()) return excerpts;
  const feeds::check::DecodedText decoded = feeds::check::decode_xml(bytes);
  const LineIndex lines(decoded.text);
  for (const Finding& finding : findings.items()) {
    const std::size_t no_offset = decoded.text.size() + 1;
    const std::size_t at = lines.offset({finding.place.line, finding.place.column}).value_or(no_offset);
    if (at == no_offset) continue;
    const std::string_view line = lines.line(finding.place.line);
    const std::size_t start = static_cast<std::size_t>(line.data() - decoded.text.data());
    excerpts.try_emplace({finding.place.line, finding.place.column}, make_excerpt(line, at - start));
  }
  return excerpts;
}

}  // namespace almanac::cli
