// Where everything lies: the one place that makes the paths of what almanac adds to a site. All paths are
// percent-encoded, from the site's root with the site's base, as they stand in a href; folders end in '/'.
#pragma once

#include <string>
#include <string_view>

#include "config/settings.h"
#include "core/time.h"

namespace almanac::archive {

// Months and years lie under the permalink's literal text where year and month follow it ("/blog/:year/:month/:title/":
// "/blog/2018/12/", "/blog/2018/"; after ":year/:i_month" months are not padded, as there), else under
// Settings::archive_path or "/archive/".
std::string month_path(const config::Settings& settings, Month month);
std::string year_path(const config::Settings& settings, std::chrono::year year);
// The page of all posts: Settings::archive_path, else "archive/" beside the years ("/blog/archive/"), else "/archive/".
std::string all_posts_path(const config::Settings& settings);

// `slug` as of model::to_group_slug, not encoded yet: "/tags/c-plus-plus/".
std::string tag_path(const config::Settings& settings, std::string_view slug);
std::string author_path(const config::Settings& settings, std::string_view slug);
std::string series_path(const config::Settings& settings, std::string_view slug);

// The folder above those: "/tags/"; also where the setting puts each tag at the root ("/:slug/").
std::string tag_index_path(const config::Settings& settings);
std::string author_index_path(const config::Settings& settings);
std::string series_index_path(const config::Settings& settings);

std::string home_path(const config::Settings& settings, int number);  // 1: "/"; n: by paginate_path
// A path as written in settings or front matter, with base and percent-encoded: "/sitemap.xml", "/größe/100%". What is
// encoded already stays; '?' and '#' count as characters of the path.
std::string site_path(const config::Settings& settings, std::string_view path);

// The absolute URL of a path made above or of Post::url_path.
std::string absolute_url(const config::Settings& settings, std::string_view path);
// The file below the output folder that a path names: "/blog/2018/12/" -> "blog/2018/12/index.html", "/blog/a" and
// "/blog/v1.0" -> "blog/a.html" and "blog/v1.0.html" (Jekyll's rule: only endings of files that a site is made of, such
// as .html, .xml, .json, .php, name a file as it is); without the site's base (Jekyll: the base is not a folder of the
// output); decoded. Empty where the path would leave the output or can be no file: not from the root or outside the
// base, with "?", "#", "..", ".", "//", NUL, a broken escape. That a name is too long for a disk is for the
// publisher to say.
std::string output_file(const config::Settings& settings, std::string_view path);

}  // namespace almanac::archive
