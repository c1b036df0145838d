#include "feeds/writing.h"

#include "core/text.h"
#include "feeds/formats.h"
#include "feeds/xml_text.h"

namespace almanac::feeds {

std::string write_entries(const Feed& feed, Format format, std::string_view separator) {
  std::string bytes;
  for (const Entry* entry : feed.entries) {
    const std::string& written = entry->written.at(static_cast<std::size_t>(format));
    if (!bytes.empty()) bytes += separator;
    bytes += written.empty() ? info(format).write_entry(*entry) : written;
  }
  return bytes;
}

bool is_blank(std::string_view text) { return trim(escape(text, Escape::kNone)).empty(); }

}  // namespace almanac::feeds
