// The data that each kind of page gives its template: the variables of render/page_kinds.cpp, filled from the Site.
#pragma once

#include <string>

#include "core/value.h"
#include "markdown/article.h"
#include "site/articles.h"
#include "site/page_parts.h"
#include "site/site.h"

namespace almanac::site {

inline constexpr std::size_t kLatestPosts = 5;  // on the page for unknown addresses

// A page that leads to where another is now (`redirect_from`).
struct Redirect {
  std::string path;  // old, percent-encoded, with base
  std::string target;
  std::string title;
  std::string lang;
  std::string source;  // the file that names the old address
};

Value make_post_data(const PageParts& parts, model::PostIndex post, const PostArticle& article);
Value make_document_data(const PageParts& parts, const model::Page& page, const markdown::Article& article);
Value make_home_data(const PageParts& parts, std::size_t number);  // from 1
Value make_month_data(const PageParts& parts, std::size_t month);  // into Calendar::months
Value make_year_data(const PageParts& parts, std::size_t year);    // into Calendar::years
Value make_all_posts_data(const PageParts& parts);
Value make_tag_data(const PageParts& parts, std::size_t tag);  // into Library::tags
Value make_tag_index_data(const PageParts& parts);
Value make_author_data(const PageParts& parts, std::size_t author);  // into Library::authors
Value make_author_index_data(const PageParts& parts);
Value make_series_data(const PageParts& parts, std::size_t series);  // into SeriesList::series
Value make_series_index_data(const PageParts& parts);
Value make_not_found_data(const PageParts& parts);
Value make_redirect_data(const PageParts& parts, const Redirect& redirect);

// How many home pages there are, at least 1.
std::size_t count_home_pages(const Site& site);

}  // namespace almanac::site
