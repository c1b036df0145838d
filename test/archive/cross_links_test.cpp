#include "archive/cross_links.h"

#include <doctest/doctest.h>

#include "support/posts.h"

namespace almanac::archive {
namespace {

using Names = std::vector<std::string>;

config::Settings notes() {
  config::Settings settings;
  settings.url = settings.public_url = "https://example.org";
  settings.permalink = "/blog/:year/:month/:title/";
  return settings;
}

PostLink link_to(std::string url) { return {.url = std::move(url), .line = 7, .column = 1}; }

// The facts of posts, those with the given slug having these.
std::vector<ArticleFacts> facts_of(const model::Library& library,
                                   const std::vector<std::pair<std::string, ArticleFacts>>& of) {
  std::vector<ArticleFacts> facts(library.posts.size());
  for (const auto& [slug, value] : of) facts[test::find_post(library, slug)] = value;
  return facts;
}

ArticleFacts with_links(const Names& urls) {
  ArticleFacts facts;
  for (const std::string& url : urls) facts.links.push_back(link_to(url));
  return facts;
}

ArticleFacts with_words(const Names& words) {
  ArticleFacts facts;
  for (const std::string& word : words) facts.words.push_back({word, 2});
  return facts;
}

model::Post tagged(std::string_view day, std::string_view name, Names tags) {
  model::Post post = test::make_post(day, name);
  post.tags = std::move(tags);
  return post;
}

// What the post "from" links, by slug, and the findings, of a link with this URL.
struct Outcome {
  Names links;
  Findings findings;
};

Outcome follow(const std::string& url, const config::Settings& settings = notes()) {
  model::Post target = test::make_post("2018-12-06", "größe a");
  target.url_path = settings.base + "/blog/2018/12/gr%C3%B6%C3%9Fe%20a/";
  target.redirect_from = {"/old/größe/"};
  model::Post from = test::make_post("2019-01-07", "from");
  from.url_path = settings.base + "/blog/2019/01/from/";
  const model::Library library = test::make_library({from, target});
  Outcome outcome;
  const LinkGraph graph =
      make_link_graph(library, facts_of(library, {{"from", with_links({url})}}), settings, outcome.findings);
  outcome.links = test::slugs(library, graph.links[test::find_post(library, "from")]);
  return outcome;
}

TEST_CASE("archive: a link meets a post in whatever form it is written") {
  for (const char* url :
       {"https://example.org/blog/2018/12/gr%C3%B6%C3%9Fe%20a/", "http://example.org/blog/2018/12/größe a",
        "HTTPS://Example.ORG:443/blog/2018/12/gr%c3%b6%c3%9fe%20a/", "//example.org/blog/2018/12/größe%20a.html",
        "/blog/2018/12/größe a/", "/blog/2018/12/gr%C3%B6%C3%9Fe%20a/index.html", "../../../2018/./12/größe a",
        "../../../2018/12/größe a/", " /blog/2018/12/größe%20a/#top ", "/blog/2018/12/größe%20a?utm_source=x#y",
        "/old/größe", "https://example.org/old/gr%C3%B6%C3%9Fe/"}) {
    CAPTURE(std::string(url));
    const Outcome outcome = follow(url);
    CHECK(outcome.links == Names{"größe a"});
    CHECK(outcome.findings.empty());
  }
}

TEST_CASE("archive: links to other places are no links to posts, and no concern of ours") {
  for (const char* url :
       {"https://www.example.org/blog/2018/12/gr%C3%B6%C3%9Fe%20a/", "https://example.com/blog/2018/12/x/",
        "https://example.org/docs", "/docs/reports/2019/january-2019/", "#top", "", "?page=2", "mailto:a@example.org",
        "ftp://example.org/blog/2018/12/x/", "from.html", "https://example.org", "/%FF", "/blog/2018/12/",
        "/blog/2018/", "/blog/archive/", "/blog/2019/01/from/", "/blog/2019/01/from/picture.png", "https://[::1",
        "//"}) {
    CAPTURE(std::string(url));
    const Outcome outcome = follow(url);
    CHECK(outcome.links.empty());
    CHECK(outcome.findings.empty());
  }
}

TEST_CASE("archive: addresses have the site's base, and --base-url's host counts as the site's own") {
  config::Settings settings = notes();
  settings.base = "/site";
  settings.public_url = "http://localhost:4000";
  CHECK(follow("/site/blog/2018/12/größe a/", settings).links == Names{"größe a"});
  CHECK(follow("http://localhost:4000/site/blog/2018/12/größe a/", settings).links == Names{"größe a"});
  CHECK(follow("https://example.org/site/blog/2018/12/größe a/", settings).links == Names{"größe a"});
  CHECK(follow("/site/old/größe/", settings).links == Names{"größe a"});
  CHECK(follow("http://localhost/site/blog/2018/12/größe a/", settings).links.empty());
  CHECK(follow("/blog/2018/12/größe a/", settings).findings.empty());
  CHECK(follow("/site/blog/2018/12/other/", settings).findings.count(Severity::kWarning) == 1);
}

TEST_CASE("archive: a link with a post's shape that meets no post is a warning with the nearest post") {
  Outcome outcome = follow("https://example.org/blog/2018/11/größe a/");
  REQUIRE(outcome.findings.items().size() == 1);
  CHECK(to_text(outcome.findings.items()[0]) ==
        "_posts/2019-01-07-from.md:7:1: warning: the link \"https://example.org/blog/2018/11/größe a/\" looks like a "
        "post's address, but no "
        "post is there; did you mean /blog/2018/12/gr%C3%B6%C3%9Fe%20a/? [DeadPostLink]");
  outcome = follow("/blog/2019/01/fron");
  REQUIRE(outcome.findings.items().size() == 1);
  CHECK(outcome.findings.items()[0].message.ends_with("did you mean /blog/2019/01/from/?"));
  outcome = follow("../nothing-like-it/");
  REQUIRE(outcome.findings.items().size() == 1);
  CHECK(outcome.findings.items()[0].message.ends_with("no post is there; mend or remove it"));
}

TEST_CASE("archive: without dates in addresses only a link near a post's is dead, and known pages never are") {
  config::Settings settings = notes();
  settings.permalink = "/blog/:title/";
  settings.tag_path = "/blog/:slug/";
  settings.paginate = 1;
  settings.paginate_path = "/blog/page:num/";
  model::Post a = tagged("2018-12-06", "november-review", {"reviews"});
  a.url_path = "/blog/november-review/";
  model::Post b = test::make_post("2019-01-07", "b");
  const model::Library library = test::make_library({a, b});
  const auto findings_of = [&](const std::string& url, const Names& pages) {
    Findings findings;
    make_link_graph(library, facts_of(library, {{"b", with_links({url})}}), settings, findings, pages);
    return findings.items().size();
  };
  CHECK(findings_of("/blog/novembre-review/", {}) == 1);
  CHECK(findings_of("/blog/novembre-review/", {"/blog/novembre-review.html"}) == 0);
  CHECK(findings_of("/blog/about/", {}) == 0);
  CHECK(findings_of("/blog/reviews/", {}) == 0);
  CHECK(findings_of("/blog/page2/", {}) == 0);
  settings.permalink = "/:title/";
  CHECK(findings_of("/novembre-review/", {}) == 0);
}

TEST_CASE("archive: links are listed once, in the order of the text; mentions newest first") {
  const model::Library library =
      test::make_library({test::make_post("2018-01-01", "a"), test::make_post("2018-02-01", "b"),
                          test::make_post("2018-03-01", "c"), test::make_post("2018-04-01", "d")});
  ArticleFacts from_c = with_links({"/blog/2018/02/b/", "/blog/2018/01/a/", "/blog/2018/03/c/", "/blog/2018/02/b"});
  from_c.links.back().in_more_reading = true;
  Findings findings;
  const LinkGraph graph = make_link_graph(
      library, facts_of(library, {{"c", from_c}, {"d", with_links({"/blog/2018/01/a/"})}}), notes(), findings);
  const auto of = [&](const auto& lists, const char* slug) {
    return test::slugs(library, lists[test::find_post(library, slug)]);
  };
  CHECK(of(graph.links, "c") == Names{"b", "a"});
  CHECK(of(graph.more_reading, "c") == Names{"b"});
  CHECK(of(graph.mentions, "a") == Names{"d", "c"});
  CHECK(of(graph.mentions, "d").empty());
}

TEST_CASE("archive: of an article's links those that may lead to a post are kept, and no pictures") {
  const markdown::Article article{
      .links = {{.url = "/blog/2018/04/d/", .text = "d", .place = {"a.md", 3, 5}, .in_more_reading = true},
                {.url = "/blog/2018/04/picture/", .is_image = true},
                {.url = "https://elsewhere.example/a/"}}};
  const ArticleFacts facts = find_relations(article, notes());
  REQUIRE(facts.links.size() == 1);
  CHECK(facts.links[0].url == "/blog/2018/04/d/");
  CHECK(facts.links[0].line == 3);
  CHECK(facts.links[0].column == 5);
  CHECK(facts.links[0].in_more_reading);
}

struct Suggested {
  model::Library library;
  std::vector<ArticleFacts> facts;
  SeriesList series;
  LinkGraph graph;
  std::vector<std::vector<Suggestion>> suggestions;

