#include "feeds/extensions/list.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "core/ascii.h"
#include "core/text.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {
namespace {

using check::Extension;

// Without what follows its last letter or digit, in lower case.
std::string near_form(std::string_view uri) {
  const auto is_word = [](char c) { return is_alphanumeric(c) || c == '_'; };
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
    {"thr-module", "http://purl.org/rss/1.0/modules/threading/", {}, false},
    {"kml", "http://www.opengis.net/kml/2.2", {}, false},
    {"rss090", "http://my.netscape.com/rdf/simple/0.9/", {}, false},
    {"rss1", "http://purl.org/rss/1.0/", {}, false},
    {"rss11", "http://purl.org/net/rss1.1#", {}, false},
    {"wiki", "http://purl.org/rss/1.0/modules/wiki/", {}, false},
    {"xlink", "http://www.w3.org/1999/xlink", {}, false},
    {"opml", "http://www.opml.org/spec2", {}, false},
    {"xml", "http://www.w3.org/XML/1998/namespace", {}, false},
});

// Known, but not to W3C's validator nor to most readers.
constexpr auto kSeldom = std::to_array<Extension>({
    {"acast", "https://schema.acast.com/1.0/", {}, false},
    {"activity", "http://activitystrea.ms/spec/1.0/", {}, false},
    {"blogger", "http://schemas.google.com/blogger/2008", {}, false},
    {"excerpt", "http://wordpress.org/export/1.2/excerpt/", {}, false},
    {"fb", "http://ogp.me/ns/fb#", {}, false},
    {"fireside", "http://fireside.fm/modules/rss/fireside", {}, false},
    {"gd", "http://schemas.google.com/g/2005", {}, false},
    {"googleplay", "http://www.google.com/schemas/play-podcasts/1.0", {}, false},
    {"microformats", "http://microformats.org/rss", {}, false},
    {"og", "http://ogp.me/ns#", {}, false},
    {"poco", "http://portablecontacts.net/spec/1.0", {}, false},
    {"prism", "http://prismstandard.org/namespaces/basic/2.0/", {}, false},
    {"psc", "http://podlove.org/simple-chapters", {}, false},
    {"rawvoice", "http://www.rawvoice.com/rawvoiceRssModule/", {}, false},
    {"schema", "http://schema.org/", {}, false},
    {"schema", "https://schema.org/", {}, false},
    {"snf", "http://www.smartnews.be/snf", {}, false},
    {"source", "http://source.scripting.com/", {}, false},
    {"spotify", "http://www.spotify.com/ns/rss", {}, false},
    {"webfeeds", "http://webfeeds.org/rss/1.0", {}, false},
    {"wp", "http://wordpress.org/export/1.2/", {}, false},
    {"yandex", "http://news.yandex.ru", {}, false},
    {"yt", "http://www.youtube.com/xml/schemas/2015", {}, false},
});

struct Alias {
  std::string_view uri;
  std::string_view prefix;
};

// Second names of namespaces above.
constexpr auto kAliases = std::to_array<Alias>({
    {"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", "podcast"},
    {"http://www.usemod.com/cgi-bin/mb.pl?ModWiki", "wiki"},
    {"http://purl.org/rss/1.0/modules/threading/", "thr-module"},
    {"http://earth.google.com/kml/2.0", "kml"},
    {"http://earth.google.com/kml/2.1", "kml"},
    {"http://www.opengis.net/gml/", "gml"},
});

constexpr std::array kJudged = {
    &kAdmin,       &kAtomElements, &kBlogChannel, &kCc,      &kContentModule, &kCreativeCommons,
    &kDcterms,     &kDublinCore,   &kFeedHistory, &kGeo,     &kGeorss,        &kGeourl,
    &kIcbm,        &kItunes,       &kMediaRss,    &kPodcast, &kTombstones,    &kSlash,
    &kSyndication, &kThreading,    &kTrackback,   &kWfw,     &kXhtmlElements,
};

std::unordered_map<std::string, const Extension*> make_index() {
  std::unordered_map<std::string, const Extension*> index;
  for (const Extension* extension : kJudged) index.emplace(near_form(extension->uri), extension);
  for (const Extension& extension : kLeftAlone) index.emplace(near_form(extension.uri), &extension);
  for (const Alias& alias : kAliases) {
    const Extension* extension = find_prefix(alias.prefix);
    if (extension != nullptr) index.emplace(near_form(alias.uri), extension);
  }
  return index;
}

}  // namespace

bool is_exact(std::string_view uri) {
  const Extension* extension = find(uri);
  return extension != nullptr &&
         (extension->uri == uri ||
          std::any_of(kAliases.begin(), kAliases.end(), [&](const Alias& alias) { return alias.uri == uri; }));
}

bool is_seldom(std::string_view uri) {
  return std::any_of(kSeldom.begin(), kSeldom.end(), [&](const Extension& extension) { return extension.uri == uri; });
}

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
