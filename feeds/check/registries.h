// What IANA and ISO have registered, as of 2024.
#pragma once

#include <string_view>

namespace almanac::feeds::check {

bool is_registered_scheme(std::string_view scheme);      // in lower case
bool is_registered_relation(std::string_view relation);  // in lower case
bool is_registered_language(std::string_view primary);   // in lower case: ISO 639-1, -2, -3, -5
bool is_country(std::string_view code);                  // in lower case: ISO 3166-1 alpha-2

}  // namespace almanac::feeds::check
