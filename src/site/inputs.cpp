#include "site/inputs.h"
#include "site/page_data.h"

#include <algorithm>

#include "archive/addresses.h"
#include "core/parallel.h"
#include "site/feed_plans.h"

namespace almanac::site {
namespace {

using render::PageKind;

std::uint64_t number(auto value) { return static_cast<std::uint64_t>(value); }

void add(const Timestamp& time, Digester& digester) {
  digester.add(number(time.instant.time_since_epoch().count())).add(number(time.offset.count()));
}

void add(Month month, Digester& digester) {
  digester.add(number(static_cast<int>(month.year()))).add(number(static_cast<unsigned>(month.month())));
}

void add(const std::vector<std::string>& texts, Digester& digester) {
  digester.add(texts.size());
  for (const std::string& text : texts) digester.add(text);
}

void add(const std::optional<feeds::Media>& media, Digester& digester) {
  digester.add(number(media.has_value()));
  if (!media) return;
  digester.add(media->url).add(media->type).add(media->bytes).add(media->description);
  digester.add(number(media->width)).add(number(media->height));
}

std::vector<model::PostIndex> some_posts(const Site& site, std::size_t from, std::size_t count) {
  std::vector<model::PostIndex> posts;
  for (std::size_t i = from; i < std::min(from + count, site.library.posts.size()); ++i) posts.push_back(i);
  return posts;
}

}  // namespace

Inputs::Inputs(const Site& site, const Articles& articles, const Pages& pages, const Digest& settings,
               const Digest& theme, int jobs)
    : site_(site), articles_(articles), pages_(pages), settings_(settings) {
  Digester everywhere;
  everywhere.add(settings).add(theme);
  for (const model::Page& page : site.pages)
    everywhere.add(page.path).add(page.title).add(page.url_path).add(page.lang);
  everywhere.add(number(site.library.tags.empty())).add(number(site.library.authors.empty()));
  everywhere.add(number(site.series.series.empty()));
  everywhere_ = everywhere.finish();
  const std::size_t posts = site.library.posts.size();
  titles_.resize(posts), cards_.resize(posts), entries_.resize(posts);
  const auto make_all = [&](std::vector<Digest>& digests, Digest (Inputs::*make)(model::PostIndex) const) {
    parallel_pieces(posts, jobs, [&](std::size_t begin, std::size_t end) {
      for (model::PostIndex i = begin; i < end; ++i) digests[i] = (this->*make)(i);
    });
  };
  make_all(titles_, &Inputs::make_title);
  make_all(cards_, &Inputs::make_card);
  make_all(entries_, &Inputs::make_entry);
}

Digest Inputs::make_title(model::PostIndex index) const {
  const model::Post& post = site_.library.posts[index];
  Digester digester;
  digester.add(post.title).add(post.url_path).add(post.lang).add(number(post.draft)).add(to_text(post.day));
  add(post.published, digester);
  return digester.finish();
}

Digest Inputs::make_card(model::PostIndex index) const {
  const model::Post& post = site_.library.posts[index];
  const PostFacts& facts = site_.facts[index];
  const PageParts& parts = pages_.parts();
  Digester digester;
  digester.add(titles_[index]).add(facts.excerpt);
  for (const feeds::Person& person : facts.authors) {
    digester.add(person.name).add(person.email).add(person.uri);
    if (const auto known = parts.find_author(person.name)) digester.add(parts.author_href(*known));
  }
  for (std::size_t tag : parts.tags_of(index)) digester.add(site_.library.tags[tag].name).add(parts.tag_href(tag));
  if (post.banner) digester.add(post.banner->path).add(post.banner->alt);
  add(facts.banner, digester);
  if (post.updated) add(*post.updated, digester);
  return digester.finish();
}

Digest Inputs::make_entry(model::PostIndex index) const {
  const model::Post& post = site_.library.posts[index];
  Digester digester;
  digester.add(settings_).add(post.digest).add(articles_.digest_of_lookups(index));
  digester.add(cards_[index]).add(post.id);
  add(site_.issues[index].published, digester);
  add(site_.issues[index].updated, digester);
  add(post.tags, digester);
  add(post.categories, digester);
  if (const auto before = archive::find_entry_addition(index, site_.graph, site_.series))
    digester.add(titles_[*before]);
  return digester.finish();
}

void Inputs::add_series_of(model::PostIndex post, Digester& digester) const {
  const auto& membership = site_.series.of_post[post];
  if (!membership) return;
  const archive::Series& series = site_.series.series[membership->series];
  digester.add(series.name).add(series.path).add(number(series.is_review));
  const std::size_t from = membership->position - std::min<std::size_t>(1, membership->position);
  for (std::size_t i = from; i < std::min(membership->position + 2, series.posts.size()); ++i) {
    digester.add(titles_[series.posts[i].post]);
    if (series.posts[i].covers) add(*series.posts[i].covers, digester);
  }
}

Digest Inputs::of_post(model::PostIndex post) const {
  Digester digester;
  digester.add(everywhere_).add(entries_[post]);
  digester.add(post > 0 ? titles_[post - 1] : Digest{});
  digester.add(post + 1 < titles_.size() ? titles_[post + 1] : Digest{});
  add_series_of(post, digester);
  for (const archive::Suggestion& suggestion : site_.suggestions[post])
    digester.add(titles_[suggestion.post]).add(number(suggestion.reason));
  return digester.finish();
}

void Inputs::add_posts(const std::vector<model::PostIndex>& posts, Digester& digester) const {
  for (model::PostIndex post : posts) digester.add(cards_[post]);
}

void Inputs::add_titles(const std::vector<model::PostIndex>& posts, Digester& digester) const {
  for (model::PostIndex post : posts) digester.add(titles_[post]);
}

void Inputs::add_year(const archive::CalendarYear& year, Digester& digester) const {
  for (std::size_t month : year.months) {
    add(site_.calendar.months[month].month, digester);
    add_titles(site_.calendar.months[month].posts, digester);
  }
}

void Inputs::add_series(const archive::Series& series, Digester& digester) const {
  digester.add(series.name).add(number(series.is_review));
  for (const archive::SeriesPost& item : series.posts) {
    digester.add(cards_[item.post]).add(number(item.covers.has_value()));
    if (item.covers) add(*item.covers, digester);
  }
  for (Month month : series.missing) add(month, digester);
}

void Inputs::add_subject(const ListedPage& page, Digester& digester) const {
  const archive::Calendar& calendar = site_.calendar;
  const auto size = static_cast<std::size_t>(std::max(1, site_.settings.paginate));
  const auto add_groups = [&](const std::vector<model::Group>& groups) {
    for (const model::Group& group : groups) digester.add(group.name).add(group.slug).add(group.posts.size());
  };
  switch (page.kind) {
    case PageKind::kHome:
      digester.add(page.index).add(count_home_pages(site_));
      return add_posts(some_posts(site_, (page.index - 1) * size, size), digester);
    case PageKind::kMonth: {
      const archive::CalendarMonth& month = calendar.months[page.index];
      for (const auto& other : {month.previous, month.next})
        other ? add(calendar.months[*other].month, digester) : add(Month{}, digester);
      digester.add(number(month.is_closed));
      if (site_.has_part(config::Part::kFeeds))
        for (const archive::ArchiveDocument& document : site_.feed_of(FeedScope::kSite, 0).history.archives)
          if (document.month == month.month) digester.add(document.suffix);
      return add_posts(month.posts, digester);
    }
    case PageKind::kYear: {
      const std::vector<archive::CalendarYear>& years = calendar.years;
      if (page.index > 0) digester.add("next").add(years[page.index - 1].path);
      if (page.index + 1 < years.size()) digester.add("previous").add(years[page.index + 1].path);
      return add_year(years[page.index], digester);
    }
    case PageKind::kAllPosts:
      for (const archive::CalendarYear& year : calendar.years) add_year(year, digester);
      return;
    case PageKind::kTag:
      return add_posts(site_.library.tags[page.index].posts, digester.add(site_.library.tags[page.index].name));
    case PageKind::kAuthor:
      return add_posts(site_.library.authors[page.index].posts, digester.add(site_.library.authors[page.index].name));
    case PageKind::kTagIndex: return add_groups(site_.library.tags);
    case PageKind::kAuthorIndex: return add_groups(site_.library.authors);
    case PageKind::kSeries: return add_series(site_.series.series[page.index], digester);
    case PageKind::kSeriesIndex:
      for (const archive::Series& series : site_.series.series)
        digester.add(series.name).add(series.path).add(series.posts.size());
      return;
    case PageKind::kNotFound: return add_titles(some_posts(site_, 0, kLatestPosts), digester);
    case PageKind::kRedirect: {
      const Redirect& redirect = pages_.redirect(page);
      digester.add(redirect.target).add(redirect.title).add(redirect.lang);
      return;
    }
    case PageKind::kPost:
    case PageKind::kPage: return;  // are not listed
  }
}

Digest Inputs::of_listed(const ListedPage& page) const {
  Digester digester;
  digester.add(everywhere_).add(number(page.kind)).add(page.path);
  add_subject(page, digester);
  return digester.finish();
}

Digest Inputs::of_document(const DocumentPlan& plan) const {
  const FeedPlan& feed = *plan.feed;
  const std::vector<archive::ArchiveDocument>& archives = feed.history.archives;
  const auto path_of = [&](std::size_t archive) {
    return archive_path(site_, feed, *plan.document, archives[archive]);
  };
  Digester digester;
  digester.add(settings_).add(feed.title).add(feed.page_path).add(plan.document->path).add(number(feed.content));
  if (!plan.archive && !archives.empty()) digester.add(path_of(archives.size() - 1));
  if (plan.archive) {
    digester.add(path_of(*plan.archive));
    if (*plan.archive > 0) digester.add("prev").add(path_of(*plan.archive - 1));
    if (*plan.archive + 1 < archives.size()) digester.add("next").add(path_of(*plan.archive + 1));
  }
  digester.add(site_.settings.id_url);
  if (!plan.archive)
    for (const feeds::Deleted& gone : feed.deleted) add(gone.when, digester.add("gone").add(gone.id));
  for (model::PostIndex post : plan.archive ? archives[*plan.archive].posts : feed.history.window)
    digester.add(entries_[post]);
  return digester.finish();
}

Digest Inputs::of_opml() const {
  Digester digester;
  digester.add(settings_);
  for (const FeedPlan& feed : site_.feeds)
    if (!feed.documents.empty()) digester.add(feed.title).add(feed.documents.front().path).add(feed.page_path);
  return digester.finish();
}

Digest Inputs::of_sitemap() const {
  Digester digester;
  digester.add(everywhere_);
  for (const Digest& card : cards_) digester.add(card);
  for (const ListedPage& page : pages_.listed()) digester.add(page.path);
  return digester.finish();
}

}  // namespace almanac::site
