#include "site/overflow.h"

#include <utility>

namespace almanac::site {

Scratch* Overflow::file() {
  std::call_once(once_, [&] {
    if (Result<std::unique_ptr<Scratch>> made = fs_.make_scratch(folder_)) file_ = *std::move(made);
  });
  return file_.get();
}

std::optional<std::uint64_t> Overflow::put(std::span<const std::string_view> parts) {
  std::size_t size = 0;
  for (std::string_view part : parts) size += part.size();
  if (in_memory_ + size > share_) {
    if (Scratch* const file = this->file()) {
      std::string bytes;
      bytes.reserve(size);
      for (std::string_view part : parts) bytes += part;
      if (const Result<std::uint64_t> begin = file->add(bytes)) return *begin;
    }
  }
  in_memory_ += size;
  return std::nullopt;
}

Result<std::string> Overflow::read(std::uint64_t begin, std::size_t size) const { return file_->read(begin, size); }

}  // namespace almanac::site
