#include "config/jekyll.h"

#include <utility>

#include "config/options.h"
#include "config/special_options.h"
#include "core/filesystem.h"

namespace almanac::config {
namespace {

// Jekyll's own defaults (its configuration.rb).
const std::vector<std::string> kExclude = {".sass-cache",  ".jekyll-cache", "gemfiles",       "Gemfile",
                                           "Gemfile.lock", "node_modules",  "vendor/bundle/", "vendor/cache/",
                                           "vendor/gems/", "vendor/ruby/"};

void add_feed(Settings& settings, const std::string& path, Condition::Kind kind, const Value& value, Place place) {
  FeedDeclaration feed;
  feed.path = path;
  feed.format = "atom";
  feed.where.children.push_back({kind, find_text(value).value_or(""), 0, {}});
  feed.place = std::move(place);
  settings.feeds.push_back(std::move(feed));
}

// jekyll-feed's feeds of categories and of the tags that it is given by name: its subscribers are there.
void add_feeds(const Reading& reading, const Value& feed) {
  const Value* categories = feed.find("categories");
  if (categories != nullptr && categories->list_if() != nullptr)
    for (const Value& category : *categories->list_if())
      add_feed(reading.settings, "/feed/" + find_text(category).value_or("") + ".xml", Condition::Kind::kCategory,
               category, reading.place(category));
  const Value* tags = feed.find("tags");
  const Value* only = tags == nullptr ? nullptr : tags->find("only");
  if (only == nullptr || only->list_if() == nullptr) return;
  const Value* path = tags->find("path");
  const std::string folder = path == nullptr ? "/feed/by_tag/" : to_rooted(find_text(*path).value_or(""));
  for (const Value& tag : *only->list_if())
    add_feed(reading.settings, folder + find_text(tag).value_or("") + ".xml", Condition::Kind::kTag, tag,
             reading.place(tag));
}

void apply_feed(const Reading& reading, const Value& feed) {
  if (const Value* path = feed.find("path")) set_feed_path(reading, "feed.path", *path);
  if (const Value* limit = feed.find("posts_limit"))
    apply(*find_option("feed_limit"), "feed.posts_limit", *limit, reading);
  const Value* excerpt_only = feed.find("excerpt_only");
  if (excerpt_only != nullptr && excerpt_only->bool_if() != nullptr && *excerpt_only->bool_if())
    reading.settings.feed_content = FeedContent::kSummary;
  add_feeds(reading, feed);
}

void apply_posts_collection(const Reading& reading, const Value& config) {
  const Value* collections = config.find("collections");
  const Value* posts = collections == nullptr ? nullptr : collections->find("posts");
  const Value* permalink = posts == nullptr ? nullptr : posts->find("permalink");
  if (permalink != nullptr) set_permalink(reading, "collections.posts.permalink", *permalink);
}

}  // namespace

void set_jekyll_defaults(Settings& settings) {
  settings.is_jekyll = true;
  settings.ids = Ids::kJekyll;
  settings.feed_path = "/feed.xml";
  settings.permalink = to_permalink("date");
  settings.include = {".htaccess"};
  settings.exclude = kExclude;
  settings.keep = {".git", ".svn"};
}

void apply_jekyll_config(const Value& config, std::string_view file, Settings& settings, Findings& findings) {
  const Reading reading{settings, file, findings};
  for (const auto& [key, value] : *config.map_if()) {
    const Option* option = find_option(key);
    if (option != nullptr && option->jekyll_key == key)
      apply(*option, key, value, reading);
    else if (key == "feed" && value.map_if() != nullptr)
      apply_feed(reading, value);
    else
      settings.extra.emplace_back(key, value);
  }
  settings.page_permalink = settings.permalink;  // pages know nothing of the collection's
  apply_posts_collection(reading, config);
  // jekyll-feed takes the name where there is no title.
  const Value* name = config.find("name");
  if (settings.title.empty() && name != nullptr) settings.title = find_text(*name).value_or("");
}

}  // namespace almanac::config
