#include "site/pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "site/indexes.h"
#include "site/sample_site.h"
#include "support/memory_filesystem.h"

namespace almanac::site {
namespace {

using test::make_site;

render::Theme default_theme() {
  test::MemoryFileSystem fs;
  Findings findings;
  return render::Theme::load(fs, "site", "_almanac", findings);
}

std::string render_post(const Site& site, model::PostIndex post, const markdown::Article& article) {
  const render::Theme theme = default_theme();
  return Pages(site, theme).render_post(post, {article, {}}).bytes;
}

std::string render_file(const Site& site, const std::string& path) {
  const render::Theme theme = default_theme();
  const Pages pages(site, theme);
  for (const ListedPage& page : pages.listed()) {
    OutputFile file = pages.render(page);
    if (file.path == path) return std::move(file.bytes);
  }
  FAIL("there is no page ", path);
  return "";
}

std::vector<std::string> paths(const Site& site) {
  const render::Theme theme = default_theme();
  const Pages pages(site, theme);
  std::vector<std::string> all;
  for (const ListedPage& page : pages.listed()) all.push_back(page.path);
  std::sort(all.begin(), all.end());
  return all;
}

bool has(const std::string& text, const std::string& part) {
  CAPTURE(part);
  return text.find(part) != std::string::npos;
}

markdown::Article article_of(const std::string& html) {
  markdown::Article article;
  article.page_html = html;
  return article;
}

}  // namespace

TEST_CASE("site pages: every page of a site is listed once") {
  const Site site = make_site({{"2018-12-06", "November Review", {"C++"}}, {"2019-01-07", "December Review", {}}});
  CHECK(paths(site) == std::vector<std::string>{"/", "/404.html", "/archive/", "/archive/2018/", "/archive/2018/12/",
                                                "/archive/2019/", "/archive/2019/01/", "/authors/", "/authors/ada/",
                                                "/series/", "/series/monthly-review/", "/tags/", "/tags/c-plus-plus/"});
}

TEST_CASE("site pages: only the parts that are asked for are made") {
  Site site = make_site({{"2019-01-07", "A", {"t"}}});
  site.settings.only = {config::Part::kArchive};
  for (const std::string& path : paths(site)) CHECK(path != "/");
  CHECK_FALSE(has(render_file(site, "archive/2019/01/index.html"), "application/atom+xml"));
  site.settings.only = {config::Part::kFeeds};
  CHECK(paths(site).empty());
}

TEST_CASE("site pages: the author's own page wins over a listed one") {
  Site site = make_site({{"2019-01-07", "A", {"t"}}});
  model::Page page;
  page.path = "tags.md";
  page.title = "My tags";
  page.url_path = "/tags/";
  site.pages = {page};
  const std::vector<std::string> all = paths(site);
  CHECK(std::count(all.begin(), all.end(), "/tags/") == 0);
}

TEST_CASE("site pages: a post's page says who it is") {
  Site site = make_site({{"2019-01-07", "A <b> & \"c\"", {"C++"}}});
  site.facts[0].excerpt = "An excerpt";
  site.facts[0].banner = feeds::Media{"https://example.org/a.jpg", "image/jpeg", 10, 640, 480, "alt"};
  const std::string page = render_post(site, 0, article_of("<p>Body</p>"));
  CHECK(has(page, "<html lang=\"en\" dir=\"ltr\">"));
  CHECK(has(page, "<title>A &lt;b&gt; &amp; &quot;c&quot; — The Site</title>"));
  CHECK(has(page, "<link rel=\"canonical\" href=\"https://example.org/2019-01-07/\">"));
  CHECK(has(page, "<meta property=\"og:image\" content=\"https://example.org/a.jpg\">"));
  CHECK(has(page, "<meta property=\"og:type\" content=\"article\">"));
  CHECK(has(page, "<meta property=\"og:locale\" content=\"en_US\">"));
  CHECK(has(page, "<meta name=\"description\" content=\"An excerpt\">"));
  CHECK(
      has(page, "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"The Site (Atom)\" href=\"/atom.xml\">"));
  CHECK(has(page, "href=\"/tags/c-plus-plus/atom.xml\""));
  CHECK(has(page, "<time datetime=\"2019-01-07T00:00:00Z\">7 January 2019</time>"));
  CHECK(has(page, "<a rel=\"author\" href=\"/authors/ada/\">Ada</a>"));
  CHECK(has(page, "<p>Body</p>"));
}

TEST_CASE("site pages: nothing in a post can end the script element of its JSON-LD") {
  Site site = make_site({{"2019-01-07", "</script><!-- & \xE2\x80\xA8", {}}});
  const std::string page = render_post(site, 0, article_of(""));
  const std::size_t start = page.find("ld+json\">") + 9;
  const std::string json = page.substr(start, page.find("</script>", start) - start);
  CHECK(has(json, "\"headline\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\""));
  CHECK(json.ends_with("}"));
}

TEST_CASE("site pages: a draft is marked and not for search engines") {
  Site site = make_site({{"2019-01-07", "A", {}}});
  site.library.posts[0].draft = true;
  const std::string page = render_post(site, 0, article_of(""));
  CHECK(has(page, "<meta name=\"robots\" content=\"noindex\">"));
  CHECK_FALSE(has(page, "rel=\"canonical\""));
  CHECK(has(page, ">Draft</span>"));
}

TEST_CASE("site pages: a post is in its own language and direction") {
  Site site = make_site({{"2019-01-07", "A", {}}, {"2019-01-08", "B", {}}});
  site.library.posts[0].lang = "ar";
  test::derive(site);
  CHECK(has(render_post(site, 0, article_of("")), "<html lang=\"ar\" dir=\"rtl\">"));
  const std::string home = render_file(site, "index.html");
  CHECK(has(home, "<html lang=\"en\" dir=\"ltr\">"));
  CHECK(has(home, "<li lang=\"ar\" dir=\"rtl\">"));
}

TEST_CASE("site pages: posts lead to the one before and the one after") {
  const Site site = make_site({{"2019-01-07", "First", {}}, {"2019-01-08", "Second", {}}, {"2019-01-09", "Third", {}}});
  const std::string page = render_post(site, 1, article_of(""));
  CHECK(has(page, "rel=\"prev\" href=\"/2019-01-07/\""));
  CHECK(has(page, "rel=\"next\" href=\"/2019-01-09/\""));
}

TEST_CASE("site pages: suggestions join the author's own list, or follow the article") {
  Site site = make_site({{"2019-01-07", "First", {}}, {"2019-01-08", "Second", {}}});
  site.suggestions[0] = {{1, archive::Reason::kMention}};
  const std::string item = "<a href=\"/2019-01-07/\">First</a> <span class=\"reason\">Mentions this post</span></li>";
  CHECK(has(render_post(site, 0, article_of("<p>x</p>")),
            "<h2>More reading</h2>\n<ul>\n<li class=\"suggested\">" + item));

  markdown::Article article = article_of("<ul>\n<li>own</li></ul>\n<p>end</p>");
  article.more_reading = markdown::MoreReading{17, 0, true};
  const std::string merged = render_post(site, 0, article);
  CHECK(has(merged, "<li>own</li>\n<li class=\"suggested\">" + item + "\n</ul>\n<p>end</p>"));
  CHECK_FALSE(has(merged, "class=\"more prose\""));

  article.page_html = "<p>own</p><p>end</p>";
  article.more_reading = markdown::MoreReading{10, 0, false};
  CHECK(
      has(render_post(site, 0, article), "<p>own</p>\n<ul>\n<li class=\"suggested\">" + item + "\n</ul>\n<p>end</p>"));
}

TEST_CASE("site pages: a closed month leads to its archive documents") {
  const Site site = make_site({{"2018-12-06", "A", {}}, {"2019-01-07", "B", {}}});
  const std::string closed = render_file(site, "archive/2018/12/index.html");
  CHECK(has(closed, "<h1>December 2018</h1>"));
  CHECK(has(closed, "<a href=\"/archive/2018/12/atom.xml\""));
  CHECK(has(closed, "rel=\"next\" href=\"/archive/2019/01/\""));
  const std::string open = render_file(site, "archive/2019/01/index.html");
  CHECK_FALSE(has(open, "/archive/2019/01/atom.xml"));
  CHECK(has(open, "not closed yet"));
}

TEST_CASE("site pages: a series shows the months that it lacks, in the site's language") {
  Site site = make_site({{"2018-11-06", "October Review", {}}, {"2019-01-07", "December Review", {}}});
  site.settings.language = "de";
  test::derive(site);
  const std::string page = render_file(site, "series/monthly-review/index.html");
  CHECK(has(page, "November 2018"));
  CHECK(page.find("Oktober 2018") < page.find("<p class=\"when\">November 2018"));
  CHECK(page.find("<p class=\"when\">November 2018") < page.find("Dezember 2018"));
}

TEST_CASE("site pages: the home page is cut into pages that lead to each other") {
  Site site = make_site({{"2019-01-07", "First", {}}, {"2019-01-08", "Second", {}}, {"2019-01-09", "Third", {}}});
  site.settings.paginate = 2;
  const std::string first = render_file(site, "index.html");
  CHECK(has(first, "Third"));
  CHECK(has(first, "Second"));
  CHECK_FALSE(has(first, "First"));
  CHECK(has(first, "rel=\"next\" href=\"/page2/\""));
  const std::string second = render_file(site, "page2/index.html");
  CHECK(has(second, "First"));
  CHECK(has(second, "rel=\"prev\" href=\"/\""));
  CHECK(has(second, "<title>Page 2 — The Site</title>"));
}

TEST_CASE("site pages: an old address leads to the new one") {
  Site site = make_site({{"2019-01-07", "A & B", {}}});
  site.library.posts[0].redirect_from = {"/old/"};
  const std::string page = render_file(site, "old/index.html");
  CHECK(has(page, "<meta http-equiv=\"refresh\" content=\"0; url=https://example.org/2019-01-07/\">"));
  CHECK(has(page, "<link rel=\"canonical\" href=\"https://example.org/2019-01-07/\">"));
  CHECK(has(page, "<a href=\"/2019-01-07/\">A &amp; B</a>"));
}

TEST_CASE("site pages: an author's page has the author's link") {
  Site site = make_site({{"2019-01-07", "A", {}}});
  site.facts[0].authors[0].uri = "https://ada.example/";
  CHECK(has(render_file(site, "authors/ada/index.html"), "href=\"https://ada.example/\""));
}

TEST_CASE("site pages: keys of the author's own reach the templates") {
  Site site = make_site({{"2019-01-07", "A", {}}});
  site.settings.extra.emplace_back("twitter", "@example");
  Value fediverse;
  fediverse.set("handle", "@a@b");
  const PostArticle article{article_of(""), {{"fediverse", std::move(fediverse)}}};
  test::MemoryFileSystem fs;
  fs.add_file("s/_almanac/post.html", "{{site.extra.twitter}} {{post.extra.fediverse.handle}} {{site.extra.none}}");
  Findings findings;
  const render::Theme theme = render::Theme::load(fs, "s", "_almanac", findings);
  CHECK(findings.empty());
  CHECK(Pages(site, theme).render_post(0, article).bytes == "@example @a@b ");
}

TEST_CASE("site pages: a redirect to its own address is none") {
  Site site = make_site({{"2019-01-07", "A", {}}});
  site.library.posts[0].redirect_from = {"/2019-01-07/", "/old/", "https://other.example/a/"};
  const std::vector<std::string> all = paths(site);
  CHECK(std::count(all.begin(), all.end(), "/2019-01-07/") == 0);
  CHECK(std::count(all.begin(), all.end(), "/old/") == 1);
}

TEST_CASE("site pages: a beyond-large sitemap is cut into several") {
  Site site = make_site({{"2019-01-07", "A", {}}});
  const model::Post post = site.library.posts[0];
  site.library.posts.assign(50'001, post);
  site.facts.assign(50'001, site.facts[0]);
  site.series.of_post.assign(50'001, std::nullopt);
  site.settings.only = {config::Part::kFeeds};
  const render::Theme theme = default_theme();
  const std::vector<OutputFile> files = make_sitemap(site, Pages(site, theme));
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "sitemap-1.xml");
  CHECK(files[2].path == "sitemap.xml");
  CHECK(has(files[2].bytes, "<loc>https://example.org/sitemap-2.xml</loc>"));
}

TEST_CASE("site pages: the sitemap has every page, and when it changed") {
  Site site = make_site({{"2019-01-07", "A", {"t"}}});
  site.library.posts[0].updated = *parse_rfc3339("2019-02-01T00:00:00Z");
  site.library.posts[0].redirect_from = {"/old/"};
  const render::Theme theme = default_theme();
  const std::vector<OutputFile> files = make_sitemap(site, Pages(site, theme));
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "sitemap.xml");
  CHECK(has(files[0].bytes, "<loc>https://example.org/2019-01-07/</loc>\n    <lastmod>2019-02-01T00:00:00Z</lastmod>"));
  CHECK(has(files[0].bytes, "<loc>https://example.org/tags/t/</loc>"));
  CHECK_FALSE(has(files[0].bytes, "404"));
  CHECK_FALSE(has(files[0].bytes, "/old/"));
}

TEST_CASE("site pages: the OPML lists each feed once") {
  const Site site = make_site({{"2019-01-07", "A", {"R&D"}}});
  const OutputFile opml = make_opml(site);
  CHECK(opml.path == "feeds.opml");
  CHECK(has(opml.bytes, "xmlUrl=\"https://example.org/atom.xml\""));
  CHECK(has(opml.bytes, "text=\"The Site: R&amp;D\""));
  CHECK(has(opml.bytes, "xmlUrl=\"https://example.org/authors/ada/atom.xml\""));
  CHECK_FALSE(has(opml.bytes, "rss.xml"));
}

}  // namespace almanac::site
