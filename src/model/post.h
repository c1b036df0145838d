// A post as plain data: what its file says, nothing rendered. Made by loader, read by everyone above.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/finding.h"
#include "core/hash.h"
#include "core/time.h"
#include "core/value.h"

namespace almanac::model {

struct Author {
  std::string name;   // never empty
  std::string email;  // may be empty
  std::string url;    // may be empty

  bool operator==(const Author&) const = default;
};

// A picture that stands for the post.
struct Image {
  std::string path;  // below the site's source folder, "assets/img/a.jpg", where `is_local`; else an absolute URL
  std::string alt;   // may be empty
  bool is_local = true;
};

// A recording that goes with the post (podcast).
struct Enclosure {
  std::string url;           // absolute, or from the site's root ("/audio/1.mp3")
  std::string type;          // media type; may be empty: told from the name
  std::uint64_t length = 0;  // bytes; 0: not known
};

// Where the front matter says something that is judged beside other posts.
struct FieldPlace {
  std::string key;   // "tags"
  std::string text;  // of an item of a list, trimmed; empty: the key's whole value
  int line = 0;
  int column = 0;
};

// Few are ever asked for, and every post has some: packed into a sixth of their size.
class FieldPlaces {
 public:
  FieldPlaces() = default;
  explicit FieldPlaces(const std::vector<FieldPlace>& places);

  std::vector<FieldPlace> list() const;

  // As core/bytes.h has it.
  template <class Bytes, class Of>
  static void describe(Bytes& bytes, Of& places) {
    bytes(places.packed_);
  }

 private:
  Packed packed_;
};

struct Post {
  std::string path;   // of the source, below the site: "_posts/2019-01-07-december-review.md"; unique
  std::string title;  // plain text; never empty
  Timestamp published;
  std::optional<Timestamp> updated;  // from front matter; later than or equal to `published`
  Day day;                           // of the address and the archive
  std::vector<Author> authors;       // may be empty: the site's author or title then stands in
  std::vector<std::string> tags;     // as shown; no two that differ in case only; in the order of the file
  std::vector<std::string> categories;
  std::string lang;     // BCP 47; the site's where the post has none
  std::string summary;  // plain text or Markdown of one paragraph, from description/summary/excerpt/short; may be empty
  std::string slug;
  std::string
      url_path;    // percent-encoded, from the site's root, base included: "/blog/2019/01/december-review/"; unique
  std::string id;  // of the entry in feeds; absolute IRI; unique
  bool has_own_id = false;  // the front matter has it
  std::string layout;       // may be empty
  std::optional<Image> banner;
  std::optional<Enclosure> enclosure;
  std::vector<std::string> redirect_from;  // paths from the site's root, as in the file
  std::string series;                      // may be empty
  std::optional<Month> covers;             // the month that a review is about, from front matter
  bool draft = false;
  bool has_text = true;  // false: `markdown` and `extra` are still in the file (loader::read_text)
  std::string markdown;  // the body, UTF-8, lines ended by \n
  int body_line = 1;     // the line of the file at which `markdown` begins
  Value::Map extra;      // every key that means nothing to almanac, for templates
  FieldPlaces places;    // for findings
  Digest digest;         // of the file and of whatever else the post was made of
  Digest source;         // of the file

  Place place() const { return {path, 0, 0}; }
};

// A page outside the posts: about.md.
struct Page {
  std::string path;      // of the source, below the site
  std::string title;     // may be empty
  std::string url_path;  // as Post's
  std::string lang;
  std::string summary;
  std::string layout;
  std::string markdown;
  int body_line = 1;
  bool is_markdown = true;  // false: an .html page with front matter, whose body passes as it is
  std::vector<std::string> redirect_from;
  Value::Map extra;
};

}  // namespace almanac::model
