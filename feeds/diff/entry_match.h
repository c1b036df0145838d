// Finds an old entry again under another id.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "feeds/seen.h"

namespace almanac::feeds::diff {

// "example.org/a" of "https://Example.org/a/index.html#b": without scheme, fragment and what web servers leave out.
std::string address_key(std::string_view url);
// The same without the host.
std::string path_key(std::string_view url);

struct EntryMatch {
  const SeenEntry* before = nullptr;
  const SeenEntry* after = nullptr;
};

// Pairs entries of the two lists: by address, by address without the host, by title and day, by slug and
// day, by words, by
// title. In each step what is there twice is matched with nothing. Each entry is
// in one pair at most; linear in both.
std::vector<EntryMatch> match_entries(const std::vector<const SeenEntry*>& before,
                                      const std::vector<const SeenEntry*>& after);

// Why the id changed, as far as it can be told: "http became https", "the host changed", ...
std::string find_reason(const SeenEntry& before, const SeenEntry& after);

}  // namespace almanac::feeds::diff
