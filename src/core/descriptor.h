// File descriptors, opened so that nothing that lies in the way is followed, waited for or taken for a file. Only
// filesystem.cpp and key_file.cpp use this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

namespace almanac {

// "cannot read a/b.md: Permission denied"; `code` is an errno.
Error system_error(std::string_view what, const std::string& path, int code);

// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close_now(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  // The result of close(2), which may report a write that failed; 0 where none is open.
  int close_now();

 private:
  int number_;
};

// Opens a regular file for reading; sets errno where it cannot. A folder is EISDIR; a FIFO, a device or a socket is
// ENXIO, and is never waited for.
Descriptor open_regular_file(const std::string& path);

// A name in a folder that is held open.
struct NamedPlace {
  Descriptor folder;  // closed where there is no such folder: errno says why
  std::string name;

  bool is_open() const { return folder.is_open(); }
};

// The folder above `path`. Symlinks on the way are followed.
NamedPlace open_place(const std::string& path);
// The folder above `path`, which is relative to `root`: no part of it may be a symlink or lead out of the root
// (openat2(2) RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS; step by step where the kernel lacks it).
NamedPlace open_place_below(const std::string& root, std::string_view path);

// Writes all of the bytes; false, and errno, where that fails.
bool write_all(int descriptor, std::string_view bytes);

}  // namespace almanac
