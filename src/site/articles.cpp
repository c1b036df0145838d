#include "site/articles.h"

#include <algorithm>
#include <utility>

#include "archive/addresses.h"
#include "core/parallel.h"
#include "core/text.h"
#include "core/unicode.h"
#include "core/url.h"
#include "site/images.h"

namespace almanac::site {
namespace {

constexpr std::size_t kLongestExcerpt = 400;  // graphemes: what a list or a reader's overview shows of a post

// "2018-12-06-november-review.md#patroni" in "_posts/a.md" or "/_posts/b.md": the URL of that post, with the fragment.
std::optional<std::string> resolve_source(const SourceUrls& sources, std::string_view from,
                                          std::string_view reference) {
  const std::size_t end = std::min(reference.find_first_of("?#"), reference.size());
  const auto decoded = decode_path(reference.substr(0, end));
  if (!decoded || decoded->empty()) return std::nullopt;
  const auto path =
      decoded->starts_with('/') ? inner_path(decoded->substr(1)) : inner_path(join_path(parent_path(from), *decoded));
  const auto found = path ? sources.find(*path) : sources.end();
  if (found == sources.end()) return std::nullopt;
  return found->second + std::string(reference.substr(end));
}

markdown::Options options_for(const Site& site, const std::string& path, const std::string& url_path,
                              const SourceUrls& sources) {
  const config::Settings& settings = site.settings;
  return {.file = path,
          .page_url = archive::absolute_url(settings, url_path),
          .excerpt_separator = settings.excerpt_separator,
          .heading_ids = settings.is_jekyll ? markdown::HeadingIds::kKramdown : markdown::HeadingIds::kGithub,
          .smart_punctuation = settings.smart_punctuation,
          .more_reading_titles = settings.more_reading_titles,
          .resolve_source = [&sources, path](std::string_view reference) {
            return resolve_source(sources, path, reference);
          }};
}

std::vector<feeds::Person> people_of(const Site& site, const model::Post& post) {
  std::vector<feeds::Person> people;
  for (const model::Author& author : post.authors)
    people.push_back({.name = author.name, .email = author.email, .uri = author.url});
  if (!people.empty()) return people;
  for (const config::Author& author : site.settings.authors)
    people.push_back({.name = author.name, .email = author.email, .uri = author.url});
  if (people.empty()) people.push_back({.name = site.settings.title});  // RFC 4287 4.1.1: an entry has an author
  return people;
}

std::optional<feeds::Media> banner_of(const Site& site, const FileSystem& fs, const std::string& folder,
                                      const model::Post& post) {
  if (!post.banner) return std::nullopt;
  const model::Image& image = *post.banner;
  std::optional<feeds::Media> media;
  if (!image.is_local) {
    media = feeds::Media{.url = to_uri(image.path), .type = media_type(image.path)};
  } else {
    const std::string url = archive::absolute_url(site.settings, archive::site_path(site.settings, "/" + image.path));
    media = describe_image(fs, join_path(join_path(folder, site.settings.source), image.path), url);
  }
  if (media) media->description = image.alt;
  return media;
}

// The author's summary as plain text; it may be Markdown.
std::string plain_summary(const Site& site, const model::Post& post) {
  if (post.summary.find_first_of("*_`[<&\\!") == std::string::npos) return post.summary;
  Findings ignored;  // the body's rendering reports the post's mistakes
  const std::string text =
      markdown::render(post.summary, {.file = post.path, .page_url = site.settings.public_url}, ignored).excerpt;
  return text.empty() ? post.summary : text;
}

PostFacts facts_of(const Site& site, const FileSystem& fs, const std::string& folder, const model::Post& post,
                   const markdown::Article& article) {
  PostFacts facts{
      .authors = people_of(site, post), .banner = banner_of(site, fs, folder, post), .word_count = article.word_count};
  facts.excerpt = post.summary.empty() ? truncate(article.excerpt, kLongestExcerpt) : plain_summary(site, post);
  return facts;
}

bool names_source(std::string_view url) {
  if (is_absolute_url(url) || url.starts_with("//")) return false;
  const std::string_view path = url.substr(0, std::min(url.find_first_of("?#"), url.size()));
  return path.ends_with(".md") || path.ends_with(".markdown");
}

// A link to a source file that became no URL would lead nowhere.
void warn_of_missing_sources(const markdown::Article& article, Findings& findings) {
  for (const markdown::Link& link : article.links)
    if (names_source(link.url))
      findings.warning("DeadSourceLink", link.place,
                       "link " + quote(link.url) +
                           " leads to no post or page that is built: write the file's path from this "
                           "file's folder, or from the site's root with a leading \"/\"");
}

}  // namespace

SourceUrls index_sources(const Site& site) {
  SourceUrls sources;
  for (const model::Post& post : site.library.posts) sources.emplace(post.path, post.url_path);
  for (const model::Page& page : site.pages) sources.emplace(page.path, page.url_path);
  return sources;
}

std::vector<markdown::Article> render_articles(const Site& site, int jobs, Findings& findings) {
  const SourceUrls sources = index_sources(site);
  const std::vector<model::Post>& posts = site.library.posts;
  std::vector<markdown::Article> articles(posts.size());
  std::vector<Findings> found(posts.size());
  parallel_for(posts.size(), jobs, [&](std::size_t i) {
    markdown::Options options = options_for(site, posts[i].path, posts[i].url_path, sources);
    options.first_line = posts[i].body_line;
    articles[i] = markdown::render(posts[i].markdown, options, found[i]);
    warn_of_missing_sources(articles[i], found[i]);
  });
  for (Findings& of_post : found) findings.append(std::move(of_post));
  return articles;
}

markdown::Article render_page_article(const Site& site, const SourceUrls& sources, const model::Page& page,
                                      Findings& findings) {
  markdown::Options options = options_for(site, page.path, page.url_path, sources);
  options.first_line = page.body_line;
  return page.is_markdown ? markdown::render(page.markdown, options, findings)
                          : markdown::render_html(page.markdown, options, findings);
}

void relate_posts(Site& site, const FileSystem& fs, const std::string& folder, std::vector<markdown::Article>& articles,
                  int jobs, Findings& findings) {
  std::vector<archive::ArticleFacts> link_facts(articles.size());
  site.facts.resize(articles.size());
  parallel_for(articles.size(), jobs, [&](std::size_t i) {
    site.facts[i] = facts_of(site, fs, folder, site.library.posts[i], articles[i]);
    link_facts[i] = {articles[i].links, std::move(articles[i].words)};
  });
  std::vector<std::string> pages;
  for (const model::Page& page : site.pages) pages.push_back(page.url_path);
  site.graph = archive::make_link_graph(site.library, link_facts, site.settings, findings, pages, jobs);
  site.suggestions = archive::make_suggestions(site.library, link_facts, site.graph, site.series, jobs);
}

}  // namespace almanac::site
