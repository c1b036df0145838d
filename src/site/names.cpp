#include "site/names.h"

#include <algorithm>

#include "core/filesystem.h"
#include "core/url.h"

namespace almanac::site {

const std::unordered_map<std::string, std::string>& Names::sources() const {
  std::call_once(has_sources_, [&] {
    for (const model::Post& post : site_.library.posts) sources_.emplace(post.path, post.url_path);
    for (const model::Page& page : site_.pages) sources_.emplace(page.path, page.url_path);
  });
  return sources_;
}

const loader::LinkNames& Names::liquid_names() const {
  std::call_once(has_liquid_names_,
                 [&] { liquid_names_.emplace(site_.settings, site_.library.posts, site_.pages, files_); });
  return *liquid_names_;
}

namespace {

// "2018-12-06-november-review.md#patroni" in "_posts/a.md" or "/_posts/b.md": the URL of that post, with the fragment.
std::string find_source(const std::unordered_map<std::string, std::string>& sources, std::string_view from,
                        std::string_view reference) {
  const std::size_t end = without_query(reference).size();
  const auto decoded = decode_path(reference.substr(0, end));
  if (!decoded || decoded->empty()) return "";
  const auto path =
      decoded->starts_with('/') ? inner_path(decoded->substr(1)) : inner_path(join_path(parent_path(from), *decoded));
  const auto found = path ? sources.find(*path) : sources.end();
  return found == sources.end() ? "" : found->second + std::string(reference.substr(end));
}

}  // namespace

std::string Names::find(Lookup::Kind kind, const std::string& name, const std::string& from) const {
  if (kind == Lookup::Kind::kSource) return find_source(sources(), from, name);
  const std::string* address =
      kind == Lookup::Kind::kPost ? liquid_names().find_post(name) : liquid_names().find_path(name);
  return address == nullptr ? "" : *address;
}

}  // namespace almanac::site
