// A small site, made by hand, for the tests of pages.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace almanac::test {

// One post a day: "2019-01-07", its title, tags and author.
struct SamplePost {
  std::string day;
  std::string title;
  std::vector<std::string> tags;
  std::string author = "Ada";
};

// A site at https://example.org, "The Site", in English, with feeds in every format for the site, its tags, authors
// and series.
site::Site make_site(const std::vector<SamplePost>& posts);
// The same after its posts or settings were changed: everything that is derived is made again.
void derive(site::Site& site);

}  // namespace almanac::test
