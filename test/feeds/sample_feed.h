// Small feeds for tests, that a person can read.
#pragma once

#include "feeds/feed.h"

namespace almanac::test {

// 2019-01-07T10:00:00+01:00, say.
Timestamp timestamp(const char* rfc3339);

// Two entries: one that uses every field, and one with the least that an entry may have.
feeds::Entry full_entry();
feeds::Entry least_entry();
// All but `history`, `entries` and `self_url`.
feeds::Feed full_feed();
// What a feed must have, and no more.
feeds::Feed least_feed();

}  // namespace almanac::test
