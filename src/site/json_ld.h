// A post as schema.org data (JSON-LD), for search engines.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace almanac::site {

// A BlogPosting as JSON in ASCII, safe inside a script element: nothing in it can end the element, whatever the post
// contains. `url` is the page's, absolute.
std::string make_json_ld(const Site& site, model::PostIndex post, const std::string& url);

}  // namespace almanac::site
