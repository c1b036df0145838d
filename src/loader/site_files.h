// Which files of the site are posts, pages and copies.
#pragma once

#include <string>
#include <vector>

#include "core/finding.h"
#include "loader/load.h"
#include "loader/post.h"
#include "loader/site.h"

namespace almanac::loader {

struct SiteFiles {
  std::vector<PostFile> posts;
  std::vector<std::string>
      pages;  // *.md and *.html outside the posts, below the source folder; front matter not seen yet
  std::vector<StaticFile> copies;  // each once, by path
};

// Walks the source folder in the order of names. Names that begin with . _ # or end in ~ are passed over unless
// Settings::include has them, and so are those of Settings::exclude, the output and the templates. A symlink that
// leaves the site is an error finding (LeavesSite); one that leads to a folder that is walked already is passed over.
SiteFiles find_site_files(const Site& site, Findings& findings);

}  // namespace almanac::loader
