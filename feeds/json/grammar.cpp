#include "feeds/json/grammar.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/url.h"
#include "feeds/check/context.h"
#include "feeds/check/html.h"
#include "feeds/check/markup.h"
#include "feeds/check/uri.h"
#include "feeds/check/values.h"

namespace almanac::feeds::json {
namespace {

using namespace check;

bool has(const Context& context, NodeId object, std::string_view key) {
  return context.find_child(object, key) != kNone;
}

Value string_value(const Context& context, NodeId node) { return {node, kNone, context.text(node)}; }

void feed_version(Context& context, const Value& value) {
  if (value.text != "https://jsonfeed.org/version/1" && value.text != "https://jsonfeed.org/version/1.1")
    context.report("InvalidJSONFeedVersion", value);
}

// The references that a template writes which escapes for HTML.
bool is_template_escape(std::string_view reference) {
  constexpr std::array<std::string_view, 8> kEscapes = {"&amp;", "&lt;",  "&gt;",   "&quot;",
                                                        "&#39;", "&#34;", "&apos;", "&#x27;"};
  return std::find(kEscapes.begin(), kEscapes.end(), reference) != kEscapes.end();
}

// JSON Feed's plain text is what it says, so that "</title>" may well be meant; but what an HTML template escaped is
// not.
void check_plain(Context& context, const Value& value, RuleId rule) {
  auto markup = find_end_tag(value.text);
  if (markup) markup->text = "</" + markup->text + ">";
  if (!markup) markup = find_entity(value.text);
  if (markup)
    context.report(is_template_escape(markup->text) ? rule : RuleId("MarkupInText"), value,
                   {{"markup", quote(markup->text)}, {"value", markup->text}}, markup->at);
}

void plain(Context& context, const Value& value) { check_plain(context, value, "ContainsHTML"); }
void content_text(Context& context, const Value& value) { check_plain(context, value, "ContainsUndeclaredHTML"); }

// JSON Feed 1.1, authors: "all optional, but at least one must be present".
void some_of_an_author(Context& context, NodeId author) {
  if (!has(context, author, "name") && !has(context, author, "url") && !has(context, author, "avatar"))
    context.report("MissingElement", author, {{"element", "name, url or avatar"}, {"parent", "author"}});
}

void some_content(Context& context, NodeId item) {
  if (!has(context, item, "content_html") && !has(context, item, "content_text"))
    context.report("MissingElement", item, {{"element", "content_html or content_text"}, {"parent", "item"}});
}

// JSON Feed 1.1: author is deprecated, authors takes its place.
void deprecated_author(Context& context, NodeId object) {
  const NodeId author = context.find_child(object, "author");
  if (author != kNone && context.version.ends_with("1.1"))
    context.report("Deprecated", author, {{"value", "author"}, {"instead", "authors"}});
}

void unique_item(Context& context, NodeId item) {
  const NodeId id = context.find_child(item, "id");
  if (id != kNone && !context.is_first("item id", 0, context.document().value(id)))
    context.report("DuplicateValue", string_value(context, id), {{"value", std::string(context.document().value(id))}});
}

void feed_address(Context& context, NodeId feed) {
  if (!context.document().node(feed).closed) return;
  const NodeId self = context.find_child(feed, "feed_url");
  if (self == kNone) return context.report("MissingSelf", feed, {{"element", "feed"}, {"link", "feed_url"}});
  const std::string& address = context.options().address;
  const Value value = string_value(context, self);
  if (!address.empty() && canonical_uri(value.text) != canonical_uri(address))
    context.report("SelfDoesntMatchLocation", value, {{"href", std::string(value.text)}, {"address", address}});
  const NodeId next = context.find_child(feed, "next_url");
  if (next != kNone && canonical_uri(context.text(next)) == canonical_uri(value.text))
    context.report("LinkPastEnd", string_value(context, next), {{"self", "feed_url"}, {"rel", "next_url"}});
}

constexpr Element kText{.text = {plain}, .json = JsonType::kString};
constexpr Element kShown{.text = {not_blank, plain}, .json = JsonType::kString};
constexpr Element kAny{.json = JsonType::kString};
constexpr Element kUrl{.text = {full_uri}, .json = JsonType::kString};
constexpr Element kDate{.text = {rfc3339_date}, .json = JsonType::kString};
constexpr Element kLanguage{.text = {language}, .json = JsonType::kString};
constexpr Element kMimeType{.text = {media_type}, .json = JsonType::kString};
constexpr Element kNumber{.json = JsonType::kNumber};
constexpr Element kBoolean{.json = JsonType::kBoolean};
constexpr Element kVersion{.text = {feed_version}, .json = JsonType::kString};
constexpr Element kId{.text = {not_blank}, .json = JsonType::kString};
constexpr Element kHtml{.text = {check_html}, .json = JsonType::kString};
constexpr Element kPlainContent{.text = {content_text}, .json = JsonType::kString};

constexpr std::array<Row, 3> kAuthorRows = {{
    {"name", &kText, Occurs::kAtMostOnce},
    {"url", &kUrl, Occurs::kAtMostOnce},
    {"avatar", &kUrl, Occurs::kAtMostOnce},
}};
constexpr Element kAuthor{
    .content = Content::kElements, .children = kAuthorRows, .compare = {some_of_an_author}, .json = JsonType::kObject};
constexpr std::array<Row, 1> kAuthorsRows = {{{"author", &kAuthor}}};
constexpr Element kAuthors{.content = Content::kElements, .children = kAuthorsRows, .json = JsonType::kArray};

constexpr std::array<Row, 1> kTagsRows = {{{"tag", &kShown}}};
constexpr Element kTags{.content = Content::kElements, .children = kTagsRows, .json = JsonType::kArray};

constexpr std::array<Row, 5> kAttachmentRows = {{
    {"url", &kUrl, Occurs::kOnce},
    {"mime_type", &kMimeType, Occurs::kOnce},
    {"title", &kText, Occurs::kAtMostOnce},
    {"size_in_bytes", &kNumber, Occurs::kAtMostOnce},
    {"duration_in_seconds", &kNumber, Occurs::kAtMostOnce},
}};
constexpr Element kAttachment{.content = Content::kElements, .children = kAttachmentRows, .json = JsonType::kObject};
constexpr std::array<Row, 1> kAttachmentsRows = {{{"attachment", &kAttachment}}};
constexpr Element kAttachments{.content = Content::kElements, .children = kAttachmentsRows, .json = JsonType::kArray};

constexpr std::array<Row, 2> kHubRows = {{{"type", &kAny, Occurs::kOnce}, {"url", &kUrl, Occurs::kOnce}}};
constexpr Element kHub{.content = Content::kElements, .children = kHubRows, .json = JsonType::kObject};
constexpr std::array<Row, 1> kHubsRows = {{{"hub", &kHub}}};
constexpr Element kHubs{.content = Content::kElements, .children = kHubsRows, .json = JsonType::kArray};

constexpr std::array<Row, 16> kItemRows = {{
    {"id", &kId, Occurs::kOnce},
    {"url", &kUrl, Occurs::kAtMostOnce},
    {"external_url", &kUrl, Occurs::kAtMostOnce},
    {"title", &kText, Occurs::kAtMostOnce},
    {"content_html", &kHtml, Occurs::kAtMostOnce},
    {"content_text", &kPlainContent, Occurs::kAtMostOnce},
    {"summary", &kText, Occurs::kAtMostOnce},
    {"image", &kUrl, Occurs::kAtMostOnce},
    {"banner_image", &kUrl, Occurs::kAtMostOnce},
    {"date_published", &kDate, Occurs::kAtMostOnce},
    {"date_modified", &kDate, Occurs::kAtMostOnce},
    {"authors", &kAuthors, Occurs::kAtMostOnce},
    {"author", &kAuthor, Occurs::kAtMostOnce},
    {"tags", &kTags, Occurs::kAtMostOnce},
    {"language", &kLanguage, Occurs::kAtMostOnce},
    {"attachments", &kAttachments, Occurs::kAtMostOnce},
}};
constexpr Element kItem{.content = Content::kElements,
                        .children = kItemRows,
                        .compare = {some_content, unique_item, deprecated_author},
                        .json = JsonType::kObject};
constexpr std::array<Row, 1> kItemsRows = {{{"item", &kItem}}};
constexpr Element kItems{.content = Content::kElements, .children = kItemsRows, .json = JsonType::kArray};

constexpr std::array<Row, 15> kFeedRows = {{
    {"version", &kVersion, Occurs::kOnce},
    {"title", &kShown, Occurs::kOnce},
    {"home_page_url", &kUrl, Occurs::kAtMostOnce},
    {"feed_url", &kUrl, Occurs::kAtMostOnce},
    {"description", &kText, Occurs::kAtMostOnce},
    {"user_comment", &kAny, Occurs::kAtMostOnce},
    {"next_url", &kUrl, Occurs::kAtMostOnce},
    {"icon", &kUrl, Occurs::kAtMostOnce},
    {"favicon", &kUrl, Occurs::kAtMostOnce},
    {"authors", &kAuthors, Occurs::kAtMostOnce},
    {"author", &kAuthor, Occurs::kAtMostOnce},
    {"language", &kLanguage, Occurs::kAtMostOnce},
    {"expired", &kBoolean, Occurs::kAtMostOnce},
    {"hubs", &kHubs, Occurs::kAtMostOnce},
    {"items", &kItems, Occurs::kOnce},
}};
constexpr Element kFeed{.content = Content::kElements,
                        .children = kFeedRows,
                        .compare = {feed_address, deprecated_author},
                        .json = JsonType::kObject};

}  // namespace

const check::Element& grammar() { return kFeed; }

}  // namespace almanac::feeds::json
