#include "config/options.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "config/special_options.h"
#include "core/text.h"

namespace almanac::config {
namespace {

using S = Settings;

constexpr std::string_view kTextOrList = R"({"type": ["string", "array"], "items": {"type": "string"}})";

// clang-format off
const std::array kOptions = {
    // What the site is.
    Option{"title", "title", &S::title, "the site's title; without one the host of `url` stands in"},
    Option{"description", "description", &S::description, "what the site is about, in a sentence"},
    Option{"url", "url", Special{set_url, "text", "", R"({"type": "string", "format": "uri"})"},
           "the site's address, scheme and host: https://example.org; feeds cannot be made without it"},
    Option{"base", "baseurl", Special{set_base, "text", "\"\"", R"({"type": "string"})"},
           "path below the host under which the site lies: /blog"},
    Option{"language", "lang", &S::language, "language of the posts that name none (BCP 47): en, pt-BR"},
    Option{"timezone", "timezone", Special{set_timezone, "text", "UTC", R"({"type": "string"})"},
           "zone of dates that have none, by its IANA name: Europe/Berlin"},
    Option{"author", "author",
           Special{set_authors, "text, map (name, email, url), or list of these", "[]",
                   R"({"type": ["string", "object", "array"]})"},
           "author of the posts that name none; a key of _data/authors.yml stands for what it has there"},
    Option{"email", "email", &S::email, "address for mail about the site"},
    Option{"rights", "", &S::rights, "who may do what with the posts, for feeds and the foot of pages"},
    Option{"icon", "", &S::icon, "square picture for feeds: a path from the site's root or an address"},
    Option{"logo", "", &S::logo, "picture for feeds, twice as wide as high: a path from the site's root or an address"},

    // Where things are.
    Option{"source", "source", Special{set_source, "text", "\"\"", R"({"type": "string"})"},
           "folder below the settings file that has the posts and everything else"},
    Option{"output", "destination", Special{set_output, "text", "_site", R"({"type": "string"})"},
           "folder that the site is written to"},
    Option{"post_folders", "", &S::post_folders, "folders that have posts; on a Jekyll site folders of this name at any depth"},
    Option{"draft_folders", "", &S::draft_folders, "folders that have drafts"},
    Option{"exclude", "exclude", Special{add_exclude, "list of text", "[node_modules, vendor]", kTextOrList},
           "files and folders that are not read, with * and ?; added to the default"},
    Option{"include", "include", Special{add_include, "list of text", "[]", kTextOrList},
           "files and folders that are read although their names begin with . or _"},
    Option{"keep", "keep_files", &S::keep, "files of the output that are carried over: CNAME, .git"},
    Option{"copy", "", &S::copy, "files and folders that are copied to the output as they are"},
    Option{"image_folders", "", &S::image_folders, "folders in which a post's picture is looked for by its name"},
    Option{"templates", "", &S::templates, "folder whose files stand in for the theme's files of the same name"},

    // What is built.
    Option{"only", "", Special{set_only, "list of feeds, archive, pages", "[]",
                               R"({"type": ["string", "array"], "items": {"enum": ["feeds", "archive", "pages"]}})"},
           "parts of the site that are written, beside another generator; empty: everything"},
    Option{"future", "future", &S::future, "whether posts of a later date are built"},
    Option{"drafts", "show_drafts", &S::drafts, "whether drafts are built"},
    Option{"max_post_megabytes", "", &S::max_post_megabytes, "most megabytes of a post or page; a larger file is an error"},
    Option{"durable", "", &S::durable, "whether a build returns only when a power cut can no longer lose what it published"},
    Option{"limit_posts", "limit_posts", &S::limit_posts, "number of newest posts that are built; 0: all"},
    Option{"defaults", "defaults", Special{set_defaults, "list of maps (scope: path, type; values)", "[]",
                                           R"({"type": "array", "items": {"type": "object"}})"},
           "front matter for the posts, drafts or pages under a path"},

    // Addresses.
    Option{"permalink", "permalink", Special{set_permalink, "text", "/:year/:month/:day/:title/", R"({"type": "string"})"},
           "address of a post: Jekyll's placeholders or the styles date, pretty, ordinal, weekdate, none"},
    Option{"paginate", "paginate", &S::paginate, "number of posts on a home page"},
    Option{"paginate_path", "paginate_path", Special{set_numbered_path, "text", "/page:num/", R"({"type": "string"})"},
           "address of home page 2 and so on, with :num"},
    Option{"tag_path", "", Special{set_group_path<&S::tag_path>, "text", "/tags/:slug/", R"({"type": "string"})"},
           "address of a tag's page and feeds, with :slug"},
    Option{"author_path", "", Special{set_group_path<&S::author_path>, "text", "/authors/:slug/", R"({"type": "string"})"},
           "address of an author's page and feeds, with :slug"},
    Option{"series_path", "", Special{set_group_path<&S::series_path>, "text", "/series/:slug/", R"({"type": "string"})"},
           "address of a series' page and feeds, with :slug"},
    Option{"archive_path", "", Special{set_archive_path, "text", "/archive/", R"({"type": "string"})"},
           "folder of the months, where the permalink has no folders of its own for them"},

    // Posts.
    Option{"excerpt_separator", "excerpt_separator", &S::excerpt_separator, "line of a post at which its excerpt ends"},
    Option{"smart_punctuation", "", &S::smart_punctuation, "whether straight quotes, -- and ... become curly, dashes and dots"},
    Option{"review_series", "", &S::review_series, "name of the series of monthly reviews"},
    Option{"review_words", "", &S::review_words, "words that make a review of a title that begins with a month"},
    Option{"more_reading_titles", "", &S::more_reading_titles, "headings of a post's own section of related links"},

    // Feeds.
    Option{"formats", "", Special{set_formats, "list of atom, rss, json", "[atom, rss, json]",
                                  R"({"type": ["string", "array"], "items": {"enum": ["atom", "rss", "json"]}})"},
           "formats of the feeds"},
    Option{"feed_path", "", Special{set_feed_path, "text", "/atom.xml", R"({"type": "string"})"},
           "address of the site's Atom feed; on a Jekyll site /feed.xml"},
    Option{"feed_limit", "", &S::feed_limit, "number of newest posts in a feed; those of the newest month are always in it"},
    Option{"feed_content", "", Special{set_feed_content, "full or summary", "full", R"({"enum": ["full", "summary"]})"},
           "whether feeds have the posts' content or their summaries only"},
    Option{"archive_tags", "", &S::archive_tags, "whether the feeds of tags have archive documents (RFC 5005)"},
    Option{"archive_authors", "", &S::archive_authors, "whether the feeds of authors have archive documents (RFC 5005)"},
    Option{"feeds", "", Special{set_feeds, "list of maps (path, title, where, format, limit, content, archive)", "[]",
                                R"({"type": "array", "items": {"type": "object", "required": ["path"], "properties": {
                                  "path": {"type": "string"}, "title": {"type": "string"}, "where": {"type": "object"},
                                  "format": {"enum": ["atom", "rss", "json"]}, "limit": {"type": "integer", "minimum": 0},
                                  "content": {"enum": ["full", "summary"]}, "archive": {"type": "boolean"}},
                                  "additionalProperties": false}})"},
           "feeds of the posts that hold conditions: tags, categories, authors, series, years, any, all, not"},
    Option{"hub", "", &S::hubs, "WebSub hubs that tell subscribers of new posts"},
    Option{"ids", "", Special{set_ids, "tag or jekyll", "tag", R"({"enum": ["tag", "jekyll"]})"},
           "ids of the posts in feeds: tag: URIs, or those of jekyll-feed, the default on a Jekyll site"},
    Option{"dates", "", Special{set_dates, "git or none", "git", R"({"enum": ["git", "none"]})"},
           "what dates the change of a post without `updated`: its commit, or nothing, so that git is never run"},

    // Checking.
    Option{"guard", "", Special{set_guard, "map (resend, lost)", "{}",
                                R"({"type": "object", "properties": {"resend": {"type": "integer", "minimum": 0},
                                  "lost": {"type": "integer", "minimum": 0}}, "additionalProperties": false})"},
           "most posts that a build may send to subscribers again, or lose; where more are, nothing is published"},
    Option{"check", "", Special{set_check, "map (on_build; ignore: list of rule, path, reason)", "{on_build: false, ignore: []}",
                                R"({"type": "object", "properties": {"on_build": {"type": "boolean"},
                                  "ignore": {"type": "array", "items": {"type": "object"}}}, "additionalProperties": false})"},
           "whether each build checks the feeds that it wrote, and the rules that are passed over"},
};
// clang-format on

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::string list_text(const std::vector<std::string>& values) { return "[" + join(values, ", ") + "]"; }

