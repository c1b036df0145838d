// Addresses and ids, as Jekyll makes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace almanac::loader {

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

// The id that jekyll-feed gives to a post of this address, below the site's base: "/blog/2019/01/" and the slug.
std::string to_jekyll_id(std::string_view id_url, std::string_view expanded_permalink, std::string_view slug);
// RFC 4151: "tag:example.org,2019-01-07:2019/2019-01-07-a"; `path` is percent-encoded here.
std::string to_tag_id(std::string_view host, Day day, std::string_view path);

}  // namespace almanac::loader
