#include "feeds/check/across/gather.h"
#include "feeds/check/html.h"

#include <algorithm>
#include <utility>

#include "core/url.h"
#include "feeds/check/across/addresses.h"
#include "feeds/check/atom_link.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check::across {

const HistoryLink* DocumentFacts::find(std::string_view relation) const {
  const auto at =
      std::find_if(history.begin(), history.end(), [&](const HistoryLink& link) { return link.relation == relation; });
  return at == history.end() ? nullptr : &*at;
}

namespace {

class Gather {
 public:
  explicit Gather(const Context& context) : context_(context), document_(context.document()) {}

  DocumentFacts run() {
    facts_.kind = context_.kind;
    if (document_.size() == 0) return std::move(facts_);
    facts_.position = context_.place(0);
    switch (context_.kind) {
      case FeedKind::kAtom: read_feed(0); break;
      case FeedKind::kRss: read_feed(context_.find_child(0, "channel")); break;
      case FeedKind::kRss1: read_rdf(); break;
      case FeedKind::kJson: read_feed(0); break;
      case FeedKind::kAtomEntry: read_entry(0); break;
      default: return std::move(facts_);
    }
    if (facts_.is_archive) digest_archive();
    read_xhtml();
    facts_.references.insert(facts_.references.end(), context_.references().begin(), context_.references().end());
    return std::move(facts_);
  }

 private:
  bool is_json() const { return context_.kind == FeedKind::kJson; }
  bool is_text(NodeId node) const { return document_.node(node).kind == NodeKind::kText; }

  Value text_value(NodeId element) const { return {element, kNone, context_.text(element)}; }
  Placed placed(const Value& value) const { return {std::string(trim(value.text)), context_.place(value)}; }
  Placed placed(NodeId element) const { return placed(text_value(element)); }
  Placed resolved(const Value& value) const {
    const std::string address = resolve_url(context_.base(value.element), value.text);
    return is_absolute_url(address) ? Placed{address, context_.place(value)} : Placed{};
  }
  static void keep_first(Placed& kept, Placed found) {
    if (kept.text.empty()) kept = std::move(found);
  }

  // RSS 1.0's items stand beside its channel.
  void read_rdf() {
    read_feed(context_.find_child(0, "channel"));
    for (NodeId i = document_.first_child(0); i != kNone; i = document_.next_sibling(i))
      if (!is_text(i) && context_.element_key(i) == "item") read_entry(i);
  }

  void read_feed(NodeId feed) {
    if (feed == kNone) return;
    feed_ = feed;
    if (!is_json()) facts_.position = context_.place(feed);
    for (NodeId i = document_.first_child(feed); i != kNone; i = document_.next_sibling(i))
      if (!is_text(i)) read_feed_child(i, context_.element_key(i));
  }

  void read_feed_child(NodeId child, std::string_view key) {
    if (key == "entry" || key == "item")
      read_entry(child);
    else if (key == "items" && is_json())
      read_items(child);
    else if (key == "title" && facts_.title.empty())
      facts_.title = trim(context_.text(child));
    else if (key == "id" || key == "atom:id")
      keep_first(facts_.id, placed(child));
    else if ((key == "link" && context_.kind != FeedKind::kAtom) || key == "home_page_url")
      facts_.home = facts_.home.empty() ? std::string(trim(context_.text(child))) : facts_.home;
    else if (key == "link" || key == "atom:link")
      read_feed_link(child);
    else if (key == "feed_url")
      keep_first(facts_.self, placed(child));
    else if (key == "next_url")
      facts_.history.push_back({"next_url", placed(child)});
    else if (key == "fh:archive")
      facts_.is_archive = true;
    else if (key == "at:deleted-entry")
      facts_.deleted.emplace_back(context_.attribute(child, "ref").value_or(""));
    else
      read_feed_image(child, key);
  }

  void read_items(NodeId items) {
    for (NodeId i = document_.first_child(items); i != kNone; i = document_.next_sibling(i)) read_entry(i);
  }

  void read_feed_image(NodeId child, std::string_view key) {
    if (key == "icon" || key == "logo" || key == "favicon") add_image(text_value(child));
    if (key == "image" && context_.kind != FeedKind::kAtom)
      if (const NodeId url = context_.find_child(child, "url"); url != kNone) add_image(text_value(url));
    if (key == "itunes:image")
      if (const auto href = context_.attribute_value(child, "href")) add_image(*href);
  }

  void read_feed_link(NodeId link) {
    const auto href = context_.attribute_value(link, "href");
    if (!href) return;
    const std::string_view relation = link_relation(context_, link);
    if (relation == "self") keep_first(facts_.self, resolved(*href));
    if (relation == "alternate" && facts_.home.empty()) facts_.home = resolved(*href).text;
    if (!is_history_relation(relation)) return;
    if (Placed target = resolved(*href); !target.text.empty())
      facts_.history.push_back({std::string(relation), std::move(target)});
    if (relation == "next-archive") next_archive_ = link;
  }

