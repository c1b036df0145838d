// RSS 2.0 (https://www.rssboard.org/rss-specification), as the RSS Best Practices Profile reads it: model to bytes.
#pragma once

#include <string>

#include "feeds/feed.h"

namespace almanac::feeds::rss {

std::string write(const Feed& feed);
// The bytes of an entry as they stand in every document that has it.
std::string write_entry(const Entry& entry);

}  // namespace almanac::feeds::rss
