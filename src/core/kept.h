// What an earlier run made of a file, as bytes (core/bytes.h): read where it is wanted, and written again as it is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/bytes.h"

namespace almanac {

struct Kept {
  std::string path;      // of the file
  std::string made;      // by this run
  std::string_view old;  // where nothing was made: by an earlier one; lives elsewhere
  bool holds = false;    // this run has seen that all it was made of is as it was

  std::string_view bytes() const { return made.empty() ? old : made; }
};

inline void describe(ByteWriter& bytes, const Kept& kept) {
  bytes.paths(kept.path);
  bytes(kept.bytes());
}
inline void describe(ByteReader& bytes, Kept& kept) {
  bytes.paths(kept.path);
  bytes(kept.old);
}

template <class T>
Kept keep(std::string path, const T& value) {
  return {std::move(path), to_bytes(value), {}};
}

}  // namespace almanac
