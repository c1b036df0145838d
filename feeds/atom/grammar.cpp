#include "feeds/atom/grammar.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "feeds/check/atom_link.h"
#include "feeds/check/context.h"
#include "feeds/check/text_construct.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::atom {
namespace {

using namespace check;

// 4.1.2: an author, unless the feed or the source has one.
void check_author(Context& context, NodeId entry) {
  const NodeId feed = context.document().node(entry).parent;
  const bool has_author = context.find_child(entry, "author") != kNone ||
                          (feed != kNone && context.find_child(feed, "author") != kNone) ||
                          context.find_child(context.find_child(entry, "source"), "author") != kNone;
  if (!has_author && context.document().node(entry).closed)
    context.report("MissingElement", entry,
                   {{"element", "author"}, {"parent", std::string(context.element_key(entry))}});
}

bool is_inline_type(std::string_view type) {  // 4.1.3.3: text, or XML
  return type.find('/') == std::string_view::npos || type.ends_with("+xml") || type.ends_with("/xml") ||
         type.starts_with("text/");
}

void check_entry_text(Context& context, NodeId entry) {
  if (!context.document().node(entry).closed) return;
  const NodeId content = context.find_child(entry, "content");
  const bool has_summary = context.find_child(entry, "summary") != kNone;
  if (content != kNone) {
    const std::string_view type = context.attribute(content, "type").value_or("text");
    if (!has_summary && (context.attribute(content, "src") || !is_inline_type(type)))
      context.report("MissingSummary", entry);
    return;
  }
  if (!has_summary) context.report("MissingTextualContent", entry);
  for (const NodeId link : context.children(entry, "link"))
    if (link_relation(context, link) == "alternate") return;
  context.report("MissingContentOrAlternate", entry);
}

void report_repeated(Context& context, NodeId feed, NodeId entry, std::string_view name, RuleId rule) {
  for (const NodeId child : context.children(entry, name)) {
    const std::string_view text = context.text(child);
    if (!trim(text).empty() && !context.is_first(name, feed, trim(text)))
      context.report(rule, Value{child, kNone, text});
  }
}

// Several entries, and one id for all: then it names none of them.
bool have_one_id(Context& context, const std::vector<NodeId>& entries) {
  const auto id_of = [&](NodeId entry) {
    const NodeId id = context.find_child(entry, "id");
    return id == kNone ? std::string_view() : trim(context.text(id));
  };
  const std::string_view first = entries.size() < 3 ? "" : id_of(entries.front());
  return !first.empty() &&
         std::all_of(entries.begin(), entries.end(), [&](NodeId entry) { return id_of(entry) == first; });
}

// 4.1.1: no two entries have the same id and updated; W3C's rules look at each alone.
void check_unique_entries(Context& context, NodeId feed) {
  const std::vector<NodeId> entries = context.children(feed, "entry");
  const bool one_id = have_one_id(context, entries);
  if (one_id) context.report("DuplicateIds", feed);
  for (const NodeId entry : entries) {
    if (!one_id) report_repeated(context, feed, entry, "id", "DuplicateEntries");
    report_repeated(context, feed, entry, "updated", "DuplicateUpdated");
  }
}

// W3C: readers that stop at the first entry they know never see what stands after it.
void check_metadata_first(Context& context, NodeId feed) {
  bool has_entry = false;
  for (NodeId i = context.document().first_child(feed); i != kNone; i = context.document().next_sibling(i)) {
    if (context.document().node(i).kind == NodeKind::kText) continue;
    const std::string_view key = context.element_key(i);
    if (key == "entry") has_entry = true;
    const bool is_metadata = key == "author" || key == "category" || key == "contributor" || key == "generator" ||
                             key == "icon" || key == "id" || key == "link" || key == "logo" || key == "rights" ||
                             key == "subtitle" || key == "title" || key == "updated";
    if (has_entry && is_metadata) context.report("MisplacedMetadata", i);
  }
}

void check_self_link(Context& context, NodeId feed) {
  if (!context.document().node(feed).closed) return;
  for (const NodeId link : context.children(feed, "link"))
    if (link_relation(context, link) == "self") return;
  context.report("MissingSelf", feed, {{"link", "<link rel=\"self\" href=\"...\"/>"}});
}

void name_without_address(Context& context, const Value& value) {
  const std::size_t at = value.text.find('@');
  if (at != std::string_view::npos && at > 0 && value.text.find('.', at) != std::string_view::npos &&
      value.text[at - 1] != ' ')
    context.report("ContainsEmail", value);
}

constexpr Element kName{.text = {plain_text, name_without_address, not_blank}};
constexpr Element kUri{.text = {not_blank, iri, no_white_space}};
constexpr Element kEmail{.text = {mail_address}};

constexpr std::array<Row, 3> kPersonRows = {{
    {"name", &kName, Occurs::kOnce},
    {"uri", &kUri, Occurs::kAtMostOnce},
    {"email", &kEmail, Occurs::kAtMostOnce},
}};

constexpr std::array<Row, 3> kPersonInRssRows = {{
    {"atom:name", &kName, Occurs::kOnce},
    {"atom:uri", &kUri, Occurs::kAtMostOnce},
    {"atom:email", &kEmail, Occurs::kAtMostOnce},
}};

constexpr std::array<AttributeRow, 3> kCategoryAttributes = {{
    {"term", true, not_blank},
    {"scheme", false, full_iri, Naming::kElement},
    {"label", false, plain_text, Naming::kElement},
}};

constexpr std::array<AttributeRow, 2> kGeneratorAttributes = {{{"uri", false, iri}, {"version"}}};

constexpr std::array<AttributeRow, 2> kTextAttributes = {{{"type"}, {"src"}}};

constexpr std::array<AttributeRow, 9> kLinkAttributes = {{
    {"href", true, nullptr, Naming::kInPlace, "MissingHref"},
    {"rel"},
    {"type"},
    {"hreflang", false, language, Naming::kInPlace},
    {"title"},
    {"length", false, non_negative_integer, Naming::kInPlace},
    {"thr:count", false, non_negative_integer, Naming::kInPlace},
    {"thr:updated", false, rfc3339_date, Naming::kInPlace},
    {"thr:when"},
}};

constexpr Element kGenerator{.attributes = kGeneratorAttributes, .text = {not_blank, plain_text}};
constexpr Element kFeedId{.text = {no_white_space, canonical_iri}};
constexpr Element kEntryId{.text = {not_blank, no_white_space, canonical_iri}};
constexpr Element kImage{.text = {not_blank, no_white_space, iri}};

constexpr std::array<Row, 12> kSourceRows = {{
    {"author", &kPerson},
    {"category", &kCategory},
    {"contributor", &kPerson},
    {"generator", &kGenerator, Occurs::kAtMostOnce},
    {"icon", &kImage, Occurs::kAtMostOnce},
    {"id", &kFeedId, Occurs::kOnce, "MissingSourceElement"},
    {"link", &kLink},
    {"logo", &kImage, Occurs::kAtMostOnce},
    {"rights", &kTextConstruct, Occurs::kAtMostOnce},
    {"subtitle", &kTextConstruct, Occurs::kAtMostOnce},
    {"title", &kTextConstruct, Occurs::kOnce, "MissingSourceElement"},
    {"updated", &kDate, Occurs::kOnce, "MissingSourceElement"},
}};

constexpr Element kSource{
    .content = Content::kElements, .children = kSourceRows, .compare = {check_alternates}, .scope = Scope::kAtomFeed};

constexpr std::array<Row, 12> kEntryRows = {{
    {"author", &kPerson},
    {"category", &kCategory},
    {"content", &kContent, Occurs::kAtMostOnce},
    {"contributor", &kPerson},
    {"id", &kEntryId, Occurs::kOnce},
    {"link", &kLink},
    {"published", &kDate, Occurs::kAtMostOnce},
    {"rights", &kTextConstruct, Occurs::kAtMostOnce},
    {"source", &kSource, Occurs::kAtMostOnce},
    {"summary", &kTextConstruct, Occurs::kAtMostOnce},
    {"title", &kTextConstruct, Occurs::kOnce},
    {"updated", &kDate, Occurs::kOnce},
}};

constexpr Element kEntry{.content = Content::kElements,
                         .children = kEntryRows,
                         .compare = {check_author, check_entry_text, check_alternates},
                         .scope = Scope::kAtomEntry};

constexpr std::array<Row, 13> kFeedRows = {{
    {"author", &kPerson},
    {"category", &kCategory},
    {"contributor", &kPerson},
    {"generator", &kGenerator, Occurs::kAtMostOnce},
    {"icon", &kImage, Occurs::kAtMostOnce},
    {"id", &kFeedId, Occurs::kOnce},
    {"link", &kLink},
    {"logo", &kImage, Occurs::kAtMostOnce},
    {"rights", &kTextConstruct, Occurs::kAtMostOnce},
    {"subtitle", &kTextConstruct, Occurs::kAtMostOnce},
    {"title", &kTextConstruct, Occurs::kOnce},
    {"updated", &kDate, Occurs::kOnce},
    {"entry", &kEntry},
}};

constexpr Element kFeed{.content = Content::kElements,
                        .children = kFeedRows,
                        .compare = {check_self_link, check_alternates, check_metadata_first, check_history,
                                    check_unique_entries, extensions::check_show},
                        .scope = Scope::kAtomFeed};

}  // namespace

constexpr Element kPersonInRss{.content = Content::kElements, .children = kPersonInRssRows};
constexpr Element kPerson{.content = Content::kElements, .children = kPersonRows};
constexpr Element kTextConstruct{
    .content = Content::kForeign, .attributes = kTextAttributes, .compare = {check_text_construct}};
constexpr Element kContent{.content = Content::kForeign, .attributes = kTextAttributes, .compare = {check_content}};
constexpr Element kLink{.content = Content::kForeign, .attributes = kLinkAttributes, .compare = {check_link}};
constexpr Element kCategory{.content = Content::kMixed, .attributes = kCategoryAttributes};
constexpr Element kDate{.text = {no_white_space, rfc3339_date}};

const check::Element& feed_grammar() { return kFeed; }
const check::Element& entry_grammar() { return kEntry; }

}  // namespace almanac::feeds::atom
