#include "support/posts.h"

#include <doctest/doctest.h>

namespace almanac::test {

model::Post make_post(std::string_view day, std::string_view name) {
  const Day date = parse_day(day).value();
  const std::string text(day);
  model::Post post;
  post.path = "_posts/" + text + "-" + std::string(name) + ".md";
  post.title = "Title of " + std::string(name);
  post.published = {std::chrono::sys_days(date), std::chrono::minutes(0)};
  post.day = date;
  post.lang = "en";
  post.slug = name;
  post.url_path = "/blog/" + text.substr(0, 4) + "/" + text.substr(5, 2) + "/" + post.slug + "/";
  post.id = "tag:example.org,2019:" + post.slug;
  return post;
}

model::Library make_library(std::vector<model::Post> posts) {
  Findings findings;
  model::Library library = model::make_library(std::move(posts), findings);
  for (const Finding& finding : findings.items()) FAIL_CHECK(to_text(finding));
  return library;
}

std::vector<std::string> slugs(const model::Library& library, const std::vector<model::PostIndex>& posts) {
  std::vector<std::string> out;
  for (model::PostIndex post : posts) out.push_back(library.posts[post].slug);
  return out;
}

model::PostIndex find_post(const model::Library& library, std::string_view slug) {
  for (model::PostIndex i = 0; i < library.posts.size(); ++i)
    if (library.posts[i].slug == slug) return i;
  FAIL("no post " << std::string(slug));
  return 0;
}

}  // namespace almanac::test
