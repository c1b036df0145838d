// Rules over several documents beyond their pages' samples: each way to break a folder, and what must not be taken for
// broken.
#include "feeds/check/across/across.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <ostream>
#include <vector>

#include "core/text.h"
#include "feeds/check/across/folder.h"
#include "feeds/check/across/gather.h"

using almanac::Finding;
using almanac::Findings;
using almanac::replace_all;
using almanac::test::check_across;
using almanac::test::Folder;

namespace {

std::string atom(const std::string& path, const std::string& inside) {
  return almanac::test::fill_base("chain", inside + "\n", path);
}

std::string relation(const std::string& rel, const std::string& path) {
  return fmt::format("<link rel=\"{}\" href=\"https://example.org/{}\"/>\n", rel, path);
}

std::string entry(const std::string& id, const std::string& path, const std::string& more = "") {
  return fmt::format(
      "<entry><title>T</title><id>{}</id><updated>2024-01-01T00:00:00Z</updated><link href=\"https://example.org/{}\"/>"
      "{}</entry>\n",
      id, path, more);
}

std::string rss(const std::string& path, const std::string& items) {
  return "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Notes</title>"
         "<link>https://example.org/</link><atom:link rel=\"self\" href=\"https://example.org/" +
         path + "\"/>" + items + "</channel></rss>";
}

struct Told {
  std::vector<std::string> lines;

  bool operator==(const Told&) const = default;
  friend std::ostream& operator<<(std::ostream& out, const Told& told) {
    return out << almanac::join(told.lines, ", ");
  }
};

// "a.xml:9 HistoryLoop"
Told told(const Findings& findings) {
  Told told;
  for (const Finding& finding : findings.items())
    told.lines.push_back(fmt::format("{}:{} {}", finding.place.file, finding.place.line, finding.rule));
  return told;
}

const std::string kArchive = relation("current", "atom.xml") + "<fh:archive/>";

// atom.xml, then 3.xml, 2.xml and 1.xml, each with an entry.
Folder whole_archive() {
  Folder folder;
  folder.files["atom.xml"] = atom("atom.xml", relation("prev-archive", "3.xml") + entry("tag:e,1:4", "4"));
  for (int i = 1; i <= 3; ++i) {
    const std::string path = std::to_string(i) + ".xml";
    std::string inside = kArchive;
    if (i > 1) inside += relation("prev-archive", std::to_string(i - 1) + ".xml");
    if (i < 3) inside += relation("next-archive", std::to_string(i + 1) + ".xml");
    folder.files[path] = atom(path, inside + entry("tag:e,1:" + std::to_string(i), std::to_string(i)));
  }
  return folder;
}

}  // namespace

TEST_CASE("across: a whole archive has no findings, with addresses and without") {
  Folder folder = whole_archive();
  CHECK(told(check_across(folder)) == Told{});
  folder.base_url.clear();
  CHECK(told(check_across(folder)) == Told{});
}

TEST_CASE("across: an archive document that is gone is told where links lead to it, once each") {
  Folder folder = whole_archive();
  folder.files.erase("2.xml");
  CHECK(told(check_across(folder)) == Told{{"1.xml:10 HistoryLinkNotFound", "3.xml:10 HistoryLinkNotFound"}});
  folder.base_url.clear();  // where the links lead is not known, but that nobody comes to 1.xml is
  CHECK(told(check_across(folder)) == Told{{"1.xml:9 ArchiveNotReached"}});
}

TEST_CASE("across: a file that is no feed is none of the chain") {
  Folder folder = whole_archive();
  folder.files["2.xml"] = "<urlset/>";
  const Findings findings = check_across(folder);
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.items()[0].message.ends_with("which is no feed"));
}

TEST_CASE("across: links of another site, and those of paged feeds and JSON Feed") {
  Folder folder;
  folder.files["a.xml"] = atom("a.xml", relation("prev-archive", "../old.xml"));
  folder.files["a.xml"] = replace_all(folder.files["a.xml"], "https://example.org/../old", "https://old.example.org/a");
  CHECK(told(check_across(folder)) == Told{});
  folder.files["q.xml"] = atom("q.xml", relation("next", "q.xml?paged=2"));
  CHECK(told(check_across(folder)) == Told{});
  folder.files["p.xml"] =
      atom("p.xml", relation("first", "p.xml") + relation("last", "p3.xml") + relation("next", "p2.xml"));
  folder.files["p2.xml"] = atom("p2.xml", relation("previous", "p0.xml"));
  folder.files["p.json"] =
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [], "feed_url": "https://example.org/p.json",
"next_url": "https://example.org/p2.json"})";
  CHECK(told(check_across(folder)) ==
        Told{{"p.json:2 HistoryLinkNotFound", "p.xml:10 HistoryLinkNotFound", "p2.xml:9 HistoryLinkNotFound"}});
}

