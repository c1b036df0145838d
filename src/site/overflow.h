// A file without a name beside the output, for what waits to be needed again and is too much for memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/filesystem.h"

namespace almanac::site {

class Overflow {
 public:
  // `folder`: where the file may lie. `share`: bytes that may stay in memory. `fs` must outlive this.
  Overflow(FileSystem& fs, std::string folder, std::size_t share)
      : fs_(fs), folder_(std::move(folder)), share_(share) {}

  // Puts the parts one after the other into the file and answers where they begin; nothing where they are to stay in
  // memory: their size fits into the share, or the file cannot be written. Thread-safe.
  std::optional<std::uint64_t> put(std::span<const std::string_view> parts);
  // Of what put() answered. Thread-safe.
  Result<std::string> read(std::uint64_t begin, std::size_t size) const;

 private:
  Scratch* file();

  FileSystem& fs_;
  std::string folder_;
  std::size_t share_;
  std::atomic<std::size_t> in_memory_ = 0;
  std::once_flag once_;
  std::unique_ptr<Scratch> file_;  // made when it is wanted
};

}  // namespace almanac::site
