// What programs read to find everything: the sitemap and the list of feeds.
#pragma once

#include <vector>

#include "site/pages.h"
#include "site/site.h"

namespace almanac::site {

// sitemap.xml (sitemaps.org 0.9) of all posts, standalone pages and listed pages that search engines may keep. Beyond
// 50,000 addresses sitemap.xml leads to sitemap-1.xml, sitemap-2.xml, ...
std::vector<OutputFile> make_sitemap(const Site& site, const Pages& pages);
// Where these files lie, in the same order.
std::vector<std::string> sitemap_files(const Site& site, const Pages& pages);

// feeds.opml (OPML 2.0): every feed of the site, once, in its first format.
OutputFile make_opml(const Site& site);

}  // namespace almanac::site
