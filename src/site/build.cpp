#include "site/build.h"

#include <utility>
#include <vector>

#include "archive/addresses.h"
#include "core/parallel.h"
#include "render/theme.h"
#include "site/articles.h"
#include "site/entries.h"
#include "site/feed_plans.h"
#include "site/indexes.h"
#include "site/pages.h"
#include "site/publish.h"
#include "site/self_check.h"

namespace almanac::site {
namespace {

// What the stages of a build share.
struct Work {
  FileSystem& fs;
  const BuildOptions& options;
  Site& site;
  const render::Theme& theme;
  const Pages& pages;
  Publication& output;
  SelfCheck& self_check;
  BuildReport& report;

  int jobs() const { return options.load.jobs; }
};

void write_file(const Work& work, const OutputFile& file, const std::string& source) {
  work.output.write(file.path, file.bytes, source);
}

void write_document(const Work& work, const DocumentPlan& plan, const Entries& entries) {
  const OutputFile file = write_document(work.site, plan, entries);
  work.self_check.judge(file, archive::absolute_url(work.site.settings, document_path(work.site, plan)));
  write_file(work, file, "the feed " + plan.feed->title);
}

// The pages of a month's posts, their entries, and the archive documents made of them; then the month's articles are
// gone.
void write_month(const Work& work, const archive::CalendarMonth& month, std::vector<markdown::Article>& articles,
                 Entries& entries) {
  for (model::PostIndex post : month.posts) {
    const markdown::Article article = std::move(articles[post]);
    entries.add(post, make_entry(work.site, post, article));
    if (work.site.has_part(config::Part::kPages))
      write_file(work, work.pages.render_post(post, article), work.site.library.posts[post].path);
  }
  if (!work.site.has_part(config::Part::kFeeds)) return;
  for (const DocumentPlan& plan : plan_month_documents(work.site, month.month)) write_document(work, plan, entries);
  for (model::PostIndex post : month.posts) entries.drop_if_done(post);
}

Entries write_months(const Work& work, std::vector<markdown::Article> articles) {
  Entries entries(work.site);
  const auto& months = work.site.calendar.months;
  parallel_for(months.size(), work.jobs(), [&](std::size_t i) { write_month(work, months[i], articles, entries); });
  return entries;
}

void write_other_feeds(const Work& work, const Entries& entries) {
  if (!work.site.has_part(config::Part::kFeeds)) return;
  const std::vector<DocumentPlan> plans = plan_other_documents(work.site);
  parallel_for(plans.size(), work.jobs(), [&](std::size_t i) { write_document(work, plans[i], entries); });
}

void write_listed_pages(const Work& work) {
  const std::vector<ListedPage>& listed = work.pages.listed();
  parallel_for(listed.size(), work.jobs(),
               [&](std::size_t i) { write_file(work, work.pages.render(listed[i]), work.pages.source(listed[i])); });
}

void write_standalone_pages(const Work& work) {
  if (!work.site.has_part(config::Part::kPages)) return;
  const SourceUrls sources = index_sources(work.site);
  for (const model::Page& page : work.site.pages)
    write_file(work,
               work.pages.render_document(page, render_page_article(work.site, sources, page, work.report.findings)),
               page.path);
}

// For programs: the list of pages, and the list of feeds.
void write_indexes(const Work& work) {
  if (work.site.has_part(config::Part::kPages))
    for (const OutputFile& file : make_sitemap(work.site, work.pages)) write_file(work, file, "the sitemap");
  if (work.site.has_part(config::Part::kFeeds)) write_file(work, make_opml(work.site), "the list of feeds");
}

// The theme's files, and those that the settings and the posts name.
void copy_files(const Work& work, const std::vector<loader::StaticFile>& files) {
  if (work.site.has_part(config::Part::kPages) || work.site.has_part(config::Part::kArchive))
    for (const render::ThemeFile& file : work.theme.files()) work.output.write(file.path, file.bytes, "the theme");
  if (!work.site.has_part(config::Part::kPages)) return;
  for (const loader::StaticFile& file : files)
    work.output.copy(join_path(work.options.load.folder, file.path), file.url_path, file.path);
}

BuildReport fail(BuildReport report, Outcome outcome, std::string message) {
  report.outcome = outcome;
  report.message = std::move(message);
  return report;
}

bool stops(BuildReport& report, const BuildOptions& options) {
  if (options.strict) report.findings.promote_warnings();
  return report.findings.has_errors();
}

PublishOptions publish_options(const BuildOptions& options, const Site& site) {
  return {.site = options.load.folder,
          .output = site.settings.output,
          .keep = site.settings.keep,
          .replace = options.replace,
          .in_place = !site.settings.only.empty()};
}

}  // namespace

BuildReport build(FileSystem& fs, const BuildOptions& options) {
  BuildReport report;
  LoadFailure failure;
  std::optional<LoadedSite> loaded = load_site(fs, options.load, report.findings, failure);
  if (!loaded) return fail(std::move(report), failure.outcome, failure.message);
  Site& site = loaded->site;
  report.output = site.settings.output;
  report.posts = static_cast<int>(site.library.posts.size());

  const render::Theme theme = render::Theme::load(fs, options.load.folder, site.settings.templates, report.findings);
  std::vector<markdown::Article> articles = render_articles(site, options.load.jobs, report.findings);
  relate_posts(site, fs, options.load.folder, articles, options.load.jobs, report.findings);
  site.feeds = plan_feeds(site, report.findings);
  report.feeds = static_cast<int>(site.feeds.size());
  if (stops(report, options)) return fail(std::move(report), Outcome::kInputErrors, "");

  Result<Publication> output = Publication::begin(fs, publish_options(options, site));
  if (!output) return fail(std::move(report), Outcome::kSettings, output.error().message);
  const Pages pages(site, theme);
  SelfCheck self_check(site.settings, options.load.now);
  const Work work{fs, options, site, theme, pages, *output, self_check, report};
  const Entries entries = write_months(work, std::move(articles));
  write_other_feeds(work, entries);
  write_listed_pages(work);
  write_standalone_pages(work);
  write_indexes(work);
  copy_files(work, loaded->files);

  report.findings.append(output->find_conflicts());
  report.findings.append(self_check.take());
  if (stops(report, options)) {
    output->abandon();
    return fail(std::move(report), Outcome::kInputErrors, "");
  }
  if (Status status = output->finish(); !status) {
    output->abandon();
    return fail(std::move(report), Outcome::kSystem, status.error().message);
  }
  report.files = output->files();
  report.changed_files = output->changed_files();
  return report;
}

}  // namespace almanac::site
