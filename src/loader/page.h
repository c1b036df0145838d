// Standalone pages: about.md.
#pragma once

#include <string>

#include "loader/site.h"
#include "loader/source_text.h"
#include "model/post.h"

namespace almanac::loader {

// The page in a file with front matter outside the posts; `path` is below the source folder. Its address is Jekyll's:
// its own permalink, or its path in the style that the site's permalink has ("/about/", "/about.html").
model::Page make_page(SourceText source, const std::string& path, const Site& site, Findings& findings);

}  // namespace almanac::loader
