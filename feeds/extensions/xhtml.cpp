// XHTML as the content of an RSS item; in Atom it stands in text constructs.
#include <array>

#include "feeds/check/context.h"
#include "feeds/check/html.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace xhtml {
namespace {

void check_body(Context& context, NodeId body) {
  check_xhtml(context, body, body);
  if (context.kind == FeedKind::kRss) context.report("DuplicateDescriptionSemantics", body);
}

constexpr Element kBody{.content = Content::kForeign, .compare = {check_body}, .open_attributes = true};

constexpr std::array<Extension::ScopedRow, 2> kRows = {{
    {Scope::kRssItem | Scope::kRss1Item, {"xhtml:body", &kBody, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kRss1Item, {"xhtml:div", &kBody}},
}};

}  // namespace
}  // namespace xhtml

constexpr Extension kXhtmlElements{"xhtml", kXhtml, xhtml::kRows};

}  // namespace almanac::feeds::extensions
