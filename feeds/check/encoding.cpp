#include "feeds/check/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "core/ascii.h"
#include "core/text.h"

namespace almanac::feeds::check {
namespace {

// What the first bytes say of how characters are stored (XML 1.0 appendix F).
enum class Family { kBytes, kUtf16Be, kUtf16Le, kUtf32Be, kUtf32Le, kEbcdic };

struct Start {
  Family family = Family::kBytes;
  std::size_t mark = 0;  // bytes of the byte order mark
};

Start read_start(std::string_view bytes) {
  using namespace std::string_view_literals;
  struct Shape {
    std::string_view bytes;
    Family family;
    bool is_mark;
  };
  constexpr std::array<Shape, 12> kShapes = {{{"\0\0\xFE\xFF"sv, Family::kUtf32Be, true},
                                              {"\xFF\xFE\0\0"sv, Family::kUtf32Le, true},
                                              {"\xEF\xBB\xBF"sv, Family::kBytes, true},
                                              {"\xFE\xFF"sv, Family::kUtf16Be, true},
                                              {"\xFF\xFE"sv, Family::kUtf16Le, true},
                                              {"\0\0\0<"sv, Family::kUtf32Be, false},
                                              {"<\0\0\0"sv, Family::kUtf32Le, false},
                                              {"\0<\0?"sv, Family::kUtf16Be, false},
                                              {"<\0?\0"sv, Family::kUtf16Le, false},
                                              {"\0<"sv, Family::kUtf16Be, false},
                                              {"<\0"sv, Family::kUtf16Le, false},
                                              {"\x4C\x6F\xA7\x94"sv, Family::kEbcdic, false}}};
  for (const Shape& shape : kShapes)
    if (bytes.starts_with(shape.bytes)) return {shape.family, shape.is_mark ? shape.bytes.size() : 0};
  return {};
}

std::size_t unit_bytes(Family family) {
  if (family == Family::kUtf16Be || family == Family::kUtf16Le) return 2;
  return family == Family::kUtf32Be || family == Family::kUtf32Le ? 4 : 1;
}

char32_t read_unit(std::string_view bytes, std::size_t at, Family family) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + i])); };
  switch (family) {
    case Family::kUtf16Be: return byte(0) << 8 | byte(1);
    case Family::kUtf16Le: return byte(1) << 8 | byte(0);
    case Family::kUtf32Be: return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
    case Family::kUtf32Le: return byte(3) << 24 | byte(2) << 16 | byte(1) << 8 | byte(0);
    default: return byte(0);
  }
}

// Collects text, and where the first thing stood that is none.
struct Sink {
  std::string text;
  std::optional<std::size_t> first_bad;

  void put(char32_t c) { append_utf8(text, c); }
  void bad() {
    if (!first_bad) first_bad = text.size();
    put(U'\uFFFD');
  }
};

void decode_wide(std::string_view bytes, Family family, Sink& sink) {
  const std::size_t unit = unit_bytes(family);
  for (std::size_t i = 0; i < bytes.size(); i += unit) {
    if (i + unit > bytes.size()) return sink.bad();
    const char32_t c = read_unit(bytes, i, family);
    const bool high = c >= 0xD800 && c <= 0xDBFF;
    if (unit == 2 && high && i + 2 * unit <= bytes.size()) {
      const char32_t low = read_unit(bytes, i + unit, family);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        sink.put(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
        i += unit;
        continue;
      }
    }
    if ((c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF)
      sink.bad();
    else
      sink.put(c);
  }
}

void decode_utf8(std::string_view bytes, Sink& sink) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t valid = find_invalid_utf8(bytes.substr(i)).value_or(bytes.size() - i);
    sink.text.append(bytes.substr(i, valid));
    i += valid;
    if (i < bytes.size()) sink.bad(), ++i;
  }
}

// What windows-1252 has where ISO-8859-1 has control characters; 0: nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void decode_single(std::string_view bytes, std::string_view encoding, Sink& sink) {
  for (char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (c < 0x80)
      sink.text += byte;
    else if (encoding == "us-ascii")
      sink.bad();
    else if (encoding == "windows-1252" && c < 0xA0)
      kWindows1252[c - 0x80u] == 0 ? sink.bad() : sink.put(kWindows1252[c - 0x80u]);
    else
      sink.put(c);
  }
}

