// What subscribers will see, told by comparing two versions of feeds.
#include "feeds/diff/diff.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

#include "feeds/diff/documents.h"
#include "feeds/diff/entry_match.h"
#include "support/memory_filesystem.h"

using namespace almanac::feeds;
using almanac::test::MemoryFileSystem;
using diff::Change;
using diff::Diff;
using diff::Kind;

namespace {

struct Post {
  std::string id;
  std::string title;
  int day = 1;  // of January 2024
  std::string text = "Hello";
  std::string updated;  // empty: as published
  std::string url;      // empty: made of the title
};

std::string to_entry(const Post& post) {
  const std::string published = fmt::format("2024-01-{:02}T00:00:00Z", post.day);
  const std::string url = post.url.empty() ? "https://example.org/" + post.title : post.url;
  return fmt::format(
      "<entry><id>{}</id><title>{}</title><link href=\"{}\"/><published>{}</published><updated>{}</updated>"
      "<content type=\"html\">{}</content></entry>\n",
      post.id, post.title, url, published, post.updated.empty() ? published : post.updated, post.text);
}

std::string to_feed(const std::vector<Post>& posts, const std::string& head = "") {
  std::string feed =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" "
      "xmlns:fh=\"http://purl.org/syndication/history/1.0\"><title>A</title><id>tag:a</id>" +
      head + "\n";
  for (const Post& post : posts) feed += to_entry(post);
  return feed + "</feed>\n";
}

std::string self(const std::string& path) { return "<link rel=\"self\" href=\"https://example.org/" + path + "\"/>"; }
std::string older(const std::string& path) {
  return "<link rel=\"prev-archive\" href=\"https://example.org/" + path + "\"/>";
}

using Tree = std::map<std::string, std::string>;

Diff compare(const Tree& before, const Tree& after, bool folders = true) {
  MemoryFileSystem fs;
  diff::Side old_side{.is_folder = folders}, new_side{.is_folder = folders};
  for (const auto& [path, bytes] : before)
    fs.add_file("old/" + path, bytes), old_side.files.push_back({path, "old/" + path});
  for (const auto& [path, bytes] : after)
    fs.add_file("new/" + path, bytes), new_side.files.push_back({path, "new/" + path});
  const auto result = diff::compare(fs, old_side, new_side, 2);
  REQUIRE(result);
  return *result;
}

Diff compare(const std::vector<Post>& before, const std::vector<Post>& after) {
  return compare(Tree{{"atom.xml", to_feed(before)}}, Tree{{"atom.xml", to_feed(after)}});
}

// "resent b" of each change of the only feed.
std::vector<std::string> told(const Diff& diff) {
  std::vector<std::string> all;
  for (const diff::FeedDiff& feed : diff.feeds)
    for (const Change& change : feed.changes)
      all.push_back(std::string(info(change.kind).name) + (change.id.empty() ? "" : " " + change.id));
  return all;
}

std::string reason(const Diff& diff) {
  for (const diff::FeedDiff& feed : diff.feeds)
    for (const Change& change : feed.changes) return change.reason;
  return "nothing";
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("diff: the same feeds, new and rightly updated entries disturb nobody") {
  const std::vector<Post> posts = {{"b", "B", 2}, {"a", "A", 1}};
  CHECK(told(compare(posts, posts)).empty());
  const Diff more = compare(posts, {{"c", "C", 3}, {"b", "B", 2}, {"a", "A", 1, "Other", "2024-01-05T00:00:00Z"}});
  CHECK(told(more) == Sentences{"new c", "updated a"});
  CHECK_FALSE(more.disturbs());
}

TEST_CASE("diff: an id that changed is an old entry sent again, with the reason") {
  const auto resent = [](const Post& before, const Post& after) {
    const Diff diff = compare({before}, {after});
    CHECK(told(diff) == Sentences{"resent " + after.id});
    CHECK(diff.feeds.at(0).changes.at(0).old_id == before.id);
    CHECK(diff.disturbs());
    return reason(diff);
  };
  CHECK(resent({"http://e.org/a", "A", 1, "x", "", "http://e.org/a"},
               {"https://e.org/a", "A", 1, "y", "", "https://e.org/a"}) == "http became https");
  CHECK(resent({"https://e.org/a", "A", 1, "x", "", "https://e.org/a"},
               {"https://n.org/a", "Z", 9, "y", "", "https://n.org/a/"}) == "host: e.org became n.org");
  CHECK(resent({"tag:e.org,2024:a", "A", 1, "x", "", "https://e.org/a"},
               {"tag:n.org,2024:a", "A", 1, "x", "", "https://n.org/a"}) == "host: e.org became n.org");
  CHECK(resent({"https://e.org/a", "A", 1, "x", "", "https://e.org/a"},
               {"https://e.org/b", "A", 1, "y", "", "https://e.org/b"}) == "slug: a became b");
  CHECK(resent({"https://e.org/2024/01/01/a", "A", 1, "x", "", "https://e.org/2024/01/01/a"},
               {"https://e.org/2024/01/02/a", "A", 2, "y", "", "https://e.org/2024/01/02/a"}) ==
        "date: 2024-01-01 became 2024-01-02");
  CHECK(resent({"https://e.org/2024/a", "A", 1, "x", "", "https://e.org/2024/a"},
               {"https://e.org/blog/a", "A", 1, "y", "", "https://e.org/blog/a"}) ==
        "permalink: the address has another shape");
  CHECK(resent({"https://e.org/a", "A", 1, "x", "", "https://e.org/a"},
               {"urn:uuid:1", "A", 1, "x", "", "https://e.org/a"})
            .starts_with("generator"));
  CHECK(resent({"tag:e.org,2024-01-01:2024-01-01-a", "A"}, {"tag:e.org,2024-01-01:2024-01-02-a", "A"}) ==
        "date: 2024-01-01 became 2024-01-02");
}

TEST_CASE("diff: entries that share nothing are not taken for each other") {
  CHECK(told(compare({{"a", "A", 2, "x"}, {"z", "Z"}}, {{"b", "B", 3, "y"}, {"z", "Z"}})) ==
        Sentences{"gone a", "new b"});
  // Two of one title: neither is known to be the other.
  const Diff twice = compare({{"a", "T", 1, "x", "", "https://e.org/1"}, {"b", "T", 1, "y", "", "https://e.org/2"}},
                             {{"c", "T", 1, "z", "", "https://e.org/3"}, {"d", "T", 1, "w", "", "https://e.org/4"}});
  CHECK(twice.count(Kind::kResent) == 0);
}

TEST_CASE("diff: changes that nobody is told of, and told where there are none") {
  CHECK(told(compare({{"a", "A"}}, {{"a", "A", 1, "Other"}})) == Sentences{"untold a"});
  CHECK(reason(compare({{"a", "A", 1, "x", "", "https://e.org/"}}, {{"a", "B", 1, "x", "", "https://e.org/"}})) ==
        "its title");
  CHECK(told(compare({{"a", "A"}}, {{"a", "A", 1, "  Hello\n"}})).empty());
  CHECK(told(compare({{"a", "A"}}, {{"a", "A", 1, "Hello", "2024-01-05T00:00:00Z"}})) == Sentences{"touched a"});
  CHECK(told(compare({{"a", "A", 1, "x", "2024-01-05T00:00:00Z"}}, {{"a", "A", 1, "y", "2024-01-04T00:00:00Z"}})) ==
        Sentences{"untold a"});
  CHECK(told(compare({{"a", "A", 1, "x", "2024-01-05T00:00:00Z"}}, {{"a", "A", 2, "x", "2024-01-05T00:00:00Z"}})) ==
        Sentences{"redated a"});
}

TEST_CASE("diff: gone, with a tombstone, and out of the window") {
  const std::vector<Post> three = {{"c", "C", 3, "z"}, {"b", "B", 2, "y"}, {"a", "A", 1, "x"}};
  const std::vector<Post> without_b = {{"c", "C", 3, "z"}, {"a", "A", 1, "x"}};
  CHECK(told(compare(three, without_b)) == Sentences{"gone b"});
  const std::string stone = "<at:deleted-entry ref=\"b\" when=\"2024-02-01T00:00:00Z\"/>";
  const Diff deleted = compare(Tree{{"atom.xml", to_feed(three)}}, Tree{{"atom.xml", to_feed(without_b, stone)}});
  CHECK(told(deleted) == Sentences{"deleted b"});
  CHECK_FALSE(deleted.disturbs());
  // A new one pushes the oldest out: no loss. The oldest taken away: a loss.
  CHECK(told(compare(three, {{"d", "D", 4, "w"}, {"c", "C", 3, "z"}, {"b", "B", 2, "y"}})) == Sentences{"new d"});
  CHECK(told(compare(three, {{"c", "C", 3, "z"}, {"b", "B", 2, "y"}})) == Sentences{"gone a"});
  // It may stand in another feed of the site.
  const Diff left = compare(Tree{{"atom.xml", to_feed(three)}, {"tag.xml", to_feed(three)}},
                            Tree{{"atom.xml", to_feed(three)}, {"tag.xml", to_feed(without_b)}});
  CHECK(told(left) == Sentences{"left b"});
  CHECK_FALSE(left.disturbs());
}

constexpr const char* kOfAtom = "<link rel=\"current\" href=\"https://example.org/atom.xml\"/>";

TEST_CASE("diff: with a chain only what no document has is lost") {
  const Tree before = {
      {"atom.xml", to_feed({{"c", "C", 3, "z"}, {"b", "B", 2, "y"}}, self("atom.xml") + older("1.xml"))},
      {"1.xml", to_feed({{"a", "A", 1, "x"}}, self("1.xml") + kOfAtom + "<fh:archive/>")}};
  Tree after = before;
  after["atom.xml"] = to_feed({{"d", "D", 4, "w"}, {"c", "C", 3, "z"}}, self("atom.xml") + older("2.xml"));
  after["2.xml"] = to_feed({{"b", "B", 2, "y"}}, self("2.xml") + older("1.xml") + "<fh:archive/>");
  CHECK(told(compare(before, after)) == Sentences{"new d"});
  after["2.xml"] = to_feed({}, self("2.xml") + older("1.xml") + "<fh:archive/>");
  CHECK(told(compare(before, after)) == Sentences{"gone b", "new d"});
  after["2.xml"] = to_feed({{"b", "B", 2, "y"}}, self("2.xml") + "<fh:archive/>");  // the link to 1.xml is lost
  CHECK(told(compare(before, after)) == Sentences{"chain-lost a", "new d"});
}

TEST_CASE("diff: what a single feed no longer shows may stand in the archive that it links") {
  const std::vector<Post> three = {{"c", "C", 3, "z"}, {"b", "B", 2, "y"}, {"a", "A", 1, "x"}};
  const std::string shorter = to_feed({{"c", "C", 3, "z"}}, self("atom.xml") + older("1.xml"));
  const std::string holed = to_feed({{"c", "C", 3, "z"}, {"a", "A", 1, "x"}}, self("atom.xml") + older("1.xml"));
  const std::string before = to_feed(three, self("atom.xml"));
  CHECK(told(compare(Tree{{"atom.xml", before}}, Tree{{"atom.xml", shorter}}, false)).empty());
  CHECK(told(compare(Tree{{"atom.xml", before}}, Tree{{"atom.xml", holed}}, false)) == Sentences{"gone b"});
}

TEST_CASE("diff: long documents that are the same are not read whole, and their entries are found all the same") {
  std::vector<Post> many;
  for (int i = 0; i < 600; ++i)
    many.push_back({fmt::format("https://example.org/{}", i), fmt::format("T{}", i), 1, std::string(90, 'x')});
  const std::string archive = to_feed(many, self("1.xml") + "<fh:archive/>");
  REQUIRE(archive.size() > 100'000);
  const Tree before = {{"atom.xml", to_feed({{"b", "B", 2, "y"}, many[599]}, self("atom.xml") + older("1.xml"))},
                       {"1.xml", archive}};
  Tree after = before;
  after["atom.xml"] = to_feed({{"c", "C", 3, "z"}, {"b", "B", 2, "y"}}, self("atom.xml") + older("1.xml"));
  CHECK(told(compare(before, after)) == Sentences{"new c"});
  after["atom.xml"] = to_feed({{"b", "B", 2, "y"}, many[3], many[599]}, self("atom.xml") + older("1.xml"));
  CHECK(told(compare(before, after)).empty());  // an old one issued again
  CHECK(told(compare(before, before)).empty());
}

TEST_CASE("diff: a chain that runs in a ring, or leads nowhere, ends") {
  const Tree ring = {{"a.xml", to_feed({{"a", "A"}}, self("a.xml") + older("b.xml"))},
                     {"b.xml", to_feed({{"b", "B"}}, self("b.xml") + older("a.xml"))}};
  CHECK(told(compare(ring, ring)).empty());
  const Tree nowhere = {{"a.xml", to_feed({{"a", "A"}}, self("a.xml") + older("c.xml"))}};
  CHECK(told(compare(nowhere, nowhere)).empty());
}

TEST_CASE("diff: the order") {
  const Post a = {"a", "A", 1, "x"}, b = {"b", "B", 2, "y"}, c = {"c", "C", 3, "z"};
  CHECK(told(compare({c, b, a}, {a, c, b})) == Sentences{"reordered a"});
  // What was updated may stand at the top.
  CHECK(told(compare({c, b, a}, {{"a", "A", 1, "w", "2024-01-09T00:00:00Z"}, c, b})) == Sentences{"updated a"});
}

TEST_CASE("diff: a feed that is gone, moved, or calls itself otherwise") {
  const std::vector<Post> posts = {{"b", "B", 2}, {"a", "A", 1}};
  const std::string feed = to_feed(posts, self("a.xml"));
  CHECK(told(compare(Tree{{"a.xml", feed}, {"b.xml", to_feed({{"z", "Z"}}, self("b.xml"))}}, Tree{{"a.xml", feed}})) ==
        Sentences{"feed-gone"});
  CHECK(told(compare(Tree{{"a.xml", feed}}, Tree{{"c.xml", feed}})) == Sentences{"feed-moved"});
  CHECK(told(compare(Tree{{"a.xml", feed}}, Tree{{"a.xml", to_feed(posts, self("c.xml"))}})) == Sentences{"feed-self"});
  const Diff fresh =
      compare(Tree{{"a.xml", feed}}, Tree{{"a.xml", feed}, {"c.xml", to_feed({{"z", "Z"}}, self("c.xml"))}});
  CHECK(told(fresh) == Sentences{"feed-new"});
  CHECK_FALSE(fresh.disturbs());
  std::string titled = feed;
  titled.replace(titled.find("<title>A"), 8, "<title>B");
  CHECK(told(compare(Tree{{"a.xml", feed}}, Tree{{"a.xml", titled}})) == Sentences{"feed-title"});
  // Two files are compared whatever they are called.
  CHECK(told(compare(Tree{{"old.xml", feed}}, Tree{{"new.xml", feed}}, false)).empty());
}

TEST_CASE("diff: another id of everything is told once, and in linear time") {
  std::vector<Post> before, after;
  for (int i = 0; i < 5000; ++i) {
    before.push_back(
        {fmt::format("http://e.org/{}", i), "Same title", 1, "Same text", "", fmt::format("http://e.org/{}", i)});
    after.push_back(
        {fmt::format("https://e.org/{}", i), "Same title", 1, "Same text", "", fmt::format("https://e.org/{}", i)});
  }
  const Diff diff = compare(before, after);
  CHECK(diff.count(Kind::kResent) == 5000);
  CHECK(told(diff).size() == 5000);
}

TEST_CASE("diff: addresses are one whatever servers leave out") {
  CHECK(diff::address_key("http://Example.org/a/index.html#b") == diff::address_key("https://example.org/a"));
  CHECK(diff::address_key("https://example.org/a.html") == "example.org/a");
  CHECK(diff::address_key("https://example.org/?p=1") != diff::address_key("https://example.org/?p=2"));
  CHECK(diff::may_have("\"id\": \"https:\\/\\/e.org\\/my-post\"", "https://e.org/my-post"));
  CHECK_FALSE(diff::may_have("\"id\": \"https:\\/\\/e.org\\/other\"", "https://e.org/my-post"));
}
