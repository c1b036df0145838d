#include "loader/liquid.h"

#include <doctest/doctest.h>

namespace almanac::loader {
namespace {

struct Rendered {
  LiquidText text;
  Findings findings;
};

Rendered render_with_findings(const std::string& text) {
  config::Settings settings;
  settings.base = "/b";
  settings.public_url = "https://ex.org";
  model::Post post;
  post.path = "_posts/x/2019-01-07-a.md";
  post.url_path = "/b/2019/01/07/a/";
  model::Page page;
  page.path = "about.md";
  page.url_path = "/b/about/";
  const LinkNames names(settings, {post}, {page}, {{"assets/a b.png", "assets/a b.png"}});
  Rendered rendered;
  rendered.text = render_liquid(text, {"_posts/p.md", 10}, settings, names, rendered.findings);
  return rendered;
}

std::string render(const std::string& text) {
  const Rendered rendered = render_with_findings(text);
  CHECK(rendered.findings.empty());
  CHECK(rendered.text.is_whole);
  return rendered.text.text;
}

}  // namespace

TEST_CASE("loader: raw and comment blocks lose their tags, and lines keep their numbers") {
  CHECK(render("a {% raw %}{{ x }} {% y %}{% endraw %} b") == "a {{ x }} {% y %} b");
  CHECK(render("a{% comment %}\nx\n{% endcomment %}b") == "a\n\nb");
  CHECK(render("{%- raw -%}x{%- endraw -%}") == "x");
}

TEST_CASE("loader: highlight blocks become fenced code") {
  CHECK(render("{% highlight ruby linenos %}\nputs `x`\n{% endhighlight %}\n") == "```ruby\nputs `x`\n```\n");
  CHECK(render("{% highlight md %}\n```\n{% endhighlight %}\n") == "````md\n```\n````\n");
}

TEST_CASE("loader: links to posts and files become their addresses") {
  CHECK(render("[a]({% post_url 2019-01-07-a %})") == "[a](/b/2019/01/07/a/)");
  CHECK(render("[a]({% post_url x/2019-01-07-a %})") == "[a](/b/2019/01/07/a/)");
  CHECK(render("{% link _posts/x/2019-01-07-a.md %}") == "/b/2019/01/07/a/");
  CHECK(render("{% link about.md %}") == "/b/about/");
  CHECK(render("{% link /assets/a b.png %}") == "/b/assets/a%20b.png");
  const Rendered dead = render_with_findings("\nsee {% post_url 2019-02-02-b %}");
  REQUIRE(dead.findings.items().size() == 1);
  CHECK(to_text(dead.findings.items()[0]) ==
        "_posts/p.md:11:5: warning: post_url \"2019-02-02-b\" names nothing of this site: mend the name "
        "[LiquidLinkToNothing]");
}

TEST_CASE("loader: the site's address and paths in quotes are filled in") {
  CHECK(render("{{ site.baseurl }}/x {{site.url}}") == "/b/x https://ex.org");
  CHECK(render("{{ '/x' | relative_url }} {{ \"x\" | absolute_url }}") == "/b/x https://ex.org/b/x");
}

TEST_CASE("loader: other Liquid stays, with one warning at the first") {
  const Rendered rendered = render_with_findings("a\n{% include x.html %} {{ page.title }}");
  CHECK(rendered.text.text == "a\n{% include x.html %} {{ page.title }}");
  CHECK_FALSE(rendered.text.is_whole);
  REQUIRE(rendered.findings.items().size() == 1);
  CHECK(rendered.findings.items()[0].place == Place{"_posts/p.md", 11, 1});
  CHECK(rendered.findings.items()[0].rule == "LiquidNotRendered");
}

TEST_CASE("loader: braces that open no Liquid stay without a word") {
  CHECK(render("{ {{ {% and }") == "{ {{ {% and }");
  CHECK(render("{{") == "{{");
}

}  // namespace almanac::loader
