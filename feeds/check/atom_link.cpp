#include "feeds/check/atom_link.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/url.h"
#include "feeds/check/context.h"
#include "feeds/check/markup.h"
#include "feeds/check/registries.h"
#include "feeds/check/uri.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

constexpr std::array<std::string_view, 7> kHistoryRelations = {"current",      "first",        "last",    "next",
                                                               "next-archive", "prev-archive", "previous"};

bool is_feed(const Context& context, NodeId element) {
  const std::string_view key = element == kNone ? "" : context.element_key(element);
  return key == "feed" || key == "channel";
}

void check_relation(Context& context, NodeId link) {
  const auto rel = context.attribute_value(link, "rel");
  if (!rel) return;
  const std::string_view relation = link_relation(context, link);
  if (trim(rel->text).empty()) return context.report("AttrNotBlank", *rel);
  if (!is_registered_relation(to_lower_ascii(relation)) && !is_absolute_url(relation))
    context.report("UnregisteredAtomLinkRel", *rel, {{"value", std::string(relation)}}, 0);
  if (is_history_relation(relation) && context.parent_key(link) == "entry")
    context.report("FeedHistoryRelInEntry", *rel, {{"rel", std::string(relation)}});
}

bool is_feed_type(std::string_view type) {
  type = trim(type.substr(0, type.find(';')));
  return type == "application/atom+xml" || type == "application/rss+xml" || type == "application/rdf+xml";
}

void check_type(Context& context, NodeId link) {
  const auto type = context.attribute_value(link, "type");
  if (!type) return;
  if (!is_media_type(type->text))
    context.report("InvalidMIMEType", *type);
  else if (link_relation(context, link) == "self" && !is_feed_type(type->text))
    context.report("SelfNotAtom", *type);
}

void check_title(Context& context, NodeId link) {
  const auto title = context.attribute_value(link, "title");
  if (!title) return;
  not_blank(context, *title);
  check_no_markup(context, *title, "ContainsHTML");
}

// What RSS and Atom ask of a self link (RFC 4287 4.2.7.2).
void check_self(Context& context, NodeId link, Value href) {
  const NodeId feed = context.document().node(link).parent;
  if (link_relation(context, link) != "self" || !is_feed(context, feed)) return;
  href.naming = Naming::kAttribute;
  const std::string_view text = trim(href.text);
  bool absolute = is_absolute_url(text) || text.starts_with("//");
  for (NodeId i = link; i != kNone && !absolute; i = context.document().node(i).parent)
    if (const auto base = context.attribute(i, "xml:base")) absolute = is_absolute_url(*base);
  if (!absolute) context.report("RelativeSelf", href);
  if (context.options().address.empty()) return;
  const std::string self = canonical_uri(resolve_url(context.base(link), text));
  if (self != canonical_uri(context.options().address))
    context.report("SelfDoesntMatchLocation", href, {{"href", self}, {"address", context.options().address}});
}

// RFC 3986 4.4: what is meant to lead to the base that xml:base names leads to this document instead.
void check_same_document(Context& context, NodeId link, const Value& href) {
  const std::string base = context.base(link);
  if (base == context.options().address || base.empty()) return;
  const auto without_fragment = [](const std::string& url) { return url.substr(0, url.find('#')); };
  const std::string target = without_fragment(canonical_uri(resolve_url(base, trim(href.text))));
  const std::string element_base = without_fragment(canonical_uri(base));
  if (target == element_base && element_base != without_fragment(canonical_uri(context.options().address)))
    context.report("SameDocumentReference", href);
}

void check_href(Context& context, NodeId link) {
  auto href = context.attribute_value(link, "href");
  if (!href) return;
  href->naming = Naming::kInPlace;
  const bool sound = check_address(context, *href, {"InvalidLink", false, true});
  if (sound) check_same_document(context, link, *href);
  check_self(context, link, *href);
}

void check_threading(Context& context, NodeId link) {
  const bool replies = link_relation(context, link) == "replies";
  for (std::string_view name : {"thr:count", "thr:updated", "thr:when"}) {
    const auto value = context.attribute_value(link, name);
    if (!value) continue;
    if (name == "thr:when")
      context.report_attribute("NoThrWhen", link, value->attribute);
    else if (!replies)
      context.report_attribute("UnexpectedAttribute", link, value->attribute, {{"attribute", std::string(name)}});
  }
}

}  // namespace

