// What the lock does for subscribers: the program run again and again on a site that changes.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "core/text.h"
#include "lock/lock.h"
#include "support/contains.h"
#include "support/memory_filesystem.h"
#include "support/run_program.h"
#include "support/xml.h"

using namespace almanac;
using almanac::test::contains;
using test::MemoryFileSystem;

namespace {

// Answers as git would; the last paths are in `paths`.
class FakeGit final : public Programs {
 public:
  Result<ProgramOutput> run(const ProgramCall& call) override {
    if (call.args.front() == "hash-object" && has_no_hashes) return Error{"git did not end within 15 s"};
    if (call.args.front() == "hash-object") return ProgramOutput{0, "abc\n", ""};
    paths = call.paths;
    ++runs;
    if (is_missing) return Error{"cannot run git: No such file or directory"};
    return answer;
  }

  ProgramOutput answer;
  std::vector<std::string> paths;
  int runs = 0;
  bool is_missing = false;
  bool has_no_hashes = false;
};

// What git writes for a commit that left the file with this hash ("": removed it).
std::string commit(const std::string& date, const std::string& refs, const std::string& path,
                   const std::string& hash = "abc") {
  const std::string nul(1, '\0'), what = hash.empty() ? " 000 D" : " " + hash + " M";
  return "\x01" + date + nul + refs + nul + "\n:100644 100644 123" + what + nul + path + nul;
}

struct Entry {
  std::string id;
  std::string published;
  std::string updated;
};

// A blog in memory, and what a subscriber of its Atom feed has.
struct Blog {
  MemoryFileSystem fs;
  FakeGit git;
  std::string settings = "title: Harbour\nurl: https://example.org\nfeed_limit: 2\n";

  Blog() {
    for (const char* day : {"2019-01-07", "2019-02-07", "2019-03-07", "2019-04-07", "2019-05-07"}) write(day, "post");
    fs.add_file("blog/almanac.yml", settings);
  }

  static std::string path(const std::string& day, const std::string& name) {
    return "blog/_posts/" + day + "-" + name + ".md";
  }
  void write(const std::string& day, const std::string& name, const std::string& text = "Words.",
             const std::string& more = "") {
    fs.add_file(path(day, name), "---\ntitle: The post of " + day + "\n" + more + "---\n" + text + " " + day + "\n");
  }
  void remove(const std::string& day, const std::string& name) { REQUIRE(fs.remove_tree(path(day, name)).ok()); }

  test::ProgramRun build(std::vector<std::string> more = {}) {
    std::vector<std::string> args = {"build", "blog", "--quiet"};
    args.insert(args.end(), more.begin(), more.end());
    return run_program(fs, args, &git);
  }
  void must_build() {
    const auto run = build();
    REQUIRE_MESSAGE(run.exit_code == 0, run.err);
  }

  std::string file(const std::string& path) const { return fs.read_file(path).value(); }
  // Without what the next build only remembers.
  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> found = fs.files();
    std::erase_if(found, [](const auto& file) {
      return file.first.starts_with("blog/_site.next/") || file.first.starts_with("blog/.almanac/");
    });
    return found;
  }
  std::string lock() const { return file("blog/almanac.lock"); }
  std::map<std::string, Entry> entries(const std::string& document = "atom.xml") const {
    const std::string atom = "http://www.w3.org/2005/Atom|";
    std::map<std::string, Entry> found;
    for (const auto& entry : test::parse_xml(file("blog/_site/" + document)).all(atom + "entry"))
      found[entry.only(atom + "title").text] = {entry.only(atom + "id").text, entry.only(atom + "published").text,
                                                entry.only(atom + "updated").text};
    return found;
  }
  std::map<std::string, std::string> deleted() const {
    std::map<std::string, std::string> found;
    for (const auto& gone :
         test::parse_xml(file("blog/_site/atom.xml")).all("http://purl.org/atompub/tombstones/1.0|deleted-entry"))
      found[gone.attributes.at("ref")] = gone.attributes.at("when");
    return found;
  }
};

const std::string kMay = "The post of 2019-05-07";
const std::string kJanuary = "The post of 2019-01-07";
const std::string kMayId = "tag:example.org,2019-05-07:2019-05-07-post";
const std::string kJanuaryId = "tag:example.org,2019-01-07:2019-01-07-post";

}  // namespace

