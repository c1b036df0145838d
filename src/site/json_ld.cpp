#include "site/json_ld.h"

#include "core/json.h"
#include "core/text.h"
#include "site/page_parts.h"

namespace almanac::site {
namespace {

constexpr std::size_t kHeadlineGraphemes = 110;  // what search engines show

// HTML 4.12.1.3: "</script" and "<!--" must not stand in a script element. JSON has these characters in strings only.
std::string to_safe_text(const Value& value) {
  std::string text = to_json(value, JsonForm::kAsciiLine);
  text = replace_all(text, "&", "\\u0026");
  text = replace_all(text, "<", "\\u003c");
  return replace_all(text, ">", "\\u003e");
}

Value make_authors(const std::vector<feeds::Person>& people) {
  Value::List authors;
  for (const feeds::Person& person : people) {
    Value author = Value::Map{{"@type", "Person"}, {"name", person.name}};
    if (!person.uri.empty()) author.set("url", person.uri);
    authors.push_back(std::move(author));
  }
  return authors;
}

}  // namespace

std::string make_json_ld(const Site& site, model::PostIndex index, const std::string& url) {
  const model::Post& post = site.library.posts[index];
  const PostFacts& facts = site.facts[index];
  Value json = Value::Map{{"@context", "https://schema.org"}, {"@type", "BlogPosting"}};
  json.set("headline", shorten(post.title, kHeadlineGraphemes));
  json.set("url", url);
  json.set("mainEntityOfPage", url);
  json.set("datePublished", to_rfc3339(post.published));
  json.set("dateModified", to_rfc3339(post.updated.value_or(post.published)));
  json.set("inLanguage", post.lang.empty() ? site.settings.language : post.lang);
  json.set("author", make_authors(facts.authors));
  if (!facts.excerpt.empty()) json.set("description", facts.excerpt);
  if (facts.banner) json.set("image", facts.banner->url);
  if (!post.tags.empty()) json.set("keywords", Value::List(post.tags.begin(), post.tags.end()));
  if (facts.word_count > 0) json.set("wordCount", facts.word_count);
  json.set("isPartOf", Value::Map{{"@type", "Blog"}, {"name", site.settings.title}});
  return to_safe_text(json);
}

}  // namespace almanac::site
