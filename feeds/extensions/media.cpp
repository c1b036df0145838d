#include "feeds/extensions/media.h"

#include "core/url.h"
#include "feeds/xml_tree.h"

namespace almanac::feeds {
namespace {

std::string known(std::uint64_t number) { return number == 0 ? std::string() : std::to_string(number); }

// Media RSS 1.5.1, media:content: image, audio, video, document or executable.
std::string_view medium(std::string_view media_type) {
  for (std::string_view one : {"image", "audio", "video"})
    if (media_type.starts_with(one)) return one;
  return {};
}

}  // namespace

void add_media_content(pugi::xml_node entry, const Media& media) {
  pugi::xml_node content = add_child(entry, "media:content");
  set(content, "url", to_uri(media.url));
  set(content, "fileSize", known(media.bytes));
  set(content, "type", media.type);
  set(content, "medium", medium(media.type));
  set(content, "width", known(static_cast<std::uint64_t>(media.width)));
  set(content, "height", known(static_cast<std::uint64_t>(media.height)));
}

}  // namespace almanac::feeds
