#include "loader/equal_ids.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "core/text.h"
#include "core/url.h"

namespace almanac::loader {
namespace {

bool is_older(const model::Post& a, const model::Post& b) {
  return std::tie(a.published.instant, a.path) < std::tie(b.published.instant, b.path);
}

// Below the address that ids are made from, whatever --base-url says.
std::string to_address_id(const model::Post& post, const config::Settings& settings) {
  const std::string base = to_uri(settings.base);
  return normalize_url(settings.id_url + post.url_path.substr(base.size()));
}

}  // namespace

void separate_jekyll_ids(std::vector<model::Post>& posts, const config::Settings& settings, Findings& findings) {
  std::unordered_map<std::string, const model::Post*> oldest;
  for (const model::Post& post : posts) {
    if (post.has_own_id) continue;
    const auto [found, is_new] = oldest.try_emplace(post.id, &post);
    if (!is_new && is_older(post, *found->second)) found->second = &post;
  }
  for (model::Post& post : posts) {
    if (post.has_own_id) continue;
    const model::Post* keeper = oldest.at(post.id);
    if (keeper == &post) continue;
    const std::string own = to_address_id(post, settings);
    findings.warning("EqualJekyllIds", post.place(),
                     "jekyll-feed gives this post the id " + quote(post.id) + " of " + keeper->path +
                         ", too, and readers then show one of the two: it gets " + quote(own) +
                         "; another slug, or an id in the front matter, changes that");
    post.id = own;
  }
}

}  // namespace almanac::loader
