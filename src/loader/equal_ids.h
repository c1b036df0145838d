// Posts to which jekyll-feed gives one id.
#pragma once

#include <vector>

#include "config/settings.h"
#include "core/finding.h"
#include "model/post.h"

namespace almanac::loader {

// jekyll-feed's id is the folder of the address and the slug, so that /a/ and /b/ of two files 2013-07-06-index.md are
// both ".../index", and a reader shows one of them. The oldest post (then the first by path) keeps the id, so that no
// later post takes it away; each other takes its own address as its id, with a warning (EqualJekyllIds) that names
// both. Ids that front matter gives are left alone.
void separate_jekyll_ids(std::vector<model::Post>& posts, const config::Settings& settings, Findings& findings);

}  // namespace almanac::loader
