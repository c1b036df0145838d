// From posts to feed entries, and from plans to feed documents.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/filesystem.h"
#include "feeds/feed.h"
#include "markdown/article.h"
#include "site/overflow.h"
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

// Entries by PostIndex. One that several documents of a format have is written once for all of them. When its month is
// written, one that no further document needs is dropped, and the bytes of the others wait for theirs: beyond a share
// of memory in a file without a name.
class Entries {
 public:
  // When a post's entry is needed: with its month, or by a document that is written when all months are.
  enum class Use : char { kNone, kMonth, kLater };

  // `share`: bytes of entries that wait in memory. `fs` must outlive this.
  Entries(const Site& site, FileSystem& fs, std::size_t share = kShareOfMemory);

  // The document will ask for its entries.
  void want(const DocumentPlan& plan, Use use);
  Use use_of(model::PostIndex post) const { return uses_[post].use; }

  // Both once for a post that has a use; thread-safe for different posts.
  void add(model::PostIndex post, feeds::Entry entry);
  void end_month_of(model::PostIndex post);

  // A document's entries, in its order. Thread-safe.
  struct Found {
    std::vector<const feeds::Entry*> entries;
    std::deque<feeds::Entry> read_back;  // of them: those that lie in the file, without their fields
  };
  // An error where the file cannot be read.
  Result<Found> find(const DocumentPlan& plan) const;

 private:
  static constexpr std::size_t kShareOfMemory = 64'000'000;

  struct Uses {
    std::array<std::uint32_t, 3> documents = {};  // by feeds::Format: how many have the full entry
    Use use = Use::kNone;
  };
  // An entry in the file: the bytes of each feeds::Format, one after the other.
  struct Place {
    std::uint64_t begin = 0;
    std::array<std::uint32_t, 3> sizes = {};
    Timestamp updated;
  };
  Result<feeds::Entry> read(const Place& place, feeds::Format format) const;

  std::vector<std::unique_ptr<feeds::Entry>> full_;       // none where it is in the file
  std::vector<std::unique_ptr<feeds::Entry>> summaries_;  // empty where no feed wants them
  std::vector<Place> places_;
  std::vector<Uses> uses_;
  std::unique_ptr<Overflow> overflow_;
};

// The archive documents of the whole site's feed for a month: they need the entries of that month alone.
std::vector<DocumentPlan> plan_month_documents(const Site& site, Month month);
// All others.
std::vector<DocumentPlan> plan_other_documents(const Site& site);

// Where it lies: percent-encoded, with base.
std::string document_path(const Site& site, const DocumentPlan& plan);

// An error where an entry cannot be read back.
Result<OutputFile> write_document(const Site& site, const DocumentPlan& plan, const Entries& entries);

}  // namespace almanac::site