void apply_number(int& field, std::string_view key, const Value& value, const Reading& reading) {
  const std::int64_t* number = value.int_if();
  const bool fits = number != nullptr && *number >= 0 && *number <= std::numeric_limits<int>::max();
  if (!fits) return report_type(reading, key, value, "a whole number, 0 or more");
  field = static_cast<int>(*number);
}

}  // namespace

std::span<const Option> options() { return kOptions; }

const Option* find_option(std::string_view key) {
  const auto found = std::find_if(kOptions.begin(), kOptions.end(), [&](const Option& option) {
    return option.key == key || (!option.jekyll_key.empty() && option.jekyll_key == key);
  });
  return found == kOptions.end() ? nullptr : &*found;
}

void apply(const Option& option, std::string_view key, const Value& value, const Reading& reading) {
  if (value.is_null()) return;
  Settings& settings = reading.settings;
  settings.written.insert_or_assign(std::string(option.key), Written{std::string(reading.file), value});
  std::visit(Overloaded{
                 [&](std::string S::*field) {
                   if (auto text = read_text(reading, key, value)) settings.*field = std::move(*text);
                 },
                 [&](bool S::*field) {
                   if (auto flag = read_bool(reading, key, value)) settings.*field = *flag;
                 },
                 [&](int S::*field) { apply_number(settings.*field, key, value, reading); },
                 [&](std::vector<std::string> S::*field) {
                   if (auto list = read_texts(reading, key, value)) settings.*field = std::move(*list);
                 },
                 [&](const Special& special) { special.apply(reading, key, value); },
             },
             option.field);
}

std::string type_text(const Option& option) {
  return std::visit(Overloaded{
                        [](std::string S::*) { return std::string("text"); },
                        [](bool S::*) { return std::string("true or false"); },
                        [](int S::*) { return std::string("number"); },
                        [](std::vector<std::string> S::*) { return std::string("list of text"); },
                        [](const Special& special) { return std::string(special.type); },
                    },
                    option.field);
}

std::string default_text(const Option& option) {
  static const Settings kUnset;
  return std::visit(Overloaded{
                        [](std::string S::*field) { return (kUnset.*field).empty() ? "\"\"" : kUnset.*field; },
                        [](bool S::*field) { return std::string(kUnset.*field ? "true" : "false"); },
                        [](int S::*field) { return std::to_string(kUnset.*field); },
                        [](std::vector<std::string> S::*field) { return list_text(kUnset.*field); },
                        [](const Special& special) { return std::string(special.value_when_unset); },
                    },
                    option.field);
}

}  // namespace almanac::config
