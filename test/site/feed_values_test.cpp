#include "site/feed_values.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "core/text.h"
#include "support/contains.h"
#include "support/memory_filesystem.h"
#include "support/program.h"
#include "support/run_program.h"

using almanac::test::contains;
using almanac::test::MemoryFileSystem;
using almanac::test::ProgramRun;
using almanac::test::run_program;

namespace {

constexpr const char* kTitleAndUrl = "title: T\nurl: https://s.example\n";

struct CleanBuild {
  ProgramRun run;
  std::string files;     // all that was written, one after the other
  int check_errors = 0;  // exit code of almanac check on it
};

CleanBuild build_with(const std::string& settings, const std::string& front_matter) {
  MemoryFileSystem fs{{"b/almanac.yml", kTitleAndUrl + settings},
                      {"b/_posts/2024-01-07-a.md", "---\ntitle: A\n" + front_matter + "---\nx\n"}};
  CleanBuild built{.run = run_program(fs, {"build", "b"}), .files = ""};
  for (const auto& [path, bytes] : fs.files())
    if (path.starts_with("b/_site/")) built.files += bytes;
  built.check_errors = run_program(fs, {"check", "b/_site", "--base-url", "https://s.example"}).exit_code;
  return built;
}

void check_left_out(const CleanBuild& built, const std::string& place, const std::string& rule) {
  INFO(built.run.err);
  CHECK(built.run.exit_code == 0);
  CHECK(built.check_errors == 0);
  CHECK(contains(built.run.err, place + ": warning: "));
  CHECK(contains(built.run.err, "and is left out: correct it or take it out [" + rule + "]"));
}

}  // namespace

TEST_CASE("feed values: an address that would run a program reaches neither feed nor page") {
  for (const std::string url : {"javascript:alert(1)", "JavaScript:alert(1)", "\" java\\tscript:alert(1)\"",
                                "\"\\x01javascript:alert(1)\"", "javascript&#58;alert(1)",
                                "java&Tab;script&colon;alert(1)", "vbscript:alert(1)", "\"data:text/html,alert(1)\""}) {
    CAPTURE(url);
    for (const std::string key : {"icon", "logo", "hub"}) {
      const CleanBuild built = build_with(key + ": " + url + "\n", "");
      check_left_out(built, "almanac.yml:3:" + std::to_string(key.size() + 3), "UnsafeAddress");
      CHECK(!contains(built.files, "alert(1)"));
    }
    for (const std::string key : {"image", "enclosure"}) {  // some are read as the name of a file, or as two words
      const CleanBuild built = build_with("", key + ": " + url + "\n");
      CHECK(contains(built.run.err, "_posts/2024-01-07-a.md:3:"));
      CHECK(!contains(built.files, "alert(1)"));
      CHECK(built.check_errors == 0);
    }
    for (const std::string key : {"homepage", "redirect_to"}) {
      const CleanBuild built = build_with("", key + ": " + url + "\n");
      check_left_out(built, "_posts/2024-01-07-a.md:3:" + std::to_string(key.size() + 3), "UnsafeAddress");
      CHECK(!contains(built.files, "alert(1)"));
    }
    const CleanBuild settings = build_with("author:\n  name: W\n  url: " + url + "\n", "");
    check_left_out(settings, "almanac.yml:5:8", "UnsafeAddress");
    CHECK(!contains(settings.files, "alert(1)"));
    const CleanBuild post = build_with("", "author:\n  name: W\n  url: " + url + "\n");
    check_left_out(post, "_posts/2024-01-07-a.md:5:8", "UnsafeAddress");
    CHECK(!contains(post.files, "alert(1)"));
  }
}

TEST_CASE("feed values: a sentence that begins like such an address is a text") {
  CHECK(build_with("", "topic: \"JavaScript: the good parts\"\nnote: \"data: see below\"\n").run.err == "");
}

TEST_CASE("feed values: what the check would call an error is said at its place, and the feed is valid") {
  check_left_out(build_with("language: english\n", ""), "almanac.yml:3:11", "BadLanguage");
  check_left_out(build_with("email: a@b@c\n", ""), "almanac.yml:3:8", "BadMailAddress");
  check_left_out(build_with("author: {name: W, email: a@-x.example}\n", ""), "almanac.yml:3:26", "BadMailAddress");
  check_left_out(build_with("author: {name: W, url: nowhere}\n", ""), "almanac.yml:3:24", "BadAddress");
  check_left_out(build_with("icon: https://\n", ""), "almanac.yml:3:7", "BadAddress");
  check_left_out(build_with("hub:\n  - https://hub.example/\n  - /hub\n", ""), "almanac.yml:5:5", "BadAddress");
  const std::string post = "_posts/2024-01-07-a.md";
  check_left_out(build_with("", "lang: en_US\n"), post + ":3:7", "BadLanguage");
  check_left_out(build_with("", "image: https://\n"), post + ":3:8", "BadAddress");
  check_left_out(build_with("", "enclosure: ftp://s.example/a.mp3\n"), post + ":3:12", "BadAddress");
  check_left_out(build_with("", "enclosure: {url: /a.mp3, type: audio}\n"), post + ":3:32", "BadEnclosure");
}

