#include "feeds/extensions/links.h"

#include "core/url.h"
#include "feeds/xml_tree.h"

namespace almanac::feeds {
namespace {

void add_link(pugi::xml_node parent, const char* name, const Link& link) {
  if (link.href.empty()) return;
  pugi::xml_node element = add_child(parent, name);
  set(element, "rel", link.rel);
  set(element, "type", link.type);
  set(element, "hreflang", link.hreflang);
  set(element, "href", to_uri(link.href));
  set(element, "title", link.title);
}

}  // namespace

void add_feed_links(pugi::xml_node parent, const char* link, const Feed& feed, std::string_view media_type) {
  add_link(parent, link, {"self", feed.self_url, std::string(media_type), "", ""});
  for (const std::string& hub : feed.hubs) add_link(parent, link, {"hub", hub, "", "", ""});
  add_link(parent, link, {"current", feed.history.current, "", "", ""});
  add_link(parent, link, {"prev-archive", feed.history.prev_archive, "", "", ""});
  add_link(parent, link, {"next-archive", feed.history.next_archive, "", "", ""});
  if (feed.history.is_archive) add_child(parent, "fh:archive");
}

void add_related_links(pugi::xml_node parent, const char* link, const Entry& entry) {
  for (const Link& related : entry.related) add_link(parent, link, related);
}

}  // namespace almanac::feeds
