// Every post's Markdown rendered once, on all cores, and what lists and links need to know of it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "markdown/article.h"
#include "site/site.h"

namespace almanac::site {

// Source files by their path below the site, and the URLs they become: for links written between Markdown files.
using SourceUrls = std::unordered_map<std::string, std::string>;
SourceUrls index_sources(const Site& site);

// By PostIndex.
std::vector<markdown::Article> render_articles(const Site& site, int jobs, Findings& findings);
markdown::Article render_page_article(const Site& site, const SourceUrls& sources, const model::Page& page,
                                      Findings& findings);

// Fills Site::facts, ::graph and ::suggestions. `folder`: of the site, for the pictures. Takes the articles' words.
void relate_posts(Site& site, const FileSystem& fs, const std::string& folder, std::vector<markdown::Article>& articles,
                  int jobs, Findings& findings);

}  // namespace almanac::site
