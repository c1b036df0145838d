#include "archive/cross_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "archive/addresses.h"
#include "archive/post_shape.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::archive {
namespace {

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "example.org" of "Example.org:443": as hosts are compared, whether by http or https.
std::string comparable_authority(std::string_view authority) {
  std::string out = to_lower_ascii(authority);
  for (std::string_view port : {":80", ":443"})
    if (out.ends_with(port)) out.resize(out.size() - port.size());
  return out;
}

// The path that a link names on this site, percent-encoded; nothing for other sites and for what is no http link.
class SitePaths {
 public:
  explicit SitePaths(const config::Settings& settings) {
    for (const std::string& url : {settings.url, settings.public_url})
      hosts_.push_back(comparable_authority(split_url(to_uri(url)).authority.value_or("")));
  }

  std::optional<std::string> find(const std::string& url, const model::Post& from) const {
    const UrlParts parts = split_url(trim(url));
    if (parts.scheme && !is_http(*parts.scheme)) return std::nullopt;
    if (parts.authority ? !is_own(*parts.authority) : parts.path.empty()) return std::nullopt;
    return split_url(resolve_url(from.url_path, parts.path.empty() ? "/" : parts.path)).path;
  }

 private:
  static bool is_http(std::string_view scheme) {
    return equals_ignoring_ascii_case(scheme, "http") || equals_ignoring_ascii_case(scheme, "https");
  }

  bool is_own(std::string authority) const {
    const bool is_ascii = std::all_of(authority.begin(), authority.end(), [](char c) { return c > 0; });
    if (!is_ascii) authority = split_url(to_uri("//" + authority)).authority.value_or("");
    return std::find(hosts_.begin(), hosts_.end(), comparable_authority(authority)) != hosts_.end();
  }

  std::vector<std::string> hosts_;
};

// Posts by address, in every form of it.
class AddressBook {
 public:
  AddressBook(const model::Library& library, const config::Settings& settings) {
    for (model::PostIndex i = 0; i < library.posts.size(); ++i) add(library.posts[i].url_path, i);
    for (model::PostIndex i = 0; i < library.posts.size(); ++i)
      for (const std::string& old : library.posts[i].redirect_from) add(site_path(settings, old), i);
    for (const auto& [path, post] : posts_) {
      by_path_.push_back({path, post});
      by_last_part_.push_back({last_part(path), post});
    }
    std::sort(by_path_.begin(), by_path_.end());
    std::sort(by_last_part_.begin(), by_last_part_.end());
  }

  // `path` as of comparable_path().
  std::optional<model::PostIndex> find(const std::string& path) const {
    const auto found = posts_.find(path);
    return found == posts_.end() ? std::nullopt : std::optional(found->second);
  }

  // The post whose address the author may have meant: of the same last part, else of the nearest among some posts that
  // stand near in the order of addresses and in that of last parts.
  std::optional<model::PostIndex> find_meant(const std::string& path) const {
    const std::string wanted(last_part(path));
    const auto same = std::lower_bound(by_last_part_.begin(), by_last_part_.end(), Entry{wanted, 0});
    if (same != by_last_part_.end() && same->first == wanted) return same->second;
    std::vector<Entry> near = neighbours(by_path_, path);
    for (const Entry& entry : neighbours(by_last_part_, wanted)) near.push_back(entry);
    std::vector<std::string> candidates;
    for (const Entry& entry : near) candidates.emplace_back(last_part(entry.first));
    const std::optional<std::string> nearest = find_nearest(wanted, candidates);
    if (!nearest) return std::nullopt;
    const auto at = std::find(candidates.begin(), candidates.end(), *nearest);
    return near[static_cast<std::size_t>(at - candidates.begin())].second;
  }

 private:
  using Entry = std::pair<std::string_view, model::PostIndex>;

  void add(std::string_view path, model::PostIndex post) {
    if (std::optional<std::string> key = comparable_path(path)) posts_.try_emplace(std::move(*key), post);
  }

  static std::vector<Entry> neighbours(const std::vector<Entry>& entries, std::string_view text) {
    constexpr std::ptrdiff_t kReach = 10;  // on each side
    const auto at = std::lower_bound(entries.begin(), entries.end(), Entry{text, 0});
    return {at - std::min(kReach, at - entries.begin()), at + std::min(kReach, entries.end() - at)};
  }

