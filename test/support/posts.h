// Posts and libraries for tests, from the few members that matter there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "model/library.h"

namespace almanac::test {

// A post of that day at 00:00 UTC, "2019-01-07", with slug `name`; its path is "_posts/2019-01-07-NAME.md", its address
// "/blog/2019/01/NAME/", its title "Title of NAME", its id "tag:example.org,2019:NAME".
model::Post make_post(std::string_view day, std::string_view name);

// The library of these posts; the test fails where make_library() finds anything wrong.
model::Library make_library(std::vector<model::Post> posts);

// The slugs of posts, in the order given: {"a", "b"}.
std::vector<std::string> slugs(const model::Library& library, const std::vector<model::PostIndex>& posts);

// The post of that slug; the test fails where there is none.
model::PostIndex find_post(const model::Library& library, std::string_view slug);

}  // namespace almanac::test
