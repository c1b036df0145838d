#include <algorithm>
#include <array>

#include "core/html/reader.h"
#include "core/url.h"
#include "feeds/check/across/gather.h"

namespace almanac::feeds::check::across {
namespace {

using html::Token;
using html::TokenKind;

constexpr std::array<std::string_view, 4> kFeedTypes = {"application/atom+xml", "application/rss+xml",
                                                        "application/rdf+xml", "application/feed+json"};
// What may stand in a head (HTML Standard 4.2); anything else ends it, whether or not its tags are written.
constexpr std::array<std::string_view, 10> kHead = {"html", "head",   "title",    "base",     "link",
                                                    "meta", "script", "noscript", "template", "style"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

const html::Attribute* find_attribute(const Token& token, std::string_view name) {
  const auto at = std::find_if(token.attributes.begin(), token.attributes.end(),
                               [&](const html::Attribute& attribute) { return attribute.name == name; });
  return at == token.attributes.end() ? nullptr : &*at;
}

// rel="alternate" with a feed's type; a style sheet may be alternate, too.
bool offers_feed(const Token& token) {
  const html::Attribute* rel = find_attribute(token, "rel");
  const html::Attribute* type = find_attribute(token, "type");
  if (rel == nullptr || type == nullptr) return false;
  const std::string relations = to_lower_ascii(rel->value);
  const std::vector<std::string_view> words = split_words(relations);
  const std::string media_type = to_lower_ascii(trim(type->value.substr(0, type->value.find(';'))));
  return contains(kFeedTypes, media_type) && std::find(words.begin(), words.end(), "alternate") != words.end();
}

}  // namespace

PageFacts read_page(std::string_view html, const std::string& file, const std::string& address) {
  PageFacts page{.file = file, .feeds = {}};
  std::string base = address;
  std::optional<LineIndex> lines;
  html::FragmentReader reader(html);
  for (;;) {
    const Token& token = reader.next();
    if (token.kind == TokenKind::kEnd) return page;
    if (token.kind == TokenKind::kEndTag && token.name == "head") return page;
    if (token.kind != TokenKind::kStartTag) continue;
    if (!contains(kHead, token.name)) return page;
    const html::Attribute* href = find_attribute(token, "href");
    if (href == nullptr) continue;
    if (token.name == "base") base = resolve_url(address, href->value);
    if (token.name != "link" || !offers_feed(token)) continue;
    if (!lines) lines.emplace(html);
    page.feeds.push_back({resolve_url(base, href->value), lines->find(href->value_offset)});
  }
}

}  // namespace almanac::feeds::check::across
