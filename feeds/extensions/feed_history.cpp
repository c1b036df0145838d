// Feed paging and archiving: the marks of RFC 5005 2 and 4. Its links are judged in check/atom_link.
#include <array>

#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace feed_history {
namespace {

constexpr Element kMark{.content = Content::kEmpty};

constexpr std::array<Extension::ScopedRow, 2> kRows = {{
    {Scope::kAtomFeed | Scope::kRssChannel, {"fh:complete", &kMark, Occurs::kAtMostOnce}},
    {Scope::kAtomFeed | Scope::kRssChannel, {"fh:archive", &kMark, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace feed_history

constexpr Extension kFeedHistory{"fh", "http://purl.org/syndication/history/1.0", feed_history::kRows};

}  // namespace almanac::feeds::extensions
