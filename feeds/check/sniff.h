// Tells feeds from other files by their first bytes, for searching folders.
#pragma once

#include <string_view>

namespace almanac::feeds::check {

enum class Sniffed {
  kFeed,
  kOther,    // a page, a sitemap, a picture, any other XML or JSON
  kUnknown,  // more bytes are needed to tell
};

// A document that begins so is a feed where its root is one of Atom, RSS, OPML, RDF that holds RSS, or where it is JSON
// with the version of a JSON Feed. `whole`: these are all the bytes there are; the answer is never kUnknown then.
// Encodings whose ASCII is one byte a character, and UTF-16.
Sniffed sniff(std::string_view bytes, bool whole);

}  // namespace almanac::feeds::check
