// A feed as plain data, the same for every format: what RFC 4287 (Atom), RSS 2.0 and JSON Feed 1.1 can say. Writers
// turn it into bytes. It knows nothing of posts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/time.h"

namespace almanac::feeds {

enum class Format { kAtom, kRss, kJson };

struct Person {
  std::string name;  // never empty (RFC 4287 3.2.1)
  std::string email;
  std::string uri;
};

struct Link {
  std::string rel;    // registered relation: "related", "via", ...
  std::string href;   // absolute
  std::string type;   // media type; may be empty
  std::string title;  // plain text; may be empty
  std::string hreflang;
};

struct Category {
  std::string term;
  std::string scheme;  // absolute IRI; may be empty
  std::string label;   // may be empty
};

// A picture or recording (Media RSS media:content; enclosure).
struct Media {
  std::string url;          // absolute
  std::string type;         // media type: "image/jpeg"
  std::uint64_t bytes = 0;  // 0: not known
  int width = 0;            // pixels; 0: not known
  int height = 0;
  std::string description;  // alternative text, for pages: in a feed it is read as the entry's own; may be empty
};

struct Entry {
  std::string id;     // absolute IRI, for ever the same
  std::string url;    // of the page, absolute
  std::string title;  // plain text, not escaped
  Timestamp published;
  Timestamp updated;  // not before `published`
  std::vector<Person> authors;
  std::vector<Category> categories;
  std::string summary;       // plain text; may be empty
  std::string content_html;  // safe, absolute URLs; may be empty: summary only
  std::optional<Media> banner;
  std::optional<Media> enclosure;
  std::vector<Link> related;
  std::string language;  // BCP 47; empty: the feed's

  // By Format: the entry's bytes, which do not depend on the feed it stands in, so that all documents can share them
  // (FormatInfo::write_entry). Where one is empty, a feed's writer makes it anew from the fields above; where it is
  // not, it alone counts, and the fields may be dropped.
  std::array<std::string, 3> written;
};

// Where a document stands in a feed's history (RFC 5005 4).
struct History {
  bool is_archive = false;  // fh:archive
  std::string current;      // URLs, absolute; empty: none
  std::string prev_archive;
  std::string next_archive;
};

// An entry that is gone (RFC 6721): Atom says so, the other formats leave it out.
struct Deleted {
  std::string id;  // the entry's
  Timestamp when;
};

struct Feed {
  std::string id;        // absolute IRI
  std::string self_url;  // where this document is published, absolute
  std::string url;       // of the page that it is about, absolute
  std::string title;     // plain text, never blank
  std::string subtitle;  // plain text; may be empty
  Timestamp updated;     // of the newest entry or deletion; never the clock
  std::vector<Person> authors;
  std::string rights;  // may be empty
  std::string icon;    // absolute URLs; may be empty
  std::string logo;
  std::string language;  // BCP 47; may be empty
  std::string generator_name;
  std::string generator_uri;
  std::string generator_version;  // empty in archive documents: they must not change with the program
  std::vector<std::string> hubs;  // WebSub hubs, absolute URLs
  History history;
  std::vector<Deleted> deleted;
  std::vector<const Entry*> entries;  // in the order to be written; not owned, live longer than this
};

}  // namespace almanac::feeds
