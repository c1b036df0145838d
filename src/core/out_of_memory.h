// For what libraries allocate in C: they report that no memory is left as one error among others.
#pragma once

#include <new>

namespace almanac {

// Does what operator new does there: calls the handler, which in almanac ends the program (main.cpp).
[[noreturn]] inline void out_of_memory() {
  if (const std::new_handler handler = std::get_new_handler()) handler();
  throw std::bad_alloc();
}

}  // namespace almanac
