// Every post's Markdown rendered, and what lists, links and the next build need to know of it.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/kept.h"
#include "core/looks.h"
#include "core/watcher.h"
#include "markdown/article.h"
#include "site/article_store.h"
#include "site/names.h"
#include "site/site.h"

namespace almanac::site {

// What a post's text told, kept for the next build: it is read again only where the post's file, a picture or an
// address that it names has changed.
struct Study {
  Digest digest;                // as of Post::digest
  std::vector<Lookup> lookups;  // in the text
  std::vector<Look> looks;      // at the picture
  Findings findings;
  PostFacts facts;  // but for the authors, whose names depend on other posts
  archive::ArticleFacts relations;
};

// A post's article as its page and its entry need it.
struct PostArticle {
  markdown::Article article;  // without words and headings, and with the links of further reading only
  Value::Map extra;           // of the front matter
};

class Articles {
 public:
  // All must outlive this. `folder`: of the site.
  Articles(Site& site, FileSystem& fs, const std::string& folder, const Names& names);

  // Fills Site::facts and ::relations, from `known` where that still holds, else from the text. Tells the watcher of
  // each post.
  void study(std::vector<Kept> known, const LookedAt& disk, int jobs, Watcher& watcher, Findings& findings);
  // What the next build may know: a Study of each post, sorted by Post::path.
  std::vector<Kept> take_studies();

  // Once for each post: the article that study() rendered, else rendered now. Thread-safe for different posts.
  PostArticle take(model::PostIndex post);
  // What the article of a post depends on beside its digest.
  const Digest& digest_of_lookups(model::PostIndex post) const { return lookups_[post]; }
  // Why the text of a post could not be read when it was wanted, or was another one than before: its article is empty
  // then, and nothing may be published.
  std::optional<Error> failure() const;

  markdown::Article render_page(const model::Page& page, Findings& findings) const;

 private:
  std::optional<Study> recall(model::PostIndex post, Kept& kept, const LookedAt& disk) const;
  Study study(model::PostIndex post, const LookedAt& disk);
  PostArticle render(model::PostIndex post, Study& study) const;
  void note_failure(const Error& error) const;

  Site& site_;
  FileSystem& fs_;
  const std::string& folder_;
  const Names& names_;
  // By PostIndex.
  std::vector<Kept> studies_;
  std::vector<Digest> lookups_;
  std::vector<Value::Map> extras_;  // of the articles in the store
  ArticleStore store_;
  mutable std::mutex mutex_;  // of failure_
  mutable std::optional<Error> failure_;
};

// Fills Site::graph and ::suggestions, from ::relations. `suggestions`: what the last build left, which is taken where
// nothing has changed that suggests posts; then what this one leaves.
void relate_posts(Site& site, Kept& suggestions, int jobs, Findings& findings);

}  // namespace almanac::site
