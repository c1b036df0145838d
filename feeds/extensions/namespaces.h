// The namespaces that almanac writes: the prefix that each root declares, and the URI that gives it its meaning.
#pragma once

// A namespace of their own: the formats are named as some of these are.
namespace almanac::feeds::xmlns {

struct Namespace {
  const char* declaration;  // the attribute
  const char* uri;
};

inline constexpr Namespace kAtom = {"xmlns", "http://www.w3.org/2005/Atom"};            // RFC 4287 1.2
inline constexpr Namespace kAtomInRss = {"xmlns:atom", "http://www.w3.org/2005/Atom"};  // RSS Profile, atom:link
inline constexpr Namespace kContent = {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"};
inline constexpr Namespace kDublinCore = {"xmlns:dc", "http://purl.org/dc/elements/1.1/"};
inline constexpr Namespace kHistory = {"xmlns:fh", "http://purl.org/syndication/history/1.0"};  // RFC 5005 1.2
inline constexpr Namespace kMedia = {"xmlns:media",
                                     "http://search.yahoo.com/mrss/"};  // Media RSS 1.5.1: the slash belongs

inline constexpr Namespace kTombstones = {"xmlns:at", "http://purl.org/atompub/tombstones/1.0"};  // RFC 6721 2

}  // namespace almanac::feeds::xmlns