TEST_CASE("lock: a second build changes neither lock nor output") {
  Blog blog;
  blog.must_build();
  const auto files = blog.files();
  CHECK(files.contains("blog/almanac.lock"));
  CHECK(!files.contains("blog/almanac.lock.next"));
  blog.must_build();
  CHECK(blog.files() == files);
  CHECK(blog.git.runs == 0);
}

TEST_CASE("lock: a post keeps its id and its date in feeds, whatever becomes of its file, address and site") {
  Blog blog;
  blog.must_build();
  const auto before = blog.entries();
  REQUIRE(before.at(kMay).id == kMayId);

  SUBCASE("renamed") {
    blog.remove("2019-05-07", "post");
    blog.write("2019-05-07", "another-name");
  }
  SUBCASE("renamed, and another post has its old name now") {
    blog.write("2019-05-07", "another-name");
    blog.fs.add_file(Blog::path("2019-05-07", "post"), "---\ntitle: Quite another\n---\nOther words.\n");
  }
  SUBCASE("renamed and edited") {
    blog.remove("2019-05-07", "post");
    blog.write("2019-05-07", "another-name", "Other words.");
  }
  SUBCASE("date corrected") {
    blog.remove("2019-05-07", "post");
    blog.fs.add_file(Blog::path("2019-05-09", "post"), "---\ntitle: The post of 2019-05-07\n---\nWords. 2019-05-07\n");
  }
  SUBCASE("address kept, all else changed") {
    blog.remove("2019-05-07", "post");
    blog.fs.add_file(Blog::path("2019-05-08", "new"),
                     "---\ntitle: The post of 2019-05-07\npermalink: /2019/05/07/post/\n---\nOther.\n");
  }
  SUBCASE("another domain, scheme and permalink") {
    blog.fs.add_file("blog/almanac.yml",
                     "title: Harbour\nurl: http://other.example\npermalink: /:month-:title-:year/\nfeed_limit: 2\n");
  }
  SUBCASE("another zone") { blog.fs.add_file("blog/almanac.yml", blog.settings + "timezone: Asia/Tokyo\n"); }
  SUBCASE("another generator") {
    REQUIRE(blog.fs.remove_tree("blog/almanac.yml").ok());
    blog.fs.add_file("blog/_config.yml", "title: Harbour\nurl: https://example.org\n");
    blog.fs.add_file("blog/almanac.yml", "feed_path: /atom.xml\n");
  }
  blog.must_build();
  const auto after = blog.entries();
  CHECK(after.at(kMay).id == kMayId);
  CHECK(after.at(kMay).published == before.at(kMay).published);
  const auto once = blog.files();
  blog.must_build();
  CHECK(blog.files() == once);
}

TEST_CASE("lock: the ids of feeds stay with another domain") {
  Blog blog;
  blog.must_build();
  blog.fs.add_file("blog/almanac.yml", "title: Harbour\nurl: https://other.example\n");
  blog.must_build();
  CHECK(contains(blog.file("blog/_site/atom.xml"), "\n  <id>https://example.org/atom.xml</id>"));
  CHECK(contains(blog.file("blog/_site/atom.xml"),
                 "rel=\"self\" type=\"application/atom+xml\" href=\"https://other.example/atom.xml\""));
}

TEST_CASE("lock: a new post on an old post's computed id gets one of its own") {
  Blog blog;
  blog.must_build();
  blog.write("2019-05-07", "moved");
  blog.fs.add_file(Blog::path("2019-05-07", "post"), "---\ntitle: Quite another\n---\nOther words.\n");
  blog.must_build();
  CHECK(blog.entries().at("Quite another").id == kMayId + "-2");
}

