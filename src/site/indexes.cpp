#include "site/indexes.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "archive/addresses.h"
#include "feeds/xml_tree.h"

namespace almanac::site {
namespace {

using render::PageKind;

constexpr std::size_t kSitemapAddresses = 50'000;  // sitemaps.org: at most so many in a file
constexpr const char* kSitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

struct Address {
  std::string url;       // absolute
  std::string modified;  // RFC 3339; empty: not known
};

Timestamp last_change(const model::Post& post) { return post.updated.value_or(post.published); }

// When the newest of these posts changed; empty without posts.
std::string last_change(const Site& site, const std::vector<model::PostIndex>& posts) {
  std::optional<Timestamp> newest;
  for (model::PostIndex index : posts) {
    const Timestamp time = last_change(site.library.posts[index]);
    if (!newest || time.instant > newest->instant) newest = time;
  }
  return newest ? to_rfc3339(*newest) : "";
}

// Empty for pages of many groups: what they show changes with every post.
std::string last_change(const Site& site, const ListedPage& page) {
  switch (page.kind) {
    case PageKind::kMonth: return last_change(site, site.calendar.months[page.index].posts);
    case PageKind::kTag: return last_change(site, site.library.tags[page.index].posts);
    case PageKind::kAuthor: return last_change(site, site.library.authors[page.index].posts);
    default: return "";
  }
}

std::string sitemap_part(std::size_t number) { return "sitemap-" + std::to_string(number) + ".xml"; }

bool is_shown(const model::Post& post) { return !post.draft; }
bool is_shown(const model::Page& page) { return !page.path.starts_with("404."); }
bool is_shown(const ListedPage& page) { return page.kind != PageKind::kNotFound && page.kind != PageKind::kRedirect; }

std::vector<Address> find_addresses(const Site& site, const Pages& pages) {
  const auto absolute = [&](const std::string& path) { return archive::absolute_url(site.settings, path); };
  std::vector<Address> addresses;
  for (const model::Post& post : site.library.posts)
    if (is_shown(post)) addresses.push_back({absolute(post.url_path), to_rfc3339(last_change(post))});
  for (const model::Page& page : site.pages)
    if (is_shown(page)) addresses.push_back({absolute(page.url_path), ""});
  for (const ListedPage& page : pages.listed())
    if (is_shown(page)) addresses.push_back({absolute(page.path), last_change(site, page)});
  return addresses;
}

std::size_t count_addresses(const Site& site, const Pages& pages) {
  const auto count = [](const auto& list) {
    return std::count_if(list.begin(), list.end(), [](const auto& item) { return is_shown(item); });
  };
  return static_cast<std::size_t>(count(site.library.posts) + count(site.pages) + count(pages.listed()));
}

std::string write_sitemap(const char* root_name, const char* item_name, std::span<const Address> addresses) {
  pugi::xml_document document;
  pugi::xml_node root = feeds::add_root(document, root_name);
  feeds::set(root, "xmlns", kSitemapNamespace);
  for (const Address& address : addresses) {
    pugi::xml_node item = feeds::add_child(root, item_name);
    feeds::add_text(item, "loc", address.url);
    if (!address.modified.empty()) feeds::add_text(item, "lastmod", address.modified);
  }
  return feeds::to_bytes(document);
}

}  // namespace

std::vector<OutputFile> make_sitemap(const Site& site, const Pages& pages) {
  const std::vector<Address> all = find_addresses(site, pages);
  if (all.size() <= kSitemapAddresses) return {{"sitemap.xml", write_sitemap("urlset", "url", all)}};
  std::vector<OutputFile> files;
  std::vector<Address> parts;
  for (std::size_t from = 0; from < all.size(); from += kSitemapAddresses) {
    const std::string name = sitemap_part(parts.size() + 1);
    const auto part = std::span(all).subspan(from, std::min(kSitemapAddresses, all.size() - from));
    files.push_back({name, write_sitemap("urlset", "url", part)});
    parts.push_back({archive::absolute_url(site.settings, archive::site_path(site.settings, "/" + name)), ""});
  }
  files.push_back({"sitemap.xml", write_sitemap("sitemapindex", "sitemap", parts)});
  return files;
}

std::vector<std::string> sitemap_files(const Site& site, const Pages& pages) {
  const std::size_t addresses = count_addresses(site, pages);
  std::vector<std::string> files;
  if (addresses > kSitemapAddresses)
    for (std::size_t from = 0; from < addresses; from += kSitemapAddresses)
      files.push_back(sitemap_part(files.size() + 1));
  files.emplace_back("sitemap.xml");
  return files;
}

OutputFile make_opml(const Site& site) {
  pugi::xml_document document;
  pugi::xml_node root = feeds::add_root(document, "opml");
  feeds::set(root, "version", "2.0");
  feeds::add_text(feeds::add_child(root, "head"), "title", site.settings.title);
  pugi::xml_node body = feeds::add_child(root, "body");
  for (const FeedPlan& plan : site.feeds) {
    if (plan.documents.empty()) continue;
    pugi::xml_node outline = feeds::add_child(body, "outline");
    feeds::set(outline, "type", "rss");  // OPML 2.0, "Subscription lists": of any feed format
    feeds::set(outline, "text", plan.title);
    feeds::set(outline, "title", plan.title);
    feeds::set(outline, "xmlUrl", archive::absolute_url(site.settings, plan.documents.front().path));
    feeds::set(outline, "htmlUrl", archive::absolute_url(site.settings, plan.page_path));
  }
  return {"feeds.opml", feeds::to_bytes(document)};
}

}  // namespace almanac::site
