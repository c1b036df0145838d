// What the writers of all formats share.
#pragma once

#include <string>
#include <string_view>

#include "feeds/feed.h"

namespace almanac::feeds {

// Marks the place in a document that something long is put into when the rest is written. A control: escaping leaves it
// nowhere else.
inline constexpr const char* kGap = "\x01";

// What stands before a gap and behind it; where there is none, nothing stands behind.
struct Frame {
  std::string_view before;
  std::string_view after;
};
Frame split_at_gap(std::string_view bytes, std::string_view gap = kGap);
// The text in its place.
std::string fill(const Frame& frame, std::string_view text);
// The entries' bytes there one after the other, those written before and those to be written now.
std::string fill_with_entries(const Frame& frame, const Feed& feed, Format format, std::string_view separator = "");

// Nothing but white space is left of the text once it is cleaned: no format takes such an author or category.
bool is_blank(std::string_view text);

// Plain text that validators and readers take for HTML: it has what begins an end tag or a reference. A start tag alone
// ("std::vector<int>") does not mislead them.
bool looks_like_markup(std::string_view text);

}  // namespace almanac::feeds
