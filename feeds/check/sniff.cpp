#include "feeds/check/sniff.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/text.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// As one byte a character: UTF-16 of what matters here is ASCII and NULs.
std::string to_plain(std::string_view bytes) {
  std::string text(bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const bool is_utf16 =
      text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.substr(0, 2).find('\0') != std::string::npos;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) text.erase(0, 2);
  if (is_utf16) text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  return text;
}

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size())); }

// Drops what stands up to the end of `closing`; false where that does not come.
bool skip_past(std::string_view& text, std::string_view closing) {
  const std::size_t end = text.find(closing);
  if (end == std::string_view::npos) return false;
  text.remove_prefix(end + closing.size());
  return true;
}

// A document type with its internal subset (XML 1.0 2.8).
bool skip_doctype(std::string_view& text) {
  for (bool in_subset = false; !text.empty();) {
    const char c = text.front();
    if (text.starts_with("<!--")) {
      if (!skip_past(text, "-->")) return false;
      continue;
    }
    text.remove_prefix(1);
    if ((c == '"' || c == '\'') && !skip_past(text, std::string_view(&c, 1))) return false;
    if (c == '[') in_subset = true;
    if (c == ']') in_subset = false;
    if (c == '>' && !in_subset) return true;
  }
  return false;
}

// Leaves the text at the root's name; false where it breaks off before.
bool skip_prolog(std::string_view& text) {
  for (;;) {
    skip_blanks(text);
    if (text.starts_with("<?")) {
      if (!skip_past(text, "?>")) return false;
    } else if (text.starts_with("<!--")) {
      if (!skip_past(text, "-->")) return false;
    } else if (text.starts_with("<!")) {
      text.remove_prefix(2);
      if (!skip_doctype(text)) return false;
    } else {
      return text.size() > 1;
    }
  }
}

// The value of an attribute in a start tag; nothing where it has none of that name.
std::optional<std::string_view> find_attribute(std::string_view tag, const std::string& name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::string_view rest = tag.substr(at + name.size());
    skip_blanks(rest);
    if (at == 0 || kBlanks.find(tag[at - 1]) == std::string_view::npos || !rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    skip_blanks(rest);
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) continue;
    return rest.substr(1, rest.find(rest.front(), 1) - 1);
  }
  return std::nullopt;
}

bool is_rss1(std::string_view tag) {
  static constexpr std::array<std::string_view, 3> kNamespaces = {
      "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://my.netscape.com/publish/formats/"};
  return std::any_of(kNamespaces.begin(), kNamespaces.end(),
                     [&](std::string_view uri) { return tag.find(uri) != std::string_view::npos; });
}

// Misspelled, too: https://www.w3.org/2005/atom is a feed with a mistake.
bool is_atom(std::string_view uri) {
  const std::string lower = to_lower_ascii(uri);
  return lower.find("w3.org/2005/atom") != std::string::npos || lower.find("purl.org/atom/") != std::string::npos;
}

bool is_feed_root(std::string_view tag) {
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  const std::size_t colon = name.find(':');
  const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
  if (local == "rss" || local == "opml") return true;
  if (local == "RDF") return is_rss1(tag);
  const std::string prefix = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  const std::optional<std::string_view> uri = find_attribute(tag, prefix);
  if (local == "feed") return !uri || is_atom(*uri);  // without a namespace it is a feed with a mistake
  return local == "entry" && uri && is_atom(*uri);
}

Sniffed sniff_xml(std::string_view text, bool whole) {
  if (!skip_prolog(text)) return whole ? Sniffed::kOther : Sniffed::kUnknown;
  if (!text.starts_with('<')) return Sniffed::kOther;
  text.remove_prefix(1);
  const std::size_t end = text.find('>');
  if (end == std::string_view::npos && !whole) return Sniffed::kUnknown;
  return is_feed_root(text.substr(0, end)) ? Sniffed::kFeed : Sniffed::kOther;
}

// The value of a member "version", whose slashes may be escaped (RFC 8259 7).
bool has_json_feed_version(std::string_view text) {
  static constexpr std::string_view kKey = "\"version\"";
  while (skip_past(text, kKey)) {
    std::string_view rest = text;
    skip_blanks(rest);
    if (!rest.starts_with(':')) continue;
    rest.remove_prefix(1);
    skip_blanks(rest);
    const std::string value = replace_all(rest.substr(0, 60), "\\/", "/");
    if (value.starts_with("\"https://jsonfeed.org/version/") || value.starts_with("\"http://jsonfeed.org/version/"))
      return true;
  }
  return false;
}

}  // namespace

Sniffed sniff(std::string_view bytes, bool whole) {
  const std::string plain = to_plain(bytes);
  std::string_view text = plain;
  skip_blanks(text);
  if (text.starts_with('<')) return sniff_xml(text, whole);
  if (text.empty() && !whole) return Sniffed::kUnknown;
  if (!text.starts_with('{')) return Sniffed::kOther;
  if (has_json_feed_version(text)) return Sniffed::kFeed;
  return whole ? Sniffed::kOther : Sniffed::kUnknown;
}

}  // namespace almanac::feeds::check
