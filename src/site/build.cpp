#include "site/build.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "archive/addresses.h"
#include "core/build_id.h"
#include "core/looks.h"
#include "core/parallel.h"
#include "render/theme.h"
#include "site/articles.h"
#include "site/cache.h"
#include "site/entries.h"
#include "site/feed_plans.h"
#include "site/guard.h"
#include "site/indexes.h"
#include "site/inputs.h"
#include "site/lock_file.h"
#include "site/names.h"
#include "site/pages.h"
#include "site/plan.h"
#include "site/publish.h"
#include "site/self_check.h"
#include "site/unchanged.h"

namespace almanac::site {
namespace {

constexpr std::string_view kStray = "ForeignFile";

// What the stages of a build share.
struct Work {
  FileSystem& fs;
  const BuildOptions& options;
  const Site& site;
  const render::Theme& theme;
  const Pages& pages;
  Articles& articles;
  Plan& plan;
  Publication& output;
  const FileSystem& copied;  // what the files to be copied are read from
  SelfCheck& self_check;
  Watcher& watcher;
  BuildReport& report;

  int jobs() const { return options.load.jobs; }
};

void write_document(const Work& work, const PlannedDocument& document, const Entries& entries) {
  if (!document.file.is_stale) return;
  const Result<OutputFile> file = write_document(work.site, document.plan, entries);
  if (!file) return work.output.fail(file.error());
  work.self_check.judge(*file, archive::absolute_url(work.site.settings, document_path(work.site, document.plan)));
  work.output.write(document.file, file->bytes);
}

// Which files the output has already.
void find_stale(const Work& work) {
  const std::vector<PlannedFile*> files = all_files(work.plan);
  parallel_for(files.size(), work.jobs(), [&](std::size_t i) { files[i]->is_stale = work.output.is_stale(*files[i]); });
}

Entries want_entries(const Work& work) {
  Entries entries(work.site, work.fs);
  for (const auto& month : work.plan.month_documents)
    for (const PlannedDocument& document : month)
      if (document.file.is_stale) entries.want(document.plan, Entries::Use::kMonth);
  for (const PlannedDocument& document : work.plan.documents)
    if (document.file.is_stale) entries.want(document.plan, Entries::Use::kLater);
  return entries;
}

void write_post(const Work& work, model::PostIndex post, Entries& entries) {
  const bool has_page = !work.plan.posts.empty() && work.plan.posts[post].is_stale;
  const bool has_entry = entries.use_of(post) != Entries::Use::kNone;
  if (!has_page && !has_entry) return;
  const PostArticle article = work.articles.take(post);
  if (has_entry) entries.add(post, make_entry(work.site, post, article.article));
  if (has_page) work.output.write(work.plan.posts[post], work.pages.render_post(post, article).bytes);
}

// The pages of a month's posts, their entries, and the archive documents made of them; then the month's articles are
// gone.
void write_month(const Work& work, std::size_t index, Entries& entries) {
  const archive::CalendarMonth& month = work.site.calendar.months[index];
  for (model::PostIndex post : month.posts) {
    write_post(work, post, entries);
    work.watcher.advance();
  }
  if (!work.plan.month_documents.empty())
    for (const PlannedDocument& document : work.plan.month_documents[index]) write_document(work, document, entries);
  for (model::PostIndex post : month.posts)
    if (entries.use_of(post) != Entries::Use::kNone) entries.end_month_of(post);
}

Entries write_months(const Work& work) {
  work.watcher.begin("writing posts", work.site.library.posts.size(), "post");
  Entries entries = want_entries(work);
  parallel_for(work.site.calendar.months.size(), work.jobs(), [&](std::size_t i) { write_month(work, i, entries); });
  return entries;
}

void write_other_feeds(const Work& work, const Entries& entries) {
  const std::vector<PlannedDocument>& documents = work.plan.documents;
  work.watcher.begin("writing feeds", documents.size(), "feed");
  parallel_for(documents.size(), work.jobs(), [&](std::size_t i) {
    write_document(work, documents[i], entries);
    work.watcher.advance();
  });
}

void write_listed_pages(const Work& work) {
  const std::vector<ListedPage>& listed = work.pages.listed();
  work.watcher.begin("writing lists", listed.size(), "page");
  parallel_for(listed.size(), work.jobs(), [&](std::size_t i) {
    const PlannedFile& file = work.plan.listed[i];
    if (file.is_stale) work.output.write(file, work.pages.render(listed[i]).bytes);
    work.watcher.advance();
  });
}

void write_standalone_pages(const Work& work) {
  for (std::size_t i = 0; i < work.plan.pages.size(); ++i) {
    const model::Page& page = work.site.pages[i];
    const markdown::Article article = work.articles.render_page(page, work.report.findings);
    work.output.write(work.plan.pages[i], work.pages.render_document(page, article).bytes);
  }
}

bool has_stale(const std::vector<PlannedFile>& files) {
  return std::any_of(files.begin(), files.end(), [](const PlannedFile& file) { return file.is_stale; });
}

// For programs: the list of pages, and the list of feeds.
void write_indexes(const Work& work) {
  const Plan& plan = work.plan;
  if (has_stale(plan.sitemap)) {
    const std::vector<OutputFile> files = make_sitemap(work.site, work.pages);
    for (std::size_t i = 0; i < files.size(); ++i)
      if (plan.sitemap[i].is_stale) work.output.write(plan.sitemap[i], files[i].bytes);
  }
  if (has_stale(plan.opml)) work.output.write(plan.opml.front(), make_opml(work.site).bytes);
}

// The theme's files, and those that the settings and the posts name.
void copy_files(const Work& work) {
  for (std::size_t i = 0; i < work.plan.theme.size(); ++i)
    if (work.plan.theme[i].is_stale) work.output.write(work.plan.theme[i], work.theme.files()[i].bytes);
  for (const PlannedFile& file : work.plan.copies)
    if (file.is_stale) work.output.copy(file, work.copied, join_path(work.options.load.folder, file.source));
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

LockingOptions locking_options(const BuildOptions& options) {
  return {.folder = options.load.folder, .now = options.load.now, .use = options.lock, .programs = options.programs};
}

// Writes the next lock beside the lock, where it differs; answers the text of the lock that the output goes with. No
// output is published without its lock.
Result<std::string> stage_lock(StagedLock& staged, const LockState& before, std::string next, const Site& site,
                               const BuildOptions& options) {
  if (options.lock != LockUse::kWrite || next == before.text) return before.text;
  const Status status = staged.write(next, site.settings.durable);
  return status ? Result<std::string>(std::move(next)) : status.error();
}

PublishOptions publish_options(const BuildOptions& options, const Site& site, const std::string& lock_text) {
  return {.site = options.load.folder,
          .output = site.settings.output,
          .keep = site.settings.keep,
          .replace = options.replace,
          .mark_line = to_mark_line(lock_text),
          .in_place = !site.settings.only.empty(),
          .is_chosen = options.load.settings.output.has_value(),
          .is_durable = site.settings.durable,
          .jobs = options.load.jobs};
}

Digest digest_of(const std::vector<Look>& looks) {
  Digester digester;
  for (const Look& look : looks) digester.add(look.seen);
  return digester.finish();
}

// Of all that the settings come from. With another name of the folder other questions are asked of the disk: looks say
// nothing of a copy of the site.
Digest digest_of_settings(const std::vector<Look>& looks, const std::string& folder,
                          const config::LoadOptions& options) {
  return Digester()
      .add(build_id())
      .add(folder)
      .add(digest_of(looks))
      .add(options.base_url.value_or("\n"))
      .add(std::uint64_t{options.drafts} * 2 + std::uint64_t{options.future})
      .finish();
}

// The look before publishing, where it is asked for: at --against, or at the output that this build replaces.
Status guard(const Work& work, BuildReport& report) {
  const config::Settings& settings = work.site.settings;
  const bool is_guarded = settings.guard_resend || settings.guard_lost;
  if (!work.options.against && (!is_guarded || !work.fs.find(settings.output))) return {};
  if (!work.options.against && !settings.only.empty())
    return Error{"guard needs --against OLD beside `only`: the output has other feeds, too"};
  const GuardOptions options{.against = work.options.against.value_or(settings.output), .jobs = work.jobs()};
  Result<feeds::diff::Diff> diff = look_ahead(work.fs, work.plan, work.output, options);
  if (!diff && !work.options.against) return {};  // no feed is published yet
  if (!diff) return diff.error();
  report.findings.append(judge(*diff, settings));
  if (work.options.against) report.seen = std::move(*diff);
  return {};
}

void write_site(const Work& work) {
  find_stale(work);
  write_other_feeds(work, write_months(work));
  write_listed_pages(work);
  work.watcher.begin("copying");
  write_standalone_pages(work);
  write_indexes(work);
  copy_files(work);
}

// What was put into the output by somebody else.
void report_strays(const Publication& output, Findings& findings) {
  for (const std::string& path : output.new_strays())
    findings.warning(std::string(kStray), {join_path(output.output(), path), 0, 0},
                     "is no file of this site, and goes where the output changes: name it in `keep` to keep it");
}

// Without what is said once.
Findings lasting(const Findings& findings) {
  Findings kept;
  for (const Finding& finding : findings.items())
    if (finding.rule != kStray) kept.add(finding);
  return kept;
}

// Whether all that was read was answered truly; nothing may be published else.
std::optional<Error> find_failure(const FileSystem& fs, const Articles& articles) {
  const std::optional<Error> of_disk = fs.failure();
  return of_disk ? of_disk : articles.failure();
}

std::optional<Failure> publish_output(const Work& work) {
  if (const std::optional<Error> error = find_failure(work.fs, work.articles))
    return Failure{Outcome::kSystem, error->message};
  if (Status status = guard(work, work.report); !status) return Failure{Outcome::kSettings, status.error().message};
  if (stops(work.report, work.options)) return Failure{Outcome::kInputErrors, ""};
  if (Status status = work.output.finish(); !status) return Failure{Outcome::kSystem, status.error().message};
  return std::nullopt;
}

// The output and then the lock that goes with it, or neither.
std::optional<Failure> publish(const Work& work, StagedLock& lock) {
  work.watcher.begin("publishing");
  work.report.findings.append(work.self_check.take());
  if (std::optional<Failure> failure = publish_output(work)) {
    work.output.abandon();
    return failure;
  }
  work.report.is_published = true;
  if (Status status = lock.commit(); !status)
    return Failure{Outcome::kSystem, "the output was published, but its lock is still " + std::string(lock::kFileName) +
                                         ".next: " + status.error().message + "; the next build puts it in place"};
  Status settled = work.output.settled();
  if (settled) settled = lock.settle();
  if (!settled)
    return Failure{Outcome::kSystem,
                   "the output was published, but a power cut may take it back: " + settled.error().message};
  return std::nullopt;
}

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
  return a && b ? std::min(*a, *b) : a ? a : b;
}

BuildReport build_changed(FileSystem& fs, BuildOptions options, Cache cache) {
  BuildReport report;
  Failure failure;
  NoWatcher nobody;
  Watcher& watcher = options.watcher == nullptr ? nobody : *options.watcher;
  watcher.begin("reading");
  const LookedAt disk{fs, fs.clock(), {}, options.load.folder};
  options.load.settled = disk.settled;
  LookingFileSystem settings_files(disk);
  std::optional<config::Settings> settings = load_settings(settings_files, options.load, report.findings, failure);
  if (!settings) return fail(std::move(report), failure.outcome, failure.message);
  report.output = settings->output;
  const Result<BuildLock> building = BuildLock::of_output(fs, settings->output, options.wait);
  if (!building) return fail(std::move(report), Outcome::kSystem, building.error().message);
  if (const Status status = finish_lock_file(fs, options.load.folder, settings->output); !status)
    return fail(std::move(report), Outcome::kSystem, status.error().message);
  options.load.own = own_files(options.load.folder, settings->output);
  std::vector<Look> looks = settings_files.take();
  const Digest of_settings = digest_of_settings(looks, options.load.folder, options.load.settings);
  if (cache.settings != of_settings) cache.records.clear(), cache.studies.clear();
  if (cache.output != settings->output) cache.tree = {};
  LoadedSite loaded = load_posts(fs, options.load, *std::move(settings), std::move(cache.records), report.findings);
  Site& site = loaded.site;
  report.posts = static_cast<int>(site.library.posts.size());

  LookingFileSystem theme_files(disk);
  const render::Theme theme =
      render::Theme::load(theme_files, options.load.folder, site.settings.templates, report.findings);
  watcher.begin("rendering", site.library.posts.size(), "post");
  const Names names(site, loaded.files);
  Articles articles(site, fs, options.load.folder, names);
  articles.study(std::move(cache.studies), disk, options.load.jobs, watcher, report.findings);
  watcher.begin("relating posts");
  LockState lock;
  Findings of_lock;
  parallel_for(2, options.load.jobs, [&](std::size_t task) {
    if (task == 0) relate_posts(site, cache.suggestions, options.load.jobs, report.findings);
    if (task == 1) lock = load_lock(fs, options.load.folder, site.settings.output, of_lock);
  });
  report.findings.append(std::move(of_lock));
  const std::size_t findings_before_lock = report.findings.items().size();
  LookingFileSystem lock_files(disk);
  AppliedLock applied = apply_lock(site, lock, lock_files, locking_options(options), report.findings);
  const bool is_lock_quiet = report.findings.items().size() == findings_before_lock;
  site.feeds = plan_feeds(site, report.findings);
  report.feeds = static_cast<int>(site.feeds.size());
  StagedLock staged(fs, options.load.folder);
  if (const std::optional<Error> error = find_failure(fs, articles))
    return fail(std::move(report), Outcome::kSystem, error->message);
  if (stops(report, options)) return fail(std::move(report), Outcome::kInputErrors, "");
  const Result<std::string> lock_text = stage_lock(staged, lock, std::move(applied.text), site, options);
  if (!lock_text) return fail(std::move(report), Outcome::kSystem, lock_text.error().message);

  watcher.begin("planning");
  site.relations = {};  // they are related
  const Pages pages(site, theme);
  const std::vector<Look> theme_looks = theme_files.take();
  const Inputs inputs(site, articles, pages, of_settings, digest_of(theme_looks), options.load.jobs);
  Plan plan = make_plan({site, pages, inputs, theme, loaded.files, options.load.jobs});
  report.findings.append(find_conflicts(all_files(plan), site.settings.output));
  if (stops(report, options)) return fail(std::move(report), Outcome::kInputErrors, "");

  Result<Publication> output =
      Publication::begin(fs, publish_options(options, site, *lock_text), std::move(cache.tree), all_files(plan));
  if (!output) return fail(std::move(report), Outcome::kSettings, output.error().message);
  report_strays(*output, report.findings);
  SelfCheck self_check(site.settings, options.load.now);
  LookingFileSystem copied(disk);
  const Work work{fs, options, site, theme, pages, articles, plan, *output, copied, self_check, watcher, report};
  write_site(work);
  if (std::optional<Failure> stopped = publish(work, staged))
    return fail(std::move(report), stopped->outcome, std::move(stopped->message));
  report.files = output->files();
  report.changed_files = output->changed_files();
  watcher.begin("saving the cache");
  Cache next{.settings = of_settings,
             .records = std::move(loaded.records),
             .studies = articles.take_studies(),
             .suggestions = std::move(cache.suggestions),
             .output = site.settings.output,
             .tree = output->tree()};
  // What the check or a look at what is published say has to be found anew at each build, and what was said of a lock
  // that is another one now.
  if (!site.settings.check_on_build && !options.against && (is_lock_quiet || *lock_text == lock.text)) {
    const std::string lock_path = join_path(options.load.folder, lock::kFileName);
    static_cast<void>(lock_files.read_file(lock_path));
    static_cast<void>(lock_files.find(lock_path + ".next"));  // what a killed build left is for the next one to end
    for (const std::vector<Look>& more : {loaded.looks, theme_looks, copied.take(), lock_files.take()})
      looks.insert(looks.end(), more.begin(), more.end());
    next.standing = Standing{.options = digest_of(options),
                             .now = options.load.now,
                             .next_due = earlier(loaded.next_due, applied.next_due),
                             .looks = std::move(looks),
                             .git = is_lock_quiet ? GitAnswer{} : std::move(applied.git),
                             .findings = lasting(report.findings),
                             .posts = report.posts,
                             .feeds = report.feeds};
  }
  if (!find_failure(fs, articles)) save_cache(fs, options.load.folder, options.cache_key, next);
  return report;
}

}  // namespace

BuildReport build(FileSystem& fs, const BuildOptions& options) {
  fs.confine(options.load.folder);
  const Result<BuildLock> building = BuildLock::of_site(fs, options.load.folder, options.wait);
  if (!building) return fail({}, Outcome::kSystem, building.error().message);
  Findings of_cache;
  Cache cache = load_cache(fs, options.load.folder, options.cache_key, of_cache);
  if (std::optional<BuildReport> same = find_unchanged(fs, options, cache)) return *std::move(same);
  BuildReport report = build_changed(fs, options, std::move(cache));
  report.findings.append(std::move(of_cache));
  return report;
}

}  // namespace almanac::site
