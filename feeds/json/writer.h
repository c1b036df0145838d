// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): model to bytes.
#pragma once

#include <string>

#include "feeds/feed.h"

namespace almanac::feeds::json {

std::string write(const Feed& feed);
// The bytes of an entry as they stand in every document that has it.
std::string write_entry(const Entry& entry);

}  // namespace almanac::feeds::json
