#include "feeds/writing.h"

#include "core/text.h"
#include "feeds/formats.h"
#include "feeds/xml_text.h"

namespace almanac::feeds {

std::string write_entries(const Feed& feed, Format format, std::string_view separator) {
  const auto written_of = [&](const Entry* entry) -> const std::string& {
    return entry->written.at(static_cast<std::size_t>(format));
  };
  std::size_t size = 0;
  for (const Entry* entry : feed.entries) size += written_of(entry).size() + separator.size();
  std::string bytes;
  bytes.reserve(size);
  for (const Entry* entry : feed.entries) {
    const std::string& written = written_of(entry);
    if (!bytes.empty()) bytes += separator;
    bytes += written.empty() ? info(format).write_entry(*entry) : written;
  }
  return bytes;
}

bool is_blank(std::string_view text) { return trim(escape(text, Escape::kNone)).empty(); }

}  // namespace almanac::feeds
