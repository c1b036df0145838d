// Threading (RFC 4685): what an entry replies to, and how many replies it has. The attributes of links are Atom's.
#include <array>

#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace threading {
namespace {

constexpr std::array<AttributeRow, 4> kInReplyToAttributes = {{
    {"ref", true, full_iri},
    {"href", false, iri},
    {"source", false, full_iri},
    {"type", false, media_type},
}};
constexpr Element kInReplyTo{.content = Content::kForeign, .attributes = kInReplyToAttributes};
constexpr Element kTotal{.text = {non_negative_integer}};

constexpr std::array<Extension::ScopedRow, 2> kRows = {{
    {kFeeds | kEntries, {"thr:in-reply-to", &kInReplyTo}},
    {kEntries, {"thr:total", &kTotal, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace threading

constexpr Extension kThreading{"thr", "http://purl.org/syndication/thread/1.0", threading::kRows};

}  // namespace almanac::feeds::extensions