TEST_CASE("lock: where nothing tells a renamed post from a new one, the build asks") {
  Blog blog;
  blog.must_build();
  const auto before = blog.files();
  blog.remove("2019-05-07", "post");
  blog.fs.add_file(Blog::path("2019-05-08", "else"), "---\ntitle: The post of 2019-05-07\n---\nOther words.\n");
  const auto run = blog.build();
  CHECK(run.exit_code == 1);
  CHECK(contains(run.err,
                 "_posts/2019-05-08-else.md: error: is it new, or \"The post of 2019-05-07\" of "
                 "_posts/2019-05-07-post.md, which is gone?"));
  CHECK(contains(run.err, "write \"id: " + kMayId + "\" into its front matter"));
  CHECK(blog.lock() == before.at("blog/almanac.lock"));
  CHECK(blog.file("blog/_site/atom.xml") == before.at("blog/_site/atom.xml"));

  SUBCASE("the front matter settles it") {
    blog.fs.add_file(Blog::path("2019-05-08", "else"),
                     "---\ntitle: The post of 2019-05-07\nid: " + kMayId + "\n---\nOther words.\n");
    blog.must_build();
    CHECK(blog.entries().at(kMay).id == kMayId);
    CHECK(blog.deleted().empty());
  }
  SUBCASE("so does forgetting") {
    CHECK(run_program(blog.fs, {"forget", "blog", kMayId}).exit_code == 0);
    const auto again = blog.build({"--strict"});
    CHECK_MESSAGE(again.exit_code == 0, again.err);
    CHECK(blog.entries().at(kMay).id == "tag:example.org,2019-05-08:2019-05-08-else");
    CHECK(blog.deleted().contains(kMayId));
  }
}

TEST_CASE("lock: another id in the front matter of a published post is an error until the old one is forgotten") {
  Blog blog;
  blog.must_build();
  blog.write("2019-05-07", "post", "Words.", "id: tag:example.org,2019:mine\n");
  const auto run = blog.build();
  CHECK(run.exit_code == 1);
  CHECK(contains(run.err,
                 "_posts/2019-05-07-post.md:3:5: error: id \"tag:example.org,2019:mine\" is new, but the post was "
                 "published as \"" +
                     kMayId + "\""));
  CHECK(run_program(blog.fs, {"forget", "blog", kMayId}).exit_code == 0);
  blog.must_build();
  CHECK(blog.entries().at(kMay).id == "tag:example.org,2019:mine");
}

TEST_CASE("lock: updated changes with what subscribers see, and to a date that someone gave") {
  Blog blog;
  blog.must_build();
  const auto updated = [&] { return blog.entries().at(kMay).updated; };
  const std::string before = updated();

  SUBCASE("white space is no change") {
    blog.fs.add_file(Blog::path("2019-05-07", "post"),
                     "---\ntitle: The post of 2019-05-07\n---\n\nWords.\n2019-05-07\n\n");
    blog.must_build();
    CHECK(updated() == before);
    CHECK(blog.git.runs == 0);
  }
  SUBCASE("the date in the front matter") {
    blog.write("2019-05-07", "post", "Other words.", "updated: 2019-06-01\n");
    blog.must_build();
    CHECK(updated() == "2019-06-01T00:00:00Z");
    CHECK(blog.git.runs == 0);
  }
  SUBCASE("the date in git") {
    blog.write("2019-05-07", "post", "Other words.");
    blog.git.answer.out = commit("2019-07-01T10:00:00+02:00", "HEAD -> main", "_posts/2019-05-07-post.md") +
                          commit("2019-05-07T10:00:00+02:00", "", "_posts/2019-05-07-post.md");
    blog.must_build();
    CHECK(updated() == "2019-07-01T10:00:00+02:00");
    CHECK(blog.git.runs == 1);
    CHECK(blog.git.paths == std::vector<std::string>{"_posts/2019-05-07-post.md"});
    CHECK(contains(blog.file("blog/_site/2019/05/07/post/index.html"), "2019-07-01"));
    blog.must_build();
    CHECK(blog.git.runs == 1);
  }
  SUBCASE("none: it stays, and every build says so until there is one") {
    blog.write("2019-05-07", "post", "Other words.");
    SUBCASE("no git") {
      blog.git.is_missing = true;
      CHECK(contains(blog.build().err, "cannot run git"));
    }
    SUBCASE("no repository") {
      blog.git.answer = {128, "", "fatal: not a git repository\nmore\n"};
      CHECK(contains(blog.build().err, "git says: fatal: not a git repository)"));
    }
    SUBCASE("git exceeds a limit where it is asked for the file") {
      blog.git.answer.out = commit("2019-07-01T10:00:00+02:00", "", "_posts/2019-05-07-post.md");
      blog.git.has_no_hashes = true;
      CHECK(contains(blog.build().err, "git did not end within 15 s"));
    }
    SUBCASE("a shallow clone") {
      blog.git.answer.out = commit("2019-07-01T10:00:00+02:00", "grafted, HEAD -> main", "_posts/2019-05-07-post.md");
      CHECK(contains(blog.build().err, "shallow"));
    }
    SUBCASE("committed before, and edited since") {
      blog.git.answer.out = commit("2019-07-01T10:00:00+02:00", "", "_posts/2019-05-07-post.md", "other");
      CHECK(contains(blog.build().err, "the change is not committed"));
    }
    SUBCASE("not committed yet") { CHECK(contains(blog.build().err, "[UndatedChange]")); }
    CHECK(updated() == before);
    for (int i = 0; i < 3; ++i)
      blog.fs.add_file("elsewhere", "");  // time passes: what has just changed may change again
    CHECK(contains(blog.build().err, "[UndatedChange]"));
    const std::size_t changes = blog.fs.log().size();
    const int runs = blog.git.runs;
    CHECK(contains(blog.build().err, "[UndatedChange]"));
    CHECK(blog.fs.log().size() == changes);
    CHECK(blog.git.runs == runs + 1);
    blog.write("2019-05-07", "post", "Other words.", "updated: 2019-06-01\n");
    CHECK(blog.build().err.empty());
    CHECK(updated() == "2019-06-01T00:00:00Z");
  }
}

