// The roles of the European Broadcasting Union, which media:credit names.
#pragma once

#include <string_view>

namespace almanac::feeds::extensions {

bool is_credit_role(std::string_view role);  // in lower case

}  // namespace almanac::feeds::extensions
