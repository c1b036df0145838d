#include "model/library.h"

#include <doctest/doctest.h>

#include "core/text.h"
#include "support/posts.h"

namespace almanac::model {
namespace {

using Names = std::vector<std::string>;

Post tagged(std::string_view day, std::string_view name, Names tags) {
  Post post = test::make_post(day, name);
  post.tags = std::move(tags);
  return post;
}

std::vector<PostIndex> all(const Library& library) {
  std::vector<PostIndex> posts;
  for (PostIndex i = 0; i < library.posts.size(); ++i) posts.push_back(i);
  return posts;
}

Names names(const std::vector<Group>& groups) {
  Names out;
  for (const Group& group : groups) out.push_back(group.name);
  return out;
}

TEST_CASE("model: places come out as they were packed") {
  CHECK(FieldPlaces().list().empty());
  CHECK(FieldPlaces(std::vector<FieldPlace>()).list().empty());
  const std::vector<FieldPlace> places = FieldPlaces({{"tags", "", 3, 7}, {"tags", "größe", 100'000, 200}}).list();
  REQUIRE(places.size() == 2);
  CHECK(places[0].text.empty());
  CHECK(places[1].key == "tags");
  CHECK(places[1].text == "größe");
  CHECK(places[1].line == 100'000);
  CHECK(places[1].column == 200);
}

TEST_CASE("model: a post has a hundred tags, categories, authors and redirects at most") {
  Names names;
  for (int i = 0; i < 101; ++i) names.push_back("n" + std::to_string(i));
  Post post = tagged("2019-01-07", "a", names);
  post.categories = post.redirect_from = names;
  for (const std::string& name : names) post.authors.push_back({name, "", ""});
  post.places = FieldPlaces(std::vector<FieldPlace>{{"tags", "", 3, 7}});
  Findings findings;
  const Library library = make_library({post}, findings);
  Names rules;
  for (const Finding& finding : findings.items()) rules.push_back(finding.rule);
  CHECK(rules == Names{"TooManyTags", "TooManyCategories", "TooManyAuthors", "TooManyRedirects"});
  CHECK(findings.items()[0].place == Place{post.path, 3, 7});
  CHECK(findings.items()[0].message == "the post has 101 tags, and 100 are the most: leave some out");
  CHECK(library.tags.size() == 100);
}

TEST_CASE("model: posts are newest first by instant, then by path, whatever order they come in") {
  Post late = test::make_post("2019-01-07", "b");
  late.published.instant += std::chrono::hours(1);
  const Post early = test::make_post("2019-01-07", "z");
  const Post twin = test::make_post("2019-01-07", "c");
  const Post old = test::make_post("2018-01-07", "a");
  const Names expected = {"b", "c", "z", "a"};
  for (const std::vector<Post>& posts : {std::vector{late, early, twin, old}, std::vector{old, twin, early, late},
                                         std::vector{twin, late, old, early}}) {
    const Library library = test::make_library(posts);
    CHECK(test::slugs(library, all(library)) == expected);
  }
}

TEST_CASE("model: months go by the day of the address, not by the instant") {
  Post post = test::make_post("2019-01-01", "new-year");
  post.published.instant -= std::chrono::hours(2);  // still December in UTC
  const Library library = test::make_library({post, test::make_post("2018-12-06", "old")});
  using namespace std::chrono;
  CHECK(test::slugs(library, library.months.at(2019y / 1)) == Names{"new-year"});
  CHECK(test::slugs(library, library.months.at(2018y / 12)) == Names{"old"});
}

TEST_CASE("model: two posts on one address or of one id are errors that name both files") {
  Post a = test::make_post("2019-01-07", "a");
  Post b = test::make_post("2019-02-07", "b");
  b.url_path = a.url_path;
  b.id = a.id;
  Findings findings;
  make_library({a, b}, findings);
  REQUIRE(findings.items().size() == 2);
  CHECK(
      to_text(findings.items()[0]) ==
      "_posts/2019-02-07-b.md: error: the address \"/blog/2019/01/a/\" is that of _posts/2019-01-07-a.md too: give one "
      "of them another slug, date or permalink [DuplicateAddress]");
  CHECK(to_text(findings.items()[1]) ==
        "_posts/2019-02-07-b.md: error: the id \"tag:example.org,2019:a\" is that of _posts/2019-01-07-a.md too: give "
        "one of them another id [DuplicateId]");
}

TEST_CASE("model: addresses and ids are compared byte by byte") {
  Post a = test::make_post("2019-01-07", "a");
  Post b = test::make_post("2019-01-07", "A");
  test::make_library({a, b});
}

TEST_CASE("model: tags that differ in case only are one, in the oldest post's spelling, with one warning a spelling") {
  Findings findings;
  const Library library =
      make_library({tagged("2019-03-01", "c", {"Ökonomie", "ai"}), tagged("2019-02-01", "b", {"ai", "Go"}),
                    tagged("2019-01-01", "a", {"AI", "ÖKONOMIE"})},
                   findings);
  CHECK(names(library.tags) == Names{"AI", "Go", "ÖKONOMIE"});
  CHECK(test::slugs(library, library.tags[0].posts) == Names{"c", "b", "a"});
  CHECK(library.posts[0].tags == Names{"ÖKONOMIE", "AI"});
  CHECK(library.posts[1].tags == Names{"AI", "Go"});
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.count(Severity::kWarning) == 2);
  CHECK(to_text(findings.items()[0]) ==
        "_posts/2019-02-01-b.md: warning: tag \"ai\" is written \"AI\" in _posts/2019-01-01-a.md: both are one tag, "
        "shown "
        "as \"AI\"; write it so here, too (2 posts write \"ai\") [TagCase]");
}

TEST_CASE("model: a post that writes a tag in two spellings has it once") {
  Findings findings;
  const Library library = make_library({tagged("2019-01-01", "a", {"AI", "x", "ai"})}, findings);
  CHECK(library.posts[0].tags == Names{"AI", "x"});
  CHECK(library.tags[0].posts.size() == 1);
  CHECK(findings.count(Severity::kWarning) == 1);
}

TEST_CASE("model: a warning about a tag stands at its place in the front matter") {
  Post post = tagged("2019-02-01", "b", {"x", "ai"});
  post.places = FieldPlaces({{"tags", "", 3, 7}, {"tags", "x", 3, 10}, {"tags", "ai", 3, 13}});
  Findings findings;
  make_library({post, tagged("2019-01-01", "a", {"AI"})}, findings);
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].place == Place{"_posts/2019-02-01-b.md", 3, 13});
}

TEST_CASE("model: C, C++, C# and .NET live side by side") {
  const Library library = test::make_library({tagged("2019-01-01", "a", {"C", "C++", "C#", ".NET"})});
  Names slugs;
  for (const Group& group : library.tags) slugs.push_back(group.slug);
  CHECK(slugs == Names{"c", "c-plus-plus", "c-sharp", "dot-net"});
}

TEST_CASE("model: two tags that meet in one folder are an error that names both") {
  Findings findings;
  make_library({tagged("2019-01-01", "a", {"C++"}), tagged("2019-02-01", "b", {"c plus plus", "c-plus-plus"})},
               findings);
  CHECK(findings.count(Severity::kError) == 2);
  CHECK(to_text(findings.items()[0]) ==
        "_posts/2019-02-01-b.md: error: tag \"c plus plus\" and \"C++\" of _posts/2019-01-01-a.md both have the folder "
        "\"c-plus-plus\": rename one of them [TagPathConflict]");
}

TEST_CASE("model: authors whose names differ in case only are one author") {
  Post a = test::make_post("2019-01-01", "a");
  Post b = test::make_post("2019-02-01", "b");
  a.authors = {{"Hong Phuc Dang", "hp@example.org", ""}};
  b.authors = {{"hong phuc dang", "", ""}, {"Paul Adams", "", ""}};
  Findings findings;
  const Library library = make_library({a, b}, findings);
  CHECK(names(library.authors) == Names{"Hong Phuc Dang", "Paul Adams"});
  CHECK(library.posts[0].authors[0] == Author{"Hong Phuc Dang", "", ""});
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == "AuthorCase");
}

TEST_CASE("model: slugs of groups") {
  const std::pair<const char*, const char*> cases[] = {
      {"Machine Learning", "machine-learning"},
      {"  two   blanks ", "two-blanks"},
      {"a\u00A0b\u3000c", "a-b-c"},
      {"Größe", "größe"},
      {"ΑΣ", "ας"},
      {"Café", "café"},
      {"Cafe\u0301", "café"},
      {"a/b\\c", "a-b-c"},
      {"..", "dot-."},
      {".", "dot-"},
      {"../../etc/passwd", "dot-.-..-etc-passwd"},
      {".git", "dot-git"},
      {"v1.0", "v1.0"},
      {"+", "-plus"},
      {"", "-"},
      {"   ", "-"},
      {"100%", "100%"},
      {"Index.html", "index-html"},
      {"日本語", "日本語"},
  };
  for (const auto& [name, slug] : cases) CHECK(to_group_slug(name) == slug);
  CHECK(to_group_slug(std::string_view("a\0b\x01\x7F", 5)) == "a-b--");
}

TEST_CASE("model: slugs of long names are short, valid and still differ") {
  std::string a, b;
  for (int i = 0; i < 10000; ++i) a += "ä";
  b = a + "b";
  const std::string slug = to_group_slug(a);
  CHECK(slug.size() <= 200);
  CHECK_FALSE(find_invalid_utf8(slug));
  CHECK(slug != to_group_slug(b));
  CHECK(slug == "äää" + slug.substr(6));
  CHECK(slug.ends_with("-2da7c8a7e8ec90a5"));
}

TEST_CASE("model: no posts make an empty library") {
  const Library library = test::make_library({});
  CHECK(library.posts.empty());
  CHECK(library.months.empty());
  CHECK(library.tags.empty());
}

}  // namespace
}  // namespace almanac::model
