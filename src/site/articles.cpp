#include "site/articles.h"

#include <algorithm>
#include <utility>

#include "archive/addresses.h"
#include "core/by_path.h"
#include "core/parallel.h"
#include "core/text.h"
#include "core/unicode.h"
#include "core/url.h"
#include "feeds/content.h"
#include "loader/liquid.h"
#include "loader/load.h"
#include "site/facts_bytes.h"
#include "site/images.h"

namespace almanac::site {
namespace {

constexpr std::size_t kShareOfMemory = 64'000'000;  // bytes of HTML that wait for their pages in memory
constexpr std::size_t kLongestExcerpt = 400;        // graphemes: what a list or a reader's overview shows of a post

markdown::Options options_for(const Site& site, const std::string& path, const std::string& url_path, int first_line,
                              const Names& names, std::vector<Lookup>& lookups) {
  const config::Settings& settings = site.settings;
  const auto resolve = [&names, &lookups, path](std::string_view reference) -> std::optional<std::string> {
    const std::string name(reference);
    lookups.push_back({Lookup::Kind::kSource, name, names.find(Lookup::Kind::kSource, name, path)});
    return lookups.back().address.empty() ? std::nullopt : std::optional(lookups.back().address);
  };
  return {.file = path,
          .first_line = first_line,
          .page_url = archive::absolute_url(settings, url_path),
          .excerpt_separator = settings.excerpt_separator,
          .heading_ids = settings.is_jekyll ? markdown::HeadingIds::kKramdown : markdown::HeadingIds::kGithub,
          .smart_punctuation = settings.smart_punctuation,
          .more_reading_titles = settings.more_reading_titles,
          .resolve_source = resolve};
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

// What of the post is in every feed and may be read by someone: when it changes, they are to be told.
Digest digest_of(const Site& site, const model::Post& post, const markdown::Article& article) {
  const feeds::ContentDigest content =
      feeds::digest_html(article.feed_html, archive::absolute_url(site.settings, post.url_path));
  return Digester().add(post.title).add(content.text).add(content.links).finish();
}

PostFacts facts_of(const Site& site, const FileSystem& fs, const std::string& folder, const model::Post& post,
                   const markdown::Article& article) {
  PostFacts facts{.banner = banner_of(site, fs, folder, post), .word_count = article.word_count};
  facts.seen = digest_of(site, post, article);
  facts.excerpt = post.summary.empty() ? truncate(article.excerpt, kLongestExcerpt) : plain_summary(site, post);
  return facts;
}

bool names_source(std::string_view url) {
  if (is_absolute_url(url) || url.starts_with("//")) return false;
  const std::string_view path = without_query(url);
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

Digest digest_of(const std::vector<Lookup>& lookups) {
  Digester digester;
  for (const Lookup& lookup : lookups) digester.add(lookup.name).add(lookup.address);
  return digester.finish();
}

// Jekyll renders Liquid before Markdown.
std::string without_liquid(const Site& site, const model::Post& post, const PostArticle& article, std::string text,
                           const Names& names, Study& study) {
  if (!site.settings.is_jekyll || !loader::has_liquid(text) || !loader::wants_liquid(article.extra)) return text;
  loader::LiquidText rendered =
      loader::render_liquid(text, {post.path, post.body_line}, site.settings, names.liquid_names(), study.findings);
  for (const loader::LinkName& link : rendered.links) {
    const Lookup::Kind kind = link.is_post ? Lookup::Kind::kPost : Lookup::Kind::kPath;
    study.lookups.push_back({kind, link.name, names.find(kind, link.name, post.path)});
  }
  return std::move(rendered.text);
}

}  // namespace

Articles::Articles(Site& site, FileSystem& fs, const std::string& folder, const Names& names)
    : site_(site),
      fs_(fs),
      folder_(folder),
      names_(names),
      extras_(site.library.posts.size()),
      store_(fs, std::string(parent_path(site.settings.output)), site.library.posts.size(), kShareOfMemory) {}

PostArticle Articles::render(model::PostIndex index, Study& study) const {
  model::Post& post = site_.library.posts[index];
  PostArticle rendered;
  std::string text;
  if (post.has_text) {
    text = std::move(post.markdown);
    rendered.extra = std::move(post.extra);
    post.has_text = false;
  } else {
    Result<loader::PostText> read = loader::read_text(fs_, folder_, site_.settings, post);
    if (!read) return note_failure(read.error()), rendered;
    text = std::move(read->markdown);
    rendered.extra = std::move(read->extra);
  }
  text = without_liquid(site_, post, rendered, std::move(text), names_, study);
  const markdown::Options options = options_for(site_, post.path, post.url_path, post.body_line, names_, study.lookups);
  rendered.article = markdown::render(text, options, study.findings);
  rendered.article.page_html.shrink_to_fit();
  rendered.article.feed_html.shrink_to_fit();
  warn_of_missing_sources(rendered.article, study.findings);
  return rendered;
}

void Articles::note_failure(const Error& error) const {
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = error;
}

std::optional<Error> Articles::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

std::optional<Study> Articles::recall(model::PostIndex index, Kept& kept, const LookedAt& disk) const {
  const model::Post& post = site_.library.posts[index];
  std::optional<Study> study = parse_bytes<Study>(kept.bytes());
  if (!study) return std::nullopt;
  const auto is_same = [&](const Lookup& lookup) {
    return names_.find(lookup.kind, lookup.name, post.path) == lookup.address;
  };
  bool renewed = false;
  if (study->digest != post.digest || !std::all_of(study->lookups.begin(), study->lookups.end(), is_same) ||
      (!kept.holds && !still_hold(study->looks, disk, renewed)))
    return std::nullopt;
  if (renewed) kept = keep(kept.path, *study);
  return study;
}

Study Articles::study(model::PostIndex index, const LookedAt& disk) {
  const model::Post& post = site_.library.posts[index];
  Study study{.digest = post.digest};
  PostArticle rendered = render(index, study);
  LookingFileSystem looking(disk);
  study.facts = facts_of(site_, looking, folder_, post, rendered.article);
  study.looks = looking.take();
  study.relations = archive::find_relations(rendered.article, site_.settings);
  std::erase_if(rendered.article.links, [](const markdown::Link& link) { return !link.in_more_reading; });
  rendered.article.words.clear(), rendered.article.words.shrink_to_fit();
  rendered.article.headings.clear(), rendered.article.headings.shrink_to_fit();
  rendered.article.excerpt.clear(), rendered.article.excerpt.shrink_to_fit();  // the facts have it
  extras_[index] = std::move(rendered.extra);
  store_.put(index, std::move(rendered.article));
  return study;
}

void Articles::study(std::vector<Kept> known, const LookedAt& disk, int jobs, Watcher& watcher, Findings& findings) {
  const std::vector<model::Post>& posts = site_.library.posts;
  studies_.resize(posts.size()), lookups_.resize(posts.size());
  site_.facts.resize(posts.size()), site_.relations.resize(posts.size());
  std::vector<Findings> found(posts.size());
  std::vector<Kept*> known_of(posts.size());  // all are found before the first is taken
  parallel_for(posts.size(), jobs, [&](std::size_t i) { known_of[i] = find_by_path(known, posts[i].path); });
  parallel_for(posts.size(), jobs, [&](std::size_t i) {
    std::optional<Study> study = known_of[i] == nullptr ? std::nullopt : recall(i, *known_of[i], disk);
    if (study) studies_[i] = std::move(*known_of[i]);
    if (!study) studies_[i] = keep(posts[i].path, study.emplace(this->study(i, disk)));
    lookups_[i] = digest_of(study->lookups);
    found[i] = std::move(study->findings);
    site_.facts[i] = std::move(study->facts);
    site_.facts[i].authors = people_of(site_, posts[i]);
    site_.relations[i] = std::move(study->relations);
    watcher.advance();
  });
  for (Findings& of_post : found) findings.append(std::move(of_post));
}

std::vector<Kept> Articles::take_studies() {
  sort_by_path(studies_);
  return std::move(studies_);
}

PostArticle Articles::take(model::PostIndex post) {
  if (std::optional<markdown::Article> article = store_.take(post))
    return {std::move(*article), std::exchange(extras_[post], {})};
  Study again;  // the findings are known
  return render(post, again);
}

markdown::Article Articles::render_page(const model::Page& page, Findings& findings) const {
  std::vector<Lookup> lookups;
  const markdown::Options options = options_for(site_, page.path, page.url_path, page.body_line, names_, lookups);
  return page.is_markdown ? markdown::render(page.markdown, options, findings)
                          : markdown::render_html(page.markdown, options, findings);
}

namespace {

// Of these subjects and no others; nothing where that is not what was kept.
std::optional<SuggestionsOf> recall_suggestions(const Kept& kept, const Digest& subjects, std::size_t posts) {
  Digest known;
  ByteReader begin(kept.bytes());
  begin(known);
  if (begin.failed() || known != subjects) return std::nullopt;
  std::optional<SuggestionsOf> suggestions = parse_bytes<SuggestionsOf>(kept.bytes());
  if (suggestions && !suggestions->are_of(posts)) suggestions.reset();
  return suggestions;
}

std::vector<std::vector<archive::Suggestion>> suggest_posts(const Site& site, Kept& kept, int jobs) {
  const Digest subjects = archive::digest_of_subjects(site.library, site.relations, site.graph, site.series, jobs);
  if (std::optional<SuggestionsOf> known = recall_suggestions(kept, subjects, site.library.posts.size()))
    return std::move(known->by_post);
  SuggestionsOf made{subjects, archive::make_suggestions(site.library, site.relations, site.graph, site.series, jobs)};
  kept = keep("suggestions", made);
  return std::move(made.by_post);
}

}  // namespace

void relate_posts(Site& site, Kept& suggestions, int jobs, Findings& findings) {
  std::vector<std::string> pages;
  for (const model::Page& page : site.pages) pages.push_back(page.url_path);
  site.graph = archive::make_link_graph(site.library, site.relations, site.settings, findings, pages, jobs);
  site.suggestions = suggest_posts(site, suggestions, jobs);
}

}  // namespace almanac::site
