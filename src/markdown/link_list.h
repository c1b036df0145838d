// The links and images of a post, as they are met.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/article.h"
#include "markdown/tags.h"
#include "markdown/tree.h"

namespace almanac::markdown {

class LinkList {
 public:
  // Both must outlive the list. `source` is the Markdown that the nodes' lines count in.
  LinkList(std::string_view source, const Options& options) : source_(source), options_(options) {}

  // Notes a link or an image of the tree; its URL, with a source file of the site resolved.
  std::string open(cmark_node* link_or_image);
  // The same for a tag of raw HTML, <a href> or <img src>, at `line` (of `source`); nothing where the author's URL
  // stays.
  std::optional<std::string> open(const html::Token& tag, int line);
  // Text of every link that is open.
  void add_text(std::string_view text);
  void close();
  void close_raw();  // </a>

  void begin_more_reading() { in_more_reading_ = true; }
  void end_more_reading() { in_more_reading_ = false; }

  std::vector<Link> take();

 private:
  std::string resolve(std::string_view url) const;
  Place place_of(cmark_node* link_or_image);
  std::string_view line_text(int line);
  int column_of(int line, int byte_column);

  std::string_view source_;
  const Options& options_;
  std::vector<std::size_t> line_starts_;  // found when the first link is met
  struct Counted {
    int line = 0;
    std::size_t offset = 0;  // in the line
    int column = 1;          // at the offset
  };
  Counted counted_;
  std::vector<Link> links_;
  std::vector<std::size_t> open_;      // indices of links of the tree
  std::vector<std::size_t> open_raw_;  // at most one: HTML's <a> do not nest
  bool in_more_reading_ = false;
};

}  // namespace almanac::markdown
