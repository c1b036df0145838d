#include "feeds/content.h"

#include <doctest/doctest.h>

using almanac::feeds::ContentDigest;
using almanac::feeds::digest_html;
using almanac::feeds::digest_text;
using almanac::feeds::to_plain_text;

namespace {

constexpr const char* kPage = "https://example.org/2024/a/";

ContentDigest digest_of(std::string_view html) { return digest_html(html, kPage); }

}  // namespace

TEST_CASE("content: white space and markup are nothing that a subscriber is told of") {
  const ContentDigest plain = digest_of("<p>One two.</p><p>Three &amp; four.</p>");
  CHECK(plain == digest_of("<p>One\n  two.</p>\n\n<p class=\"lead\">Three &#38; four.</p>\n"));
  CHECK(plain == digest_of("<div><p>One <em>two.</em></p><p>Three &amp; four.</p></div>"));
  CHECK(plain == digest_text("One two. Three & four."));
  CHECK_FALSE(plain == digest_of("<p>One two.</p><p>Three &amp; five.</p>"));
  CHECK_FALSE(plain == digest_of("<p>One Two.</p><p>Three &amp; four.</p>"));
}

TEST_CASE("content: a comment is no text, an alternative text is") {
  CHECK(digest_of("<p>One</p><!-- two -->") == digest_of("<p>One</p>"));
  CHECK_FALSE(digest_of("<img src=\"a.png\" alt=\"A boat\">") == digest_of("<img src=\"a.png\" alt=\"A ship\">"));
}

TEST_CASE("content: links to other sites count, in their order, and apart from the text") {
  const ContentDigest one = digest_of("<a href=\"https://a.example/\">a</a><a href=\"https://b.example/\">b</a>");
  const ContentDigest other = digest_of("<a href=\"https://b.example/\">a</a><a href=\"https://a.example/\">b</a>");
  CHECK(one.text == other.text);
  CHECK(one.links != other.links);
  CHECK(one.links != digest_of("<a href=\"https://a.example/\">a</a><a href=\"http://b.example/\">b</a>").links);
  CHECK(one.links != digest_of("<a href=\"mailto:a@a.example\">ab</a>").links);
}

TEST_CASE("content: links within the site follow the site") {
  const ContentDigest here = digest_of("<a href=\"https://example.org/b/\">b</a><img src=\"/c.png\">");
  CHECK(here == digest_of("<a href=\"https://EXAMPLE.org/2024/b/\">b</a><img src=\"//example.org/d.png\">"));
  CHECK(here == digest_html("<a href=\"https://new.example/b/\">b</a><img src=\"https://new.example/c.png\">",
                            "https://new.example/a/"));
  CHECK_FALSE(here == digest_of("<a href=\"https://example.org.evil.example/b/\">b</a><img src=\"/c.png\">"));
}

TEST_CASE("content: any text is taken") {
  CHECK(digest_of("") == digest_text(""));
  CHECK(digest_of("<p>a<") == digest_text("a<"));
  CHECK_FALSE(digest_of("<a href=\"\xFF\">\xC3</a>") == digest_of(""));
}

TEST_CASE("content: the words of a fragment") {
  CHECK(to_plain_text("  a\n b ") == "a b");
  CHECK(to_plain_text("<b>std::vector&lt;int&gt;</b> &amp; more") == "std::vector<int> & more");
  CHECK(to_plain_text("") == "");
}

TEST_CASE("content: what is read plainly has the digest that the tokenizer gives") {
  // A comment or an attribute in other quotes sends the second to the tokenizer.
  for (const std::string html :
       {"<p>a &amp; b &lt;c&gt; &quot;d&#39;</p>\n<ul>\n<li><a "
        "href=\"https://other.example/?a=1&amp;b=2\">x</a></li></ul>",
        "<img src=\"https://cdn.example/a.png\" alt=\"a &quot;b&quot;\" /><br /><hr />text",
        "<pre><code class=\"language-cpp\">int a = 1 &lt;&lt; 2;\n</code></pre>", "<h2>x</h2>y<b>z</b>", "plain", ""}) {
    CAPTURE(html);
    CHECK(digest_html(html, "https://example.org/") == digest_html(html + "<br title='1'>", "https://example.org/"));
    CHECK(digest_html(html, "https://example.org/") == digest_html("<!-- x -->" + html, "https://example.org/"));
  }
  for (const std::string odd :
       {"<a href=\"https://o.example/1\" href=\"https://o.example/2\">x</a>", "a & b", "&nbsp;&copy;",
        "<textarea><a href=\"https://o.example\">x</a></textarea>", "<A HREF=x>y</A>", "a < b", "<p"}) {
    CAPTURE(odd);
    CHECK(digest_html(odd, "https://example.org/") == digest_html("<!-- x -->" + odd, "https://example.org/"));
  }
}
