// Markdown to HTML, once for each post: the page's HTML, the feeds' HTML, and what else one parse can tell (links,
// headings, excerpt, words). Markdown is CommonMark with tables, strikethrough, autolinks, task lists and footnotes
// (cmark-gfm).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"

namespace almanac::markdown {

enum class HeadingIds { kGithub, kKramdown };

struct Options {
  std::string file;      // for findings
  int first_line = 1;    // the line of `file` at which the Markdown begins
  std::string page_url;  // absolute, of the page: the base of every URL in feeds
  std::string excerpt_separator = "<!--more-->";
  HeadingIds heading_ids = HeadingIds::kGithub;
  bool smart_punctuation = false;
  // Titles of the section that lists further reading, any case: "More reading".
  std::vector<std::string> more_reading_titles;
  // The URL for a link to a source file of this site ("2018-12-06-november-review.md", "../a.md#b", "/_posts/a.md"),
  // from the site's root with base, fragment kept; nothing where it leads to none. May be empty.
  std::function<std::optional<std::string>(std::string_view reference)> resolve_source;
};

struct Link {
  std::string url;   // as it will stand in the page: sources resolved, else as the author wrote it
  std::string text;  // plain text of the link, or alternative text of the image
  Place place;       // of the link in the file (cmark knows lines of blocks: the column may be 0)
  bool is_image = false;
  bool in_more_reading = false;
};

struct Heading {
  int level = 1;
  std::string id;
  std::string text;
};

struct Word {
  std::string text;  // lower case
  int count = 0;
};

// Where further links can be put into the author's own section of further reading, in both kinds of HTML.
struct MoreReading {
  std::size_t page_offset = 0;  // bytes into page_html
  std::size_t feed_offset = 0;  // bytes into feed_html
  bool in_list =
      false;  // true: before the "</ul>" of its list, put "<li>...</li>"; false: after its last block, put a list
};

struct Article {
  std::string page_html;  // as the author wrote it: raw HTML passes, headings have ids
  std::string
      feed_html;  // safe and absolute: no URL is relative, no script, style, form or embed; well-formed by html5lib
  std::string excerpt;       // plain text: before the separator, else the first paragraph
  std::string excerpt_html;  // the same as HTML for feeds, safe and absolute; empty where there is no separator
  bool has_separator = false;
  std::vector<Link> links;
  std::vector<Heading> headings;
  std::vector<Word>
      words;  // the most frequent words of three or more letters, at most 30, most frequent first, then by text
  int word_count = 0;
  std::optional<MoreReading> more_reading;
  bool has_raw_html = false;
};

// Never fails: what cannot be rendered (too wide a table, too many open brackets, depth) is an error finding and an
// article with the text escaped; characters that XML forbids are dropped with a warning at their place. Thread-safe.
Article render(std::string_view markdown, const Options& options, Findings& findings);

// An .html page's body (front matter removed): not parsed as Markdown, the rest as for render().
Article render_html(std::string_view html, const Options& options, Findings& findings);

}  // namespace almanac::markdown
