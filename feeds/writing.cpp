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

bool looks_like_markup(std::string_view text) {
  const auto is_letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '&' && (is_letter(text[i + 1]) || text[i + 1] == '#')) return true;
    if (text[i] == '<' && text[i + 1] == '/' && i + 2 < text.size() && is_letter(text[i + 2])) return true;
  }
  return false;
}

}  // namespace almanac::feeds
