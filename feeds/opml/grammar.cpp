#include "feeds/opml/grammar.h"

#include <array>

#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"

namespace almanac::feeds::opml {
namespace {

using namespace check;

void version(Context& context, const Value& value) {
  if (value.text != "1.0" && value.text != "1.1" && value.text != "2.0") context.report("InvalidOPMLVersion", value);
}

void integer(Context& context, const Value& value) {
  if (!parse_integer(value.text)) context.report("InvalidInteger", value);
}

// "1, 3, 17": the lines that are to be shown open.
void expansion_state(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  if (text.empty()) return;
  for (std::string_view part : split(text, ','))
    if (!parse_integer(part)) return context.report("InvalidExpansionState", value);
}

void true_or_false(Context& context, const Value& value) {
  if (value.text != "true" && value.text != "false") context.report("InvalidTrueFalse", value);
}

// OPML 2.0, subscription lists: text, type and xmlUrl are required; the others help.
void check_outline(Context& context, NodeId outline) {
  const auto type = context.attribute(outline, "type");
  const bool has_feed = context.attribute(outline, "xmlUrl").has_value();
  const auto missing = [&](RuleId rule, const char* name) { context.report(rule, outline, {{"attr", name}}); };
  if (!type && has_feed) missing("MissingOutlineType", "type");
  if (!type) return;
  if (*type == "rss" && !has_feed) missing("MissingXmlURL", "xmlUrl");
  if ((*type == "link" || *type == "include") && !context.attribute(outline, "url")) missing("MissingUrlAttr", "url");
  if (*type == "rss" && !context.attribute(outline, "title") && !context.attribute(outline, "text"))
    missing("MissingTitleAttr", "title");
}

constexpr Element kText{.text = {plain_text}};
constexpr Element kDate{.text = {rfc822_date}};
constexpr Element kMail{.text = {contact}};
constexpr Element kAddress{.text = {full_uri}};
constexpr Element kInteger{.text = {integer}};
constexpr Element kState{.text = {expansion_state}};

constexpr std::array<Row, 13> kHeadRows = {{
    {"title", &kText, Occurs::kAtMostOnce},
    {"dateCreated", &kDate, Occurs::kAtMostOnce},
    {"dateModified", &kDate, Occurs::kAtMostOnce},
    {"ownerName", &kText, Occurs::kAtMostOnce},
    {"ownerEmail", &kMail, Occurs::kAtMostOnce},
    {"ownerId", &kAddress, Occurs::kAtMostOnce},
    {"docs", &kAddress, Occurs::kAtMostOnce},
    {"expansionState", &kState, Occurs::kAtMostOnce},
    {"vertScrollState", &kInteger, Occurs::kAtMostOnce},
    {"windowTop", &kInteger, Occurs::kAtMostOnce},
    {"windowLeft", &kInteger, Occurs::kAtMostOnce},
    {"windowBottom", &kInteger, Occurs::kAtMostOnce},
    {"windowRight", &kInteger, Occurs::kAtMostOnce},
}};
constexpr Element kHead{.content = Content::kElements, .children = kHeadRows};

constexpr std::array<AttributeRow, 12> kOutlineAttributes = {{
    {"text", true, nullptr},
    {"type"},
    {"isComment", false, true_or_false},
    {"isBreakpoint", false, true_or_false},
    {"created", false, rfc822_date},
    {"category"},
    {"xmlUrl", false, full_uri},
    {"htmlUrl", false, full_uri},
    {"url", false, full_uri},
    {"language", false, nullptr},
    {"title", false, nullptr},
    {"version", false, nullptr},
}};
extern const Element kOutline;
constexpr std::array<Row, 1> kOutlineRows = {{{"outline", &kOutline}}};
constexpr Element kOutline{.content = Content::kElements,
                           .attributes = kOutlineAttributes,
                           .children = kOutlineRows,
                           .compare = {check_outline},
                           .open_attributes = true};

constexpr std::array<Row, 1> kBodyRows = {{{"outline", &kOutline, Occurs::kAtLeastOnce}}};
constexpr Element kBody{.content = Content::kElements, .children = kBodyRows};

constexpr std::array<AttributeRow, 1> kOpmlAttributes = {{{"version", true, version}}};
constexpr std::array<Row, 2> kOpmlRows = {{{"head", &kHead, Occurs::kOnce}, {"body", &kBody, Occurs::kOnce}}};
constexpr Element kOpml{.content = Content::kElements, .attributes = kOpmlAttributes, .children = kOpmlRows};

}  // namespace

const check::Element& grammar() { return kOpml; }

}  // namespace almanac::feeds::opml
