// CommentAPI of the Well-Formed Web.
#include <array>

#include "feeds/check/context.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace wfw {
namespace {

void misspelt(Context& context, const Value& value) { context.report("CommentRSS", value.element); }

constexpr Element kMisspelt{.text = {misspelt, full_uri}};

constexpr std::array<Extension::ScopedRow, 3> kRows = {{
    {kEntries, {"wfw:comment", &kAddress, Occurs::kAtMostOnce}},
    {kEntries, {"wfw:commentRss", &kAddress, Occurs::kAtMostOnce}},
    {kEntries, {"wfw:commentRSS", &kMisspelt, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace wfw

constexpr Extension kWfw{"wfw", "http://wellformedweb.org/CommentAPI/", wfw::kRows};

}  // namespace almanac::feeds::extensions