  Suggested(const std::vector<model::Post>& posts, const std::vector<std::pair<std::string, ArticleFacts>>& of)
      : library(test::make_library(posts)), facts(facts_of(library, of)) {
    Findings findings;
    series = make_series(library, notes(), findings);
    graph = make_link_graph(library, facts, notes(), findings);
    suggestions = make_suggestions(library, facts, graph, series);
  }

  std::string of(const char* slug) const {
    std::string out;
    for (const Suggestion& suggestion : suggestions[test::find_post(library, slug)])
      out += library.posts[suggestion.post].slug + ":" + "bamr"[static_cast<int>(suggestion.reason)] + " ";
    return out;
  }
};

model::Post review(std::string_view day, std::string_view name, std::string title) {
  model::Post post = test::make_post(day, name);
  post.title = std::move(title);
  post.tags = {"x"};
  return post;
}

TEST_CASE("archive: after a post come the reviews before and after, mentions, then related posts, five at most") {
  const Suggested all(
      {review("2018-12-06", "nov", "November Review"), review("2019-01-07", "dec", "December Review"),
       review("2019-02-07", "jan", "January Review"), tagged("2019-03-01", "m1", {}), tagged("2019-03-02", "m2", {}),
       tagged("2018-01-01", "r1", {"x"}), tagged("2018-01-02", "r2", {"x"}), tagged("2018-01-03", "unrelated", {"y"})},
      {{"m1", with_links({"/blog/2019/01/dec/"})}, {"m2", with_links({"/blog/2019/01/dec/"})}});
  CHECK(all.of("dec") == "nov:b jan:a m2:m m1:m r2:r ");
  CHECK(all.of("m1") == "");
  CHECK(all.of("unrelated") == "");
  CHECK(all.of("r1") == "jan:r dec:r nov:r r2:r ");
}

TEST_CASE("archive: what the author linked is not suggested again") {
  const Suggested all({review("2018-12-06", "nov", "November Review"), review("2019-01-07", "dec", "December Review"),
                       tagged("2018-01-01", "r1", {"x"})},
                      {{"dec", with_links({"https://example.org/blog/2018/12/nov", "/blog/2018/01/r1/"})}});
  CHECK(all.of("dec") == "");
  CHECK(all.of("nov") == "dec:a r1:r ");
  CHECK(find_entry_addition(test::find_post(all.library, "dec"), all.graph, all.series) == std::nullopt);
}

TEST_CASE("archive: an entry may add the review before, and none that was written later") {
  const Suggested all({review("2018-12-06", "nov", "November Review"), review("2019-01-07", "dec", "December Review"),
                       review("2019-03-01", "oct", "October 2018 Review"), tagged("2018-01-01", "r1", {"x"})},
                      {});
  const auto addition = [&](const char* slug) {
    const auto found = find_entry_addition(test::find_post(all.library, slug), all.graph, all.series);
    return found ? all.library.posts[*found].slug : std::string("none");
  };
  CHECK(addition("dec") == "nov");
  CHECK(addition("nov") == "none");
  CHECK(addition("oct") == "none");
  CHECK(addition("r1") == "none");
  CHECK(all.of("nov").starts_with("oct:b dec:a "));
}

TEST_CASE("archive: posts are close by shared tags and telling words; equally close ones newest first") {
  const Suggested all(
      {tagged("2018-01-01", "p", {"go", "db"}), tagged("2018-01-02", "two-tags", {"go", "db"}),
       tagged("2018-01-03", "one-tag", {"go"}), tagged("2018-01-04", "one-tag-later", {"db"}),
       tagged("2018-01-05", "words", {}), tagged("2018-01-06", "few-words", {}), tagged("2018-01-07", "grammar", {})},
      {{"p", with_words({"there", "postgres", "which", "would", "vacuum", "index", "the"})},
       {"words", with_words({"postgres", "vacuum", "index"})},
       {"few-words", with_words({"postgres", "vacuum"})},
       {"grammar", with_words({"there", "which", "would", "the"})}});
  CHECK(all.of("p") == "two-tags:r one-tag-later:r one-tag:r words:r ");
}

TEST_CASE("archive: a new post changes few lists of others") {
  std::vector<model::Post> posts;
  for (int i = 0; i < 300; ++i) {
    const Day day = std::chrono::sys_days(std::chrono::year(2015) / 1 / 1) + std::chrono::days(i);
    posts.push_back(tagged(to_text(day), "p" + std::to_string(i), {"all", "tag" + std::to_string(i % 7)}));
  }
  const Suggested before(posts, {});
  posts.push_back(tagged("2015-06-01", "new", {"all", "tag3"}));
  const Suggested after(posts, {});
  int changed = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string slug = "p" + std::to_string(i);
    if (before.of(slug.c_str()) != after.of(slug.c_str())) ++changed;
  }
  CHECK(changed > 0);
  CHECK(changed <= 25);
}

}  // namespace
}  // namespace almanac::archive