  void read_entry(NodeId entry) {
    EntryFacts facts{.position = context_.place(entry)};
    if (const auto about = context_.attribute_value(entry, "rdf:about")) facts.id = placed(*about);
    for (NodeId i = document_.first_child(entry); i != kNone; i = document_.next_sibling(i))
      if (!is_text(i)) read_entry_child(i, context_.element_key(i), facts);
    if (!facts.id.text.empty() || !facts.link.text.empty()) facts.title.clear();
    entry_nodes_.push_back(entry);
    facts_.entries.push_back(std::move(facts));
  }

  void read_entry_child(NodeId child, std::string_view key, EntryFacts& entry) {
    if (key == "id")
      keep_first(entry.id, placed(child));
    else if (key == "guid")
      read_guid(child, entry);
    else if (key == "title" && entry.title.empty())
      entry.title = trim(context_.text(child));
    else if (key == "link" && context_.kind != FeedKind::kAtom && context_.kind != FeedKind::kAtomEntry)
      entry.link = placed(child);
    else if (key == "link")
      read_entry_link(child, entry);
    else if (key == "url" || key == "external_url")
      keep_first(entry.link, placed(child));
    else if (is_json() && (key == "image" || key == "banner_image"))
      add_image(text_value(child));
    else if (key == "media:thumbnail" || key == "itunes:image")
      read_thumbnail(child);
  }

  // RSS 2.0, guid: it is the item's address unless it says that it is not.
  void read_guid(NodeId guid, EntryFacts& entry) {
    keep_first(entry.id, placed(guid));
    const bool is_permalink = context_.attribute(guid, "isPermaLink").value_or("true") != "false";
    if (is_permalink && is_absolute_url(entry.id.text)) keep_first(entry.link, entry.id);
  }

  void read_entry_link(NodeId link, EntryFacts& entry) {
    const auto href = context_.attribute_value(link, "href");
    if (href && link_relation(context_, link) == "alternate") keep_first(entry.link, resolved(*href));
  }

  void read_thumbnail(NodeId child) {
    for (std::string_view name : {"url", "href"})
      if (const auto value = context_.attribute_value(child, name)) add_image(*value);
  }

  void add_image(const Value& value) { add_reference(value, ReferenceUse::kImage); }

  void add_reference(const Value& value, ReferenceUse use) {
    if (context_.options().site.empty()) return;
    Placed target = resolved(value);
    if (find_below(context_.options().site, target.text))
      facts_.references.push_back({std::move(target.text), target.position, use});
  }

  // Content that stands as elements; escaped content was read when it was judged.
  void read_xhtml() {
    if (context_.options().site.empty() || is_json()) return;
    for (NodeId i = 0; i < document_.size(); ++i) {
      if (is_text(i) || document_.name(document_.node(i).name).uri != kXhtml) continue;
      const std::string_view tag = document_.name(document_.node(i).name).local;
      const bool is_image = tag == "img";
      if (!is_image && tag != "a") continue;
      if (const auto value = context_.attribute_value(i, is_image ? "src" : "href"))
        add_reference(*value, is_image ? ReferenceUse::kImage : ReferenceUse::kLink);
    }
  }

  // What an archive document says once it is closed (RFC 5005 4).
  void digest_archive() {
    Digester metadata;
    for (NodeId i = document_.first_child(feed_); i != kNone; i = document_.next_sibling(i)) {
      const std::string_view key = is_text(i) ? "" : context_.element_key(i);
      if (key != "entry" && key != "item" && i != next_archive_) add_subtree(metadata, i);
    }
    facts_.metadata = metadata.finish();
    for (std::size_t i = 0; i < entry_nodes_.size(); ++i) {
      Digester content;
      add_subtree(content, entry_nodes_[i]);
      facts_.entries[i].content = content.finish();
    }
  }

  // White space between elements says nothing.
  void add_subtree(Digester& digester, NodeId root) const {
    for (NodeId i = root; i < document_.node(root).end; ++i) {
      if (is_text(i)) {
        if (const std::string_view text = trim(document_.value(i)); !text.empty()) digester.add(text);
        continue;
      }
      const Node& node = document_.node(i);
      digester.add(context_.element_key(i)).add(i == root ? std::string_view() : context_.parent_key(i));
      if (node.kind != NodeKind::kElement) continue;
      for (std::uint32_t a = 0; a < node.length; ++a) {
        const Attribute& attribute = document_.attribute(i, a);
        digester.add(context_.key(attribute.name)).add(document_.value(attribute));
      }
    }
  }

  const Context& context_;
  const Document& document_;
  DocumentFacts facts_;
  NodeId feed_ = kNone;
  NodeId next_archive_ = kNone;
  std::vector<NodeId> entry_nodes_;
};

}  // namespace

DocumentFacts gather_facts(const Context& context) { return Gather(context).run(); }

}  // namespace almanac::feeds::check::across
