#include "site/entries.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "archive/addresses.h"
#include "core/html.h"
#include "core/url.h"
#include "site/feed_plans.h"
#include "site/images.h"

namespace almanac::site {
namespace {

// A feed that holds no post has to say when it was updated all the same (RFC 4287 4.1.1), and never by the clock.
constexpr Instant kNever = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);

std::string link_item(const feeds::Link& link) {
  return "<li><a href=\"" + escape_html(link.href) + "\">" + escape_html(link.title) + "</a></li>";
}

// Puts the link where the author lists further reading, or below the post.
std::string with_reading(const Site& site, const markdown::Article& article, const feeds::Link& link) {
  std::string html = article.feed_html;
  if (!article.more_reading)
    return html + "<h2>" +
           escape_html(site.settings.more_reading_titles.empty() ? "More reading"
                                                                 : site.settings.more_reading_titles.front()) +
           "</h2>\n<ul>\n" + link_item(link) + "\n</ul>\n";
  const std::string item =
      article.more_reading->in_list ? link_item(link) + "\n" : "<ul>\n" + link_item(link) + "\n</ul>\n";
  html.insert(article.more_reading->feed_offset, item);
  return html;
}

feeds::Link to_link(const Site& site, model::PostIndex post) {
  const model::Post& other = site.library.posts[post];
  return {.rel = "related",
          .href = archive::absolute_url(site.settings, other.url_path),
          .type = "text/html",
          .title = other.title};
}

std::vector<feeds::Link> author_links(const std::vector<markdown::Link>& all, const std::string& page_url) {
  std::vector<feeds::Link> links;
  std::unordered_set<std::string> seen;
  for (const markdown::Link& link : all) {
    if (!link.in_more_reading || link.is_image) continue;
    const std::string url = resolve_url(page_url, link.url);
    if (seen.insert(url).second) links.push_back({.rel = "related", .href = url, .title = link.text});
  }
  return links;
}

std::vector<feeds::Category> categories_of(const model::Post& post) {
  std::vector<feeds::Category> categories;
  for (const auto* terms : {&post.tags, &post.categories}) {
    for (const std::string& term : *terms) {
      const auto is_same = [&](const feeds::Category& other) { return other.term == term; };
      if (std::none_of(categories.begin(), categories.end(), is_same)) categories.push_back({.term = term});
    }
  }
  return categories;
}

std::optional<feeds::Media> enclosure_of(const Site& site, const model::Post& post) {
  if (!post.enclosure) return std::nullopt;
  const model::Enclosure& enclosure = *post.enclosure;
  feeds::Media media{.url = enclosure.url, .type = enclosure.type, .bytes = enclosure.length};
  if (!is_absolute_url(media.url))
    media.url = archive::absolute_url(site.settings, archive::site_path(site.settings, media.url));
  if (media.type.empty()) media.type = media_type(media.url);
  return media;
}

Timestamp newest_update(const feeds::Feed& feed) {
  Timestamp newest{kNever};
  for (const feeds::Entry* entry : feed.entries)
    if (entry->updated.instant > newest.instant) newest = entry->updated;
  for (const feeds::Deleted& gone : feed.deleted)
    if (gone.when.instant > newest.instant) newest = gone.when;
  return newest;
}

std::string absolute_or_empty(const Site& site, const std::string& path) {
  if (path.empty() || is_absolute_url(path)) return path;
  return archive::absolute_url(site.settings, archive::site_path(site.settings, path));
}

std::vector<feeds::Person> feed_authors(const Site& site) {
  std::vector<feeds::Person> people;
  for (const config::Author& author : site.settings.authors)
    people.push_back({.name = author.name, .email = author.email, .uri = author.url});
  if (people.empty()) people.push_back({.name = site.settings.title, .email = site.settings.email});
  return people;
}

// RFC 5005 4: the subscription document leads to the newest archive, each archive to its neighbours and back.
feeds::History history_of(const Site& site, const DocumentPlan& plan) {
  const auto url_of = [&](std::size_t archive) {
    return archive::absolute_url(site.settings,
                                 archive_path(site, *plan.feed, *plan.document, plan.feed->history.archives[archive]));
  };
  feeds::History history;
  const std::size_t count = plan.feed->history.archives.size();
  if (!plan.archive) {
    if (count > 0) history.prev_archive = url_of(count - 1);
    return history;
  }
  history.is_archive = true;
  history.current = archive::absolute_url(site.settings, plan.document->path);
  if (*plan.archive > 0) history.prev_archive = url_of(*plan.archive - 1);
  if (*plan.archive + 1 < count) history.next_archive = url_of(*plan.archive + 1);
  return history;
}

// A feed's id is its subscription's address as the settings have it, whatever --base-url says (RFC 4287 4.2.6).
std::string feed_id(const Site& site, const FeedDocument& document) {
  const std::size_t base = archive::site_path(site.settings, "/").size() - 1;
  return normalize_url(site.settings.id_url + document.path.substr(base));
}

feeds::Entry to_summary(const feeds::Entry& entry) {
  feeds::Entry summary = entry;
  summary.content_html.clear();
  if (summary.summary.empty()) summary.summary = summary.title;  // RFC 4287 4.1.2: without content there is a summary
  return summary;
}

const std::vector<model::PostIndex>& posts_of(const DocumentPlan& plan) {
  const archive::FeedHistory& history = plan.feed->history;
  return plan.archive ? history.archives[*plan.archive].posts : history.window;
}

feeds::Feed make_feed(const Site& site, const DocumentPlan& plan, std::vector<const feeds::Entry*> entries) {
  const config::Settings& settings = site.settings;
  feeds::Feed feed{.id = feed_id(site, *plan.document),
                   .self_url = archive::absolute_url(settings, document_path(site, plan)),
                   .url = archive::absolute_url(settings, plan.feed->page_path),
                   .title = plan.feed->title,
                   .subtitle = settings.description,
                   .authors = feed_authors(site),
                   .rights = settings.rights,
                   .icon = absolute_or_empty(site, settings.icon),
                   .logo = absolute_or_empty(site, settings.logo),
                   .language = settings.language,
                   .generator_name = "almanac",
                   .generator_version = plan.archive ? "" : ALMANAC_VERSION,
                   .history = history_of(site, plan),
                   .entries = std::move(entries)};
  if (!plan.archive) feed.hubs = settings.hubs;
  if (!plan.archive) feed.deleted = plan.feed->deleted;
  feed.updated = newest_update(feed);
  return feed;
}

}  // namespace

