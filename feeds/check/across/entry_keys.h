// What an entry is known by in other documents: formats need not agree on ids, nor an RSS item have one.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "feeds/check/across/facts.h"

namespace almanac::feeds::check::across {

// Its id and its link; its title where it has neither. Empty: nothing tells it from others.
std::vector<std::string> keys_of(const EntryFacts& entry);
// How a message names it.
std::string name_of(const EntryFacts& entry);

using EntryKeys = std::unordered_set<std::string>;
EntryKeys collect_keys(const std::vector<DocumentFacts>& documents, const std::vector<std::size_t>& of);
bool has_entry(const EntryKeys& keys, const EntryFacts& entry);  // true where nothing tells it from others

}  // namespace almanac::feeds::check::across