// False where the system knows no such encoding.
bool decode_by_system(std::string_view bytes, const std::string& encoding, Sink& sink) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;  // NOLINT(performance-no-int-to-ptr): as iconv(3) says
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  std::array<char, 4096> buffer;
  while (left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t converted = iconv(converter, &in, &left, &out, &room);
    sink.text.append(buffer.data(), buffer.size() - room);
    if (converted != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    sink.bad();
    ++in, --left;
  }
  iconv_close(converter);
  return true;
}

struct Declared {
  std::string name;
  std::size_t offset = 0;
  bool has_declaration = false;
};

// The encoding that an XML declaration names. `head`: the first characters, as ASCII.
Declared find_declared(std::string_view head) {
  Declared declared;
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || !head.substr(start).starts_with("<?xml") ||
      (head.size() > start + 5 && !is_xml_space(head[start + 5])))
    return declared;
  declared.has_declaration = true;
  const std::string_view declaration = head.substr(0, head.find("?>"));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return declared;
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return declared;
  const std::size_t end = declaration.find(declaration[at], at + 1);
  declared.name = declaration.substr(at + 1, end == std::string_view::npos ? 0 : end - at - 1);
  declared.offset = at + 1;
  return declared;
}

std::string read_head(std::string_view bytes, Family family) {
  constexpr std::size_t kHead = 1024;
  std::string head;
  if (family == Family::kEbcdic) {
    Sink sink;
    return decode_by_system(bytes.substr(0, kHead), "IBM037", sink) ? sink.text : "";
  }
  const std::size_t unit = unit_bytes(family);
  for (std::size_t i = 0; i + unit <= bytes.size() && i < kHead * unit; i += unit) {
    const char32_t c = read_unit(bytes, i, family);
    head += c < 0x80 ? static_cast<char>(c) : '?';
  }
  return head;
}

// One name for the many that mean the same.
std::string canonical_name(std::string_view name) {
  std::string lower = to_lower_ascii(trim(name));
  std::replace(lower.begin(), lower.end(), '_', '-');
  struct Alias {
    std::string_view alias;
    std::string_view name;
  };
  constexpr std::array<Alias, 14> kAliases = {{{"utf8", "utf-8"},
                                               {"utf16", "utf-16"},
                                               {"ascii", "us-ascii"},
                                               {"ansi-x3.4-1968", "us-ascii"},
                                               {"iso646-us", "us-ascii"},
                                               {"latin1", "iso-8859-1"},
                                               {"latin-1", "iso-8859-1"},
                                               {"iso8859-1", "iso-8859-1"},
                                               {"l1", "iso-8859-1"},
                                               {"cp1252", "windows-1252"},
                                               {"x-cp1252", "windows-1252"},
                                               {"iso-10646-ucs-2", "utf-16"},
                                               {"utf32", "utf-32"},
                                               {"x-sjis", "shift-jis"}}};
  for (const Alias& alias : kAliases)
    if (lower == alias.alias) return std::string(alias.name);
  return lower;
}

bool is_standard(std::string_view name) { return name.starts_with("utf-8") || name.starts_with("utf-16"); }

// Those that feed readers commonly read.
bool is_common(std::string_view name) {
  return is_standard(name) || name == "us-ascii" || name.starts_with("iso-8859-") || name.starts_with("windows-125") ||
         name == "shift-jis" || name == "euc-jp" || name == "iso-2022-jp" || name == "big5" || name == "gb2312" ||
         name == "gbk" || name == "gb18030" || name == "euc-kr" || name == "koi8-r";
}

// What the bytes are where the declaration contradicts them; empty where it does not.
std::string find_contradiction(const Start& start, std::string_view name, bool declared) {
  const std::size_t unit = unit_bytes(start.family);
  if (start.family == Family::kEbcdic) return name.empty() ? "EBCDIC" : "";
  const std::string_view endian = start.family == Family::kUtf16Be || start.family == Family::kUtf32Be ? "be" : "le";
  if (unit == 1) {
    const bool wide = name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs-");
    if (wide) return "in units of one byte";
    return start.mark > 0 && declared && name != "utf-8" ? "UTF-8 by its byte order mark" : "";
  }
  const std::string base = unit == 2 ? "utf-16" : "utf-32";
  const std::string actual = unit == 2 ? "UTF-16" : "UTF-32";
  if (!declared) return unit == 4 || start.mark == 0 ? actual + ", which must be declared" : "";
  if (name == base) return "";
  const bool exact = name == base + std::string(endian);
  return exact && start.mark == 0 ? "" : actual + (start.mark > 0 ? " by its byte order mark" : "");
}

}  // namespace

