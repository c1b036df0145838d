// What the writers share of a feed's entries.
#pragma once

#include <string>
#include <string_view>

#include "feeds/feed.h"

namespace almanac::feeds {

// The entries' bytes one after the other, those written before and those to be written now.
std::string write_entries(const Feed& feed, Format format, std::string_view separator = "");

}  // namespace almanac::feeds
