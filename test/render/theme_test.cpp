#include "render/theme.h"

#include <doctest/doctest.h>

#include "core/parallel.h"
#include "support/memory_filesystem.h"

namespace almanac::render {
namespace {

Findings load_with(const std::string& name, const std::string& text) {
  test::MemoryFileSystem fs;
  fs.add_file("site/_almanac/" + name, text);
  Findings findings;
  Theme::load(fs, "site", "_almanac", findings);
  return findings;
}

std::string render_with(const std::string& text, const Value& data) {
  test::MemoryFileSystem fs;
  fs.add_file("site/_almanac/post.html", text);
  Findings findings;
  const Theme theme = Theme::load(fs, "site", "_almanac", findings);
  for (const Finding& finding : findings.items()) MESSAGE(to_text(finding));
  REQUIRE(findings.empty());
  return theme.render(PageKind::kPost, data);
}

Value post_with(const char* name, Value value) {
  Value post;
  post.set(name, std::move(value));
  Value data;
  data.set("post", std::move(post));
  return data;
}

std::string only_finding(const std::string& template_text) {
  const Findings findings = load_with("post.html", template_text);
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.has_errors());
  return to_text(findings.items().front());
}

}  // namespace

TEST_CASE("render: many mistakes on one line of a template cost no more than on many lines") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "{{a}}";
  const Findings findings = load_with("post.html", text);
  REQUIRE(findings.items().size() == 40'000);
  CHECK(findings.items().back().place.column == 5 * 39'999 + 1);
}

TEST_CASE("render: sections are open to a depth of a hundred") {
  const auto nested = [](int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "{{#post}}";
    for (int i = 0; i < depth; ++i) text += "{{/post}}";
    return text;
  };
  CHECK(load_with("post.html", nested(99)).empty());
  CHECK(only_finding(nested(100'000)) ==
        "_almanac/post.html:1:892: error: more than 100 sections are open here: close some before [TemplateSection]");
}

TEST_CASE("render: partials that swell a template beyond measure are refused") {
  test::MemoryFileSystem fs;
  for (int i = 0; i < 40; ++i) {
    const std::string next = "{{>p" + std::to_string(i + 1) + "}}";
    fs.add_file("site/_almanac/partials/p" + std::to_string(i) + ".html", next + next);
  }
  fs.add_file("site/_almanac/partials/p40.html", "a");
  fs.add_file("site/_almanac/post.html", "{{>p0}}");
  Findings findings;
  Theme::load(fs, "site", "_almanac", findings);
  REQUIRE(findings.items().size() == 1);
  CHECK(to_text(findings.items()[0]) ==
        "_almanac/post.html: error: the template has more than 10000000 bytes with its partials in place: use them "
        "less often [TemplatePartial]");
}

TEST_CASE("render: the default theme uses known names only") {
  test::MemoryFileSystem fs;
  Findings findings;
  const Theme theme = Theme::load(fs, "site", "_almanac", findings);
  for (const Finding& finding : findings.items()) MESSAGE(to_text(finding));
  CHECK(findings.empty());
  REQUIRE(theme.files().size() == 1);
  CHECK(theme.files()[0].path == "almanac/style.css");
  CHECK_FALSE(theme.files()[0].bytes.empty());
}

TEST_CASE("render: every kind of page has a template in the default theme") {
  test::MemoryFileSystem fs;
  Findings findings;
  const Theme theme = Theme::load(fs, "site", "_almanac", findings);
  for (const PageKindInfo& kind : page_kinds()) {
    CAPTURE(kind.template_name);
    CHECK(&info(kind.kind) == &kind);
    CHECK(theme.render(kind.kind, Value()).find("<!DOCTYPE html>") == 0);
  }
}

TEST_CASE("render: text is escaped, HTML passes") {
  CHECK(render_with("<b title=\"{{post.title}}\">", post_with("title", "a<\"&'>")) ==
        "<b title=\"a&lt;&quot;&amp;&#39;&gt;\">");
  CHECK(render_with("{{{post.article}}}", post_with("article", "<p>x</p>")) == "<p>x</p>");
}

TEST_CASE("render: characters that HTML forbids are left out") {
  CHECK(render_with("{{post.title}}", post_with("title",
                                                "a\x08\x0B\x7F\xC2\x85\xEF\xBF\xBF"
                                                "b\tc")) == "ab\tc");
}

TEST_CASE("render: an empty text, list or map counts as absent") {
  const std::string text = "{{#post.title}}yes{{/post.title}}{{^post.title}}no{{/post.title}}";
  CHECK(render_with(text, post_with("title", "")) == "no");
  CHECK(render_with(text, post_with("title", "x")) == "yes");
  CHECK(render_with(text, Value()) == "no");
  const std::string list = "{{#post.tags}}yes{{/post.tags}}{{^post.tags}}no{{/post.tags}}";
  CHECK(render_with(list, post_with("tags", Value::List())) == "no");
  const std::string map = "{{#post.banner}}yes{{/post.banner}}{{^post.banner}}no{{/post.banner}}";
  CHECK(render_with(map, post_with("banner", Value::Map())) == "no");
}

TEST_CASE("render: lists nest, and an item sees the maps around it") {
  Value::List tags;
  for (const char* name : {"a", "b"}) {
    Value tag;
    tag.set("name", name);
    tags.push_back(std::move(tag));
  }
  Value data = post_with("tags", std::move(tags));
  Value site;
  site.set("title", "S");
  data.set("site", std::move(site));
  CHECK(render_with("{{#post}}{{#tags}}{{name}}{{site.title}}:{{#tags}}{{name}}{{/tags}};{{/tags}}{{/post}}", data) ==
        "aS:ab;bS:ab;");
}

TEST_CASE("render: a list of texts gives each item as a dot") {
  Value::List categories = {"x", "<y>"};
  CHECK(render_with("{{#post.categories}}[{{.}}]{{/post.categories}}",
                    post_with("categories", std::move(categories))) == "[x][&lt;y&gt;]");
}

TEST_CASE("render: the first layer that has a name wins") {
  test::MemoryFileSystem fs;
  fs.add_file("s/_almanac/post.html", "{{post.title}}-{{site.title}}");
  Findings findings;
  const Theme theme = Theme::load(fs, "s", "_almanac", findings);
  const Value page = post_with("title", "P");
  Value site = post_with("title", "not this");
  Value site_fields;
  site_fields.set("title", "S");
  site.set("site", std::move(site_fields));
  CHECK(theme.render(PageKind::kPost, Layers{&page, &site}) == "P-S");
}

TEST_CASE("render: an unknown name is an error at its place, with the nearest known one") {
  CHECK(only_finding("<p>\n  {{post.titel}}") ==
        "_almanac/post.html:2:3: error: a post's page has no variable \"post.titel\"; did you mean \"post.title\"? "
        "(a key of your own: post.extra.titel) "
        "[TemplateVariable]");
  CHECK(only_finding("{{#post}}{{#tags}}{{nam}}{{/tags}}{{/post}}").find("did you mean \"name\"?") !=
        std::string::npos);
  CHECK(only_finding("{{> heads}}").find("there is no partial \"heads\"; did you mean \"head\"?") != std::string::npos);
  CHECK(only_finding("{{site.twitter}}").find("(a key of your own: site.extra.twitter)") != std::string::npos);
}

TEST_CASE("render: names below extra are the author's own") {
  CHECK(load_with("post.html", "{{site.extra.twitter}}{{#post.extra}}{{anything}}{{/post.extra}}").empty());
}

TEST_CASE("render: raw output is for HTML only") {
  CHECK(only_finding("{{{post.title}}}").find("write {{post.title}}") != std::string::npos);
  CHECK(only_finding("{{&post.title}}").find("write {{post.title}}") != std::string::npos);
  CHECK(only_finding("{{post.article}}").find("write {{{post.article}}}") != std::string::npos);
  CHECK(only_finding("{{post.tags}}").find("open it as a section") != std::string::npos);
}

TEST_CASE("render: broken tags are errors") {
  CHECK(only_finding("{{#post}}").find("post.html:1:1: error: section \"post\" is never closed") != std::string::npos);
  CHECK(only_finding("{{#post}}{{/psot}}").find("{{/post}} is due first") != std::string::npos);
  CHECK(only_finding("a {{post.title").find("post.html:1:3: error: this tag is never closed") != std::string::npos);
  CHECK(only_finding("{{=<% %>=}}").find("delimiters") != std::string::npos);
}

TEST_CASE("render: a site overrides any one file, and may add partials") {
  test::MemoryFileSystem fs({{"s/_almanac/partials/foot.html", "FOOT {{> own}}"},
                             {"s/_almanac/partials/own.html", "OWN"},
                             {"s/_almanac/style.css", "body{}"}});
  Findings findings;
  const Theme theme = Theme::load(fs, "s", "_almanac", findings);
  CHECK(findings.empty());
  CHECK(theme.render(PageKind::kYear, Value()).find("FOOT OWN") != std::string::npos);
  CHECK(theme.files()[0].bytes == "body{}");
}

TEST_CASE("render: a wrong partial is told once, though many pages have it") {
  const Findings findings = load_with("partials/foot.html", "{{site.nothing_like_it}}");
  CHECK(findings.items().size() == 1);
}

TEST_CASE("render: partials that contain each other are an error, not an endless page") {
  const Findings findings = load_with("partials/foot.html", "{{> foot}}");
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].message.find("contains itself") != std::string::npos);
}

TEST_CASE("render: threads render at once, each page as if alone") {
  test::MemoryFileSystem fs;
  Findings findings;
  const Theme theme = Theme::load(fs, "s", "_almanac", findings);
  std::vector<std::string> pages(64);
  parallel_for(pages.size(), 4, [&](std::size_t i) {
    pages[i] = theme.render(PageKind::kPost, post_with("title", "Title " + std::to_string(i % 8)));
  });
  for (std::size_t i = 8; i < pages.size(); ++i) CHECK(pages[i] == pages[i % 8]);
  CHECK(pages[0] != pages[1]);
}

TEST_CASE("render: a file that the theme does not know is told") {
  const Findings findings = load_with("posts.html", "x");
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].severity == Severity::kWarning);
}

TEST_CASE("render: a symlink out of the site is refused") {
  test::MemoryFileSystem fs({{"s/_almanac/style.css", "x"}, {"secret", "{{post.title}}"}});
  fs.add_symlink("s/_almanac/post.html", "../../secret");
  Findings findings;
  Theme::load(fs, "s", "_almanac", findings);
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == "LeavesSite");
}

}  // namespace almanac::render
