// Where the settings say something.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "config/settings.h"
#include "core/finding.h"

namespace almanac::config {

// The place of `text` in what the option `key` was given: of the value itself, of an item of its list, of a member of
// its map. Of the whole value where none is that text; the first settings file where the option was not given.
Place find_place(const Settings& settings, std::string_view key, std::string_view text = {});

// The place of each text in there, trimmed: for options with lists, of which each is asked for.
std::unordered_map<std::string, Place> find_places(const Settings& settings, std::string_view key);

}  // namespace almanac::config
