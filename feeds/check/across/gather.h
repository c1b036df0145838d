// Gathers the facts of one document, after it was judged.
#pragma once

#include <string>
#include <string_view>

#include "feeds/check/across/facts.h"

namespace almanac::feeds::check::across {

// All but where the document lies (file, below, address, in_folder). Time is linear in the document.
DocumentFacts gather_facts(const Context& context);

// The autodiscovery links of a page: <link rel="alternate"> in its head whose type is a feed's (HTML Standard 4.6.7.1).
// `address`: the page's. `html`: its beginning is enough, as far as its head goes.
PageFacts read_page(std::string_view html, const std::string& file, const std::string& address);

}  // namespace almanac::feeds::check::across