TEST_CASE("across: a page of a paged feed whose previous is another one") {
  Folder folder;
  folder.files["a.xml"] = atom("a.xml", relation("next", "b.xml"));
  folder.files["b.xml"] = atom("b.xml", relation("previous", "c.xml"));
  folder.files["c.xml"] = atom("c.xml", "");
  CHECK(told(check_across(folder)) == Told{{"a.xml:9 HistoryNotLinkedBack"}});
}

TEST_CASE("across: an archive without any next-archive is whole; one where a link is missing is not") {
  Folder folder = whole_archive();
  for (const char* path : {"1.xml", "2.xml"})
    for (const char* next : {"2.xml", "3.xml"})
      folder.files[path] = replace_all(folder.files[path], relation("next-archive", next), "");
  CHECK(told(check_across(folder)) == Told{});
  folder.files["2.xml"] =
      replace_all(folder.files["2.xml"], "<fh:archive/>", "<fh:archive/>" + relation("next-archive", "3.xml"));
  CHECK(told(check_across(folder)) == Told{{"2.xml:11 HistoryNotLinkedBack"}});
}

TEST_CASE("across: addresses are the same with http, another case of the host, a fragment and escapes") {
  Folder folder = whole_archive();
  folder.files["atom.xml"] =
      replace_all(folder.files["atom.xml"], "https://example.org/3.xml", "http://EXAMPLE.org/%33.xml#top");
  CHECK(told(check_across(folder)) == Told{});
}

TEST_CASE("across: loops end, and are told once") {
  Folder folder;
  folder.files["a.xml"] = atom("a.xml", relation("next", "a.xml"));
  for (int i = 0; i < 5; ++i) {
    const std::string path = fmt::format("l{}.xml", i);
    folder.files[path] = atom(path, relation("next", fmt::format("l{}.xml", (i + 1) % 5)));
  }
  CHECK(told(check_across(folder)) == Told{{"a.xml:9 HistoryLoop", "l4.xml:9 HistoryLoop"}});
}

TEST_CASE("across: ids are compared by link; a page of several entries does not tell which is meant") {
  Folder folder;
  folder.files["a.xml"] = atom("a.xml", entry("tag:e,1:a", "1") + entry("tag:e,1:b", "2"));
  folder.files["b.xml"] = atom("b.xml", entry("tag:e,1:a", "1") + entry("tag:e,1:B", "2"));
  CHECK(told(check_across(folder)) == Told{{"b.xml:10 InconsistentId"}});
  folder.files["c.xml"] = atom("c.xml", entry("tag:e,1:c", "2") + entry("tag:e,1:d", "2"));
  CHECK(told(check_across(folder)) == Told{});
}

TEST_CASE("across: formats of one page are compared where they are one feed") {
  Folder folder;
  const std::string one = "<item><title>1</title><link>https://example.org/1</link></item>";
  folder.files["atom.xml"] = atom("atom.xml", entry("tag:e,1:1", "1") + entry("tag:e,1:2", "2"));
  folder.files["rss.xml"] = rss("rss.xml", one);
  CHECK(told(check_across(folder)) == Told{{"rss.xml:1 MissingItem"}});
  SUBCASE("two feeds of one format are told apart by their titles") {
    folder.files["comments.xml"] = replace_all(rss("comments.xml", ""), "Notes", "Comments");
    CHECK(told(check_across(folder)) == Told{{"rss.xml:1 MissingItem"}});
  }
  SUBCASE("a feed of another title with other entries is another feed") {
    folder.files["rss.xml"] = replace_all(rss("rss.xml", replace_all(one, "/1<", "/talk<")), "Notes", "Talks");
    CHECK(told(check_across(folder)) == Told{});
  }
  SUBCASE("where each has a history, the histories are compared, however they are cut") {
    folder.files["atom.xml"] = atom("atom.xml", relation("next", "atom-2.xml") + entry("tag:e,1:2", "2"));
    folder.files["atom-2.xml"] = atom("atom-2.xml", entry("tag:e,1:1", "1"));
    folder.files["rss.xml"] = rss("rss.xml", "<atom:link rel=\"next\" href=\"https://example.org/rss-2.xml\"/>" +
                                                 replace_all(one, "/1<", "/2<") + one);
    folder.files["rss-2.xml"] = rss("rss-2.xml", "");
    CHECK(told(check_across(folder)) == Told{});
    folder.files["atom-2.xml"] = atom("atom-2.xml", entry("tag:e,1:1", "1") + entry("tag:e,1:0", "0"));
    CHECK(told(check_across(folder)) == Told{{"rss.xml:1 MissingItem"}});
  }
}

