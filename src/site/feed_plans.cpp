#include "site/feed_plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "archive/addresses.h"
#include "core/filesystem.h"
#include "core/text.h"
#include "core/unicode.h"
#include "site/issued_again.h"

namespace almanac::site {
namespace {

using config::Condition;
using model::PostIndex;

bool is_same_name(std::string_view a, std::string_view b) { return fold_case(a) == fold_case(b); }

bool has_name(const std::vector<std::string>& names, std::string_view wanted) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_same_name(name, wanted); });
}

bool has_series(const Site& site, PostIndex post, std::string_view wanted) {
  const auto& membership = site.series.of_post[post];
  return membership && is_same_name(site.series.series[membership->series].name, wanted);
}

bool holds(const Condition& condition, const Site& site, PostIndex index) {
  const model::Post& post = site.library.posts[index];
  const auto child_holds = [&](const Condition& child) { return holds(child, site, index); };
  const auto& children = condition.children;
  switch (condition.kind) {
    case Condition::Kind::kAll: return std::all_of(children.begin(), children.end(), child_holds);
    case Condition::Kind::kAny: return std::any_of(children.begin(), children.end(), child_holds);
    case Condition::Kind::kNot: return std::none_of(children.begin(), children.end(), child_holds);
    case Condition::Kind::kTag: return has_name(post.tags, condition.value);
    case Condition::Kind::kCategory: return has_name(post.categories, condition.value);
    case Condition::Kind::kAuthor:
      return std::any_of(post.authors.begin(), post.authors.end(),
                         [&](const model::Author& author) { return is_same_name(author.name, condition.value); });
    case Condition::Kind::kSeries: return has_series(site, index, condition.value);
    case Condition::Kind::kYear: return static_cast<int>(post.day.year()) == condition.year;
  }
  return false;
}

bool is_wanted(const config::Settings& settings, const feeds::FormatInfo& format) {
  return std::find(settings.formats.begin(), settings.formats.end(), format.name) != settings.formats.end();
}

// A feed with an archive: the window and the chain behind it; else the newest posts only.
archive::FeedHistory make_history(const Site& site, const std::vector<PostIndex>& posts, bool has_archive, int limit) {
  archive::FeedHistory history;
  if (has_archive)
    history = archive::make_history(posts, site.library, limit);
  else
    history.window.assign(posts.begin(),
                          posts.begin() + std::min(std::ssize(posts), static_cast<std::ptrdiff_t>(limit)));
  issue_again(site, posts, limit, history.window);
  return history;
}

std::vector<FeedDocument> documents_in(const config::Settings& settings, const std::string& folder) {
  std::vector<FeedDocument> documents;
  for (const feeds::FormatInfo& format : feeds::formats())
    if (is_wanted(settings, format)) documents.push_back({format.format, folder + std::string(format.file_name)});
  return documents;
}

FeedPlan plan_site_feed(const Site& site) {
  const config::Settings& settings = site.settings;
  std::vector<PostIndex> all(site.library.posts.size());
  std::iota(all.begin(), all.end(), PostIndex{0});
  FeedPlan plan{.title = settings.title,
                .page_path = archive::home_path(settings, 1),
                .content = settings.feed_content,
                .has_archive = true};
  plan.history = make_history(site, all, true, settings.feed_limit);
  plan.deleted = find_told_deletions(site, settings.feed_limit);
  plan.documents = documents_in(settings, archive::site_path(settings, "/"));
  for (FeedDocument& document : plan.documents)
    if (document.format == feeds::Format::kAtom) document.path = archive::site_path(settings, settings.feed_path);
  return plan;
}

struct GroupFeed {
  FeedScope scope = FeedScope::kTag;
  std::size_t group = 0;
  std::string name;
  std::string page_path;
  bool has_archive = false;
};

FeedPlan plan_group_feed(const Site& site, const GroupFeed& group, const std::vector<PostIndex>& posts) {
  FeedPlan plan{.scope = group.scope,
                .group = group.group,
                .title = site.settings.title + " – " + group.name,
                .page_path = group.page_path,
                .content = site.settings.feed_content,
                .has_archive = group.has_archive};
  plan.history = make_history(site, posts, group.has_archive, site.settings.feed_limit);
  plan.documents = documents_in(site.settings, group.page_path);
  return plan;
}