TEST_CASE(
    "lock: an old post that was edited is issued again, until as many newer ones have come as the feed has places") {
  Blog blog;
  blog.must_build();
  CHECK(!blog.entries().contains(kJanuary));
  const std::string closed = blog.file("blog/_site/archive/2019/02/atom.xml");
  blog.write("2019-01-07", "post", "Other words.", "updated: 2019-06-01\n");
  blog.must_build();
  CHECK(blog.entries().size() == 3);
  CHECK(blog.entries().at(kJanuary).updated == "2019-06-01T00:00:00Z");
  CHECK(blog.entries("archive/2019/01/atom.xml").at(kJanuary).updated == "2019-06-01T00:00:00Z");
  CHECK(blog.file("blog/_site/archive/2019/02/atom.xml") == closed);
  blog.write("2019-06-07", "post");
  blog.must_build();
  CHECK(blog.entries().contains(kJanuary));
  blog.write("2019-07-07", "post");
  blog.must_build();
  CHECK(!blog.entries().contains(kJanuary));
}

TEST_CASE("lock: a new post of a date before the window is issued") {
  Blog blog;
  blog.must_build();
  blog.write("2019-01-20", "late");
  blog.must_build();
  CHECK(blog.entries().contains("The post of 2019-01-20"));
  CHECK(blog.entries("archive/2019/01/atom.xml").contains("The post of 2019-01-20"));
  blog.write("2019-06-07", "post");
  blog.write("2019-07-07", "post");
  blog.must_build();
  CHECK(!blog.entries().contains("The post of 2019-01-20"));
}

TEST_CASE("lock: dates: none never runs git") {
  Blog blog;
  blog.must_build();
  blog.settings += "dates: none\n";
  blog.fs.add_file("blog/almanac.yml", blog.settings);
  blog.write("2019-05-07", "post", "Other words.");
  blog.remove("2019-04-07", "post");
  const auto run = blog.build();
  CHECK(run.exit_code == 0);
  CHECK(contains(run.err, "(dates: none, so that git is not asked)"));
  CHECK(contains(blog.build().err, "[UndatedChange]"));
  CHECK(blog.git.runs == 0);
}

TEST_CASE("lock: a post that is gone becomes a tombstone and a warning, until it is confirmed and out of the window") {
  Blog blog;
  blog.must_build();
  blog.remove("2019-04-07", "post");
  blog.git.answer.out = commit("2019-05-20T10:00:00+02:00", "", "_posts/2019-04-07-post.md", "");
  const std::string id = "tag:example.org,2019-04-07:2019-04-07-post";
  const auto run = blog.build();
  CHECK(run.exit_code == 0);
  CHECK(contains(run.err, "almanac.lock:"));
  CHECK(contains(run.err, "is not there any more, and subscribers are told that it is gone"));
  CHECK(contains(run.err, "almanac forget " + id));
  CHECK(blog.deleted() == std::map<std::string, std::string>{{id, "2019-05-20T10:00:00+02:00"}});
  CHECK(!contains(blog.file("blog/_site/rss.xml"), "deleted-entry"));
  CHECK(contains(blog.build().err, "[PostGone]"));

  SUBCASE("confirmed") {
    CHECK(run_program(blog.fs, {"forget", "blog", id}).exit_code == 0);
    CHECK(blog.build({"--strict"}).err.empty());
    CHECK(blog.deleted().contains(id));
    blog.write("2019-06-07", "post");
    blog.write("2019-07-07", "post");
    blog.must_build();
    CHECK(blog.deleted().empty());
  }
  SUBCASE("restored") {
    blog.write("2019-04-07", "post");
    blog.must_build();
    CHECK(blog.entries().at("The post of 2019-04-07").id == id);
    CHECK(blog.deleted().empty());
  }
}

