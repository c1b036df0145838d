// RSS 1.0 module: content.
#include <array>

#include "feeds/check/html.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace content {
namespace {

constexpr Element kEncoded{.text = {check_html}};

constexpr std::array<Extension::ScopedRow, 2> kRows = {{
    {kEntries, {"content:encoded", &kEncoded, Occurs::kAtMostOnce}},
    {kEntries, {"content:items", &kAnything, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace content

constexpr Extension kContentModule{"content", "http://purl.org/rss/1.0/modules/content/", content::kRows};

}  // namespace almanac::feeds::extensions
