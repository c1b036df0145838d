// What each file of the output is made from, as one digest: where it is that of the last build, the file is as it was.
// A page kind's inputs stand here, its data in page_data.h: what the one reads, the other has to count.
#pragma once

#include <vector>

#include "core/hash.h"
#include "site/articles.h"
#include "site/entries.h"
#include "site/pages.h"
#include "site/site.h"

namespace almanac::site {

class Inputs {
 public:
  // `settings` and `theme`: digests of the files that these are read from, and of the program. The Site must be
  // complete, and all must outlive this.
  Inputs(const Site& site, const Articles& articles, const Pages& pages, const Digest& settings, const Digest& theme,
         int jobs);

  Digest of_post(model::PostIndex post) const;
  Digest of_listed(const ListedPage& page) const;
  Digest of_document(const DocumentPlan& plan) const;
  Digest of_opml() const;
  Digest of_sitemap() const;

 private:
  void add_series_of(model::PostIndex post, Digester& digester) const;
  void add_posts(const std::vector<model::PostIndex>& posts, Digester& digester) const;
  void add_titles(const std::vector<model::PostIndex>& posts, Digester& digester) const;
  void add_year(const archive::CalendarYear& year, Digester& digester) const;
  void add_series(const archive::Series& series, Digester& digester) const;
  void add_subject(const ListedPage& page, Digester& digester) const;
  Digest make_title(model::PostIndex post) const;
  Digest make_card(model::PostIndex post) const;
  Digest make_entry(model::PostIndex post) const;

  const Site& site_;
  const Articles& articles_;
  const Pages& pages_;
  Digest settings_;
  Digest everywhere_;            // what every page shows: settings, theme, menu
  std::vector<Digest> titles_;   // by PostIndex: what a list of titles shows
  std::vector<Digest> cards_;    // what other lists show
  std::vector<Digest> entries_;  // of its text and all that an entry shows
};

}  // namespace almanac::site
