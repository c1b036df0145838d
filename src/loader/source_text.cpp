#include "loader/source_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/ascii.h"
#include "core/text.h"
#include "core/yaml.h"

namespace almanac::loader {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kMostReported = 20;  // illegal characters of a file: the rest is dropped without a word

bool check_utf8(std::string_view bytes, const std::string& path, Findings& findings) {
  const std::optional<std::size_t> invalid = find_invalid_utf8(bytes);
  if (!invalid) return true;
  const Position at = LineIndex(bytes).find(*invalid);
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const auto byte = static_cast<unsigned>(static_cast<unsigned char>(bytes[*invalid]));
  findings.error("NotUtf8", {path, at.line, at.column},
                 utf16 ? "is UTF-16: save the file in the encoding UTF-8"
                       : fmt::format("byte 0x{:02X} is not UTF-8: save the file in the encoding UTF-8", byte));
  return false;
}

bool has_illegal_character(std::string_view text) {
  // In valid UTF-8 these are the C0 controls, and U+FFFE and U+FFFF, which begin with the byte EF.
  for (std::size_t i = skip_plain(text); i < text.size();) {
    const bool may_be = is_ascii(text[i]) || text[i] == '\xEF';
    if (may_be && !is_xml_char(code_point_at(text, i).value)) return true;
    i = is_ascii(text[i]) ? skip_plain(text, i + 1) : i + 1;
  }
  return false;
}

// XML 1.0 2.2 has no such characters, not even as references, so that no feed can have them.
std::string drop_illegal_characters(std::string_view text, const std::string& path, Findings& findings) {
  if (!has_illegal_character(text)) return std::string(text);
  const LineIndex lines(text);
  std::string kept;
  int dropped = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (is_xml_char(c.value)) {
      kept.append(text.substr(i, c.bytes));
    } else if (dropped++ < kMostReported) {
      const Position at = lines.find(i);
      findings.warning("IllegalCharacter", {path, at.line, at.column},
                       fmt::format("character U+{:04X} cannot be in a feed and is dropped: take it out",
                                   static_cast<unsigned>(c.value)));
    }
    i += c.bytes;
  }
  return kept;
}

std::string with_unix_lines(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  return replace_all(replace_all(text, "\r\n", "\n"), "\r", "\n");
}

std::string_view line_at(std::string_view text, std::size_t offset) {
  return text.substr(offset, text.find('\n', offset) - offset);
}

std::size_t next_line(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_fence(std::string_view line, std::string_view mark) {
  return line.starts_with(mark) && trim(line.substr(mark.size())).empty();
}

bool looks_like_key(std::string_view line) {
  line = trim(line);
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 && line.substr(0, colon).find(' ') == std::string_view::npos;
}

// Where the first line with text begins, and its number.
struct FirstLine {
  std::size_t offset = 0;
  int number = 1;
};

FirstLine find_first_text(std::string_view text) {
  FirstLine first;
  while (first.offset < text.size() && trim(line_at(text, first.offset)).empty()) {
    first.offset = next_line(text, first.offset);
    ++first.number;
  }
  return first;
}

// Files whose front matter is not where or not in the form that it must be.
bool check_misplaced(std::string_view text, const std::string& path, Findings& findings) {
  const FirstLine first = find_first_text(text);
  const std::string_view line = line_at(text, first.offset);
  const std::string_view second = line_at(text, next_line(text, first.offset));
  if (line.starts_with("+++")) {
    findings.error("TomlFrontMatter", {path, first.number, 1},
                   "TOML front matter is not read: write it as YAML, \"title: My post\" between lines of \"---\"");
    return false;
  }
  if (trim(line).starts_with("----") && looks_like_key(second)) {
    findings.error("FrontMatterFence", {path, first.number, 1},
                   "front matter begins with exactly three dashes: write \"---\", not " + quote(trim(line)));
    return false;
  }
  if (is_fence(trim(line), "---") && looks_like_key(second)) {
    findings.error("FrontMatterNotFirst", {path, 1, 1},
                   fmt::format("front matter begins at line {}, but it must begin at the first column of the first "
                               "line: delete what is before it",
                               first.number));
    return false;
  }
  return true;
}

class Divider {
 public:
  Divider(std::string_view text, SourceText& source, Findings& findings)
      : text_(text), source_(source), findings_(findings) {}

  // False where the file cannot be used.
  bool divide() {
    if (!is_fence(line_at(text_, 0), "---")) return check_misplaced(text_, source_.path, findings_) && take_body(0, 1);
    const std::size_t begin = next_line(text_, 0);
    int line = 2;
    for (std::size_t at = begin; at < text_.size(); at = next_line(text_, at), ++line) {
      const std::string_view content = line_at(text_, at);
      if (!is_fence(content, "---") && !is_fence(content, "...")) continue;
      return read_front_matter(text_.substr(begin, at - begin)) && take_body(next_line(text_, at), line + 1);
    }
    return check_unclosed(begin) && take_body(0, 1);
  }

 private:
  bool take_body(std::size_t offset, int line) {
    source_.body = text_.substr(offset);
    source_.body_line = line;
    return true;
  }

  // A first line "---" with no second one may be a thematic break.
  bool check_unclosed(std::size_t begin) {
    const std::string_view rest = text_.substr(begin);
    if (!looks_like_key(line_at(rest, find_first_text(rest).offset)) && !trim(rest).empty()) return true;
    findings_.error(
        "UnclosedFrontMatter", {source_.path, 1, 1},
        "front matter begins here and never ends: add a line \"---\" after its last key, at the first column");
    return false;
  }

  bool read_front_matter(std::string_view yaml) {
    std::optional<Value> value = parse_yaml({yaml, source_.path, 2}, findings_);
    if (!value) return false;
    source_.has_front_matter = true;
    if (value->is_null()) return true;
    if (value->map_if() == nullptr) return report_no_map(*value);
    source_.front_matter = std::move(*value);
    return true;
  }

  bool report_no_map(const Value& value) {
    findings_.error("MissingColon", source_.place_of(value),
                    "front matter has no key: write lines of the form \"title: My post\", with a colon and a blank");
    return false;
  }

  std::string_view text_;
  SourceText& source_;
  Findings& findings_;
};

}  // namespace

std::optional<SourceText> parse_source(std::string_view bytes, std::string path, Findings& findings) {
  if (!check_utf8(bytes, path, findings)) return std::nullopt;
  if (bytes.starts_with(kByteOrderMark)) {
    findings.warning("ByteOrderMark", {path, 1, 1},
                     "the file begins with a byte order mark: save it as UTF-8 without one");
    bytes.remove_prefix(kByteOrderMark.size());
  }
  const std::string text = with_unix_lines(drop_illegal_characters(bytes, path, findings));
  SourceText source;
  source.path = std::move(path);
  if (!Divider(text, source, findings).divide()) return std::nullopt;
  return source;
}

}  // namespace almanac::loader
