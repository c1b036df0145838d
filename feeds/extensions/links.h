// What atom:link and fh:archive say of a whole feed, the same in Atom and in RSS: WebSub (4, Discovery) and Feed Paging
// and Archiving (RFC 5005 4).
#pragma once

#include <pugixml.hpp>
#include <string>

#include "feeds/feed.h"

namespace almanac::feeds {

// self, hub, current, prev-archive, next-archive and fh:archive. `link` is the element's name: "link" or "atom:link".
void add_feed_links(pugi::xml_node parent, const char* link, const Feed& feed, std::string_view media_type);
// An entry's related links.
void add_related_links(pugi::xml_node parent, const char* link, const Entry& entry);

}  // namespace almanac::feeds
