// A feed document as a subscriber sees it: what a feed reader keeps, whatever the format and the program that wrote it.
// Read leniently: what is missing is empty, what is wrong is passed over (the check judges it).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "feeds/content.h"

namespace almanac::feeds {

enum class SeenFormat : std::uint8_t { kAtom, kRss, kRss1, kJson };
std::string_view to_text(SeenFormat format);  // "Atom", "RSS 2.0", "RSS 1.0", "JSON Feed"

struct SeenEntry {
  std::string id;     // atom:id, guid, rdf:about, id; where there is none the link, then the title, as readers do
  std::string url;    // of its page, absolute where that could be told; may be empty
  std::string title;  // plain text
  std::optional<Instant> published;
  std::optional<Instant> updated;  // as the document says it; where it says none, `published`
  ContentDigest content;
};

struct SeenDocument {
  SeenFormat format = SeenFormat::kAtom;
  std::string id;     // atom:id; empty in the other formats
  std::string title;  // plain text
  std::string url;    // of the page that it is about
  std::string self;   // its own address, as it says it
  // RFC 5005: 2 to 4. `older` is prev-archive, next of a paged feed, or next_url of a JSON Feed.
  bool is_archive = false;
  std::string current;
  std::string older;
  std::vector<SeenEntry> entries;    // in their order; those without any id are left out
  std::vector<std::string> deleted;  // RFC 6721: refs of at:deleted-entry
};

// Nothing where the bytes are no feed. A document that breaks off, or is no more than the beginning of one, gives what
// came before. Linear in time and memory, whatever the bytes are.
std::optional<SeenDocument> read_feed(std::string_view bytes);

}  // namespace almanac::feeds
