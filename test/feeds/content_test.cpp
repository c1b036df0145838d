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
