// What a document says that other documents must agree with. Facts are kept while a run goes on, the documents are not:
// a few addresses and places for each entry, whatever it holds.
#pragma once

#include <string>
#include <vector>

#include "core/hash.h"
#include "core/text.h"
#include "feeds/check/context.h"

namespace almanac::feeds::check::across {

// A value and where it stands.
struct Placed {
  std::string text;
  Position position;
};

struct EntryFacts {
  Position position;  // of the entry itself
  Placed id;          // atom:id, guid, rdf:about, JSON Feed's id; empty: it has none
  Placed link;        // where the entry is to be read, absolute; empty: it does not say
  std::string title;  // where it has neither
  Digest content;     // of all that it says; only in archive documents
};

// A link to another document of the feed: RFC 5005's relations, and "next_url" of JSON Feed.
struct HistoryLink {
  std::string relation;
  Placed target;  // absolute
};

struct DocumentFacts {
  std::string file;        // as places name it
  std::string below;       // its path below the folder that was searched, or as it was named
  std::string address;     // where it is published; empty: not known
  bool in_folder = false;  // found by searching a folder: what lies around it was found, too

  FeedKind kind = FeedKind::kUnknown;  // kUnknown also where it could not be read
  Position position;                   // of the feed's element
  std::string title;
  std::string home;  // the page that the feed belongs to
  Placed id;
  Placed self;                       // what it says is its address
  bool is_archive = false;           // fh:archive (RFC 5005 4)
  Digest metadata;                   // of an archive document, all but its entries and next-archive
  std::vector<HistoryLink> history;  // in document order
  std::vector<EntryFacts> entries;
  std::vector<FoundReference> references;  // into the site
  std::vector<std::string> deleted;        // ids of entries that were taken back (RFC 6721)

  // The first of this relation; nullptr: there is none.
  const HistoryLink* find(std::string_view relation) const;
};

// What a page of the site says about feeds.
struct PageFacts {
  std::string file;
  std::vector<Placed> feeds;  // its autodiscovery links, absolute
};

}  // namespace almanac::feeds::check::across
