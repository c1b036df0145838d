// Dates of RFC 822 5, and the narrower form that every reader of RSS reads.
#pragma once

#include <string>
#include <string_view>

#include "core/time.h"

namespace almanac::feeds::check {

struct Rfc822Reading {
  Instant instant{};
  std::string wrong;        // why it is no such date: "has no month \"Dez\""; empty: it is one
  std::string problematic;  // why readers fail on it though it is one: "two-digit year"; empty: they do not
  std::string weekday;      // the right day of the week, where another is said
};

// "Mon, 07 Jan 2019 00:00:00 +0000", and whatever else RFC 822 allows: comments, a year of two digits, letters for
// zones, any number of blanks.
Rfc822Reading read_rfc822(std::string_view text);

}  // namespace almanac::feeds::check
