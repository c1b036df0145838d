#include "markdown/html_text.h"

#include <algorithm>
#include <array>

#include "core/find_byte.h"
#include "core/text.h"
#include "core/url.h"
#include "markdown/characters.h"

namespace almanac::markdown {
namespace {

std::string_view reference(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return {};
  }
}

constexpr auto kNeedsWork = [](auto byte) {
  const auto is_control = (byte <= 0x1F) & ~is_one_of<'\t', '\n', '\r'>(byte);
  const auto may_be_illegal = is_one_of<0xED, 0xEF>(byte);  // these begin surrogates, U+FFFE and U+FFFF
  return is_one_of<'&', '<', '>', '"'>(byte) | is_control | may_be_illegal;
};

// RFC 3986's characters, and '%' because what is encoded stays encoded.
constexpr std::array<bool, 256> kUrlCharacter = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 'a'; byte <= 'z'; ++byte) table[byte] = table[byte - 'a' + 'A'] = true;
  for (std::size_t byte = '0'; byte <= '9'; ++byte) table[byte] = true;
  for (const char c : std::string_view("-_.~!*'();:@&=+$,/?#%")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_url_character(char c) { return kUrlCharacter[static_cast<unsigned char>(c)]; }

// As browsers read a scheme: white space and control characters before it, tabs and line ends inside it do not count
// (WHATWG URL 4.4).
std::string scheme_of(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ') continue;
    if (c == ':') return to_lower_ascii(scheme);
    if (c == '/' || c == '?' || c == '#') return {};
    scheme += c;
  }
  return {};
}

bool is_dangerous(std::string_view scheme) {
  constexpr auto kDangerous =
      std::to_array<std::string_view>({"about", "blob", "data", "file", "filesystem", "jar", "javascript", "livescript",
                                       "mocha", "vbscript", "view-source"});
  return std::find(kDangerous.begin(), kDangerous.end(), scheme) != kDangerous.end();
}

bool is_picture_data(std::string_view url) {
  constexpr auto kTypes = std::to_array<std::string_view>({"png", "jpeg", "jpg", "gif", "webp"});
  const std::string start = to_lower_ascii(url.substr(0, 16));
  return std::any_of(kTypes.begin(), kTypes.end(), [&](std::string_view type) {
    const std::string prefix = "data:image/" + std::string(type);
    return start.starts_with(prefix + ";") || start.starts_with(prefix + ",");
  });
}

bool is_plain(std::string_view url) {
  return url.find("/.") == std::string_view::npos && url.find('%') == std::string_view::npos &&
         std::all_of(url.begin(), url.end(), is_url_character);
}

bool is_web(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

// Most links are absolute or a path from the site's root, and plain: they need no parsing.
std::optional<std::string> plain_url(std::string_view base, std::string_view url) {
  const bool is_path = url.starts_with('/') && !url.starts_with("//") && is_web(base);
  if ((!is_path && !is_web(url)) || !is_plain(url)) return std::nullopt;
  const std::size_t host = std::string_view("https://").size();
  return is_path ? to_uri(base.substr(0, base.find_first_of("/?#", host))).append(url) : std::string(url);
}

}  // namespace

void append_escaped(std::string& html, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; (i = find_byte(text, i, kNeedsWork)) < text.size();) {
    const std::string_view replacement = reference(text[i]);
    const CodePoint c = code_point_at(text, i);
    i += c.bytes;
    if (replacement.empty() && !is_illegal(c.value)) continue;
    html.append(text, done, i - c.bytes - done).append(replacement);
    done = i;
  }
  html.append(text, done);
}

void append_url(std::string& html, std::string_view url) {
  const bool is_ascii = std::all_of(url.begin(), url.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  const std::string uri = is_ascii ? std::string() : to_uri(url);  // an IRI's host is not percent-encoded
  if (!is_ascii) url = uri;
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      html += "&amp;";
    else if (c == '\'')
      html += "&#x27;";
    else if (is_url_character(c))
      html += c;
    else
      (html += '%').append({kHex[byte >> 4], kHex[byte & 15]});
  }
}

std::string collapse_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::optional<std::string> feed_url(std::string_view base, std::string_view url, UrlUse use) {
  if (std::optional<std::string> plain = plain_url(base, url)) return plain;
  const std::string scheme = scheme_of(url);
  if (is_dangerous(scheme)) {
    const std::string data(trim(url));
    if (use == UrlUse::kImage && is_picture_data(data)) return to_uri(data);
    return std::nullopt;
  }
  std::string absolute = to_uri(resolve_url(base, url));
  if (!is_absolute_url(absolute)) return std::nullopt;
  return absolute;
}

}  // namespace almanac::markdown