TEST_CASE("across: pages are read as far as their heads go, with <base>") {
  using almanac::feeds::check::across::read_page;
  const auto read = [](std::string_view html) {
    return read_page(html, "p.html", "https://example.org/a/p.html").feeds;
  };
  const std::string offer =
      "<link rel=\"x Alternate\" type=\"application/rss+xml; charset=utf-8\" href=\"f&amp;x.xml\">";
  REQUIRE(read("<!DOCTYPE html>\n" + offer).size() == 1);
  CHECK(read(offer)[0].text == "https://example.org/a/f&x.xml");
  CHECK(read("\n<title><link></title>" + offer)[0].position == almanac::Position{2, 94});
  CHECK(read("<base href=\"/b/\">" + offer)[0].text == "https://example.org/b/f&x.xml");
  CHECK(read("<body>" + offer).empty());
  CHECK(read("<head></head>" + offer).empty());
  CHECK(read("<p>" + offer).empty());
  CHECK(read("<script>\"" + offer + "\"</script>").empty());
  CHECK(read(replace_all(offer, "rss+xml", "json")).empty());  // WordPress offers its interface so
  CHECK(read(replace_all(offer, "Alternate", "alternates")).empty());
}

TEST_CASE("across: a page that offers what is not there is told once, with how many more there are") {
  Folder folder;
  folder.files["atom.xml"] = atom("atom.xml", "");
  for (const char* path : {"a.html", "b.html", "c/index.html"})
    folder.files[path] = "<link rel=alternate type=application/atom+xml href=/feed.xml>";
  const Findings findings = check_across(folder);
  CHECK(told(findings) == Told{{"a.html:1 AutodiscoveryNotFound"}});
  CHECK(findings.items()[0].message.ends_with("which is no file of this folder (so do 2 more links)"));
  folder.base_url.clear();
  CHECK(told(check_across(folder)) == Told{});
}

TEST_CASE("across: links to posts and archives of the site resolve") {
  Folder folder;
  const std::string text = "<content type=\"html\">&lt;a href=\"{}\"></content>";
  const auto with = [&](const std::string& href) {
    return entry("tag:e,1:1", "blog/2024/01/one/", replace_all(text, "{}", href));
  };
  folder.files["blog/2024/01/one/index.html"] = "<p>";
  folder.files["blog/2024/index.html"] = "<p>";
  for (const char* fine : {"/blog/2024/01/one", "/blog/2024/01/one/?x=1", "/blog/2024/", "/docs/x/", "/blog/about/",
                           "https://example.net/blog/2024/01/two/", "mailto:a@example.org", "#top"}) {
    folder.files["atom.xml"] = atom("atom.xml", with(fine));
    CHECK_MESSAGE(told(check_across(folder)) == Told{}, fine);
  }
  for (const char* dead :
       {"/blog/2024/02/two/", "https://example.org/blog/2023/12/one.html", "/blog/2024/01/", "/blog/2023"}) {
    folder.files["atom.xml"] = atom("atom.xml", with(dead));
    CHECK_MESSAGE(told(check_across(folder)) == Told{{"atom.xml:9 PostLinkNotFound"}}, dead);
  }
  folder.files.erase("blog/2024/01/one/index.html");  // then the site's pages are not here
  CHECK(told(check_across(folder)) == Told{});
}

