// Where everything lies: the one place that makes the paths of what almanac adds to a site. All paths are
// percent-encoded, from the site's root with the site's base, as they stand in a href; folders end in '/'.
#pragma once

#include <string>
#include <string_view>

#include "config/settings.h"
#include "core/time.h"

namespace almanac::archive {

// Months and years lie under the permalink's literal text where year and month follow it ("/blog/:year/:month/:title/":
// "/blog/2018/12/", "/blog/2018/"), else under Settings::archive_path or "/archive/".
std::string month_path(const config::Settings& settings, Month month);
std::string year_path(const config::Settings& settings, std::chrono::year year);
std::string all_posts_path(
    const config::Settings& settings);  // the page of all posts: "/archive/", or "/blog/" + "archive/"

std::string tag_path(const config::Settings& settings, std::string_view slug);  // "/tags/c-plus-plus/"
std::string author_path(const config::Settings& settings, std::string_view slug);
std::string series_path(const config::Settings& settings, std::string_view slug);
std::string tag_index_path(const config::Settings& settings);  // "/tags/"
std::string author_index_path(const config::Settings& settings);
std::string series_index_path(const config::Settings& settings);

std::string home_path(const config::Settings& settings, int number);  // 1: "/"; n: by paginate_path
std::string site_path(const config::Settings& settings,
                      std::string_view path);  // base + "/sitemap.xml", percent-encoded

// The absolute URL of a path made above or of Post::url_path.
std::string absolute_url(const config::Settings& settings, std::string_view path);
// The file below the output folder that a path names: "/blog/2018/12/" -> "blog/2018/12/index.html"; without the site's
// base (Jekyll: the base is not a folder of the output); decoded. Empty where it would leave the output.
std::string output_file(const config::Settings& settings, std::string_view path);

}  // namespace almanac::archive
