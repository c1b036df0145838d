// The reference of templates, made from the table of page kinds (page_kinds.h).
#pragma once

#include <string>

namespace almanac::render {

// Every template with its variables, as text for people (`almanac config --templates`).
std::string templates_reference();

}  // namespace almanac::render
