// redirect_from: the old addresses of posts and pages, which lead to the new ones.
#pragma once

#include "core/finding.h"
#include "site/site.h"

namespace almanac::site {

// Errors, each at its place in the front matter: an old address that leaves the site (LeavesSite), and one that is the
// address of another post or page, or another's old address (DuplicateAddress).
void check_redirects(const Site& site, Findings& findings);

}  // namespace almanac::site
