// What the writers of all formats share.
#pragma once

#include <string>
#include <string_view>

#include "feeds/feed.h"

namespace almanac::feeds {

// The entries' bytes one after the other, those written before and those to be written now.
std::string write_entries(const Feed& feed, Format format, std::string_view separator = "");

// Nothing but white space is left of the text once it is cleaned: no format takes such an author or category.
bool is_blank(std::string_view text);

// Plain text that validators and readers take for HTML: it has what begins an end tag or a reference. A start tag alone
// ("std::vector<int>") does not mislead them.
bool looks_like_markup(std::string_view text);

}  // namespace almanac::feeds
