// What the data of pages is put together from: links, listed posts, feeds, and what every page says of itself. Made
// once from the Site; then only read, by all threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.h"
#include "render/theme.h"
#include "site/date_text.h"
#include "site/site.h"

namespace almanac::site {

// What a page says of itself (`page` in templates, render/page_kinds.cpp).
struct PageIntro {
  std::string title;
  std::string path;  // percent-encoded, with base
  std::string lang;
  std::string description;
  std::string type = "website";  // Open Graph
  bool is_indexed = true;        // false: search engines shall not keep it
  bool is_home = false;
  Value image;            // may be null
  std::string published;  // RFC 3339; empty: no article
  std::string updated;
  std::string json_ld;
  Value::List feeds;  // of the page's own subject
};

class PageParts {
 public:
  explicit PageParts(const Site& site);

  const Site& site() const { return site_; }
  const DateTexts& dates() const { return dates_; }
  const std::string& language() const { return language_; }  // the site's; never empty
  // A word of the theme in `lang`.
  std::string label(std::string_view name, std::string_view lang) const;

  // The page's own data under what all pages of its language have.
  render::Layers layers(const Value& data, std::string_view lang) const;
  Value page(PageIntro intro) const;

  // Empty where the archive is not made.
  const std::string& tag_href(std::size_t tag) const { return tag_hrefs_[tag]; }
  const std::string& author_href(std::size_t author) const { return author_hrefs_[author]; }
  std::optional<std::size_t> find_author(std::string_view name) const;
  const std::vector<std::size_t>& tags_of(model::PostIndex post) const { return tags_of_post_[post]; }
  // The public address of a post's page, absolute.
  std::string absolute(std::string_view path) const;

  // For a page in `lang`: a post's language is named where it differs.
  Value listed_post(model::PostIndex post, std::string_view lang) const;
  Value::List listed_posts(const std::vector<model::PostIndex>& posts, std::string_view lang) const;
  Value titled_post(model::PostIndex post, std::string_view lang) const;  // title, href and date only
  Value::List titled_posts(const std::vector<model::PostIndex>& posts, std::string_view lang) const;
  Value published(model::PostIndex post) const;  // a date
  Value updated(Timestamp time, std::string_view lang) const;
  Value::List authors(model::PostIndex post) const;
  Value::List tags(model::PostIndex post) const;
  Value banner(model::PostIndex post) const;  // null where there is none
  const std::string& lang(model::PostIndex post) const;

  Value::List feeds(const FeedPlan& plan) const;                   // one link for each format
  Value::List feeds_of(FeedScope scope, std::size_t group) const;  // of a tag, author or series, where feeds are made
  Value first_feed_of(FeedScope scope, std::size_t group, std::string_view subject) const;
  Value::List declared_feeds(std::string_view page_path) const;  // those about this page
  Value::List archive_documents(const FeedPlan& plan, const archive::ArchiveDocument& document) const;

 private:
  Value make_site_layer() const;
  Value::List make_menu() const;
  void index_groups();

  struct Language {
    Value layer;  // {label: {...}}
    std::string direction;
    std::string locale;
  };
  const Language& find_language(std::string_view lang) const;

  const Site& site_;
  std::string language_;
  DateTexts dates_;
  std::map<std::string, Language, std::less<>> languages_;  // all that the site has
  std::vector<std::string> tag_hrefs_;
  std::vector<std::string> author_hrefs_;
  std::map<std::string, std::size_t, std::less<>> author_by_name_;
  std::vector<std::vector<std::size_t>> tags_of_post_;  // by PostIndex, in the order of Post::tags
  std::vector<std::string> day_texts_;                  // by PostIndex, in the post's language: many lists show each
  std::map<std::string, std::vector<std::size_t>, std::less<>> declared_;  // Site::feeds by the page they are about
  Value site_layer_;
};

// {iso, text}.
Value make_date(Timestamp time, std::string text);
// {title, href}.
Value make_link(std::string title, std::string href);
// At most `graphemes` characters of a text of one line.
std::string shorten(const std::string& text, std::size_t graphemes);

}  // namespace almanac::site
