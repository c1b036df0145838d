// The data of pages with an article: posts and standalone pages.
#include <utility>

#include "archive/addresses.h"
#include "core/url.h"
#include "site/feed_values.h"
#include "site/json_ld.h"
#include "site/page_data.h"

namespace almanac::site {
namespace {

Value make_og_image(const PageParts& parts, model::PostIndex index) {
  const std::optional<feeds::Media>& banner = parts.site().facts[index].banner;
  if (!banner) return {};
  Value image;
  image.set("url", banner->url);
  image.set("alt", banner->description);
  image.set("type", banner->type);
  if (banner->width > 0 && banner->height > 0) {
    image.set("width", banner->width);
    image.set("height", banner->height);
  }
  return image;
}

// What a reader of this post may subscribe to: its tags and its series.
Value::List make_subject_feeds(const PageParts& parts, model::PostIndex post) {
  const Site& site = parts.site();
  Value::List list;
  const auto add = [&](FeedScope scope, std::size_t group, std::string_view subject) {
    Value feed = parts.first_feed_of(scope, group, subject);
    if (!feed.is_null()) list.push_back(std::move(feed));
  };
  if (const auto& series = site.series.of_post[post])
    add(FeedScope::kSeries, series->series, site.series.series[series->series].name);
  for (std::size_t tag : parts.tags_of(post)) add(FeedScope::kTag, tag, site.library.tags[tag].name);
  return list;
}

PageIntro make_intro(const PageParts& parts, model::PostIndex index) {
  const model::Post& post = parts.site().library.posts[index];
  PageIntro intro;
  intro.title = post.title;
  intro.path = post.url_path;
  intro.lang = parts.lang(index);
  intro.description = parts.site().facts[index].excerpt;
  intro.type = "article";
  intro.is_indexed = !post.draft;
  intro.image = make_og_image(parts, index);
  intro.published = to_rfc3339(post.published);
  if (post.updated) intro.updated = to_rfc3339(*post.updated);
  intro.json_ld = make_json_ld(parts.site(), index, parts.absolute(post.url_path));
  intro.feeds = make_subject_feeds(parts, index);
  return intro;
}

std::string covers_text(const PageParts& parts, const archive::SeriesPost& entry, std::string_view lang) {
  return entry.covers ? parts.dates().month(*entry.covers, lang) : std::string();
}

Value make_series(const PageParts& parts, model::PostIndex index, std::string_view lang) {
  const archive::SeriesList& all = parts.site().series;
  if (!all.of_post[index]) return {};
  const archive::Series& series = all.series[all.of_post[index]->series];
  const std::size_t position = all.of_post[index]->position;
  const auto neighbour = [&](const archive::SeriesPost& entry) {
    const model::Post& post = parts.site().library.posts[entry.post];
    Value link = make_link(post.title, post.url_path);
    link.set("covers", covers_text(parts, entry, lang));
    return link;
  };
  Value value;
  value.set("name", series.name);
  value.set("href", parts.site().has_part(config::Part::kArchive) ? series.path : std::string());
  value.set("covers", covers_text(parts, series.posts[position], lang));
  if (position > 0) value.set("previous", neighbour(series.posts[position - 1]));
  if (position + 1 < series.posts.size()) value.set("next", neighbour(series.posts[position + 1]));
  return value;
}

std::string_view reason_label(archive::Reason reason, bool is_review) {
  switch (reason) {
    case archive::Reason::kReviewBefore: return is_review ? "review_before" : "series_before";
    case archive::Reason::kReviewAfter: return is_review ? "review_after" : "series_after";
    case archive::Reason::kMention: return "mentions_this";
    case archive::Reason::kRelated: return "related";
  }
  return "related";
}

Value make_suggestions(const PageParts& parts, model::PostIndex index, std::string_view lang) {
  const Site& site = parts.site();
  const auto& series = site.series.of_post[index];
  const bool is_review = series && site.series.series[series->series].is_review;
  Value::List items;
  if (index < site.suggestions.size()) {
    for (const archive::Suggestion& suggestion : site.suggestions[index]) {
      const model::Post& post = site.library.posts[suggestion.post];
      Value item = make_link(post.title, post.url_path);
      if (parts.lang(suggestion.post) != lang) item.set("lang", parts.lang(suggestion.post));
      item.set("reason", parts.label(reason_label(suggestion.reason, is_review), lang));
      items.push_back(std::move(item));
    }
  }
  if (items.empty()) return {};
  Value value;
  value.set("items", std::move(items));
  return value;
}

// The article, cut where suggestions join the author's own section of further reading.
void add_article(const markdown::Article& article, Value suggestions, Value& post) {
  const std::string& html = article.page_html;
  if (!article.more_reading || suggestions.is_null()) {
    post.set("article", html);
    post.set("more_after", std::move(suggestions));
    return;
  }
  const std::size_t cut = article.more_reading->page_offset;
  post.set("article", html.substr(0, cut));
  post.set("article_end", html.substr(cut));
  post.set(article.more_reading->in_list ? "more_in_list" : "more_in_section", std::move(suggestions));
}

// Posts stand newest first: the one before in time comes after in the order.
void add_neighbours(const PageParts& parts, model::PostIndex index, Value& post) {
  const std::vector<model::Post>& posts = parts.site().library.posts;
  const auto link = [&](model::PostIndex other) { return make_link(posts[other].title, posts[other].url_path); };
  if (index + 1 < posts.size()) post.set("previous", link(index + 1));
  if (index > 0) post.set("next", link(index - 1));
}

Value make_enclosure(const PageParts& parts, const model::Enclosure& enclosure) {
  const bool is_absolute = is_absolute_url(enclosure.url);
  const std::size_t slash = enclosure.url.rfind('/');
  Value link = make_link(enclosure.url.substr(slash == std::string::npos ? 0 : slash + 1),
                         is_absolute ? enclosure.url : archive::site_path(parts.site().settings, enclosure.url));
  link.set("type", enclosure.type);
  return link;
}

Value make_fields(const PageParts& parts, model::PostIndex index, const PostArticle& article) {
  const model::Post& source = parts.site().library.posts[index];
  const std::string& lang = parts.lang(index);
  Value post;
  post.set("title", source.title);
  post.set("href", source.url_path);
  post.set("date", parts.published(index));
  if (source.updated) post.set("updated", parts.updated(*source.updated, lang));
  post.set("authors", parts.authors(index));
  post.set("has_tags", !parts.tags_of(index).empty());
  post.set("tags", parts.tags(index));
  post.set("categories", Value::List(source.categories.begin(), source.categories.end()));
  post.set("banner", parts.banner(index));
  post.set("is_draft", source.draft);
  post.set("series", make_series(parts, index, lang));
  const Month month = to_month(source.day);
  if (parts.site().has_part(config::Part::kArchive))
    post.set("month", make_link(parts.dates().month(month, lang), archive::month_path(parts.site().settings, month)));
  if (source.enclosure) post.set("enclosure", make_enclosure(parts, *source.enclosure));
  post.set("extra", without_scripts(article.extra));
  add_neighbours(parts, index, post);
  add_article(article.article, make_suggestions(parts, index, lang), post);
  return post;
}

}  // namespace

Value make_post_data(const PageParts& parts, model::PostIndex post, const PostArticle& article) {
  Value data;
  data.set("page", parts.page(make_intro(parts, post)));
  data.set("post", make_fields(parts, post, article));
  return data;
}

Value make_document_data(const PageParts& parts, const model::Page& page, const markdown::Article& article) {
  PageIntro intro;
  intro.title = page.title;
  intro.path = page.url_path;
  intro.lang = page.lang.empty() ? parts.language() : page.lang;
  intro.description = page.summary.empty() ? article.excerpt : page.summary;
  intro.is_indexed = !page.path.starts_with("404.");
  Value fields;
  fields.set("title", page.title);
  fields.set("article", article.page_html);
  fields.set("extra", page.extra);
  Value data;
  data.set("page", parts.page(std::move(intro)));
  data.set("document", std::move(fields));
  return data;
}

}  // namespace almanac::site
