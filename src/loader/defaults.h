// Jekyll's front matter defaults.
#pragma once

#include <string_view>
#include <vector>

#include "config/settings.h"
#include "core/value.h"

namespace almanac::loader {

// `front_matter` with what the defaults say for a file of this path (below the source folder) and type ("posts",
// "drafts", "pages"), as Jekyll has it: the longer path wins, then the scope with a type, then the later one; maps are
// merged; what the front matter says itself wins, but for null. Categories add up.
Value with_defaults(const std::vector<config::Defaults>& defaults, std::string_view path, std::string_view type,
                    const Value& front_matter);

}  // namespace almanac::loader
