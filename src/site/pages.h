// The pages of a site: which there are, and their bytes. A kind of page is its template (templates/), its row of
// variables (render/page_kinds.cpp), its data (page_data.h) and its line in the table of pages.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "markdown/article.h"
#include "render/theme.h"
#include "site/articles.h"
#include "site/page_data.h"
#include "site/page_parts.h"
#include "site/site.h"

namespace almanac::site {

// A page without an article of its own.
struct ListedPage {
  render::PageKind kind = render::PageKind::kHome;
  std::size_t index = 0;  // of its month, tag, ...; kHome: the number from 1; kRedirect: into the redirects
  std::string path;       // percent-encoded, with base
};

// Site and theme must outlive this, and the Site be complete. Everything is const and may be called by several threads
// at once.
class Pages {
 public:
  Pages(const Site& site, const render::Theme& theme);

  // Every page but those of posts and standalone pages, of the parts that are made (Settings::only). Where a standalone
  // page or a post has the same file, there is no other: the author's own home page, index of tags or 404 page wins.
  // Redirects are listed as the author wrote them: one at the address of another page is for the caller to find.
  const std::vector<ListedPage>& listed() const { return listed_; }

  // The lists' own data, made once.
  const PageParts& parts() const { return parts_; }
  const Redirect& redirect(const ListedPage& page) const { return redirects_[page.index]; }

  OutputFile render(const ListedPage& page) const;
  // What it is made from: the file that names an old address, else "the page /tags/".
  std::string source(const ListedPage& page) const;
  OutputFile render_post(model::PostIndex post, const PostArticle& article) const;
  OutputFile render_document(const model::Page& page, const markdown::Article& article) const;

 private:
  void add(render::PageKind kind, std::size_t index, std::string path);
  void add_archive();
  void add_redirects();
  void add_redirects_of(const std::vector<std::string>& from, const Redirect& target);
  OutputFile render(render::PageKind kind, std::string_view path, const Value& data, std::string_view lang) const;

  const Site& site_;
  const render::Theme& theme_;
  PageParts parts_;
  std::vector<Redirect> redirects_;
  std::vector<ListedPage> listed_;
};

}  // namespace almanac::site