bool is_history_relation(std::string_view relation) {
  return std::find(kHistoryRelations.begin(), kHistoryRelations.end(), relation) != kHistoryRelations.end();
}

std::string_view link_relation(const Context& context, NodeId link) {
  constexpr std::string_view kRegistry = "http://www.iana.org/assignments/relation/";
  std::string_view relation = context.attribute(link, "rel").value_or("alternate");
  if (relation.starts_with(kRegistry)) relation.remove_prefix(kRegistry.size());
  return relation;
}

void check_link(Context& context, NodeId link) {
  check_relation(context, link);
  check_type(context, link);
  check_title(context, link);
  check_href(context, link);
  check_threading(context, link);
  const std::string_view text = context.text(link);
  if (!trim(text).empty()) context.report("AtomLinkNotEmpty", Value{link, kNone, text});
}

void check_alternates(Context& context, NodeId element) {
  const std::string_view name = context.kind == FeedKind::kRss ? "atom:link" : "link";
  for (const NodeId link : context.children(element, name)) {
    if (link_relation(context, link) != "alternate") continue;
    const std::string type(context.attribute(link, "type").value_or(""));
    const std::string hreflang(context.attribute(link, "hreflang").value_or(""));
    if (!context.is_first("alternate", element, to_lower_ascii(type) + "\n" + to_lower_ascii(hreflang)))
      context.report("DuplicateAtomLink", link,
                     {{"parent", std::string(context.element_key(element))},
                      {"type", quote(type)},
                      {"hreflang", quote(hreflang)}});
  }
}

namespace {

struct HistoryLink {
  NodeId node = kNone;
  std::string_view relation;
  std::string target;
};

struct History {
  std::vector<HistoryLink> links;

  const HistoryLink* find(std::string_view relation) const {
    const auto at =
        std::find_if(links.begin(), links.end(), [&](const auto& link) { return link.relation == relation; });
    return at == links.end() ? nullptr : &*at;
  }
};

History read_history(const Context& context, NodeId feed) {
  History history;
  for (const NodeId link : context.children(feed, context.kind == FeedKind::kRss ? "atom:link" : "link")) {
    const std::string_view href = context.attribute(link, "href").value_or("");
    const std::string_view relation = link_relation(context, link);
    if (relation == "self" || is_history_relation(relation))
      history.links.push_back({link, relation, canonical_uri(resolve_url(context.base(link), href))});
  }
  return history;
}

// This document, by its self link or by where it is published.
bool is_self(const Context& context, const HistoryLink* self, std::string_view target) {
  const std::string& address = context.options().address;
  return (self != nullptr && self->target == target) || (!address.empty() && canonical_uri(address) == target);
}

// RFC 5005 2.
void check_complete(Context& context, const History& history, const HistoryLink* self) {
  for (const HistoryLink& link : history.links) {
    if (link.relation == "self") continue;
    if (link.relation != "current")
      context.report("FeedRelInCompleteFeed", link.node, {{"rel", std::string(link.relation)}});
    else if (!is_self(context, self, link.target))
      context.report("CurrentNotSelfInCompleteFeed", link.node, {{"rel", std::string(link.relation)}});
  }
}

// RFC 5005 3.
void check_ends(Context& context, const History& history, const HistoryLink* self) {
  for (const auto& [end, beyond] : {std::pair{"first", "previous"}, std::pair{"last", "next"}}) {
    const HistoryLink* last = history.find(end);
    const HistoryLink* further = history.find(beyond);
    if (last != nullptr && further != nullptr && is_self(context, self, last->target))
      context.report("LinkPastEnd", further->node, {{"self", end}, {"rel", beyond}});
  }
}

}  // namespace

void check_history(Context& context, NodeId feed) {
  const History history = read_history(context, feed);
  const HistoryLink* self = history.find("self");
  const bool complete = context.find_child(feed, "fh:complete") != kNone;
  if (complete) check_complete(context, history, self);
  check_ends(context, history, self);
  if (complete || context.find_child(feed, "fh:archive") == kNone) return;
  if (history.find("prev-archive") == nullptr && history.find("next-archive") == nullptr)
    context.report("ArchiveIncomplete", feed);  // RFC 5005 4
  if (history.find("current") == nullptr) context.report("MissingCurrentInArchive", feed);
}

}  // namespace almanac::feeds::check
