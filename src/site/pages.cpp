#include "site/pages.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "archive/addresses.h"
#include "core/url.h"

namespace almanac::site {
namespace {

using render::PageKind;

// A kind of listed page, and the function that makes its data.
struct ListedKind {
  PageKind kind;
  Value (*make_data)(const PageParts& parts, std::size_t index);
};

constexpr ListedKind kListedKinds[] = {
    {PageKind::kHome, make_home_data},
    {PageKind::kMonth, make_month_data},
    {PageKind::kYear, make_year_data},
    {PageKind::kAllPosts, [](const PageParts& parts, std::size_t) { return make_all_posts_data(parts); }},
    {PageKind::kTag, make_tag_data},
    {PageKind::kTagIndex, [](const PageParts& parts, std::size_t) { return make_tag_index_data(parts); }},
    {PageKind::kAuthor, make_author_data},
    {PageKind::kAuthorIndex, [](const PageParts& parts, std::size_t) { return make_author_index_data(parts); }},
    {PageKind::kSeries, make_series_data},
    {PageKind::kSeriesIndex, [](const PageParts& parts, std::size_t) { return make_series_index_data(parts); }},
    {PageKind::kNotFound, [](const PageParts& parts, std::size_t) { return make_not_found_data(parts); }},
};

const ListedKind* find_kind(PageKind kind) {
  const auto found = std::find_if(std::begin(kListedKinds), std::end(kListedKinds),
                                  [&](const ListedKind& row) { return row.kind == kind; });
  return found == std::end(kListedKinds) ? nullptr : &*found;
}

std::unordered_set<std::string> files_of_articles(const Site& site) {
  std::unordered_set<std::string> files;
  files.reserve(site.library.posts.size() + site.pages.size());
  for (const model::Post& post : site.library.posts) files.insert(archive::output_file(site.settings, post.url_path));
  for (const model::Page& page : site.pages) files.insert(archive::output_file(site.settings, page.url_path));
  return files;
}

}  // namespace

Pages::Pages(const Site& site, const render::Theme& theme) : site_(site), theme_(theme), parts_(site) {
  const bool has_pages = site_.has_part(config::Part::kPages);
  if (has_pages)
    for (std::size_t i = 1; i <= count_home_pages(site_); ++i)
      add(PageKind::kHome, i, archive::home_path(site_.settings, static_cast<int>(i)));
  if (site_.has_part(config::Part::kArchive)) add_archive();
  if (has_pages) {
    add(PageKind::kNotFound, 0, archive::site_path(site_.settings, "/404.html"));
    add_redirects();
  }
  const auto taken = has_pages ? files_of_articles(site_) : std::unordered_set<std::string>();
  std::erase_if(listed_, [&](const ListedPage& page) {
    return page.kind != PageKind::kRedirect && taken.contains(archive::output_file(site_.settings, page.path));
  });
}

void Pages::add(PageKind kind, std::size_t index, std::string path) {
  listed_.push_back({kind, index, std::move(path)});
}

void Pages::add_archive() {
  const config::Settings& settings = site_.settings;
  const auto add_group = [&](PageKind kind, PageKind index_kind, std::string index_path,
                             const std::vector<std::string>& paths) {
    if (!paths.empty()) add(index_kind, 0, std::move(index_path));
    for (std::size_t i = 0; i < paths.size(); ++i) add(kind, i, paths[i]);
  };
  const auto paths_of = [](const auto& items, auto path_of) {
    std::vector<std::string> paths;
    for (const auto& item : items) paths.push_back(path_of(item));
    return paths;
  };
  const auto own_path = [](const auto& item) { return item.path; };
  const auto tag_path = [&](const model::Group& tag) { return archive::tag_path(settings, tag.slug); };
  const auto author_path = [&](const model::Group& author) { return archive::author_path(settings, author.slug); };
  add_group(PageKind::kMonth, PageKind::kAllPosts, archive::all_posts_path(settings),
            paths_of(site_.calendar.months, own_path));
  for (std::size_t i = 0; i < site_.calendar.years.size(); ++i) add(PageKind::kYear, i, site_.calendar.years[i].path);
  add_group(PageKind::kTag, PageKind::kTagIndex, archive::tag_index_path(settings),
            paths_of(site_.library.tags, tag_path));
  add_group(PageKind::kAuthor, PageKind::kAuthorIndex, archive::author_index_path(settings),
            paths_of(site_.library.authors, author_path));
  add_group(PageKind::kSeries, PageKind::kSeriesIndex, archive::series_index_path(settings),
            paths_of(site_.series.series, own_path));
}

void Pages::add_redirects_of(const std::vector<std::string>& from, const Redirect& target) {
  for (const std::string& path : from) {
    if (is_absolute_url(path)) continue;
    Redirect redirect = target;
    redirect.path = archive::site_path(site_.settings, path);
    if (archive::output_file(site_.settings, redirect.path) == archive::output_file(site_.settings, target.target))
      continue;
    add(PageKind::kRedirect, redirects_.size(), redirect.path);
    redirects_.push_back(std::move(redirect));
  }
}

void Pages::add_redirects() {
  for (model::PostIndex i = 0; i < site_.library.posts.size(); ++i) {
    const model::Post& post = site_.library.posts[i];
    add_redirects_of(post.redirect_from, {"", post.url_path, post.title, parts_.lang(i), post.path});
  }
  for (const model::Page& page : site_.pages)
    add_redirects_of(page.redirect_from, {"", page.url_path, page.title.empty() ? site_.settings.title : page.title,
                                          page.lang.empty() ? parts_.language() : page.lang, page.path});
}

std::string Pages::source(const ListedPage& page) const {
  return page.kind == PageKind::kRedirect ? redirects_[page.index].source : "the page " + page.path;
}

OutputFile Pages::render(PageKind kind, std::string_view path, const Value& data, std::string_view lang) const {
  return {archive::output_file(site_.settings, path), theme_.render(kind, parts_.layers(data, lang))};
}

OutputFile Pages::render(const ListedPage& page) const {
  if (page.kind == PageKind::kRedirect) {
    const Redirect& redirect = redirects_[page.index];
    return render(page.kind, page.path, make_redirect_data(parts_, redirect), redirect.lang);
  }
  return render(page.kind, page.path, find_kind(page.kind)->make_data(parts_, page.index), parts_.language());
}

OutputFile Pages::render_post(model::PostIndex post, const PostArticle& article) const {
  return render(PageKind::kPost, site_.library.posts[post].url_path, make_post_data(parts_, post, article),
                parts_.lang(post));
}

OutputFile Pages::render_document(const model::Page& page, const markdown::Article& article) const {
  const std::string& lang = page.lang.empty() ? parts_.language() : page.lang;
  return render(PageKind::kPage, page.url_path, make_document_data(parts_, page, article), lang);
}

}  // namespace almanac::site
