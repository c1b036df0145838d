#include "feeds/formats.h"

#include "feeds/atom/writer.h"
#include "feeds/json/writer.h"
#include "feeds/rss/writer.h"

namespace almanac::feeds {

const std::array<FormatInfo, 3>& formats() {
  static constexpr std::array<FormatInfo, 3> kFormats = {{
      {Format::kAtom, "atom", "Atom", "atom.xml", "application/atom+xml", atom::write, atom::write_entry},
      {Format::kRss, "rss", "RSS", "rss.xml", "application/rss+xml", rss::write, rss::write_entry},
      {Format::kJson, "json", "JSON Feed", "feed.json", "application/feed+json", json::write, json::write_entry},
  }};
  return kFormats;
}

const FormatInfo& info(Format format) { return formats().at(static_cast<std::size_t>(format)); }

void write_entry_once(Entry& entry, const std::vector<Format>& in) {
  for (Format format : in) {
    std::string& written = entry.written.at(static_cast<std::size_t>(format));
    written = info(format).write_entry(entry);
    written.shrink_to_fit();  // they are kept, and many
  }
}

}  // namespace almanac::feeds
