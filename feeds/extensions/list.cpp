#include "feeds/extensions/list.h"

#include <array>
#include <string>
#include <unordered_map>

#include "core/text.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {
namespace {

using check::Extension;

// Without what follows its last letter or digit, in lower case.
std::string near_form(std::string_view uri) {
  const auto is_word = [](char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_';
  };
  while (!uri.empty() && !is_word(uri.back())) uri.remove_suffix(1);
  return to_lower_ascii(uri);
}

// Known by name; what they hold is left alone.
constexpr auto kLeftAlone = std::to_array<Extension>({
    {"access", "http://www.bloglines.com/about/specs/fac-1.0", {}, false},
    {"ag", "http://purl.org/rss/1.0/modules/aggregation/", {}, false},
    {"annotate", "http://purl.org/rss/1.0/modules/annotate/", {}, false},
    {"app", "http://www.w3.org/2007/app", {}, false},
    {"audio", "http://media.tangent.org/rss/1.0/", {}, false},
    {"cf", "http://www.microsoft.com/schemas/rss/core/2005", {}, false},
    {"company", "http://purl.org/rss/1.0/modules/company", {}, false},
    {"conversationsNetwork", "http://conversationsnetwork.org/rssNamespace-1.0/", {}, false},
    {"cp", "http://my.theinfo.org/changed/1.0/rss/", {}, false},
    {"email", "http://purl.org/rss/1.0/modules/email/", {}, false},
    {"ev", "http://purl.org/rss/1.0/modules/event/", {}, false},
    {"feedburner", "http://rssnamespace.org/feedburner/ext/1.0", {}, false},
    {"foaf", "http://xmlns.com/foaf/0.1/", {}, false},
    {"g", "http://base.google.com/ns/1.0", {}, false},
    {"gml", "http://www.opengis.net/gml", {}, false},
    {"image", "http://purl.org/rss/1.0/modules/image/", {}, false},
    {"indexing", "urn:atom-extension:indexing", {}, false},
    {"l", "http://purl.org/rss/1.0/modules/link/", {}, false},
    {"mathml", "http://www.w3.org/1998/Math/MathML", {}, false},
    {"openid", "http://openid.net/xmlns/1.0", {}, false},
    {"opensearch", "http://a9.com/-/spec/opensearch/1.1/", {}, false},
    {"opensearch10", "http://a9.com/-/spec/opensearchrss/1.0/", {}, false},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", {}, false},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#", {}, false},
    {"ref", "http://purl.org/rss/1.0/modules/reference/", {}, false},
    {"reqv", "http://purl.org/rss/1.0/modules/richequiv/", {}, false},
    {"rss091", "http://purl.org/rss/1.0/modules/rss091#", {}, false},
    {"search", "http://purl.org/rss/1.0/modules/search/", {}, false},
    {"soap", "http://schemas.xmlsoap.org/soap/envelope/", {}, false},
    {"ss", "http://purl.org/rss/1.0/modules/servicestatus/", {}, false},
    {"str", "http://hacks.benhammersley.com/rss/streaming/", {}, false},
    {"sub", "http://purl.org/rss/1.0/modules/subscription/", {}, false},
    {"svg", "http://www.w3.org/2000/svg", {}, false},
    {"sx", "http://feedsync.org/2007/feedsync", {}, false},
    {"taxo", "http://purl.org/rss/1.0/modules/taxonomy/", {}, false},
    {"wiki", "http://purl.org/rss/1.0/modules/wiki/", {}, false},
    {"xlink", "http://www.w3.org/1999/xlink", {}, false},
    {"opml", "http://www.opml.org/spec2", {}, false},
    {"xml", "http://www.w3.org/XML/1998/namespace", {}, false},
});

constexpr std::array kJudged = {
    &kAdmin,         &kAtomElements, &kBlogChannel, &kCc,        &kContentModule, &kCreativeCommons,
    &kDcterms,       &kDublinCore,   &kFeedHistory, &kGeo,       &kGeorss,        &kGeourl,
    &kIcbm,          &kSlash,        &kSyndication, &kThreading, &kTrackback,     &kWfw,
    &kXhtmlElements,
};

std::unordered_map<std::string, const Extension*> make_index() {
  std::unordered_map<std::string, const Extension*> index;
  for (const Extension* extension : kJudged) index.emplace(near_form(extension->uri), extension);
  for (const Extension& extension : kLeftAlone) index.emplace(near_form(extension.uri), &extension);
  return index;
}

}  // namespace

std::span<const Extension* const> judged() { return kJudged; }

const Extension* find(std::string_view uri) {
  static const std::unordered_map<std::string, const Extension*> index = make_index();
  const auto at = index.find(near_form(uri));
  return at == index.end() ? nullptr : at->second;
}

const Extension* find_prefix(std::string_view prefix) {
  for (const Extension* extension : kJudged)
    if (extension->prefix == prefix) return extension;
  for (const Extension& extension : kLeftAlone)
    if (extension.prefix == prefix) return &extension;
  return nullptr;
}

}  // namespace almanac::feeds::extensions
