// Values of the settings and of front matter that go into feeds and pages: an address that runs a program or holds the
// data itself, and what `almanac check` would call an error in the feeds. Each is a finding at its place and is left
// out; an id, which nothing can stand in for, is an error.
#pragma once

#include <vector>

#include "config/settings.h"
#include "core/finding.h"
#include "core/value.h"
#include "model/post.h"

namespace almanac::site {

// Addresses that lack a scheme only ("//example.org/a.png", an author's "/about/") get one.
void clean_settings(config::Settings& settings, Findings& findings);
void clean_posts(std::vector<model::Post>& posts, const config::Settings& settings, Findings& findings);
void clean_pages(std::vector<model::Page>& pages, const config::Settings& settings, Findings& findings);

// The values for templates that may stand in a link: without those that run a program ("javascript:...", but not
// "javascript: the good parts").
Value::Map without_scripts(Value::Map extra);

}  // namespace almanac::site