TEST_CASE("feed values: an author's key is looked at where its data is") {
  MemoryFileSystem fs{{"b/almanac.yml", kTitleAndUrl},
                      {"b/_data/authors.yml", "w:\n  name: W\n  url: javascript:alert(1)\n"},
                      {"b/_posts/2024-01-07-a.md", "---\ntitle: A\nauthor: w\n---\nx\n"},
                      {"b/_posts/2024-01-08-b.md", "---\ntitle: B\nauthor: w\n---\nx\n"}};
  const ProgramRun run = run_program(fs, {"build", "b"});
  CHECK(run.exit_code == 0);
  CHECK(run.err.starts_with("_data/authors.yml:3:8: warning: "));
  CHECK(run.err.find("UnsafeAddress") == run.err.rfind("UnsafeAddress"));
}

TEST_CASE("feed values: an id is an error, as nothing can stand in for it") {
  for (const std::string id :
       {"tag:x", "urn:uuid:zz", "\"http://x y\"", "\"mailto:\"", "\"javascript:x\"", "\"x:<b>\""}) {
    const CleanBuild built = build_with("", "id: " + id + "\n");
    CHECK(built.run.exit_code == 1);
    CHECK(contains(built.run.err, "_posts/2024-01-07-a.md:3:5: error: "));
    CHECK(contains(built.run.err, "[BadId]"));
  }
}

TEST_CASE("feed values: addresses that lack their beginning get it") {
  const CleanBuild built =
      build_with("author: {name: W, url: /about/}\nicon: //cdn.example/i.png\n", "image: //cdn.example/a.png\n");
  CHECK(built.run.err == "");
  CHECK(built.check_errors == 0);
  CHECK(contains(built.files, "<uri>https://s.example/about/</uri>"));
  CHECK(contains(built.files, "<icon>https://cdn.example/i.png</icon>"));
  CHECK(contains(built.files, "https://cdn.example/a.png"));
}

TEST_CASE("feed values: markup in a text is shown as it was written") {
  const std::string settings = "author: <b>W</b>\ndescription: <b>D</b>\nrights: <b>R</b>\nreview_series: <b>V</b>\n";
  const CleanBuild built = build_with(
      settings,
      "tags: [<b>T</b>]\nseries: <b>S</b>\ndescription: <b>D</b>\nauthor: <b>A</b>\ncategories: [<b>C</b>]\n");
  CHECK(built.run.exit_code == 0);
  CHECK(built.check_errors == 0);
  for (const char* name : {"W", "D", "R", "T", "S", "A"}) {
    const std::string text = "<b>" + std::string(name) + "</b>";
    CHECK(contains(almanac::replace_all(built.files, text + "\"", ""), "&lt;b&gt;" + std::string(name) + "&lt;/b&gt;"));
  }
  MemoryFileSystem fs{
      {"b/almanac.yml", "title: <b>T</b>\nurl: https://s.example\n" + settings},
      {"b/_posts/2024-01-07-a.md", "---\ntitle: <b>A</b>\ntags: [<b>T</b>]\nseries: <b>S</b>\n---\nx\n"}};
  CHECK(run_program(fs, {"build", "b"}).exit_code == 0);
  int pages = 0;
  for (const auto& [path, bytes] : fs.files()) {
    if (!path.starts_with("b/_site/") || !path.ends_with(".html")) continue;
    ++pages;
    CHECK_MESSAGE(!contains(almanac::replace_all(bytes, "\\u003cb", ""), "<b>"), path);
  }
  CHECK(pages > 5);
}

TEST_CASE("feed values: a host beyond ASCII is written as a URI, and one that is none is an error") {
  const auto run = [](const std::string& url) {
    MemoryFileSystem fs{{"b/almanac.yml", "title: T\nurl: " + url + "\n"},
                        {"b/_posts/2024-01-07-a.md", "---\ntitle: A\n---\nx\n"}};
    const ProgramRun built = run_program(fs, {"build", "b"});
    if (built.exit_code == 0) CHECK(run_program(fs, {"check", "b/_site"}).exit_code == 0);
    return built;
  };
  CHECK(run("https://é.example").exit_code == 0);
  CHECK(run("https://a_b.example").exit_code == 0);
  for (const char* url : {"https://s exam ple", "https://:80", "https://<b>"}) {
    CHECK(run(url).exit_code == 2);
    CHECK(contains(run(url).err, "almanac.yml:2:6: error: "));
  }
}
