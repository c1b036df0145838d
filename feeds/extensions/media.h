// Media RSS 1.5.1 (https://www.rssboard.org/media-rss).
#pragma once

#include <pugixml.hpp>

#include "feeds/feed.h"

namespace almanac::feeds {

// media:content with what is known of it, as a child of an entry or item. No media:description: common readers
// (feedparser) take it for the entry's own.
void add_media_content(pugi::xml_node entry, const Media& media);

}  // namespace almanac::feeds
