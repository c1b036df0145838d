// Which build of the program this is.
#pragma once

#include <string>

namespace almanac {

// The build id that the linker gave the program (ELF note NT_GNU_BUILD_ID): another one for every other code. The
// version where there is none.
std::string build_id();

}  // namespace almanac
