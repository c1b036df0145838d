#include "core/url.h"

#include <unicode/idna.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "core/ascii.h"
#include "core/find_byte.h"
#include "core/text.h"

namespace almanac {
namespace {

bool is_unreserved(char c) { return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

// RFC 3986 3.1.
bool is_scheme(std::string_view text) {
  return !text.empty() && is_alpha(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '%' && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

char escape_value(std::string_view text, std::size_t at) {
  return static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%', out += kDigits[byte >> 4], out += kDigits[byte & 15];
}

// RFC 3986 5.2.4.
std::string remove_dot_segments(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::vector<std::string_view> kept;
  const std::vector<std::string_view> segments = split(rooted ? path.substr(1) : path, '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool last = i + 1 == segments.size();
    if (segments[i] == ".." && !kept.empty()) kept.pop_back();
    if (segments[i] != "." && segments[i] != "..")
      kept.push_back(segments[i]);
    else if (last)
      kept.emplace_back();
  }
  std::string out = rooted ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) out.append(i == 0 ? "" : "/").append(kept[i]);
  return out;
}

// RFC 3986 5.2.3.
std::string merge_paths(const UrlParts& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  return (slash == std::string::npos ? std::string() : base.path.substr(0, slash + 1)) + std::string(path);
}

// The reference as it counts: no white space around it; tabs and line ends inside dropped, blanks encoded (WHATWG
// URL 4.4).
std::string clean_reference(std::string_view reference) {
  std::string out;
  for (char c : trim(reference)) {
    if (c == '\n' || c == '\r' || c == '\t') continue;
    if (c == ' ')
      out += "%20";
    else
      out += c;
  }
  return out;
}

std::string to_ascii_host(std::string_view host) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, code));
  if (U_FAILURE(code)) return std::string(host);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8(icu::StringPiece(host.data(), static_cast<int32_t>(host.size())), sink, info, code);
  return U_FAILURE(code) || info.hasErrors() ? std::string(host) : out;
}

// Authority is [userinfo@]host[:port] (RFC 3986 3.2).
struct Authority {
  std::string before;  // with '@'
  std::string host;
  std::string port;  // with ':'
};

Authority split_authority(std::string_view text) {
  Authority out;
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    out.before = text.substr(0, at + 1);
    text.remove_prefix(at + 1);
  }
  const std::size_t colon = text.rfind(':');
  const bool has_port = colon != std::string_view::npos && text.find(']', colon) == std::string_view::npos;
  out.host = text.substr(0, has_port ? colon : text.size());
  if (has_port) out.port = text.substr(colon);
  return out;
}

// ASCII that no part of a URI may have (RFC 3986 2).
bool is_forbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
}

std::string encode_part(std::string_view part, std::string_view also_encode) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const char c = part[i];
    const bool lone_percent = c == '%' && !is_escape(part, i);
    const bool encode = static_cast<unsigned char>(c) >= 0x80 || is_forbidden(c) || lone_percent ||
                        also_encode.find(c) != std::string_view::npos;
    if (encode)
      append_escape(out, c);
    else
      out += c;
  }
  return out;
}

// Characters that a URI has as they are, wherever they stand.
constexpr std::array<bool, 0x100> kStays = [] {
  std::array<bool, 0x100> stays = {};
  for (char c = '0'; c <= '9'; ++c) stays[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c)
    stays[static_cast<unsigned char>(c)] = stays[static_cast<unsigned char>(c | 32)] = true;
  for (char c : std::string_view("-._~:/?@!$&'()*+,;=")) stays[static_cast<unsigned char>(c)] = true;
  return stays;
}();

// "%%37a": a "7" there would make an escape that nobody wrote.
bool joins_lone_percent(std::string_view from_percent, char c) {
  const bool is_near = from_percent.size() == 1 || (from_percent.size() == 2 && hex_value(from_percent[1]) >= 0);
  return is_near && from_percent[0] == '%' && hex_value(c) >= 0;
}

// RFC 3986 6.2.2.1 and 6.2.2.2: upper-case escapes; escapes of unreserved characters become the characters. What may
// not stand there is escaped, save characters of IRIs.
std::string normalize_escapes(std::string_view text, std::string_view also_encode = "") {
  std::string out;
  std::size_t lone_percent = 0;  // where the last one that is of no escape stands in `out`
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = is_escape(text, i);
    const char c = escaped ? escape_value(text, i) : text[i];
    const bool joins_percent = escaped && joins_lone_percent(std::string_view(out).substr(lone_percent), c);
    const bool encode =
        escaped ? !is_unreserved(c) || joins_percent : is_forbidden(c) || also_encode.find(c) != std::string_view::npos;
    if (!escaped && !encode && c == '%') lone_percent = out.size();
    if (encode)
      append_escape(out, c);
    else
      out += c;
    if (escaped) i += 2;
  }
  return out;
}

std::string_view default_port(std::string_view scheme) {
  if (scheme == "http" || scheme == "ws") return ":80";
  if (scheme == "https" || scheme == "wss") return ":443";
  if (scheme == "ftp") return ":21";
  if (scheme == "telnet") return ":23";
  return {};
}