  std::unordered_map<std::string, model::PostIndex> posts_;  // by comparable_path()
  std::vector<Entry> by_path_;                               // views of the keys of posts_
  std::vector<Entry> by_last_part_;
};

// Addresses that are no posts' but exist.
class OtherPages {
 public:
  OtherPages(const model::Library& library, const config::Settings& settings, const std::vector<std::string>& pages) {
    for (const std::string& page : pages) add(page);
    for (const auto& [month, posts] : library.months)
      add(month_path(settings, month)), add(year_path(settings, month.year()));
    for (const model::Group& tag : library.tags) add(tag_path(settings, tag.slug));
    for (const model::Group& author : library.authors) add(author_path(settings, author.slug));
    add(all_posts_path(settings));
    add(tag_index_path(settings)), add(author_index_path(settings)), add(series_index_path(settings));
    const int posts_of_page = std::max(settings.paginate, 1);
    const int home_pages = static_cast<int>(library.posts.size()) / posts_of_page + 1;
    for (int i = 1; i <= home_pages; ++i) add(home_path(settings, i));
  }

  bool contains(const std::string& path) const { return paths_.contains(path); }

 private:
  void add(std::string_view path) {
    if (std::optional<std::string> key = comparable_path(path)) paths_.insert(std::move(*key));
  }

  std::unordered_set<std::string> paths_;
};

// What a link leads to.
class Resolver {
 public:
  Resolver(const model::Library& library, const config::Settings& settings, const std::vector<std::string>& pages)
      : posts_(library.posts),
        site_(settings),
        addresses_(library, settings),
        pages_(library, settings, pages),
        shape_(settings.permalink),
        base_(comparable_path(settings.base).value_or(settings.base)) {}

  // The post that the link leads to; nothing where it leads elsewhere. Warns of one that was meant to.
  std::optional<model::PostIndex> resolve(const markdown::Link& link, model::PostIndex from, Findings& findings) const {
    if (link.is_image) return std::nullopt;
    const std::optional<std::string> written = site_.find(link.url, posts_[from]);
    const std::optional<std::string> path = written ? comparable_path(*written) : std::nullopt;
    if (!path) return std::nullopt;
    const std::optional<model::PostIndex> target = addresses_.find(*path);
    if (!target && has_post_shape(*path) && !pages_.contains(*path)) warn(link, *path, findings);
    return target;
  }

 private:
  bool has_post_shape(const std::string& path) const {
    return !shape_.is_vague() && path.starts_with(base_ + "/") &&
           shape_.matches(std::string_view(path).substr(base_.size()));
  }

  void warn(const markdown::Link& link, const std::string& path, Findings& findings) const {
    const std::optional<model::PostIndex> meant = addresses_.find_meant(path);
    if (!meant && !shape_.has_date()) return;  // "/blog/about/" may well be a page of another program
    const std::string advice = meant ? "; did you mean " + posts_[*meant].url_path + "?" : "; mend or remove it";
    findings.warning(
        "DeadPostLink", link.place,
        fmt::format("the link {} looks like a post's address, but no post is there{}", quote(link.url), advice));
  }

  const std::vector<model::Post>& posts_;
  SitePaths site_;
  AddressBook addresses_;
  OtherPages pages_;
  PostShape shape_;
  std::string base_;
};

// Adds a post to a list where it is not in it yet. `last_list[post]` is the list, by number, that last got the post.
void add_once(std::vector<model::PostIndex>& list, model::PostIndex post, std::size_t number,
              std::vector<std::size_t>& last_list) {
  if (last_list[post] == number) return;
  last_list[post] = number;
  list.push_back(post);
}

}  // namespace

LinkGraph make_link_graph(const model::Library& library, const std::vector<ArticleFacts>& facts,
                          const config::Settings& settings, Findings& findings, const std::vector<std::string>& pages) {
  using Lists = std::vector<std::vector<model::PostIndex>>;
  const std::size_t count = library.posts.size();
  const Resolver resolver(library, settings, pages);
  LinkGraph graph{Lists(count), Lists(count), Lists(count)};
  std::vector<std::size_t> last_linking(count, count), last_section(count, count);
  for (model::PostIndex i = 0; i < count; ++i) {
    for (const markdown::Link& link : facts[i].links) {
      const std::optional<model::PostIndex> target = resolver.resolve(link, i, findings);
      if (!target || *target == i) continue;
      add_once(graph.links[i], *target, i, last_linking);
      if (link.in_more_reading) add_once(graph.more_reading[i], *target, i, last_section);
    }
    for (model::PostIndex target : graph.links[i]) graph.mentions[target].push_back(i);
  }
  return graph;
}

std::optional<model::PostIndex> find_entry_addition(model::PostIndex post, const LinkGraph& graph,
                                                    const SeriesList& series) {
  const std::optional<model::PostIndex> before = series.known_before(post);
  if (!before) return std::nullopt;
  const std::vector<model::PostIndex>& linked = graph.links[post];
  return std::find(linked.begin(), linked.end(), *before) == linked.end() ? before : std::nullopt;
}

}  // namespace almanac::archive
