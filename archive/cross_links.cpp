#include "archive/cross_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "archive/addresses.h"
#include "archive/post_shape.h"
#include "archive/telling_words.h"
#include "core/find_byte.h"
#include "core/parallel.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::archive {
namespace {

// A path that is written with nothing to decode.
bool is_plain(std::string_view path) {
  return find_byte(path, 0, [](auto byte) { return (byte <= ' ') | (byte == '%') | (byte >= 0x7F); }) == path.size();
}

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

  // Most links to other sites, told without taking them apart.
  bool is_elsewhere(std::string_view url) const {
    for (std::string_view scheme : {"https://", "http://"}) {
      if (!url.starts_with(scheme)) continue;
      const std::string_view host = url.substr(scheme.size());
      const auto is_ascii = [](char c) { return c > 0; };
      const auto may_be = [&](const std::string& own) {
        return equals_ignoring_ascii_case(host.substr(0, own.size()), own);
      };
      return std::all_of(host.begin(), host.end(), is_ascii) && std::none_of(hosts_.begin(), hosts_.end(), may_be);
    }
    return false;
  }

  // The path of a link that is written from the root with nothing in it to decode or to resolve.
  static std::optional<std::string_view> find_plain(std::string_view url) {
    const std::string_view path = without_query(url);
    if (!path.starts_with('/') || path.starts_with("//") || path.find("/.") != std::string_view::npos)
      return std::nullopt;
    return is_plain(path) ? std::optional(path) : std::nullopt;
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

// A path as of comparable_path(), without a copy where it is plain: most are.
class ComparablePath {
 public:
  explicit ComparablePath(std::string_view path) : is_plain_(is_plain(path)) {
    if (is_plain_) text_ = strip_path(path);
    if (!is_plain_) decoded_ = comparable_path(path);
  }

  bool is_path() const { return is_plain_ || decoded_; }
  std::string_view text() const { return is_plain_ ? text_ : std::string_view(*decoded_); }
  // Whether text() is a view of what this was made from.
  bool is_view() const { return is_plain_; }

 private:
  bool is_plain_;
  std::string_view text_;
  std::optional<std::string> decoded_;
};

// Posts by address, in every form of it.
class AddressBook {
 public:
  // `library` must outlive it.
  AddressBook(const model::Library& library, const config::Settings& settings) {
    posts_.reserve(library.posts.size());
    for (model::PostIndex i = 0; i < library.posts.size(); ++i) add(library.posts[i].url_path, i);
    for (model::PostIndex i = 0; i < library.posts.size(); ++i)
      for (const std::string& old : library.posts[i].redirect_from)
        add(kept_.emplace_back(site_path(settings, old)), i);
  }

  // `path` as of comparable_path().
  std::optional<model::PostIndex> find(std::string_view path) const {
    const auto found = posts_.find(path);
    return found == posts_.end() ? std::nullopt : std::optional(found->second);
  }

  // The post whose address the author may have meant: of the same last part, else of the nearest among some posts that
  // stand near in the order of addresses and in that of last parts.
  std::optional<model::PostIndex> find_meant(std::string_view path) const {
    std::call_once(is_sorted_, [this] { sort(); });
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
    const ComparablePath key(path);
    if (!key.is_path()) return;
    if (key.is_view())
      posts_.try_emplace(key.text(), post);
    else if (!posts_.contains(key.text()))
      posts_.emplace(kept_.emplace_back(key.text()), post);
  }

  void sort() const {
    for (const auto& [path, post] : posts_) {
      by_path_.push_back({path, post});
      by_last_part_.push_back({last_part(path), post});
    }
    std::sort(by_path_.begin(), by_path_.end());
    std::sort(by_last_part_.begin(), by_last_part_.end());
  }

  static std::vector<Entry> neighbours(const std::vector<Entry>& entries, std::string_view text) {
    constexpr std::ptrdiff_t kReach = 10;  // on each side
    const auto at = std::lower_bound(entries.begin(), entries.end(), Entry{text, 0});
    return {at - std::min(kReach, at - entries.begin()), at + std::min(kReach, entries.end() - at)};
  }

  std::unordered_map<std::string_view, model::PostIndex> posts_;  // by comparable_path(); of the library, or of kept_
  std::deque<std::string> kept_;
  // Made when the first is asked for: few sites have a dead link.
  mutable std::once_flag is_sorted_;
  mutable std::vector<Entry> by_path_;
  mutable std::vector<Entry> by_last_part_;
};

// Addresses that are no posts' but exist.
class OtherPages {
 public:
  // All must outlive it.
  OtherPages(const model::Library& library, const config::Settings& settings, const std::vector<std::string>& pages)
      : library_(library), settings_(settings), pages_(pages) {}

  bool contains(std::string_view path) const {
    std::call_once(is_filled_, [this] { fill(); });
    return paths_.contains(std::string(path));
  }

 private:
  void fill() const {
    for (const std::string& page : pages_) add(page);
    for (const auto& [month, posts] : library_.months)
      add(month_path(settings_, month)), add(year_path(settings_, month.year()));
    for (const model::Group& tag : library_.tags) add(tag_path(settings_, tag.slug));
    for (const model::Group& author : library_.authors) add(author_path(settings_, author.slug));
    add(all_posts_path(settings_));
    add(tag_index_path(settings_)), add(author_index_path(settings_)), add(series_index_path(settings_));
    const int posts_of_page = std::max(settings_.paginate, 1);
    const int home_pages = static_cast<int>(library_.posts.size()) / posts_of_page + 1;
    for (int i = 1; i <= home_pages; ++i) add(home_path(settings_, i));
  }

  void add(std::string_view path) const {
    if (std::optional<std::string> key = comparable_path(path)) paths_.insert(std::move(*key));
  }

  const model::Library& library_;
  const config::Settings& settings_;
  const std::vector<std::string>& pages_;
  mutable std::once_flag is_filled_;  // by the first link that meets no post
  mutable std::unordered_set<std::string> paths_;
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
  std::optional<model::PostIndex> resolve(const PostLink& link, model::PostIndex from, Findings& findings) const {
    if (site_.is_elsewhere(link.url)) return std::nullopt;
    if (const std::optional<std::string_view> path = SitePaths::find_plain(link.url))
      if (const std::optional<model::PostIndex> target = addresses_.find(strip_path(*path))) return target;
    const std::optional<std::string> written = site_.find(link.url, posts_[from]);
    const std::optional<std::string> path = written ? comparable_path(*written) : std::nullopt;
    if (!path) return std::nullopt;
    const std::optional<model::PostIndex> target = addresses_.find(*path);
    if (!target && has_post_shape(*path) && !pages_.contains(*path)) warn(link, *path, from, findings);
    return target;
  }

 private:
  bool has_post_shape(const std::string& path) const {
    return !shape_.is_vague() && path.starts_with(base_ + "/") &&
           shape_.matches(std::string_view(path).substr(base_.size()));
  }

  void warn(const PostLink& link, const std::string& path, model::PostIndex from, Findings& findings) const {
    const std::optional<model::PostIndex> meant = addresses_.find_meant(path);
    if (!meant && !shape_.has_date()) return;  // "/blog/about/" may well be a page of another program
    const std::string advice = meant ? "; did you mean " + posts_[*meant].url_path + "?" : "; mend or remove it";
    findings.warning(
        "DeadPostLink", {posts_[from].path, link.line, link.column},
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

ArticleFacts find_relations(const markdown::Article& article, const config::Settings& settings) {
  const SitePaths site(settings);
  ArticleFacts facts{{}, find_telling_words(article.words)};
  for (const markdown::Link& link : article.links)
    if (!link.is_image && !site.is_elsewhere(link.url))
      facts.links.push_back({link.url, link.place.line, link.place.column, link.in_more_reading});
  facts.links.shrink_to_fit();
  return facts;
}

LinkGraph make_link_graph(const model::Library& library, const std::vector<ArticleFacts>& facts,
                          const config::Settings& settings, Findings& findings, const std::vector<std::string>& pages,
                          int jobs) {
  using Lists = std::vector<std::vector<model::PostIndex>>;
  const std::size_t count = library.posts.size();
  const Resolver resolver(library, settings, pages);
  LinkGraph graph{Lists(count), Lists(count), Lists(count)};
  std::vector<Findings> found(count);
  parallel_pieces(count, jobs, [&](std::size_t begin, std::size_t end) {
    std::vector<std::size_t> last_linking(count, count), last_section(count, count);
    for (model::PostIndex i = begin; i < end; ++i) {
      for (const PostLink& link : facts[i].links) {
        const std::optional<model::PostIndex> target = resolver.resolve(link, i, found[i]);
        if (!target || *target == i) continue;
        add_once(graph.links[i], *target, i, last_linking);
        if (link.in_more_reading) add_once(graph.more_reading[i], *target, i, last_section);
      }
    }
  });
  for (model::PostIndex i = 0; i < count; ++i) {
    if (!found[i].empty()) findings.append(std::move(found[i]));
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
