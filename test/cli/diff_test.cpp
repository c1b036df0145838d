#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/text.h"
#include "support/contains.h"
#include "support/memory_filesystem.h"
#include "support/run_program.h"

using almanac::replace_all;
using almanac::test::contains;
using almanac::test::MemoryFileSystem;
using almanac::test::ProgramRun;
using almanac::test::run_program;

namespace {

constexpr const char* kFeed =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title>\n"
    "<entry><id>http://example.org/a</id><title>One | @two &lt;b> ::x</title><link href=\"http://example.org/a\"/>"
    "<updated>2024-01-01T00:00:00Z</updated></entry></feed>\n";

std::string moved() { return replace_all(kFeed, "http://example.org", "https://example.org"); }

ProgramRun diff(std::vector<std::string> args) {
  MemoryFileSystem fs{{"old/atom.xml", kFeed},  {"new/atom.xml", moved()},
                      {"old.xml", kFeed},       {"old/feeds.opml", "<opml version=\"2.0\"/>"},
                      {"page.html", "<html/>"}, {"empty/a.txt", ""}};
  args.insert(args.begin(), "diff");
  return run_program(fs, args);
}

}  // namespace

TEST_CASE("diff command: the exit code says whether subscribers are disturbed") {
  const ProgramRun same = diff({"old", "old"});
  CHECK(same.exit_code == 0);
  CHECK(same.out == "1 feed: no change\n");
  const ProgramRun other = diff({"old", "new"});
  CHECK(other.exit_code == 1);
  CHECK(other.out ==
        "atom.xml\n"
        "  1 entry sent again though old: the id changed\n"
        "    One | @two <b> ::x: http became https\n"
        "      was http://example.org/a\n"
        "      is  https://example.org/a\n"
        "\n"
        "1 feed: 1 resent\n"
        "subscribers would be disturbed\n");
  CHECK(diff({"old.xml", "new"}).exit_code == 1);
  CHECK(diff({"old.xml", "old/atom.xml"}).exit_code == 0);
}

TEST_CASE("diff command: what cannot be compared is usage") {
  CHECK(diff({"old"}).exit_code == 2);
  CHECK(diff({"old", "nowhere"}).exit_code == 2);
  CHECK(diff({"empty", "new"}).exit_code == 2);
  CHECK(diff({"old", "new", "--format", "html"}).exit_code == 2);
  const ProgramRun page = diff({"page.html", "old.xml"});
  CHECK(page.exit_code == 2);
  CHECK(page.err == "almanac: page.html is no feed that can be read: almanac check says what is wrong with it\n");
}

TEST_CASE("diff command: lines of JSON") {
  const nlohmann::json change = nlohmann::json::parse(diff({"old", "new", "--format", "jsonl"}).out);
  CHECK(change["feed"] == "atom.xml");
  CHECK(change["change"] == "resent");
  CHECK(change["disturbs"] == true);
  CHECK(change["old_id"] == "http://example.org/a");
  CHECK(change["id"] == "https://example.org/a");
  CHECK(change["reason"] == "http became https");
}

TEST_CASE("diff command: a title is no command and no markup to those who read the report") {
  CHECK(diff({"old", "new", "--format", "github"}).out ==
        "::error title=almanac diff%3A resent::atom.xml: 1 sent again though old: the id changed: "
        "One | @two <b> ::x (http became https)\n");
  const std::string comment = diff({"old", "new", "--format", "markdown"}).out;
  CHECK(comment.find("[One \\| &#64;two &lt;b> ::x](https://example.org/a): http became https") != comment.npos);
  CHECK(comment.find("**Subscribers would be disturbed.**") != comment.npos);
}

namespace {

MemoryFileSystem make_blog() {
  return MemoryFileSystem{{"almanac.yml", "title: A\nurl: https://example.org\nguard: {resend: 0, lost: 0}\n"},
                          {"_posts/2024-01-01-one.md", "---\ntitle: One\n---\nx"},
                          {"_posts/2024-01-02-two.md", "---\ntitle: Two\n---\ny"}};
}

}  // namespace

TEST_CASE("guard: a build that would send old posts again publishes nothing") {
  MemoryFileSystem fs = make_blog();
  CHECK(run_program(fs, {"build"}).exit_code == 0);
  const std::string before = fs.files().at("_site/atom.xml");
  CHECK(run_program(fs, {"build"}).exit_code == 0);
  CHECK(fs.remove_tree("almanac.lock"));
  fs.add_file("almanac.yml", "title: A\nurl: https://other.example\nguard: {resend: 0}\n");
  const ProgramRun stopped = run_program(fs, {"build"});
  CHECK(stopped.exit_code == 1);
  CHECK(
      contains(stopped.err,
               "2 old posts would be sent again, first \"Two\" (host: example.org became other.example): guard allows "
               "0"));
  CHECK(fs.files().at("_site/atom.xml") == before);
  CHECK_FALSE(fs.files().contains("almanac.lock"));
  fs.add_file("almanac.yml", "title: A\nurl: https://other.example\nguard: {resend: 2}\n");
  CHECK(run_program(fs, {"build"}).exit_code == 0);
}

TEST_CASE("guard: beside another generator, too, nothing comes into the output before it allows it") {
  MemoryFileSystem fs = make_blog();
  fs.add_file("almanac.yml", "title: A\nurl: https://example.org\nonly: [feeds]\n");
  CHECK(run_program(fs, {"build"}).exit_code == 0);
  const auto before = fs.files();
  CHECK(fs.remove_tree("almanac.lock"));
  fs.add_file("almanac.yml", "title: A\nurl: https://other.example\nonly: [feeds]\nguard: {resend: 0}\n");
  CHECK(run_program(fs, {"build", "--against", "_site/atom.xml"}).exit_code == 1);
  CHECK(fs.files().at("_site/atom.xml") == before.at("_site/atom.xml"));
  CHECK_FALSE(fs.find("_site/.almanac-next"));
  CHECK(run_program(fs, {"build"}).exit_code == 2);
}

TEST_CASE("guard: build --against says what subscribers of a published feed will see") {
  MemoryFileSystem fs = make_blog();
  CHECK(run_program(fs, {"build"}).exit_code == 0);
  fs.add_file("old.xml", fs.files().at("_site/atom.xml"));
  fs.add_file("_posts/2024-01-03-three.md", "---\ntitle: Three\n---\nz");
  const ProgramRun run = run_program(fs, {"build", "--against", "old.xml"});
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("  1 entry new\n    Three\n\n1 feed: 1 new\n") != run.out.npos);
  CHECK(run_program(fs, {"build", "--against", "nowhere"}).exit_code == 2);
}
