// Addresses of posts, as Jekyll makes them from a permalink and its placeholders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace almanac::config {

// What the placeholders of a permalink stand for.
struct PermalinkValues {
  LocalTime time{};                     // in the site's zone on a Jekyll site
  std::string slug;                     // of the front matter or the file's name, as written
  std::string stem;                     // the file's name without extension
  std::string path;                     // below the posts' folder, without extension: "2019/2019-01-07-a"
  std::vector<std::string> categories;  // as written
};

// Jekyll's slugify: runs of all but letters, marks and digits become "-". `kPretty` keeps case and ._~!$&'()+,;=@ too.
enum class SlugMode { kDefault, kPretty };
std::string slugify(std::string_view text, SlugMode mode);

// Fills the placeholders of a permalink (":year", ":title", ...; all of Jekyll's), percent-encoded; the result begins
// with '/'. The error names a placeholder that there is not, to stand after the quoted permalink.
Result<std::string> expand_permalink(std::string_view permalink, const PermalinkValues& values);

// What is wrong with a permalink, whatever the post: a placeholder that there is not, or a path that leaves the site.
Status check_permalink(std::string_view permalink);

}  // namespace almanac::config
