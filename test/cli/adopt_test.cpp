#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/finding.h"
#include "lock/lock.h"
#include "support/memory_filesystem.h"
#include "support/run_program.h"

using almanac::test::MemoryFileSystem;
using almanac::test::ProgramRun;
using almanac::test::run_program;

namespace {

MemoryFileSystem make_site() {
  return MemoryFileSystem{{"site/almanac.yml", "title: A\nurl: https://new.example\npermalink: /:title/\n"},
                          {"site/_posts/2024-01-01-one.md", "---\ntitle: \"It's one\"\n---\nx"},
                          {"site/_posts/2024-01-02-two.md", "---\ntitle: Two\nredirect_from: /old/two\n---\nx"},
                          {"site/_posts/2023-01-03-three.md", "---\ntitle: Three\n---\nx"}};
}

constexpr const char* kAtom =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title>"
    "<entry><id>http://old.example/2</id><title>Other</title><link href=\"http://old.example/old/two/\"/>"
    "<updated>2024-02-02T00:00:00Z</updated><published>2024-01-02T10:00:00Z</published></entry>"
    "<entry><id>http://old.example/1</id><title>It\xE2\x80\x99s one</title><link href=\"http://old.example/?p=1\"/>"
    "<updated>2024-01-01T00:00:00Z</updated></entry>"
    "<entry><id>http://old.example/9</id><title>Nine</title><link href=\"http://old.example/nine\"/></entry></feed>";

almanac::lock::Lock lock_of(const MemoryFileSystem& fs) {
  almanac::Findings findings;
  const auto files = fs.files();
  REQUIRE(files.contains("site/almanac.lock"));
  const auto lock = almanac::lock::parse_lock(files.at("site/almanac.lock"), "almanac.lock", findings);
  REQUIRE(lock);
  return *lock;
}

almanac::lock::LockedPost locked(const MemoryFileSystem& fs, const std::string& path) {
  const auto lock = lock_of(fs);
  const auto found =
      std::find_if(lock.posts.begin(), lock.posts.end(), [&](const auto& one) { return one.path == path; });
  REQUIRE(found != lock.posts.end());
  return *found;
}

}  // namespace

TEST_CASE("adopt: ids, dates and addresses of the old feed, by link, old address and title") {
  MemoryFileSystem fs = make_site();
  fs.add_file("old.xml", kAtom);
  const ProgramRun run = run_program(fs, {"adopt", "old.xml", "--site", "site"});
  CHECK(run.exit_code == 0);
  CHECK(run.out.starts_with("2 of 3 posts keep their ids; site/almanac.lock was written"));
  CHECK(run.err.find("no post is the entry \"Nine\" (http://old.example/nine)") != run.err.npos);
  CHECK(locked(fs, "_posts/2024-01-01-one.md").id == "http://old.example/1");
  const auto two = locked(fs, "_posts/2024-01-02-two.md");
  CHECK(two.id == "http://old.example/2");
  CHECK(two.url == "http://old.example/old/two/");
  CHECK(almanac::to_rfc3339(two.published) == "2024-01-02T10:00:00Z");
  CHECK(almanac::to_rfc3339(two.updated) == "2024-02-02T00:00:00Z");
  CHECK(two.issued == two.published);
  CHECK(locked(fs, "_posts/2023-01-03-three.md").id == "tag:new.example,2023-01-03:2023-01-03-three");
}

TEST_CASE("adopt: RSS 1.0 and JSON Feed; of two ids for a post the first counts") {
  MemoryFileSystem fs = make_site();
  fs.add_file("old.rdf",
              "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">"
              "<item rdf:about=\"urn:one\"><title>It&amp;#8217;s "
              "one</title><link>http://old.example/one</link></item></rdf:RDF>");
  fs.add_file("old.json", R"({"version": "https://jsonfeed.org/version/1.1", "items": [
    {"id": "urn:other", "url": "https://new.example/one/", "title": "x"}, {"id": "urn:two", "title": "Two",
     "date_published": "2024-01-02T00:00:00Z"}, {"id": 3, "url": "/three/", "title": "Three"}]})");
  const ProgramRun run = run_program(fs, {"adopt", "old.rdf", "old.json", "--site", "site"});
  CHECK(run.exit_code == 0);
  CHECK(locked(fs, "_posts/2024-01-01-one.md").id == "urn:one");
  CHECK(locked(fs, "_posts/2024-01-02-two.md").id == "urn:two");
  CHECK(run.err.find("\"urn:other\"") != run.err.npos);
  CHECK(run.err.find("the id \"3\" of") != run.err.npos);
}

TEST_CASE("adopt: where ids are addresses, posts that left the feed long ago have theirs") {
  MemoryFileSystem fs = make_site();
  fs.add_file("old/index.xml",
              "<rss version=\"2.0\"><channel><item><title>Two</title><link>http://old.example/two/</link>"
              "<guid>http://old.example/two/</guid></item></channel></rss>");
  const ProgramRun run = run_program(fs, {"adopt", "old", "--site", "site"});
  CHECK(run.exit_code == 0);
  CHECK(locked(fs, "_posts/2023-01-03-three.md").id == "http://old.example/three/");
  CHECK(run.out.find("2 posts that no feed has") != run.out.npos);
}

TEST_CASE("adopt: nothing is written where nothing can be") {
  MemoryFileSystem fs = make_site();
  fs.add_file("none.xml", "<rss version=\"2.0\"><channel><item><title>Nothing</title></item></channel></rss>");
  CHECK(run_program(fs, {"adopt", "none.xml", "--site", "site"}).exit_code == 1);
  CHECK(run_program(fs, {"adopt", "nowhere.xml", "--site", "site"}).exit_code == 2);
  CHECK(run_program(fs, {"adopt", "none.xml", "--site", "nowhere"}).exit_code == 2);
  CHECK_FALSE(fs.files().contains("site/almanac.lock"));
}

TEST_CASE("adopt: what is locked already stays where no feed has it, and a broken lock is refused") {
  MemoryFileSystem fs = make_site();
  fs.add_file("old.xml", kAtom);
  CHECK(run_program(fs, {"adopt", "old.xml", "--site", "site"}).exit_code == 0);
  fs.add_file("one.json",
              R"({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "urn:new", "url": "/one/"}]})");
  CHECK(run_program(fs, {"adopt", "one.json", "--site", "site"}).exit_code == 0);
  CHECK(locked(fs, "_posts/2024-01-01-one.md").id == "urn:new");
  CHECK(locked(fs, "_posts/2024-01-02-two.md").id == "http://old.example/2");
  fs.add_file("site/almanac.lock", "<<<<<<< ours\n");
  CHECK(run_program(fs, {"adopt", "one.json", "--site", "site"}).exit_code == 1);
  CHECK(fs.files().at("site/almanac.lock") == "<<<<<<< ours\n");
}
