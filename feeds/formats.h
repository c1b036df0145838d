// The formats that feeds are written in: one row each.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "feeds/feed.h"

namespace almanac::feeds {

struct FormatInfo {
  Format format;
  std::string_view name;                           // in settings: "atom", "rss", "json"
  std::string_view title;                          // for people: "Atom"
  std::string_view file_name;                      // "atom.xml"
  std::string_view media_type;                     // "application/atom+xml"
  std::string (*write)(const Feed& feed);          // the document's bytes, UTF-8
  std::string (*write_entry)(const Entry& entry);  // for Entry::written
};

// Atom, RSS, JSON: in this order.
const std::array<FormatInfo, 3>& formats();
const FormatInfo& info(Format format);

// Fills Entry::written for the formats given.
void write_entry_once(Entry& entry, const std::vector<Format>& in);

}  // namespace almanac::feeds
