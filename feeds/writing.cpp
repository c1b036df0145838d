#include "feeds/writing.h"

#include "core/ascii.h"
#include "core/text.h"
#include "feeds/formats.h"
#include "feeds/xml_text.h"

namespace almanac::feeds {
namespace {

// Of an entry that is still to be written, so that most documents never have to be moved to larger room.
std::size_t usual_size(const Entry& entry) { return 1500 + entry.content_html.size() * 5 / 4; }

}  // namespace

Frame split_at_gap(std::string_view bytes, std::string_view gap) {
  const std::size_t at = bytes.find(gap);
  if (at == std::string_view::npos) return {bytes, {}};
  return {bytes.substr(0, at), bytes.substr(at + gap.size())};
}

std::string fill(const Frame& frame, std::string_view text) {
  std::string bytes;
  bytes.reserve(frame.before.size() + text.size() + frame.after.size());
  bytes.append(frame.before).append(text).append(frame.after);
  return bytes;
}

std::string fill_with_entries(const Frame& frame, const Feed& feed, Format format, std::string_view separator) {
  const auto written_of = [&](const Entry* entry) -> const std::string& {
    return entry->written.at(static_cast<std::size_t>(format));
  };
  std::size_t size = frame.before.size() + frame.after.size();
  for (const Entry* entry : feed.entries) {
    const std::string& written = written_of(entry);
    size += separator.size() + (written.empty() ? usual_size(*entry) : written.size());
  }
  std::string bytes;
  bytes.reserve(size);
  bytes += frame.before;
  for (std::size_t i = 0; i < feed.entries.size(); ++i) {
    if (i > 0) bytes += separator;
    if (const std::string& written = written_of(feed.entries[i]); !written.empty())
      bytes += written;
    else
      bytes += info(format).write_entry(*feed.entries[i]);
  }
  bytes += frame.after;
  return bytes;
}

bool is_blank(std::string_view text) { return trim(escape(text, Escape::kNone)).empty(); }

bool looks_like_markup(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '&' && (is_alpha(text[i + 1]) || text[i + 1] == '#')) return true;
    if (text[i] == '<' && text[i + 1] == '/' && i + 2 < text.size() && is_alpha(text[i + 2])) return true;
  }
  return false;
}

}  // namespace almanac::feeds
