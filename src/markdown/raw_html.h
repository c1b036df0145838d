// Raw HTML on its way into a page.
#pragma once

#include <string>
#include <string_view>

#include "markdown/heading_ids.h"
#include "markdown/link_list.h"

namespace almanac::markdown {

// The HTML as the author wrote it, but for URLs that lead to source files of the site, which are resolved, and
// references to characters that XML forbids, which go. Its links and images are added to `links`, its ids are kept from
// headings. `line`: where it begins, in what `links` counts lines of.
std::string note_raw_html(std::string_view html, int line, LinkList& links, HeadingIdMaker& heading_ids);

}  // namespace almanac::markdown