TEST_CASE("across: a picture is told once, wherever it is shown") {
  Folder folder;
  const std::string text =
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><img src=\"/a.png?1\"/><img "
      "src=\"b.png\"/></div></content>";
  for (const char* path : {"a.xml", "x/b.xml"})
    folder.files[path] = atom(path, "<link rel=\"self\" href=\"https://example.org/" + std::string(path) + "\"/>" +
                                        entry("tag:e,1:1", "1", text));
  folder.files["a.png"] = "";
  folder.files["b.png"] = "";
  CHECK(told(check_across(folder)) == Told{{"x/b.xml:9 ImageNotFound"}});  // x/b.png
  folder.files.erase("b.png");
  CHECK(told(check_across(folder)) == Told{{"a.xml:9 ImageNotFound", "x/b.xml:9 ImageNotFound"}});
}

TEST_CASE("across: what was published before is compared by path; only next-archive may be added") {
  Folder folder = whole_archive();
  folder.previous = folder.files;
  CHECK(told(check_across(folder)) == Told{});
  folder.previous["3.xml"] = replace_all(folder.previous["3.xml"], "  <title>Notes", "\n\n<title>Notes");
  CHECK(told(check_across(folder)) == Told{});  // white space
  SUBCASE("metadata") {
    folder.previous["3.xml"] = replace_all(folder.previous["3.xml"], "Notes", "Other notes");
    CHECK(told(check_across(folder)) == Told{{"3.xml:2 ArchiveChanged"}});
  }
  SUBCASE("next-archive is another") {
    folder.previous["1.xml"] = replace_all(folder.previous["1.xml"], "2.xml", "3.xml");
    CHECK(told(check_across(folder)) == Told{{"1.xml:10 ArchiveChanged"}});
  }
  SUBCASE("an entry is gone") {
    folder.previous["1.xml"] = replace_all(folder.previous["1.xml"], "</feed>", entry("tag:e,1:0", "0") + "</feed>");
    CHECK(told(check_across(folder)) == Told{{"1.xml:2 ArchiveChanged"}});
  }
  SUBCASE("it is no longer an archive") {
    folder.files["1.xml"] = replace_all(folder.files["1.xml"], "<fh:archive/>", "");
    CHECK(told(check_across(folder)) == Told{{"1.xml:2 ArchiveChanged", "2.xml:10 NotAnArchive"}});
  }
  SUBCASE("an id is another: said as that, in every document that had it, once") {
    folder.previous["1.xml"] = replace_all(folder.previous["1.xml"], "tag:e,1:1", "tag:e,1:old");
    CHECK(told(check_across(folder)) == Told{{"1.xml:11 IdChanged"}});
  }
  SUBCASE("the feed's id") {
    folder.previous["atom.xml"] =
        replace_all(folder.previous["atom.xml"], "<id>https://example.org/</id>", "<id>tag:e,1:f</id>");
    CHECK(told(check_across(folder)) == Told{{"atom.xml:4 IdChanged"}});
  }
}

TEST_CASE("across: a feed without an archive may lose entries") {
  Folder folder;
  folder.files["atom.xml"] = atom("atom.xml", entry("tag:e,1:2", "2"));
  folder.previous["atom.xml"] = atom("atom.xml", entry("tag:e,1:1", "1"));
  CHECK(told(check_across(folder)) == Told{});
}

TEST_CASE("across: broken and empty documents are compared, too") {
  Folder folder;
  folder.files["a.xml"] = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>";
  folder.files["b.xml"] = "<rss/>";
  folder.files["c.json"] =
      "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [1, [], {\"id\": {}}, null], \"next_url\": 3}";
  folder.files["d.xml"] =
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\"><item/></rdf:RDF>";
  folder.files["e.opml"] = "<opml/>";
  folder.previous = folder.files;
  CHECK(told(check_across(folder)) == Told{});
}

TEST_CASE("across: a long chain and many entries cost linear time") {
  Folder folder;
  constexpr int kDocuments = 3000;
  for (int i = 0; i < kDocuments; ++i) {
    const std::string path = fmt::format("d{}.xml", i);
    folder.files[path] =
        atom(path, (i > 0 ? kArchive + relation("prev-archive", fmt::format("d{}.xml", i - 1)) : kArchive) +
                       entry(fmt::format("tag:e,1:{}", i), std::to_string(i)));
  }
  folder.files["atom.xml"] = atom("atom.xml", relation("prev-archive", fmt::format("d{}.xml", kDocuments - 1)));
  CHECK(told(check_across(folder)) == Told{});
}
