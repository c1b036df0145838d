#include "feeds/rss1/grammar.h"

#include <array>

#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::rss1 {
namespace {

using namespace check;

// RDF/XML 2: an element holds text or properties, not both.
void no_mixed_content(Context& context, NodeId element) {
  int elements = 0;
  for (NodeId i = context.document().first_child(element); i != kNone; i = context.document().next_sibling(i))
    elements += context.document().node(i).kind == NodeKind::kElement ? 1 : 0;
  const bool literal = context.attribute(element, "rdf:parseType") == "Literal";
  const bool mixed = elements > 1 || (elements > 0 && !trim(context.text(element)).empty());
  if (mixed && !literal)
    context.report(
        "InvalidRDF", element,
        {{"reason", std::string(context.element_key(element)) + " holds text and elements, or several elements"}});
}

void item_address(Context& context, NodeId element) {
  if (!context.attribute(element, "rdf:resource") && !context.attribute(element, "resource"))
    context.report("MissingAttribute", element, {{"attr", "rdf:resource"}});
}

void unique_about(Context& context, const Value& value) {
  uri(context, value);
  if (!context.is_first("rdf:about", 0, value.text)) context.report("DuplicateValue", value);
}

constexpr std::array<AttributeRow, 3> kTextAttributes = {{{"rdf:parseType"}, {"rdf:datatype"}, {"rdf:resource"}}};
constexpr Element kTitle{.attributes = kTextAttributes, .text = {plain_text, not_blank}, .compare = {no_mixed_content}};
constexpr Element kText{.attributes = kTextAttributes, .text = {plain_text}, .compare = {no_mixed_content}};
constexpr Element kAddress{.attributes = kTextAttributes, .text = {full_uri}};
constexpr Element kDescription{.attributes = kTextAttributes, .compare = {no_mixed_content}};

constexpr std::array<AttributeRow, 1> kReferenceAttributes = {{{"rdf:resource", true, uri}}};
constexpr Element kReference{.content = Content::kEmpty, .attributes = kReferenceAttributes};

// RSS 1.0 5.3.5.
constexpr std::array<AttributeRow, 2> kLiAttributes = {{{"rdf:resource", false, uri}, {"resource", false, uri}}};
constexpr Element kLi{.content = Content::kEmpty, .attributes = kLiAttributes, .compare = {item_address}};
constexpr std::array<Row, 1> kSeqRows = {{{"rdf:li", &kLi}}};
constexpr Element kSeq{.content = Content::kElements, .children = kSeqRows};
constexpr std::array<Row, 1> kItemsRows = {{{"rdf:Seq", &kSeq, Occurs::kAtMostOnce}}};
constexpr Element kItems{.content = Content::kElements, .children = kItemsRows};

constexpr std::array<AttributeRow, 1> kAboutAttributes = {{{"rdf:about", true, unique_about}}};
constexpr std::array<AttributeRow, 1> kChannelAttributes = {{{"rdf:about", true, uri}}};

constexpr std::array<Row, 6> kChannelRows = {{
    {"title", &kTitle, Occurs::kOnce, "MissingTitle"},
    {"link", &kAddress, Occurs::kOnce, "MissingLink"},
    {"description", &kText, Occurs::kOnce, "MissingDescription"},
    {"image", &kReference, Occurs::kAtMostOnce},
    {"items", &kItems, Occurs::kOnce},
    {"textinput", &kReference, Occurs::kAtMostOnce},
}};
constexpr Element kChannel{.content = Content::kElements,
                           .attributes = kChannelAttributes,
                           .children = kChannelRows,
                           .scope = Scope::kRss1Channel};

constexpr std::array<Row, 3> kImageRows = {{
    {"title", &kTitle, Occurs::kOnce, "MissingTitle"},
    {"url", &kAddress, Occurs::kOnce},
    {"link", &kAddress, Occurs::kOnce, "MissingLink"},
}};
constexpr Element kImage{
    .content = Content::kElements, .attributes = kAboutAttributes, .children = kImageRows, .scope = Scope::kImage};

constexpr std::array<Row, 3> kItemRows = {{
    {"title", &kTitle, Occurs::kOnce},
    {"link", &kAddress, Occurs::kOnce},
    {"description", &kDescription, Occurs::kAtMostOnce},
}};
constexpr Element kItem{
    .content = Content::kElements, .attributes = kAboutAttributes, .children = kItemRows, .scope = Scope::kRss1Item};

constexpr std::array<Row, 4> kTextInputRows = {{
    {"title", &kTitle, Occurs::kOnce, "MissingTitle"},
    {"description", &kText, Occurs::kOnce, "MissingDescription"},
    {"name", &kText, Occurs::kOnce},
    {"link", &kAddress, Occurs::kOnce, "MissingLink"},
}};
constexpr Element kTextInput{
    .content = Content::kElements, .attributes = kAboutAttributes, .children = kTextInputRows, .scope = Scope::kImage};

constexpr std::array<Row, 4> kRdfRows = {{
    {"channel", &kChannel, Occurs::kOnce},
    {"image", &kImage, Occurs::kAtMostOnce},
    {"item", &kItem},
    {"textinput", &kTextInput, Occurs::kAtMostOnce},
}};
constexpr Element kRdf{.content = Content::kElements, .children = kRdfRows, .open_attributes = true};

// RSS 0.90.
constexpr std::array<Row, 3> kOldChannelRows = {{
    {"title", &kTitle, Occurs::kOnce, "MissingTitle"},
    {"link", &kAddress, Occurs::kOnce, "MissingLink"},
    {"description", &kText, Occurs::kOnce, "MissingDescription"},
}};
constexpr Element kOldChannel{.content = Content::kElements, .children = kOldChannelRows};
constexpr Element kOldImage{.content = Content::kElements, .children = kImageRows};
constexpr Element kOldItem{.content = Content::kElements, .children = kItemRows};
constexpr Element kOldTextInput{.content = Content::kElements, .children = kTextInputRows};
constexpr std::array<Row, 4> kOldRdfRows = {{
    {"channel", &kOldChannel, Occurs::kOnce},
    {"image", &kOldImage, Occurs::kAtMostOnce},
    {"item", &kOldItem},
    {"textinput", &kOldTextInput, Occurs::kAtMostOnce},
}};
constexpr Element kOldRdf{.content = Content::kElements, .children = kOldRdfRows, .open_attributes = true};

}  // namespace

const check::Element& grammar() { return kRdf; }
const check::Element& grammar_090() { return kOldRdf; }

}  // namespace almanac::feeds::rss1