// A series is read from its first part on, a feed from its newest post on.
std::vector<PostIndex> newest_first(const archive::Series& series) {
  std::vector<PostIndex> posts;
  for (const archive::SeriesPost& member : series.posts) posts.push_back(member.post);
  std::sort(posts.begin(), posts.end());
  return posts;
}

feeds::Format find_format(const std::string& name) {
  for (const feeds::FormatInfo& format : feeds::formats())
    if (format.name == name) return format.format;
  return feeds::Format::kAtom;
}

FeedPlan plan_declared_feed(const Site& site, std::size_t number, Findings& findings) {
  const config::FeedDeclaration& declared = site.settings.feeds[number];
  std::vector<PostIndex> posts;
  for (PostIndex post = 0; post < site.library.posts.size(); ++post)
    if (holds(declared.where, site, post)) posts.push_back(post);
  if (posts.empty())
    findings.warning(
        "EmptyFeed", declared.place,
        "no post meets the conditions of the feed " + declared.path + ": look at the names in its \"where\"");
  FeedPlan plan{.scope = FeedScope::kDeclared,
                .group = number,
                .title = declared.title.empty() ? site.settings.title + " – " + declared.path : declared.title,
                .page_path = archive::home_path(site.settings, 1),
                .content = declared.content.value_or(site.settings.feed_content),
                .has_archive = declared.archive};
  plan.history = make_history(site, posts, declared.archive, declared.limit.value_or(site.settings.feed_limit));
  plan.documents = {{find_format(declared.format), archive::site_path(site.settings, declared.path)}};
  return plan;
}

// A declared feed at the address of another feed.
void check_declared_paths(const Site& site, const std::vector<FeedPlan>& plans, Findings& findings) {
  std::map<std::string, const FeedPlan*> taken;
  for (const FeedPlan& plan : plans) {
    for (const FeedDocument& document : plan.documents) {
      const auto [other, is_free] = taken.emplace(document.path, &plan);
      if (is_free || plan.scope != FeedScope::kDeclared) continue;
      findings.error("DuplicateAddress", site.settings.feeds[plan.group].place,
                     "path " + quote(document.path) + " is that of the feed " + quote(other->second->title) +
                         " too: give this feed another one");
    }
  }
}

}  // namespace

std::vector<FeedPlan> plan_feeds(const Site& site, Findings& findings) {
  const config::Settings& settings = site.settings;
  const model::Library& library = site.library;
  std::vector<FeedPlan> plans = {plan_site_feed(site)};
  for (std::size_t i = 0; i < library.tags.size(); ++i)
    plans.push_back(plan_group_feed(site,
                                    {FeedScope::kTag, i, library.tags[i].name,
                                     archive::tag_path(settings, library.tags[i].slug), settings.archive_tags},
                                    library.tags[i].posts));
  for (std::size_t i = 0; i < library.authors.size(); ++i)
    plans.push_back(plan_group_feed(site,
                                    {FeedScope::kAuthor, i, library.authors[i].name,
                                     archive::author_path(settings, library.authors[i].slug), settings.archive_authors},
                                    library.authors[i].posts));
  for (std::size_t i = 0; i < site.series.series.size(); ++i) {
    const archive::Series& series = site.series.series[i];
    plans.push_back(
        plan_group_feed(site, {FeedScope::kSeries, i, series.name, series.path, false}, newest_first(series)));
  }
  for (std::size_t i = 0; i < settings.feeds.size(); ++i) plans.push_back(plan_declared_feed(site, i, findings));
  check_declared_paths(site, plans, findings);
  return plans;
}

std::string archive_path(const Site& site, const FeedPlan& plan, const FeedDocument& document,
                         const archive::ArchiveDocument& archive) {
  const bool is_site = plan.scope == FeedScope::kSite;
  const std::string folder =
      is_site ? archive::month_path(site.settings, archive.month)
              : fmt::format("{}/{:04}/{:02}/", parent_path(document.path), static_cast<int>(archive.month.year()),
                            static_cast<unsigned>(archive.month.month()));
  const std::string_view name = is_site ? feeds::info(document.format).file_name : file_name(document.path);
  const std::string_view ending = extension(name);
  return fmt::format("{}{}{}{}", folder, name.substr(0, name.size() - ending.size()), archive.suffix, ending);
}

}  // namespace almanac::site
