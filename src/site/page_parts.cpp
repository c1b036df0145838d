#include "site/page_parts.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <tuple>
#include <utility>

#include "archive/addresses.h"
#include "core/filesystem.h"
#include "core/text.h"
#include "core/unicode.h"
#include "core/url.h"
#include "render/labels.h"
#include "site/feed_plans.h"

namespace almanac::site {
namespace {

constexpr std::size_t kDescriptionGraphemes = 200;  // in the head
constexpr std::size_t kMenuPages = 8;

std::vector<std::string> all_languages(const Site& site, const std::string& own) {
  std::set<std::string> languages = {own};
  for (const model::Post& post : site.library.posts) languages.insert(post.lang);
  for (const model::Page& page : site.pages) languages.insert(page.lang);
  languages.erase("");
  return {languages.begin(), languages.end()};
}

Value make_feed_link(const std::string& title, const std::string& path, feeds::Format format) {
  const feeds::FormatInfo& info = feeds::info(format);
  Value link = make_link(title, path);
  link.set("type", info.media_type);
  link.set("format", info.title);
  return link;
}

void add_size(const feeds::Media& media, Value& image) {
  if (media.width <= 0 || media.height <= 0) return;
  image.set("width", media.width);
  image.set("height", media.height);
}

}  // namespace

PageParts::PageParts(const Site& site)
    : site_(site),
      language_(site.settings.language.empty() ? "en" : site.settings.language),
      dates_(all_languages(site, language_)) {
  for (const std::string& language : all_languages(site, language_)) {
    Value layer;
    layer.set("label", render::make_labels(language));
    languages_.emplace(language, Language{std::move(layer), text_direction(language), open_graph_locale(language)});
  }
  for (model::PostIndex i = 0; i < site_.library.posts.size(); ++i)
    day_texts_.push_back(dates_.day(site_.library.posts[i].day, lang(i)));
  index_groups();
  site_layer_ = make_site_layer();
}

void PageParts::index_groups() {
  const bool has_pages = site_.has_part(config::Part::kArchive);
  std::map<std::string_view, std::size_t> tag_by_name;
  for (const model::Group& tag : site_.library.tags) {
    tag_by_name.emplace(tag.name, tag_hrefs_.size());
    tag_hrefs_.push_back(has_pages ? archive::tag_path(site_.settings, tag.slug) : "");
  }
  for (const model::Group& author : site_.library.authors) {
    author_by_name_.emplace(author.name, author_hrefs_.size());
    author_hrefs_.push_back(has_pages ? archive::author_path(site_.settings, author.slug) : "");
  }
  for (const model::Post& post : site_.library.posts) {
    std::vector<std::size_t>& tags = tags_of_post_.emplace_back();
    for (const std::string& name : post.tags)
      if (const auto tag = tag_by_name.find(name); tag != tag_by_name.end()) tags.push_back(tag->second);
  }
  for (std::size_t i = 0; i < site_.feeds.size(); ++i)
    if (site_.feeds[i].scope == FeedScope::kDeclared) declared_[site_.feeds[i].page_path].push_back(i);
}

Value PageParts::make_site_layer() const {
  const config::Settings& settings = site_.settings;
  const bool has_archive = site_.has_part(config::Part::kArchive);
  const bool has_feeds = site_.has_part(config::Part::kFeeds);
  Value fields;
  fields.set("title", settings.title);
  fields.set("description", settings.description);
  fields.set("url", absolute(archive::home_path(settings, 1)));
  fields.set("href", archive::home_path(settings, 1));
  fields.set("email", settings.email);
  fields.set("rights", settings.rights);
  if (!settings.icon.empty())
    fields.set("icon", is_absolute_url(settings.icon) ? settings.icon : archive::site_path(settings, settings.icon));
  fields.set("stylesheet", archive::site_path(settings, "/" + std::string(render::kStylesheetPath)));
  if (has_feeds) {
    fields.set("feeds", feeds(site_.feed_of(FeedScope::kSite, 0)));
    fields.set("opml_href", archive::site_path(settings, "/feeds.opml"));
  }
  if (has_archive) {
    fields.set("archive_href", archive::all_posts_path(settings));
    if (!tag_hrefs_.empty()) fields.set("tags_href", archive::tag_index_path(settings));
    if (!author_hrefs_.empty()) fields.set("authors_href", archive::author_index_path(settings));
    if (!site_.series.series.empty()) fields.set("series_href", archive::series_index_path(settings));
  }
  if (site_.has_part(config::Part::kPages)) fields.set("menu", make_menu());
  fields.set("extra", settings.extra);
  Value layer;
  layer.set("site", std::move(fields));
  return layer;
}

// The standalone pages at the top of the site, in the order of their titles.
Value::List PageParts::make_menu() const {
  std::vector<const model::Page*> pages;
  for (const model::Page& page : site_.pages) {
    const bool is_top = page.path.find('/') == std::string::npos && page.is_markdown;
    const bool is_shown = page.url_path != archive::home_path(site_.settings, 1) && !page.path.starts_with("404.");
    if (is_top && is_shown && !page.title.empty()) pages.push_back(&page);
  }
  std::sort(pages.begin(), pages.end(), [](const model::Page* a, const model::Page* b) {
    return std::tie(a->title, a->path) < std::tie(b->title, b->path);
  });
  if (pages.size() > kMenuPages) pages.resize(kMenuPages);
  Value::List menu;
  for (const model::Page* page : pages) menu.push_back(make_link(page->title, page->url_path));
  return menu;
}

const PageParts::Language& PageParts::find_language(std::string_view lang) const {
  const auto found = languages_.find(lang);
  return found == languages_.end() ? languages_.find(language_)->second : found->second;
}

std::string PageParts::label(std::string_view name, std::string_view lang) const {
  const Value* text = find_language(lang).layer.find("label")->find(name);
  assert(text != nullptr);
  return *text->text_if();
}

render::Layers PageParts::layers(const Value& data, std::string_view lang) const {
  return {&data, &find_language(lang).layer, &site_layer_};
}

Value PageParts::page(PageIntro intro) const {
  const std::string& site_title = site_.settings.title;
  const Language& language = find_language(intro.lang);
  Value::Map page;
  page.reserve(16);
  page.emplace_back("full_title", intro.is_home || intro.title.empty() ? site_title : intro.title + " — " + site_title);
  page.emplace_back("title", intro.title.empty() ? site_title : std::move(intro.title));
  page.emplace_back("description", shorten(intro.description, kDescriptionGraphemes));
  page.emplace_back("locale", language.locale);
  page.emplace_back("dir", language.direction);
  page.emplace_back("lang", std::move(intro.lang));
  page.emplace_back("canonical", intro.is_indexed ? absolute(intro.path) : std::string());
  page.emplace_back("href", std::move(intro.path));
  page.emplace_back("type", std::move(intro.type));
  page.emplace_back("image", std::move(intro.image));
  page.emplace_back("published", std::move(intro.published));
  page.emplace_back("updated", std::move(intro.updated));
  page.emplace_back("json_ld", std::move(intro.json_ld));
  page.emplace_back("has_feeds", !intro.feeds.empty());
  page.emplace_back("feeds", std::move(intro.feeds));
  page.emplace_back("is_home", intro.is_home);
  return page;
}

std::optional<std::size_t> PageParts::find_author(std::string_view name) const {
  const auto found = author_by_name_.find(name);
  return found == author_by_name_.end() ? std::nullopt : std::optional(found->second);
}

std::string PageParts::absolute(std::string_view path) const { return archive::absolute_url(site_.settings, path); }

const std::string& PageParts::lang(model::PostIndex post) const {
  const std::string& own = site_.library.posts[post].lang;
  return own.empty() ? language_ : own;
}

Value PageParts::titled_post(model::PostIndex index, std::string_view page_lang) const {
  const model::Post& post = site_.library.posts[index];
  const std::string& post_lang = lang(index);
  Value::Map listed;
  listed.reserve(10);  // with what listed_post() adds
  listed.emplace_back("title", post.title);
  listed.emplace_back("href", post.url_path);
  if (post_lang != page_lang) {
    listed.emplace_back("lang", post_lang);
    listed.emplace_back("dir", find_language(post_lang).direction);
  }
  listed.emplace_back("date", published(index));
  if (post.draft) listed.emplace_back("is_draft", true);
  return listed;
}

Value PageParts::listed_post(model::PostIndex index, std::string_view page_lang) const {
  Value listed = titled_post(index, page_lang);
  Value::Map& fields = *listed.map_if();
  fields.emplace_back("excerpt", site_.facts[index].excerpt);
  fields.emplace_back("authors", authors(index));
  if (!tags_of_post_[index].empty()) {
    fields.emplace_back("has_tags", true);
    fields.emplace_back("tags", tags(index));
  }
  if (site_.library.posts[index].banner) fields.emplace_back("banner", banner(index));
  return listed;
}

Value::List PageParts::listed_posts(const std::vector<model::PostIndex>& posts, std::string_view lang) const {
  Value::List list;
  list.reserve(posts.size());
  for (model::PostIndex post : posts) list.push_back(listed_post(post, lang));
  return list;
}

Value::List PageParts::titled_posts(const std::vector<model::PostIndex>& posts, std::string_view lang) const {
  Value::List list;
  list.reserve(posts.size());
  for (model::PostIndex post : posts) list.push_back(titled_post(post, lang));
  return list;
}

Value PageParts::published(model::PostIndex post) const {
  return make_date(site_.library.posts[post].published, day_texts_[post]);
}

Value PageParts::updated(Timestamp time, std::string_view lang) const {
  // On a Jekyll site the day is the day in the site's zone; elsewhere the day as written.
  const LocalTime local = site_.settings.is_jekyll ? site_.settings.zone.at(time.instant).local() : time.local();
  return make_date(time, dates_.day(to_day(local), lang));
}

Value::List PageParts::authors(model::PostIndex post) const {
  Value::List list;
  list.reserve(site_.facts[post].authors.size());
  for (const feeds::Person& person : site_.facts[post].authors) {
    Value::Map author;
    author.reserve(3);
    author.emplace_back("name", person.name);
    if (const auto known = find_author(person.name)) author.emplace_back("href", author_hrefs_[*known]);
    if (!person.uri.empty()) author.emplace_back("url", person.uri);
    list.emplace_back(std::move(author));
  }
  return list;
}

Value::List PageParts::tags(model::PostIndex post) const {
  Value::List list;
  list.reserve(tags_of_post_[post].size());
  for (std::size_t tag : tags_of_post_[post]) {
    Value::Map link;
    link.reserve(2);
    link.emplace_back("name", site_.library.tags[tag].name);
    link.emplace_back("href", tag_hrefs_[tag]);
    list.emplace_back(std::move(link));
  }
  return list;
}

Value PageParts::banner(model::PostIndex index) const {
  const std::optional<model::Image>& banner = site_.library.posts[index].banner;
  if (!banner) return {};
  Value image;
  image.set("src", banner->is_local ? archive::site_path(site_.settings, "/" + banner->path) : banner->path);
  image.set("alt", banner->alt);
  if (site_.facts[index].banner) add_size(*site_.facts[index].banner, image);
  return image;
}

Value::List PageParts::feeds(const FeedPlan& plan) const {
  Value::List list;
  for (const FeedDocument& document : plan.documents)
    list.push_back(make_feed_link(plan.title, document.path, document.format));
  return list;
}

Value::List PageParts::archive_documents(const FeedPlan& plan, const archive::ArchiveDocument& document) const {
  const std::string title = plan.title + " — " + dates_.month(document.month, language_);
  Value::List list;
  for (const FeedDocument& each : plan.documents)
    list.push_back(make_feed_link(title, archive_path(site_, plan, each, document), each.format));
  return list;
}

Value::List PageParts::feeds_of(FeedScope scope, std::size_t group) const {
  return site_.has_part(config::Part::kFeeds) ? feeds(site_.feed_of(scope, group)) : Value::List();
}

Value PageParts::first_feed_of(FeedScope scope, std::size_t group, std::string_view subject) const {
  Value::List all = feeds_of(scope, group);
  if (all.empty()) return {};
  all.front().set("subject", subject);
  return std::move(all.front());
}

Value::List PageParts::declared_feeds(std::string_view page_path) const {
  Value::List list;
  const auto found = declared_.find(page_path);
  if (found == declared_.end() || !site_.has_part(config::Part::kFeeds)) return list;
  for (std::size_t plan : found->second)
    for (Value& link : feeds(site_.feeds[plan])) list.push_back(std::move(link));
  return list;
}

Value make_date(Timestamp time, std::string text) {
  Value::Map date;
  date.reserve(2);
  date.emplace_back("iso", to_rfc3339(time));
  date.emplace_back("text", std::move(text));
  return date;
}

Value make_link(std::string title, std::string href) {
  Value::Map link;
  link.reserve(4);
  link.emplace_back("title", std::move(title));
  link.emplace_back("href", std::move(href));
  return link;
}

std::string shorten(const std::string& text, std::size_t graphemes) {
  return text.size() <= graphemes || count_code_points(text) <= graphemes ? text : truncate(text, graphemes);
}

}  // namespace almanac::site