std::optional<std::string> detect_encoding(std::string_view bytes) {
  const Start start = read_start(bytes);
  const Declared declared = find_declared(read_head(bytes.substr(start.mark), start.family));
  const std::string name = canonical_name(declared.name);
  if (!find_contradiction(start, name, !name.empty()).empty()) return std::nullopt;
  if (!name.empty()) return declared.name;
  return unit_bytes(start.family) == 2 ? "UTF-16" : "UTF-8";
}

namespace {

void add(DecodedText& out, RuleId rule, std::size_t offset, std::string value, std::string reason) {
  out.problems.push_back({rule, offset, std::move(value), std::move(reason)});
}

void note_choice(DecodedText& out, const Declared& declared, std::string_view name) {
  if (declared.name.empty()) {
    if (out.encoding == "UTF-8") add(out, "MissingEncoding", 0, "", "");
  } else if (!is_common(name)) {
    add(out, "ObscureEncoding", declared.offset, declared.name, "");
  } else if (!is_standard(name)) {
    add(out, "NonstdEncoding", declared.offset, declared.name, "");
  }
}

// Decodes by name; false where nobody knows the name.
bool decode_named(std::string_view bytes, std::string_view name, const std::string& declared, Sink& sink) {
  if (name.empty() || name == "utf-8")
    decode_utf8(bytes, sink);
  else if (name == "us-ascii" || name == "iso-8859-1" || name == "windows-1252")
    decode_single(bytes, name, sink);
  else
    return decode_by_system(bytes, declared, sink);
  return true;
}

}  // namespace

DecodedText decode_xml(std::string_view bytes) {
  DecodedText out;
  const Start start = read_start(bytes);
  bytes.remove_prefix(start.mark);
  const Declared declared = find_declared(read_head(bytes, start.family));
  const std::string name = canonical_name(declared.name);
  out.encoding = !declared.name.empty() ? declared.name : unit_bytes(start.family) == 2 ? "UTF-16" : "UTF-8";
  note_choice(out, declared, name);
  const std::string contradiction = find_contradiction(start, name, !name.empty());
  if (!contradiction.empty())
    add(out, "UnicodeError", declared.offset, declared.name,
        "the document says " + quote(declared.name) + ", but it is " + contradiction);
  const bool is_utf8 = unit_bytes(start.family) == 1 && start.family != Family::kEbcdic &&
                       (name.empty() || name == "utf-8" || !contradiction.empty());
  if (is_utf8 && !find_invalid_utf8(bytes)) {
    out.text = bytes;
    return out;
  }
  Sink sink;
  if (unit_bytes(start.family) > 1) {
    decode_wide(bytes, start.family, sink);
  } else if (!decode_named(bytes, contradiction.empty() ? name : "utf-8", declared.name, sink)) {
    std::erase_if(out.problems,
                  [](const EncodingProblem& problem) { return problem.rule == RuleId("ObscureEncoding"); });
    add(out, "UnknownEncoding", declared.offset, declared.name, "");
    decode_utf8(bytes, sink);
    sink.first_bad.reset();
  }
  if (sink.first_bad)
    add(out, "UnicodeError", *sink.first_bad, out.encoding, "here stand bytes that are no text in " + out.encoding);
  out.owned = std::move(sink.text);
  out.text = out.owned;
  return out;
}

DecodedText decode_json(std::string_view bytes) {
  DecodedText out;
  out.encoding = "UTF-8";
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    add(out, "UnicodeError", 0, "UTF-8", "a byte order mark stands before the JSON (RFC 8259 8.1)");
    bytes.remove_prefix(3);
  }
  if (!find_invalid_utf8(bytes)) {
    out.text = bytes;
    return out;
  }
  Sink sink;
  decode_utf8(bytes, sink);
  add(out, "UnicodeError", *sink.first_bad, "UTF-8", "here stand bytes that are no UTF-8, which JSON must be");
  out.owned = std::move(sink.text);
  out.text = out.owned;
  return out;
}

}  // namespace almanac::feeds::check