TEST_CASE("lock: a hidden post is gone too, and the warning knows") {
  Blog blog;
  blog.must_build();
  blog.write("2019-05-07", "post", "Words.", "published: false\n");
  CHECK(contains(blog.build().err, "is there, but is not published"));
  CHECK(blog.deleted().contains(kMayId));
}

TEST_CASE("lock: what is built for a look only leaves it alone") {
  Blog blog;
  blog.must_build();
  const std::string lock = blog.lock();
  blog.write("2019-06-07", "post");
  blog.remove("2019-05-07", "post");
  for (const auto& look : {std::vector<std::string>{"--drafts"},
                           {"--future"},
                           {"--now", "2020-01-01"},
                           {"--base-url", "http://localhost:8000"}}) {
    CHECK(blog.build(look).exit_code == 0);
    CHECK(blog.lock() == lock);
    CHECK(blog.deleted().contains(kMayId));
  }
  CHECK(run_program(blog.fs, {"list", "blog"}, &blog.git).exit_code == 0);
  CHECK(blog.lock() == lock);
}

TEST_CASE("lock: a post that is not due yet is not gone") {
  Blog blog;
  blog.must_build();
  CHECK(blog.build({"--now", "2019-05-01"}).err.find("PostGone") == std::string::npos);
  CHECK(blog.deleted().empty());
}

TEST_CASE("lock: a post that is not there is gone when it is due, though nothing else changed") {
  Blog blog;
  blog.must_build();
  blog.remove("2019-05-07", "post");
  CHECK(blog.build({"--now", "2019-05-01"}).exit_code == 0);
  CHECK(blog.deleted().empty());
  CHECK(blog.build({"--now", "2019-06-01"}).err.find("PostGone") != std::string::npos);
  CHECK(blog.deleted().contains(kMayId));
}

TEST_CASE("lock: --locked is an error where it would change, and writes nothing") {
  Blog blog;
  CHECK(blog.build({"--locked"}).exit_code == 1);
  CHECK(!blog.fs.find("blog/almanac.lock"));
  blog.must_build();
  CHECK(blog.build({"--locked"}).exit_code == 0);
  blog.write("2019-06-07", "post");
  const auto files = blog.files();
  const auto run = blog.build({"--locked"});
  CHECK(run.exit_code == 1);
  CHECK(contains(run.err, "the lock would change: _posts/2019-06-07-post.md is new"));
  CHECK(blog.files() == files);
  CHECK(blog.build({"--locked", "--drafts"}).exit_code == 2);
}

TEST_CASE("lock: a conflicted one is refused, and nothing is published") {
  Blog blog;
  blog.must_build();
  blog.fs.add_file("blog/almanac.lock", replace_all(blog.lock(), "end of lock", "<<<<<<< HEAD\nend of lock"));
  const auto files = blog.files();
  const auto run = blog.build();
  CHECK(run.exit_code == 1);
  CHECK(contains(run.err, "almanac.lock:9: error:"));
  CHECK(blog.files() == files);
}

TEST_CASE("lock: killed at every step, lock and output agree after the next build") {
  const auto prepare = [](Blog& blog) {
    blog.must_build();
    blog.write("2019-06-07", "post");
    blog.remove("2019-02-07", "post");
  };
  Blog done;
  prepare(done);
  done.must_build();
  const auto right = done.files();
  int steps = 0;
  for (bool was_killed = true; was_killed; ++steps) {
    INFO("killed after " << steps);
    Blog blog;
    prepare(blog);
    blog.fs.stop_after(steps);
    was_killed = blog.build().exit_code != 0;
    blog.fs.stop_after(-1);
    CHECK(run_program(blog.fs, {"list", "blog", "--json"}).exit_code == 0);
    blog.must_build();
    CHECK(contains(blog.file("blog/_site/.almanac-site"), to_text(digest(blog.lock()))));
    CHECK(!blog.fs.find("blog/almanac.lock.next"));
    CHECK(blog.files() == right);
  }
  CHECK(steps > 20);
}
