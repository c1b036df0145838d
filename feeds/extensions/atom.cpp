// Atom's elements in RSS.
#include <array>

#include "feeds/atom/grammar.h"
#include "feeds/check/context.h"
#include "feeds/check/text_construct.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace atom_elements {
namespace {

// An item's text is its description; content elsewhere is another matter.
void repeats_description(Context& context, NodeId content) {
  if (context.kind == FeedKind::kRss && !context.attribute(content, "src"))
    context.report("DuplicateDescriptionSemantics", content);
}

constexpr std::array<AttributeRow, 2> kContentAttributes = {{{"type"}, {"src"}}};
constexpr Element kContent{
    .content = Content::kForeign, .attributes = kContentAttributes, .compare = {repeats_description, check_content}};

constexpr std::array<Extension::ScopedRow, 24> kRows = {{
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:author", &atom::kPersonInRss}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:category", &atom::kCategory}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:contributor", &atom::kPersonInRss}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:generator", &kAnyText, Occurs::kAtMostOnce}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:icon", &kAddress, Occurs::kAtMostOnce}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:id", &kAddress, Occurs::kAtMostOnce}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:link", &atom::kLink}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:logo", &kAddress, Occurs::kAtMostOnce}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:rights", &atom::kTextConstruct, Occurs::kAtMostOnce}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:subtitle", &atom::kTextConstruct, Occurs::kAtMostOnce}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:title", &atom::kTextConstruct, Occurs::kAtMostOnce}},
    {Scope::kRssChannel | Scope::kRss1Channel, {"atom:updated", &atom::kDate, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:author", &atom::kPersonInRss}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:category", &atom::kCategory}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:content", &kContent, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:contributor", &atom::kPersonInRss}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:id", &kAddress, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:link", &atom::kLink}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:published", &atom::kDate, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:rights", &atom::kTextConstruct, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:source", &kAnything, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:summary", &atom::kTextConstruct, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:title", &atom::kTextConstruct, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"atom:updated", &atom::kDate, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace atom_elements

constexpr Extension kAtomElements{"atom", "http://www.w3.org/2005/Atom", atom_elements::kRows};

}  // namespace almanac::feeds::extensions