std::string normalize_authority(std::string_view authority, std::string_view scheme) {
  Authority parts = split_authority(authority);
  if (parts.before == "@" || parts.before == ":@") parts.before.clear();
  parts.host = to_lower_ascii(normalize_escapes(parts.host));
  // The root of DNS, which is understood but for a name of one part ("com."). "a.b.." is no name at all.
  const bool has_root = parts.host.ends_with('.') && !parts.host.ends_with("..");
  if (has_root && parts.host.find('.') + 1 < parts.host.size()) parts.host.pop_back();
  const bool is_valid = parts.host.ends_with(']') || parts.host.find(':') == std::string::npos;  // "a:1:" is no host
  if (!is_valid) return parts.before + parts.host + parts.port;
  while (parts.port.starts_with(":0")) parts.port.erase(1, 1);
  if (parts.port == ":" || parts.port == default_port(scheme)) parts.port.clear();
  return parts.before + parts.host + parts.port;
}

}  // namespace

std::string_view without_query(std::string_view url) {
  return url.substr(0, find_byte(url, 0, [](auto byte) { return is_one_of<'?', '#'>(byte); }));
}

UrlParts split_url(std::string_view url) {
  UrlParts parts;
  if (const std::size_t hash = url.find('#'); hash != std::string_view::npos) {
    parts.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const std::size_t mark = url.find('?'); mark != std::string_view::npos) {
    parts.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  if (const std::size_t colon = url.find(':'); colon != std::string_view::npos && is_scheme(url.substr(0, colon))) {
    parts.scheme = url.substr(0, colon);
    url.remove_prefix(colon + 1);
  }
  if (url.starts_with("//")) {
    const std::size_t slash = std::min(url.find('/', 2), url.size());
    parts.authority = url.substr(2, slash - 2);
    url.remove_prefix(slash);
  }
  parts.path = url;
  return parts;
}

std::string join_url(const UrlParts& parts) {
  std::string url;
  if (parts.scheme) url += *parts.scheme + ":";
  if (parts.authority) url += "//" + *parts.authority;
  if (!parts.authority && parts.path.starts_with("//")) url += "/.";  // else it would read as an authority
  url += parts.path;
  if (parts.query) url += "?" + *parts.query;
  if (parts.fragment) url += "#" + *parts.fragment;
  return url;
}

bool is_absolute_url(std::string_view url) { return split_url(url).scheme.has_value(); }

std::string resolve_url(std::string_view base_url, std::string_view reference) {
  const UrlParts base = split_url(base_url);
  UrlParts target = split_url(clean_reference(reference));
  const bool is_opaque = target.scheme && !target.authority && !target.path.starts_with('/');
  if (is_opaque) return join_url(target);  // "mailto:", "data:", "tag:": no hierarchy, nothing to remove
  if (target.scheme || target.authority) {
    if (!target.scheme) target.scheme = base.scheme;
    target.path = remove_dot_segments(target.path);
    return join_url(target);
  }
  target.scheme = base.scheme;
  target.authority = base.authority;
  if (target.path.empty()) {
    target.path = base.path;
    if (!target.query) target.query = base.query;
  } else {
    target.path = remove_dot_segments(target.path.starts_with('/') ? target.path : merge_paths(base, target.path));
  }
  return join_url(target);
}

std::string to_uri(std::string_view iri) {
  const auto stays = [](char c) { return kStays[static_cast<unsigned char>(c)]; };
  if (std::all_of(iri.begin(), iri.end(), stays)) return std::string(iri);
  UrlParts parts = split_url(iri);
  if (parts.authority) {
    Authority authority = split_authority(*parts.authority);
    if (!is_ascii(authority.host)) authority.host = to_ascii_host(authority.host);
    parts.authority = encode_part(authority.before + authority.host + authority.port, "");
  }
  parts.path = encode_part(parts.path, "[]");
  if (parts.query) parts.query = encode_part(*parts.query, "[]");
  if (parts.fragment) parts.fragment = encode_part(*parts.fragment, "#[]");
  return join_url(parts);
}

std::string normalize_url(std::string_view url) {
  UrlParts parts = split_url(url);
  if (parts.scheme) parts.scheme = to_lower_ascii(*parts.scheme);
  parts.path = normalize_escapes(parts.path);
  if (parts.query) parts.query = normalize_escapes(*parts.query);
  if (parts.fragment) parts.fragment = normalize_escapes(*parts.fragment, "#");
  if (parts.authority) {
    parts.authority = normalize_authority(*parts.authority, parts.scheme.value_or(""));
    if (parts.path.empty()) parts.path = "/";
  }
  if (parts.path.starts_with('/')) parts.path = remove_dot_segments(parts.path);
  const bool gained_scheme = !parts.scheme && !parts.authority && split_url(parts.path).scheme;  // "%61:b"
  return (gained_scheme ? "./" : "") + join_url(parts);
}

std::string encode_path(std::string_view path) {
  constexpr std::string_view kAlsoAllowed = "/!$&'()*+,;=:@";  // RFC 3986 3.3: pchar
  std::string out;
  for (char c : path) {
    if (is_unreserved(c) || kAlsoAllowed.find(c) != std::string_view::npos)
      out += c;
    else
      append_escape(out, c);
  }
  return out;
}

std::optional<std::string> decode_path(std::string_view encoded) {
  std::string out(encoded.substr(0, encoded.find('%')));
  for (std::size_t i = out.size(); i < encoded.size(); ++i) {
    const bool escaped = is_escape(encoded, i);
    out += escaped ? escape_value(encoded, i) : encoded[i];
    if (escaped) i += 2;
  }
  if (find_invalid_utf8(out) || out.find('\0') != std::string::npos) return std::nullopt;
  return out;
}

std::string url_host(std::string_view url) {
  const UrlParts parts = split_url(url);
  return parts.authority ? to_lower_ascii(split_authority(*parts.authority).host) : std::string();
}

}  // namespace almanac