feeds::Entry make_entry(const Site& site, model::PostIndex index, const markdown::Article& article) {
  const model::Post& post = site.library.posts[index];
  const PostFacts& facts = site.facts[index];
  const lock::Issue& issue = site.issues[index];
  feeds::Entry entry{.id = post.id,
                     .url = archive::absolute_url(site.settings, post.url_path),
                     .title = post.title,
                     .published = issue.published,
                     .updated = issue.updated,
                     .authors = facts.authors,
                     .categories = categories_of(post),
                     .summary = facts.excerpt,
                     .content_html = article.feed_html,
                     .banner = facts.banner,
                     .enclosure = enclosure_of(site, post),
                     .language = post.lang};
  entry.related = author_links(article.links, entry.url);
  if (const auto before = archive::find_entry_addition(index, site.graph, site.series)) {
    entry.related.push_back(to_link(site, *before));
    entry.content_html = with_reading(site, article, entry.related.back());
  }
  return entry;
}

Entries::Entries(const Site& site, FileSystem& fs, std::size_t share)
    : full_(site.library.posts.size()),
      places_(site.library.posts.size()),
      uses_(site.library.posts.size()),
      overflow_(std::make_unique<Overflow>(fs, std::string(parent_path(site.settings.output)), share)) {
  const auto wants_summaries = [](const FeedPlan& feed) { return feed.content == config::FeedContent::kSummary; };
  if (std::any_of(site.feeds.begin(), site.feeds.end(), wants_summaries)) summaries_.resize(full_.size());
}

void Entries::want(const DocumentPlan& plan, Use use) {
  for (model::PostIndex post : posts_of(plan)) {
    uses_[post].use = std::max(uses_[post].use, use);
    if (plan.feed->content == config::FeedContent::kFull)
      ++uses_[post].documents.at(static_cast<std::size_t>(plan.document->format));
  }
}

