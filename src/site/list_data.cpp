// The data of pages that list posts: the home page, months, years, tags, authors, series and their indexes.
#include <algorithm>
#include <iterator>
#include <utility>

#include "archive/addresses.h"
#include "site/page_data.h"

namespace almanac::site {
namespace {

PageIntro make_intro(const PageParts& parts, std::string title, std::string path) {
  PageIntro intro;
  intro.title = std::move(title);
  intro.path = std::move(path);
  intro.lang = parts.language();
  intro.feeds = parts.declared_feeds(intro.path);
  return intro;
}

// A page's own feeds come before those that were declared for it.
void add_feeds(Value::List own, PageIntro& intro) {
  own.insert(own.end(), std::make_move_iterator(intro.feeds.begin()), std::make_move_iterator(intro.feeds.end()));
  intro.feeds = std::move(own);
}

Value start_data(const PageParts& parts, PageIntro intro) {
  Value data;
  data.set("page", parts.page(std::move(intro)));
  return data;
}

std::vector<model::PostIndex> all_posts(const PageParts& parts, std::size_t from, std::size_t count) {
  const std::size_t end = std::min(from + count, parts.site().library.posts.size());
  std::vector<model::PostIndex> posts;
  for (std::size_t i = from; i < end; ++i) posts.push_back(i);
  return posts;
}

std::size_t posts_per_page(const Site& site) { return static_cast<std::size_t>(std::max(1, site.settings.paginate)); }

// The archive documents of a closed month (RFC 5005 4), for people who wonder.
Value::List make_documents(const PageParts& parts, const archive::CalendarMonth& month) {
  const Site& site = parts.site();
  Value::List list;
  if (!site.has_part(config::Part::kFeeds)) return list;
  const FeedPlan& plan = site.feed_of(FeedScope::kSite, 0);
  const auto [first, last] = std::ranges::equal_range(plan.history.archives, month.month, {},
                                                      [](const archive::ArchiveDocument& each) { return each.month; });
  for (auto document = first; document != last; ++document)
    for (Value& link : parts.archive_documents(plan, *document)) list.push_back(std::move(link));
  return list;
}

Value make_month_link(const PageParts& parts, std::size_t month) {
  const archive::CalendarMonth& entry = parts.site().calendar.months[month];
  return make_link(parts.dates().month(entry.month, parts.language()), entry.path);
}

Value make_year_link(const archive::CalendarYear& year) {
  return make_link(std::to_string(static_cast<int>(year.year)), year.path);
}

// Where the author's newest post that tells says; empty where none does.
std::string find_author_url(const Site& site, const model::Group& author) {
  for (model::PostIndex post : author.posts)
    for (const feeds::Person& person : site.facts[post].authors)
      if (person.name == author.name && !person.uri.empty()) return person.uri;
  return "";
}

// {name, href, months} as the pages of a year and of all posts have it.
Value make_year_fields(const PageParts& parts, const archive::CalendarYear& year) {
  Value::List months;
  for (std::size_t index : year.months) {
    const archive::CalendarMonth& month = parts.site().calendar.months[index];
    Value fields;
    fields.set("name", parts.dates().month_name(month.month.month(), parts.language()));
    fields.set("href", month.path);
    fields.set("posts", parts.titled_posts(month.posts, parts.language()));
    months.push_back(std::move(fields));
  }
  Value fields;
  fields.set("name", std::to_string(static_cast<int>(year.year)));
  fields.set("href", year.path);
  fields.set("months", std::move(months));
  return fields;
}

struct Group {
  std::string name;
  std::string href;
  std::size_t count = 0;
  Value::List feeds;
};

Value make_group(Group group) {
  Value fields;
  fields.set("name", std::move(group.name));
  fields.set("href", std::move(group.href));
  fields.set("count", static_cast<std::int64_t>(group.count));
  fields.set("has_feeds", !group.feeds.empty());
  fields.set("feeds", std::move(group.feeds));
  return fields;
}

Value make_missing_entry(const PageParts& parts, Month month) {
  Value entry;
  entry.set("is_missing", true);
  entry.set("covers", parts.dates().month(month, parts.language()));
  return entry;
}

// Posts in reading order, with the missing months at their places.
Value::List make_entries(const PageParts& parts, const archive::Series& series) {
  Value::List entries;
  auto missing = series.missing.begin();
  for (const archive::SeriesPost& item : series.posts) {
    for (; item.covers && missing != series.missing.end() && *missing < *item.covers; ++missing)
      entries.push_back(make_missing_entry(parts, *missing));
    Value entry;
    if (item.covers) entry.set("covers", parts.dates().month(*item.covers, parts.language()));
    entry.set("post", parts.listed_post(item.post, parts.language()));
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

std::size_t count_home_pages(const Site& site) {
  const std::size_t size = posts_per_page(site);
  return std::max<std::size_t>(1, (site.library.posts.size() + size - 1) / size);
}

Value make_home_data(const PageParts& parts, std::size_t number) {
  const config::Settings& settings = parts.site().settings;
  const auto path = [&](std::size_t page) { return archive::home_path(settings, static_cast<int>(page)); };
  PageIntro intro = make_intro(parts, "", path(number));
  intro.is_home = number == 1;
  if (number == 1) intro.description = settings.description;
  if (number > 1) intro.title = parts.label("page", parts.language()) + " " + std::to_string(number);
  Value data = start_data(parts, std::move(intro));
  const std::size_t size = posts_per_page(parts.site());
  data.set("posts", parts.listed_posts(all_posts(parts, (number - 1) * size, size), parts.language()));
  const std::size_t count = count_home_pages(parts.site());
  if (count == 1) return data;
  Value pager;
  pager.set("number", static_cast<std::int64_t>(number));
  pager.set("count", static_cast<std::int64_t>(count));
  if (number > 1) pager.set("newer", path(number - 1));
  if (number < count) pager.set("older", path(number + 1));
  data.set("pager", std::move(pager));
  return data;
}

Value make_month_data(const PageParts& parts, std::size_t index) {
  const archive::CalendarMonth& month = parts.site().calendar.months[index];
  const std::string name = parts.dates().month(month.month, parts.language());
  const std::chrono::year year = month.month.year();
  Value::List documents = make_documents(parts, month);
  PageIntro intro = make_intro(parts, name, month.path);
  add_feeds(documents, intro);
  Value fields;
  fields.set("name", name);
  fields.set("year",
             make_link(std::to_string(static_cast<int>(year)), archive::year_path(parts.site().settings, year)));
  if (month.previous) fields.set("previous", make_month_link(parts, *month.previous));
  if (month.next) fields.set("next", make_month_link(parts, *month.next));
  fields.set("is_closed", month.is_closed);
  fields.set("documents", std::move(documents));
  Value data = start_data(parts, std::move(intro));
  data.set("month", std::move(fields));
  data.set("posts", parts.listed_posts(month.posts, parts.language()));
  return data;
}

Value make_year_data(const PageParts& parts, std::size_t index) {
  const std::vector<archive::CalendarYear>& years = parts.site().calendar.years;  // newest first
  Value fields = make_year_fields(parts, years[index]);
  if (index + 1 < years.size()) fields.set("previous", make_year_link(years[index + 1]));
  if (index > 0) fields.set("next", make_year_link(years[index - 1]));
  const std::string name = std::to_string(static_cast<int>(years[index].year));
  Value data = start_data(parts, make_intro(parts, name, years[index].path));
  data.set("year", std::move(fields));
  return data;
}

Value make_all_posts_data(const PageParts& parts) {
  Value data = start_data(parts, make_intro(parts, parts.label("all_posts", parts.language()),
                                            archive::all_posts_path(parts.site().settings)));
  Value::List years;
  for (const archive::CalendarYear& year : parts.site().calendar.years) years.push_back(make_year_fields(parts, year));
  data.set("years", std::move(years));
  return data;
}

Value make_tag_data(const PageParts& parts, std::size_t index) {
  const model::Group& tag = parts.site().library.tags[index];
  PageIntro intro = make_intro(parts, tag.name, parts.tag_href(index));
  add_feeds(parts.feeds_of(FeedScope::kTag, index), intro);
  Value data = start_data(parts, std::move(intro));
  Value fields;
  fields.set("name", tag.name);
  data.set("tag", std::move(fields));
  data.set("posts", parts.listed_posts(tag.posts, parts.language()));
  return data;
}

Value make_author_data(const PageParts& parts, std::size_t index) {
  const model::Group& author = parts.site().library.authors[index];
  PageIntro intro = make_intro(parts, author.name, parts.author_href(index));
  add_feeds(parts.feeds_of(FeedScope::kAuthor, index), intro);
  Value data = start_data(parts, std::move(intro));
  Value fields;
  fields.set("name", author.name);
  fields.set("url", find_author_url(parts.site(), author));
  data.set("author", std::move(fields));
  data.set("posts", parts.listed_posts(author.posts, parts.language()));
  return data;
}

Value make_tag_index_data(const PageParts& parts) {
  const Site& site = parts.site();
  Value::List tags;
  for (std::size_t i = 0; i < site.library.tags.size(); ++i) {
    const model::Group& tag = site.library.tags[i];
    tags.push_back(make_group({tag.name, parts.tag_href(i), tag.posts.size(), parts.feeds_of(FeedScope::kTag, i)}));
  }
  Value data = start_data(
      parts, make_intro(parts, parts.label("tags", parts.language()), archive::tag_index_path(site.settings)));
  data.set("tags", std::move(tags));
  return data;
}

Value make_author_index_data(const PageParts& parts) {
  const Site& site = parts.site();
  Value::List authors;
  for (std::size_t i = 0; i < site.library.authors.size(); ++i) {
    const model::Group& author = site.library.authors[i];
    authors.push_back(
        make_group({author.name, parts.author_href(i), author.posts.size(), parts.feeds_of(FeedScope::kAuthor, i)}));
  }
  Value data = start_data(
      parts, make_intro(parts, parts.label("authors", parts.language()), archive::author_index_path(site.settings)));
  data.set("authors", std::move(authors));
  return data;
}

Value make_series_data(const PageParts& parts, std::size_t index) {
  const archive::Series& series = parts.site().series.series[index];
  PageIntro intro = make_intro(parts, series.name, series.path);
  add_feeds(parts.feeds_of(FeedScope::kSeries, index), intro);
  Value::List missing;
  for (Month month : series.missing) missing.emplace_back(parts.dates().month(month, parts.language()));
  Value fields;
  fields.set("name", series.name);
  fields.set("is_review", series.is_review);
  fields.set("entries", make_entries(parts, series));
  fields.set("has_missing", !missing.empty());
  fields.set("missing", std::move(missing));
  Value data = start_data(parts, std::move(intro));
  data.set("series", std::move(fields));
  return data;
}

Value make_series_index_data(const PageParts& parts) {
  const Site& site = parts.site();
  Value::List all;
  for (std::size_t i = 0; i < site.series.series.size(); ++i) {
    const archive::Series& series = site.series.series[i];
    all.push_back(make_group({series.name, series.path, series.posts.size(), parts.feeds_of(FeedScope::kSeries, i)}));
  }
  Value data = start_data(
      parts, make_intro(parts, parts.label("series", parts.language()), archive::series_index_path(site.settings)));
  data.set("all_series", std::move(all));
  return data;
}

Value make_not_found_data(const PageParts& parts) {
  PageIntro intro = make_intro(parts, parts.label("not_found", parts.language()),
                               archive::site_path(parts.site().settings, "/404.html"));
  intro.is_indexed = false;
  Value data = start_data(parts, std::move(intro));
  data.set("posts", parts.titled_posts(all_posts(parts, 0, kLatestPosts), parts.language()));
  return data;
}

Value make_redirect_data(const PageParts& parts, const Redirect& redirect) {
  PageIntro intro = make_intro(parts, redirect.title, redirect.path);
  intro.lang = redirect.lang;
  intro.is_indexed = false;
  Value data = start_data(parts, std::move(intro));
  Value target = make_link(redirect.title, redirect.target);
  target.set("url", parts.absolute(redirect.target));
  data.set("target", std::move(target));
  return data;
}

}  // namespace almanac::site
