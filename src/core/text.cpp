#include "core/text.h"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <utility>

#include "core/ascii.h"

namespace almanac {
namespace {

bool is_continuation(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The length of a well-formed sequence (Unicode 3.9, table 3-7); 0 where the bytes are none.
std::size_t sequence_length(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i)
    if (!is_continuation(text, offset + i)) return 0;
  if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
  if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogates
  if (lead == 0xF0 && byte(1) < 0x90) return 0;  // overlong
  if (lead == 0xF4 && byte(1) > 0x8F) return 0;  // above U+10FFFF
  return length;
}

// The character `c`, whose bytes these are, or its escape.
void append_visible(std::string& out, std::string_view bytes, char32_t c) {
  const bool is_invalid = c == 0xFFFD && bytes.size() == 1;
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (is_invalid) {
    char code[16];
    std::snprintf(code, sizeof code, "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(bytes[0])));
    out += code;
  } else if (is_control(c)) {
    char code[16];
    std::snprintf(code, sizeof code, "\\u%04X", static_cast<unsigned>(c));
    out += code;
  } else {
    out += bytes;
  }
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last, row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = skip_plain(text); i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return i;
    i += length;
    if (length == 1) i = skip_plain(text, i);
  }
  return std::nullopt;
}

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const std::size_t length = sequence_length(text, offset);
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i])); };
  switch (length) {
    case 1: return {byte(0), 1};
    case 2: return {(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    case 3: return {(byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    case 4: return {(byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
    default: return {U'\uFFFD', 1};
  }
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += code_point_at(text, i).bytes) ++count;
  return count;
}

bool is_xml_char(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  constexpr std::size_t kMarkEvery = 256;
  std::size_t code_points = 0;
  for (std::size_t i = 0; i < text.size(); ++code_points) {
    if (marks_.empty() || i >= marks_.back().offset + kMarkEvery) marks_.push_back({i, code_points});
    const bool is_end = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    i += code_point_at(text, i).bytes;
    if (is_end) starts_.push_back(i);
  }
}

std::size_t LineIndex::code_points_before(std::size_t offset) const {
  if (marks_.empty()) return 0;
  const auto after = std::upper_bound(marks_.begin() + 1, marks_.end(), offset,
                                      [](std::size_t at, const Mark& mark) { return at < mark.offset; });
  auto [at, count] = *(after - 1);
  for (std::size_t next = at; at < offset; at = next) {
    next = at + code_point_at(text_, at).bytes;
    if (next > offset) break;
    ++count;
  }
  return count;
}

Position LineIndex::find(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::size_t start = *(after - 1);
  return {static_cast<int>(after - starts_.begin()),
          static_cast<int>(code_points_before(offset) - code_points_before(start)) + 1};
}

std::optional<std::size_t> LineIndex::offset(Position position) const {
  if (position.line < 1 || static_cast<std::size_t>(position.line) > starts_.size()) return std::nullopt;
  const std::size_t start = starts_[static_cast<std::size_t>(position.line) - 1];
  const std::size_t end = start + line(position.line).size();
  const std::size_t wanted = code_points_before(start) + static_cast<std::size_t>(std::max(position.column, 1)) - 1;
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), wanted,
                                      [](std::size_t count, const Mark& mark) { return count < mark.code_points; });
  if (after == marks_.begin()) return 0;
  auto [at, count] = *(after - 1);
  for (; count < wanted && at < end; ++count)  // NOLINT(bugprone-infinite-loop): it does not see bound names change
    at += code_point_at(text_, at).bytes;
  return std::min(at, end);
}

std::string_view LineIndex::line(int line) const {
  if (line < 1 || static_cast<std::size_t>(line) > starts_.size()) return {};
  const std::size_t index = static_cast<std::size_t>(line) - 1;
  const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
  std::string_view found = text_.substr(starts_[index], end - starts_[index]);
  while (found.ends_with('\n') || found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string squeeze(std::string_view text) {
  std::string squeezed;
  for (std::string_view word : split_words(text)) {
    if (!squeezed.empty()) squeezed += ' ';
    squeezed += word;
  }
  return squeezed;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  parts.reserve(8);
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    while (i < text.size() && !is_blank(text[i])) ++i;
    if (i > start) words.push_back(text.substr(start, i - start));
    while (i < text.size() && is_blank(text[i])) ++i;
  }
  return words;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text.append(i == 0 ? "" : separator).append(parts[i]);
  return text;
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_ascii(c);
  return lower;
}

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  if (from.empty()) return std::string(text);
  std::string out;
  for (;;) {
    const std::size_t at = text.find(from);
    out.append(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    out.append(to);
    text.remove_prefix(at + from.size());
  }
}

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool is_control(char32_t c) {
  const bool is_unicode_mark = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                               (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_unicode_mark;
}

std::string escape_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    append_visible(out, text.substr(i, c.bytes), c.value);
    i += c.bytes;
  }
  return out;
}

std::string quote(std::string_view text) {
  constexpr std::size_t kMostCodePoints = 60;
  std::string_view shown = text;
  for (std::size_t i = 0, count = 0; i < text.size(); i += code_point_at(text, i).bytes)
    if (count++ == kMostCodePoints) {
      shown = text.substr(0, i);
      break;
    }
  return '"' + escape_controls(shown) + (shown.size() < text.size() ? "…\"" : "\"");
}

std::optional<std::string> find_nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::optional<std::string> nearest;
  std::size_t fewest = word.size() / 3 + 1;
  for (const std::string& candidate : candidates) {
    if (std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size()) >= fewest) continue;
    const std::size_t edits = edit_distance(word, candidate);
    if (edits >= fewest) continue;
    fewest = edits;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace almanac
