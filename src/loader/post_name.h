// What the name of a post's file says.
#pragma once

#include <string>
#include <string_view>

namespace almanac::loader {

struct PostName {
  std::string date;  // "2019-01-07", "2019-1-7", as written; empty where the name has none
  std::string slug;  // "december-review"; without the periods at its end, as Jekyll's
  std::string stem;  // the name without its extension
};

// "_posts/2019-01-07-december-review.md". Two to four digits of year, one or two of month and day (Jekyll's matcher).
PostName parse_post_name(std::string_view path);

// "december-review": "December Review".
std::string to_title(std::string_view slug);

bool is_markdown_name(std::string_view path);  // .md, .markdown, .mkd, .mkdn, .mkdown

}  // namespace almanac::loader
