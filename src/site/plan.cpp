#include "site/plan.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "archive/addresses.h"
#include "config/folders.h"
#include "core/filesystem.h"
#include "core/parallel.h"
#include "core/text.h"
#include "site/indexes.h"
#include "site/publish.h"

namespace almanac::site {
namespace {

constexpr std::string_view kStageEnding = ".next";

PlannedDocument plan_document(const PlanParts& parts, const DocumentPlan& document) {
  // What is held to the check is made at every build, so that what is wrong is said at every build.
  const bool is_judged = parts.site.settings.check_on_build;
  return {document,
          {archive::output_file(parts.site.settings, document_path(parts.site, document)),
           "the feed " + document.feed->title,
           is_judged ? std::nullopt : std::optional(parts.inputs.of_document(document))}};
}

void plan_posts(const PlanParts& parts, Plan& plan) {
  const std::vector<model::Post>& posts = parts.site.library.posts;
  plan.posts.resize(posts.size());
  parallel_pieces(posts.size(), parts.jobs, [&](std::size_t begin, std::size_t end) {
    for (model::PostIndex i = begin; i < end; ++i)
      plan.posts[i] = {archive::output_file(parts.site.settings, posts[i].url_path), posts[i].path,
                       parts.inputs.of_post(i)};
  });
}

void plan_feed_files(const PlanParts& parts, Plan& plan) {
  const archive::Calendar& calendar = parts.site.calendar;
  plan.month_documents.resize(calendar.months.size());
  parallel_for(calendar.months.size(), parts.jobs, [&](std::size_t i) {
    for (const DocumentPlan& document : plan_month_documents(parts.site, calendar.months[i].month))
      plan.month_documents[i].push_back(plan_document(parts, document));
  });
  const std::vector<DocumentPlan> others = plan_other_documents(parts.site);
  plan.documents.resize(others.size());
  parallel_for(others.size(), parts.jobs, [&](std::size_t i) { plan.documents[i] = plan_document(parts, others[i]); });
  plan.opml.push_back({"feeds.opml", "the list of feeds", parts.inputs.of_opml()});
}

void plan_page_files(const PlanParts& parts, Plan& plan) {
  const Site& site = parts.site;
  for (const model::Page& page : site.pages)
    plan.pages.push_back({archive::output_file(site.settings, page.url_path), page.path, std::nullopt});
  for (std::string& path : sitemap_files(site, parts.pages))
    plan.sitemap.push_back({std::move(path), "the sitemap", parts.inputs.of_sitemap()});
  for (const loader::StaticFile& file : parts.files) plan.copies.push_back({file.url_path, file.path, std::nullopt});
}

// Of two sources of one file that which its author can mend: a file, not what is made of many ("the page /tags/").
const std::string& find_culprit(const std::string& first, const std::string& second) {
  const bool is_file = !first.starts_with("the ");
  if (is_file != !second.starts_with("the ")) return is_file ? first : second;
  return std::max(first, second);
}

// In the output folder, and in the one beside it in which the output is put together.
bool is_long_path(const std::string& path, const std::string& output) {
  return output.size() + kStageEnding.size() + 1 + path.size() > config::kLongestPath;
}

// Which is the output's own mark, or lies below it.
bool is_mark(std::string_view path) {
  return path.starts_with(kMark) && (path.size() == kMark.size() || path[kMark.size()] == '/');
}

void check_name(const PlannedFile& file, const std::string& output, Findings& findings) {
  if (file.path.empty())
    findings.error("LeavesSite", {file.source, 0, 0},
                   "its address is no file of the output: take \"..\" and \"//\" out of it");
  if (config::has_long_name(file.path))
    findings.error(
        "NameTooLong", {file.source, 0, 0},
        "its address " + quote("/" + file.path) +
            " has a part of more than the 255 bytes that a file's name may have: shorten its slug or permalink");
  else if (is_long_path(file.path, output))
    findings.error("NameTooLong", {file.source, 0, 0},
                   "its address " + quote("/" + file.path) +
                       " is longer than the 4095 bytes that a path may have with the output's: shorten its permalink");
  if (config::is_in_git_folder(file.path))
    findings.error("ReservedAddress", {file.source, 0, 0},
                   "its address " + quote("/" + file.path) +
                       " is in a folder of git, which may run what lies there: give it another permalink or path");
  if (is_mark(file.path))
    findings.error("ReservedAddress", {file.source, 0, 0},
                   "its address " + quote("/" + file.path) +
                       " is that of the mark by which almanac knows its output, /" + std::string(kMark) +
                       ": give it another permalink or path");
}

void report_double(const PlannedFile& one, const PlannedFile& other, Findings& findings) {
  findings.error("DuplicateOutput", {find_culprit(one.source, other.source), 0, 0},
                 "both " + std::min(one.source, other.source) + " and " + std::max(one.source, other.source) +
                     " would be written to /" + one.path + ": give one of them another permalink");
}

}  // namespace

Plan make_plan(const PlanParts& parts) {
  const Site& site = parts.site;
  Plan plan;
  if (site.has_part(config::Part::kPages)) plan_posts(parts, plan);
  if (site.has_part(config::Part::kFeeds)) plan_feed_files(parts, plan);
  const std::vector<ListedPage>& listed = parts.pages.listed();
  plan.listed.resize(listed.size());
  parallel_for(listed.size(), parts.jobs, [&](std::size_t i) {
    plan.listed[i] = {archive::output_file(site.settings, listed[i].path), parts.pages.source(listed[i]),
                      parts.inputs.of_listed(listed[i])};
  });
  if (site.has_part(config::Part::kPages)) plan_page_files(parts, plan);
  if (site.has_part(config::Part::kPages) || site.has_part(config::Part::kArchive))
    for (const render::ThemeFile& file : parts.theme.files())
      plan.theme.push_back({file.path, "the theme", digest(file.bytes)});
  return plan;
}

std::vector<PlannedFile*> all_files(Plan& plan) {
  std::vector<PlannedFile*> files;
  for (auto* list : {&plan.posts, &plan.listed, &plan.pages, &plan.sitemap, &plan.opml, &plan.theme, &plan.copies})
    for (PlannedFile& file : *list) files.push_back(&file);
  for (auto& month : plan.month_documents)
    for (PlannedDocument& document : month) files.push_back(&document.file);
  for (PlannedDocument& document : plan.documents) files.push_back(&document.file);
  return files;
}

Findings find_conflicts(const std::vector<PlannedFile*>& files, const std::string& output) {
  Findings findings;
  std::unordered_map<std::string_view, const PlannedFile*> by_path, folders;  // folders: with the first file in each
  by_path.reserve(files.size());
  for (const PlannedFile* file : files) {
    check_name(*file, output, findings);
    if (file->path.empty()) continue;
    const auto [other, is_free] = by_path.emplace(file->path, file);
    if (!is_free) report_double(*file, *other->second, findings);
    for (std::string_view up = parent_path(file->path); !up.empty(); up = parent_path(up))
      if (!folders.emplace(up, file).second) break;
  }
  for (const PlannedFile* file : files)
    if (const auto folder = folders.find(file->path); folder != folders.end())
      findings.error("DuplicateOutput", {file->source, 0, 0},
                     "it would be written to the file /" + file->path + ", but /" + folder->second->path +
                         " needs a folder of that name");
  return findings;
}

}  // namespace almanac::site
