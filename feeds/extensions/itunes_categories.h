// The categories of Apple Podcasts.
#pragma once

#include <string_view>

namespace almanac::feeds::extensions {

enum class CategoryState { kPresent, kFormer, kUnknown };

// A category, or a part of one: ("Technology", ""), ("Sports", "Golf").
CategoryState find_itunes_category(std::string_view name, std::string_view part);

}  // namespace almanac::feeds::extensions
