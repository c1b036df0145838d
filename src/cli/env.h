// What main passes to the program: the disk, the clock, the streams. Tests pass others.
#pragma once

#include <chrono>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "cli/console.h"
#include "core/filesystem.h"
#include "core/programs.h"
#include "core/result.h"
#include "core/seal.h"
#include "core/time.h"

namespace almanac::cli {

struct Env {
  FileSystem& fs;
  std::istream& in;
  Console out;
  Console err;
  Instant now;  // the clock, read once; SOURCE_DATE_EPOCH stands in for it
  int cores = 1;
  std::function<std::chrono::microseconds()> clock =
      {};  // that only goes forward, for what took the time; may be empty
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  Programs* programs = nullptr;  // git; nullptr: none can be run
  bool no_color = false;         // NO_COLOR is set (and not empty)
  // For a cache in the folder of a site; empty: no caches.
  std::function<Result<SecretKey>(const std::string& site)> cache_key = {};
};

// How a command ended.
enum ExitCode : int {
  kDone = 0,
  kInputErrors = 1,  // the author's files have errors, or a check found what it must not
  kUsage = 2,        // usage or settings are wrong
  kSystem = 3,       // the disk or its rights failed
};

}  // namespace almanac::cli
