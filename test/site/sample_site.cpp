#include "site/sample_site.h"

#include <doctest/doctest.h>

#include "archive/addresses.h"
#include "model/library.h"

namespace almanac::test {
namespace {

model::Post make_post(const SamplePost& sample) {
  model::Post post;
  post.path = "_posts/" + sample.day + "-post.md";
  post.title = sample.title;
  post.day = *parse_day(sample.day);
  post.published.instant = std::chrono::sys_days(post.day);
  post.authors = {{sample.author, "", ""}};
  post.tags = sample.tags;
  post.lang = "en";
  post.slug = "post";
  post.url_path = "/" + sample.day + "/";
  post.id = "tag:example.org," + sample.day;
  return post;
}

site::FeedPlan make_plan(const site::Site& site, site::FeedScope scope, std::size_t group, std::string title,
                         std::string page_path) {
  site::FeedPlan plan;
  plan.scope = scope;
  plan.group = group;
  plan.title = std::move(title);
  plan.page_path = std::move(page_path);
  for (const feeds::FormatInfo& format : feeds::formats())
    plan.documents.push_back({format.format, plan.page_path + std::string(format.file_name)});
  std::vector<model::PostIndex> posts;
  for (model::PostIndex i = 0; i < site.library.posts.size(); ++i) posts.push_back(i);
  if (scope == site::FeedScope::kSite) plan.history = archive::make_history(posts, site.library, 20);
  return plan;
}

}  // namespace

void derive(site::Site& site) {
  using site::FeedScope;
  const std::string& title = site.settings.title;
  Findings findings;
  site.library = model::make_library(std::move(site.library.posts), findings);
  site.calendar = archive::make_calendar(site.library, site.settings);
  site.series = archive::make_series(site.library, site.settings, findings);
  REQUIRE_FALSE(findings.has_errors());
  site.facts.resize(site.library.posts.size());
  site.suggestions.resize(site.library.posts.size());
  for (model::PostIndex i = 0; i < site.library.posts.size(); ++i) {
    site.facts[i].authors.clear();
    for (const model::Author& author : site.library.posts[i].authors)
      site.facts[i].authors.push_back({author.name, author.email, author.url});
  }
  site.feeds = {make_plan(site, FeedScope::kSite, 0, title, archive::home_path(site.settings, 1))};
  for (std::size_t i = 0; i < site.library.tags.size(); ++i)
    site.feeds.push_back(make_plan(site, FeedScope::kTag, i, title + ": " + site.library.tags[i].name,
                                   archive::tag_path(site.settings, site.library.tags[i].slug)));
  for (std::size_t i = 0; i < site.library.authors.size(); ++i)
    site.feeds.push_back(make_plan(site, FeedScope::kAuthor, i, title + ": " + site.library.authors[i].name,
                                   archive::author_path(site.settings, site.library.authors[i].slug)));
  for (std::size_t i = 0; i < site.series.series.size(); ++i)
    site.feeds.push_back(
        make_plan(site, FeedScope::kSeries, i, title + ": " + site.series.series[i].name, site.series.series[i].path));
}

site::Site make_site(const std::vector<SamplePost>& posts) {
  site::Site site;
  site.settings.title = "The Site";
  site.settings.url = site.settings.public_url = "https://example.org";
  for (const SamplePost& post : posts) site.library.posts.push_back(make_post(post));
  derive(site);
  return site;
}

}  // namespace almanac::test
