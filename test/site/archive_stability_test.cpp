// RFC 5005 4: an archive document does not change. A site is built, later posts are added, changed and deleted, and the
// closed months' documents are compared byte for byte.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "support/memory_filesystem.h"
#include "support/run_program.h"
#include "support/xml.h"

using almanac::test::MemoryFileSystem;
using almanac::test::parse_xml;
using almanac::test::run_program;
using almanac::test::XmlElement;

namespace {

constexpr const char* kAtom = "http://www.w3.org/2005/Atom|";

using Files = std::map<std::string, std::string>;

std::string review(const std::string& month, const std::string& body) {
  return "---\ntitle: " + month + " Review\ntags: [news, C++]\nauthor: Ada\n---\n" + body + "\n";
}

// Three closed months, each with its review, and an open one.
MemoryFileSystem blog() {
  return {
      {"blog/almanac.yml",
       "title: Notes\nurl: https://example.org\npermalink: /blog/:year/:month/:title/\nfeed_limit: 2\n"},
      {"blog/_posts/2023-02-07-january-review.md", review("January", "Much was done.")},
      {"blog/_posts/2023-03-07-february-review.md", review("February", "More was done.")},
      {"blog/_posts/2023-03-20-a-note.md", review("A note, not a", "See [January](2023-02-07-january-review.md).")},
      {"blog/_posts/2023-04-07-march-review.md",
       review("March",
              "Most was done.\n\n## More reading\n\n- [an older one](https://example.org/blog/2023/03/a-note)")},
      {"blog/_posts/2023-05-07-april-review.md", review("April", "All was done.")},
  };
}

Files build(MemoryFileSystem& fs) {
  const auto run = run_program(fs, {"build", "blog", "--quiet"});
  REQUIRE_MESSAGE(run.exit_code == 0, run.err);
  return fs.files();
}

const char* const kDocuments[] = {"atom.xml", "rss.xml", "feed.json"};

std::string document(const Files& files, const std::string& month, const std::string& name) {
  return files.at("blog/_site/blog/2023/" + month + "/" + name);
}

void check_same(const Files& before, const Files& after, const std::string& month) {
  for (const char* name : kDocuments) {
    CAPTURE(month);
    CAPTURE(name);
    CHECK(document(before, month, name) == document(after, month, name));
  }
}

std::string link_of(const std::string& atom, const std::string& rel) {
  for (const XmlElement& link : parse_xml(atom).all(std::string(kAtom) + "link"))
    if (link.attributes.at("rel") == rel) return link.attributes.at("href");
  return "";
}

// Takes the line with the link away, as if it had not been added.
std::string without_next_archive(std::string document) {
  const std::size_t at = document.find("rel=\"next-archive\"");
  if (at == std::string::npos) return document;
  const std::size_t start = document.rfind('\n', at);
  return document.erase(start, document.find('\n', at) - start);
}

}  // namespace

TEST_CASE("archive documents: the subscription leads from month to month to the first post and back") {
  MemoryFileSystem fs = blog();
  const Files files = build(fs);
  const std::string base = "https://example.org/blog/2023/";
  CHECK(link_of(files.at("blog/_site/atom.xml"), "prev-archive") == base + "04/atom.xml");
  CHECK(link_of(document(files, "04", "atom.xml"), "prev-archive") == base + "03/atom.xml");
  CHECK(link_of(document(files, "03", "atom.xml"), "prev-archive") == base + "02/atom.xml");
  CHECK(link_of(document(files, "02", "atom.xml"), "prev-archive").empty());
  CHECK(link_of(document(files, "02", "atom.xml"), "next-archive") == base + "03/atom.xml");
  CHECK(link_of(document(files, "04", "atom.xml"), "next-archive").empty());
  CHECK(link_of(document(files, "02", "atom.xml"), "current") == "https://example.org/atom.xml");
  CHECK(!files.contains("blog/_site/blog/2023/05/atom.xml"));  // the newest month is still open
}

TEST_CASE("archive documents: an entry has the review before it, never what came later") {
  MemoryFileSystem fs = blog();
  const Files files = build(fs);
  const std::string february = document(files, "03", "atom.xml");
  CHECK(february.find("https://example.org/blog/2023/02/january-review/") != std::string::npos);
  CHECK(february.find("march-review") == std::string::npos);
  const std::string page = files.at("blog/_site/blog/2023/03/february-review/index.html");
  CHECK(page.find("/blog/2023/04/march-review/") != std::string::npos);
}

TEST_CASE("archive documents: later posts added, changed and deleted leave closed months byte-identical") {
  MemoryFileSystem fs = blog();
  const Files before = build(fs);

  fs.add_file("blog/_posts/2023-05-20-a-mention.md",
              review("A mention, not a", "See [March](2023-04-07-march-review.md)."));
  fs.add_file("blog/_posts/2023-05-21-same-tags.md",
              review("Same tags, not a", "Much was done in January, March and April."));
  Files after = build(fs);
  for (const char* month : {"02", "03", "04"}) check_same(before, after, month);

  fs.add_file("blog/_posts/2023-05-07-april-review.md", review("April", "All was done, and said otherwise."));
  REQUIRE(fs.remove_tree("blog/_posts/2023-05-20-a-mention.md").ok());
  after = build(fs);
  for (const char* month : {"02", "03", "04"}) check_same(before, after, month);
}

TEST_CASE("archive documents: a new month closes the one before, whose only change is next-archive") {
  MemoryFileSystem fs = blog();
  const Files before = build(fs);
  fs.add_file("blog/_posts/2023-06-07-may-review.md", review("May", "The new month."));
  const Files after = build(fs);
  for (const char* month : {"02", "03"}) check_same(before, after, month);
  CHECK(link_of(document(after, "04", "atom.xml"), "next-archive") == "https://example.org/blog/2023/05/atom.xml");
  for (const char* name : {"atom.xml", "rss.xml"})
    CHECK(without_next_archive(document(after, "04", name)) == document(before, "04", name));
  CHECK(document(after, "04", "feed.json") == document(before, "04", "feed.json"));
  CHECK(after.contains("blog/_site/blog/2023/05/atom.xml"));
}
