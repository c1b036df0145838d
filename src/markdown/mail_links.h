// Addresses of mail in running text ("me@a.example") become links, as GFM has it (6.9, extended email autolinks).
#pragma once

#include <cmark-gfm.h>

namespace almanac::markdown {

// Links the addresses in all text below `root` that is no link's. Linear. Stands in for cmark-gfm 0.29.0.gfm.6's own,
// which copies the rest of a text for each address, and stops after a thousand.
void link_mail_addresses(cmark_node* root);

}  // namespace almanac::markdown
