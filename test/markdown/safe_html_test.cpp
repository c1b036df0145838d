#include "markdown/safe_html.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/html/reader.h"

namespace almanac::markdown {
namespace {

std::string safe(std::string_view html) {
  const std::string made = make_safe(html, "https://example.org/a/").html;
  CHECK(html::find_parse_errors(made).empty());
  return made;
}

TEST_CASE("safe HTML: every kind of URL becomes absolute") {
  CHECK(safe("<a href=\"/b\">c</a><a href=\"#d\">e</a>") ==
        "<a href=\"https://example.org/b\">c</a><a href=\"https://example.org/a/#d\">e</a>");
  CHECK(safe("<img src=b.png srcset=\"b.png, /c.png 2x, //d.org/e,f.png 3x\" longdesc=g alt=h>") ==
        "<img src=\"https://example.org/a/b.png\" srcset=\"https://example.org/a/b.png, https://example.org/c.png 2x, "
        "https://d.org/e%2Cf.png 3x\" longdesc=\"https://example.org/a/g\" alt=\"h\" />");
  CHECK(safe("<video src=v.mp4 poster=p.jpg controls><source src=w.webm><track src=t.vtt kind=captions></video>") ==
        "<video src=\"https://example.org/a/v.mp4\" poster=\"https://example.org/a/p.jpg\" controls=\"\">"
        "<source src=\"https://example.org/a/w.webm\" />"
        "<track src=\"https://example.org/a/t.vtt\" kind=\"captions\" /></video>");
  CHECK(safe("<picture><source srcset=a.webp><img src=a.png alt=b></picture>") ==
        "<picture><source srcset=\"https://example.org/a/a.webp\" />"
        "<img src=\"https://example.org/a/a.png\" alt=\"b\" /></picture>");
  CHECK(safe("<blockquote cite=/q>a<del cite=r>b</del></blockquote>") ==
        "<blockquote cite=\"https://example.org/q\">a<del cite=\"https://example.org/a/r\">b</del></blockquote>");
}

TEST_CASE("safe HTML: what runs, styles or asks goes") {
  CHECK(safe("a<script>b</script><style>c</style><meta name=d><link href=e>f") == "af");
  CHECK(safe("<p onclick=\"a\" style=\"color:red\" id=b data-c=d class=\"e\">f</p>") == "<p class=\"e\">f</p>");
  CHECK(safe("<form action=a>b<input value=c><select><option>d</select><button>e</button><label>f</label></form>") ==
        "bf");
  CHECK(safe("<a href=\" java\nscript:a\">b</a><a href=vbscript:c>d</a><a name=e>f</a>") == "bdf");
  CHECK(safe("<svg><a xlink:href=b><title>c</title></a></svg><math><mi>d</mi></math>e") == "e");
  CHECK(safe("<x-a>b<marquee>c</marquee></x-a><!-- d -->") == "bc");
  CHECK(safe("<img src=javascript:a alt=\"b & c\">") == "b &amp; c");
}

TEST_CASE("safe HTML: an embed becomes a link to it, with a picture for YouTube") {
  CHECK(safe("<iframe src=\"https://a.org/b?c&amp;d\" title=\"The map\"></iframe>") ==
        "<p><a href=\"https://a.org/b?c&amp;d\">The map</a></p>");
  CHECK(safe("<p>a <iframe src=/b></iframe> c</p>") ==
        "<p>a <a href=\"https://example.org/b\">https://example.org/b</a> c</p>");
  CHECK(safe("<iframe src=\"//www.youtube-nocookie.com/embed/G8MnpkbhClc?rel=0\" title=T></iframe>") ==
        "<p><a href=\"https://www.youtube-nocookie.com/embed/G8MnpkbhClc?rel=0\">"
        "<img src=\"https://img.youtube.com/vi/G8MnpkbhClc/hqdefault.jpg\" alt=\"T\" /></a></p>");
  CHECK(safe("<object data=a.swf><embed src=a.swf>none</object>b") ==
        "<p><a href=\"https://example.org/a/a.swf\">https://example.org/a/a.swf</a></p>b");
  CHECK(safe("<object><param name=movie value=m.swf></object><embed src=n.pdf title=N>") ==
        "<p><a href=\"https://example.org/a/m.swf\">https://example.org/a/m.swf</a></p>"
        "<p><a href=\"https://example.org/a/n.pdf\">N</a></p>");
  CHECK(safe("<iframe src=javascript:a></iframe>b") == "b");
}

TEST_CASE("safe HTML: what is nested wrongly is nested rightly") {
  CHECK(safe("<p>a<div>b</div>c</p>") == "<p>a</p><div>b</div>c");
  CHECK(safe("<b>a<p>b</b>c") == "<b>a</b><p><b>b</b>c</p>");
  CHECK(safe("<a href=/b>c<a href=/d>e</a>") ==
        "<a href=\"https://example.org/b\">c</a><a href=\"https://example.org/d\">e</a>");
  CHECK(safe("<ul><li>a<li>b</ul>") == "<ul><li>a</li><li>b</li></ul>");
  CHECK(safe("<table>a<tr><td>b<td>c</table>") == "a<table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>");
  CHECK(safe("<h1>a<h2>b</h2>") == "<h1>a</h1><h2>b</h2>");
  CHECK(safe("</div></p>a</b><td>b") == "ab");
  CHECK(safe("<pre>\n\na</pre>") == "<pre>\n\na</pre>");
  CHECK(safe("<span><div>a") == "<span><div>a</div></span>");
}

TEST_CASE("safe HTML: references become characters, what XML forbids goes") {
  CHECK(safe("&nbsp;&eacute;&lt;b&gt; &amp;amp; &copy &nosuch; <i title=\"&quot;'&lt;\">c</i>") ==
        "\xC2\xA0é&lt;b&gt; &amp;amp; © &amp;nosuch; <i title=\"&quot;'&lt;\">c</i>");
  CHECK(safe("a&#8;b\x08\xC2\x85 c\xEF\xB7\x90") == "ab  c");
}

TEST_CASE("safe HTML: a box of a task list is a character") {
  CHECK(safe("<li><input type=checkbox checked disabled> a</li><input type=text>") == "<li>☑ a</li>");
}

TEST_CASE("safe HTML: depth and formatting that is never closed are bounded") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div><b>";
  CHECK(safe(deep + "x").size() < 2'000);
  std::string unclosed;
  for (int i = 0; i < 1'000; ++i) unclosed += "<font size=" + std::to_string(i) + "><p>x";
  CHECK(safe(unclosed).size() < 500'000);
  std::string attributes = "<p ";
  for (int i = 0; i < 50'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  CHECK(safe(attributes + ">b") == "<p>b</p>");
}

TEST_CASE("safe HTML: the place asked for is found again") {
  const std::string html = "<div><script>a</script><ul><li>b</li></ul></div>";
  const SafeHtml found = make_safe(html, "https://example.org/", html.find("</ul>"));
  REQUIRE(found.place);
  CHECK(found.html.substr(*found.place) == "</ul></div>");
  CHECK_FALSE(make_safe("<script>a</script>", "https://example.org/", 9).place);
}

// Tags that are opened and closed at random: some nested well, most not.
std::string tag_soup(std::mt19937& random) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"a href=x",    "b",       "p",       "div",      "ul",  "ol", "li",  "table",  "tbody", "tr",
       "td",          "th",      "caption", "colgroup", "col", "h2", "pre", "em",     "code",  "br",
       "img src=y",   "hr",      "ruby",    "rt",       "dl",  "dt", "dd",  "figure", "span",  "input type=checkbox",
       "video src=z", "summary", "details", "script"});
  std::string html;
  std::vector<std::string_view> open;
  for (int i = 0; i < 14; ++i) {
    const std::string_view tag = kNames.at(random() % kNames.size());
    switch (random() % 5) {
      case 0: html.append("text & \n"); break;
      case 1: html.append("\n"); break;
      case 2:
        if (!open.empty()) html.append("</").append(open.back()).append(">"), open.pop_back();
        break;
      case 3: html.append("</").append(tag.substr(0, tag.find(' '))).append(">"); break;
      default: html.append("<").append(tag).append(">"), open.push_back(tag.substr(0, tag.find(' ')));
    }
  }
  while (random() % 8 != 0 && !open.empty()) html.append("</").append(open.back()).append(">"), open.pop_back();
  return html;
}

TEST_CASE("safe HTML: without HTML's parser comes out what comes out with it") {
  std::mt19937 random(7);
  const auto both_ways = [](const std::string& html) {
    CAPTURE(html);
    const SafeHtml quick = make_safe(html, "https://example.org/a/", html.size() / 2);
    const SafeHtml tree = make_safe(html, "https://example.org/a/", html.size() / 2, HtmlTree::kAlways);
    CHECK(quick.html == tree.html);
    CHECK(quick.place == tree.place);
  };
  for (int i = 0; i < 30000; ++i) both_ways(tag_soup(random));
  for (const char* html :
       {"<p title='a&amp;b' title=c lang=\"x&quot;y\">&lt;i&gt;&amp;lt;\n</p>", "<pre>\n\na</pre>", "<pre><code>\na",
        "<table><tr><td>1<tr><td>2</table>", "a&#13;b\rc", "<a href=b>c<a href=d>e</a></a>"})
    both_ways(html);
}

}  // namespace
}  // namespace almanac::markdown
