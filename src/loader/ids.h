// Ids of posts in feeds.
#pragma once

#include <string>
#include <string_view>

#include "core/time.h"

namespace almanac::loader {

// The id that jekyll-feed gives to a post: the folder of its address (below the site's base) and its slug as written,
// in the normal form of Ruby's Addressable.
std::string to_jekyll_id(std::string_view id_url, std::string_view path, std::string_view slug);

// RFC 4151: "tag:example.org,2019-01-07:2019/2019-01-07-a"; `path` is percent-encoded here.
std::string to_tag_id(std::string_view host, Day day, std::string_view path);

}  // namespace almanac::loader