void Entries::add(model::PostIndex post, feeds::Entry entry) {
  if (!summaries_.empty()) summaries_[post] = std::make_unique<feeds::Entry>(to_summary(entry));
  std::vector<feeds::Format> shared;
  bool is_read = false;  // by a document of its month that writes it for itself
  for (const feeds::FormatInfo& format : feeds::formats()) {
    const std::uint32_t documents = uses_[post].documents.at(static_cast<std::size_t>(format.format));
    const bool is_shared = documents > 1 || (documents == 1 && uses_[post].use == Use::kLater);
    if (is_shared) shared.push_back(format.format);
    is_read |= documents == 1 && !is_shared;
  }
  feeds::write_entry_once(entry, shared);
  if (!is_read) std::string().swap(entry.content_html);
  full_[post] = std::make_unique<feeds::Entry>(std::move(entry));
}

void Entries::end_month_of(model::PostIndex post) {
  std::unique_ptr<feeds::Entry> entry = std::move(full_[post]);
  if (uses_[post].use != Use::kLater) return;
  const auto& [atom, rss, json] = entry->written;
  const std::array<std::string_view, 3> written = {atom, rss, json};
  const std::optional<std::uint64_t> begin = overflow_->put(written);
  if (!begin) {
    full_[post] = std::move(entry);
    return;
  }
  Place& place = places_[post] = {.begin = *begin, .updated = entry->updated};
  for (std::size_t i = 0; i < written.size(); ++i) place.sizes[i] = static_cast<std::uint32_t>(written[i].size());
}

Result<feeds::Entry> Entries::read(const Place& place, feeds::Format format) const {
  const auto at = static_cast<std::size_t>(format);
  const std::uint64_t begin = std::accumulate(place.sizes.begin(), place.sizes.begin() + at, place.begin);
  Result<std::string> written = overflow_->read(begin, place.sizes.at(at));
  if (!written) return written.error();
  feeds::Entry entry{.updated = place.updated};
  entry.written.at(at) = *std::move(written);
  return entry;
}

Result<Entries::Found> Entries::find(const DocumentPlan& plan) const {
  const auto& entries = plan.feed->content == config::FeedContent::kFull ? full_ : summaries_;
  Found found;
  for (model::PostIndex post : posts_of(plan)) {
    if (entries[post] == nullptr) {
      Result<feeds::Entry> entry = read(places_[post], plan.document->format);
      if (!entry) return entry.error();
      found.read_back.push_back(*std::move(entry));
    }
    found.entries.push_back(entries[post] == nullptr ? &found.read_back.back() : entries[post].get());
  }
  return found;
}

std::vector<DocumentPlan> plan_month_documents(const Site& site, Month month) {
  std::vector<DocumentPlan> plans;
  const FeedPlan& feed = site.feed_of(FeedScope::kSite, 0);
  const auto& archives = feed.history.archives;
  const auto first = std::lower_bound(archives.begin(), archives.end(), month,
                                      [](const archive::ArchiveDocument& a, Month wanted) { return a.month < wanted; });
  for (auto it = first; it != archives.end() && it->month == month; ++it)
    for (const FeedDocument& document : feed.documents)
      plans.push_back({&feed, &document, static_cast<std::size_t>(it - archives.begin())});
  return plans;
}

std::vector<DocumentPlan> plan_other_documents(const Site& site) {
  std::vector<DocumentPlan> plans;
  for (const FeedPlan& feed : site.feeds) {
    for (const FeedDocument& document : feed.documents) {
      plans.push_back({&feed, &document, std::nullopt});
      if (feed.scope == FeedScope::kSite) continue;
      for (std::size_t i = 0; i < feed.history.archives.size(); ++i) plans.push_back({&feed, &document, i});
    }
  }
  return plans;
}

std::string document_path(const Site& site, const DocumentPlan& plan) {
  if (!plan.archive) return plan.document->path;
  return archive_path(site, *plan.feed, *plan.document, plan.feed->history.archives[*plan.archive]);
}

Result<OutputFile> write_document(const Site& site, const DocumentPlan& plan, const Entries& entries) {
  Result<Entries::Found> found = entries.find(plan);
  if (!found) return found.error();
  const feeds::Feed feed = make_feed(site, plan, std::move(found->entries));
  return OutputFile{archive::output_file(site.settings, document_path(site, plan)),
                    feeds::info(plan.document->format).write(feed)};
}

}  // namespace almanac::site
