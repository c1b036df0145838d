// From posts to feed entries, and from plans to feed documents.
#pragma once

#include <string>
#include <vector>

#include <array>
#include <cstdint>
#include "feeds/feed.h"
#include "markdown/article.h"
#include "site/site.h"

namespace almanac::site {

// The post as feeds show it: only what was known when it was published, the author's links and the review before. What
// comes later stands on its page only, so that a closed month's archive document does not change.
feeds::Entry make_entry(const Site& site, model::PostIndex post, const markdown::Article& article);

// A document of a feed: the subscription or one of its archive documents, in one format.
struct DocumentPlan {
  const FeedPlan* feed = nullptr;
  const FeedDocument* document = nullptr;
  std::optional<std::size_t> archive;  // into FeedPlan::history.archives; nothing: the subscription
};

// Entries by PostIndex. One that several documents of a format have is written once for all of them; one that no
// further document needs is dropped when its month is written.
class Entries {
 public:
  // When a post's entry is needed: with its month, or by a document that is written when all months are.
  enum class Use : char { kNone, kMonth, kLater };

  explicit Entries(const Site& site);

  // The document will ask for its entries.
  void want(const DocumentPlan& plan, Use use);
  Use use_of(model::PostIndex post) const { return uses_[post].use; }

  void add(model::PostIndex post, feeds::Entry entry);
  void drop_if_done(model::PostIndex post);
  const feeds::Entry& find(model::PostIndex post, config::FeedContent content) const;

 private:
  std::vector<feeds::Entry> full_;
  std::vector<feeds::Entry> summaries_;  // empty where no feed wants them
  struct Uses {
    std::array<std::uint32_t, 3> documents = {};  // by feeds::Format: how many have the full entry
    Use use = Use::kNone;
  };
  std::vector<Uses> uses_;
};

// The archive documents of the whole site's feed for a month: they need the entries of that month alone.
std::vector<DocumentPlan> plan_month_documents(const Site& site, Month month);
// All others.
std::vector<DocumentPlan> plan_other_documents(const Site& site);

// Where it lies: percent-encoded, with base.
std::string document_path(const Site& site, const DocumentPlan& plan);

OutputFile write_document(const Site& site, const DocumentPlan& plan, const Entries& entries);

}  // namespace almanac::site
