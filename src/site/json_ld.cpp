#include "site/json_ld.h"

#include <nlohmann/json.hpp>

#include "core/text.h"
#include "site/page_parts.h"

namespace almanac::site {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kHeadlineGraphemes = 110;  // what search engines show

// HTML 4.12.1.3: "</script" and "<!--" must not stand in a script element. JSON has these characters in strings only.
std::string to_safe_text(const Json& json) {
  std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  text = replace_all(text, "&", "\\u0026");
  text = replace_all(text, "<", "\\u003c");
  return replace_all(text, ">", "\\u003e");
}

Json make_authors(const std::vector<feeds::Person>& people) {
  Json authors = Json::array();
  for (const feeds::Person& person : people) {
    Json author = {{"@type", "Person"}, {"name", person.name}};
    if (!safe_url(person.uri).empty()) author["url"] = person.uri;
    authors.push_back(std::move(author));
  }
  return authors;
}

}  // namespace

std::string make_json_ld(const Site& site, model::PostIndex index, const std::string& url) {
  const model::Post& post = site.library.posts[index];
  const PostFacts& facts = site.facts[index];
  Json json = {{"@context", "https://schema.org"}, {"@type", "BlogPosting"}};
  json["headline"] = shorten(post.title, kHeadlineGraphemes);
  json["url"] = url;
  json["mainEntityOfPage"] = url;
  json["datePublished"] = to_rfc3339(post.published);
  json["dateModified"] = to_rfc3339(post.updated.value_or(post.published));
  json["inLanguage"] = post.lang.empty() ? site.settings.language : post.lang;
  json["author"] = make_authors(facts.authors);
  if (!facts.excerpt.empty()) json["description"] = facts.excerpt;
  if (facts.banner) json["image"] = facts.banner->url;
  if (!post.tags.empty()) json["keywords"] = post.tags;
  if (facts.word_count > 0) json["wordCount"] = facts.word_count;
  json["isPartOf"] = {{"@type", "Blog"}, {"name", site.settings.title}};
  return to_safe_text(json);
}

}  // namespace almanac::site
