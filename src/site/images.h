// What a feed says of a picture, read from its file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/filesystem.h"
#include "feeds/feed.h"

namespace almanac::site {

// The media type that a file's name tells: "image/jpeg", "audio/mpeg"; empty where it tells none.
std::string media_type(std::string_view path);

// Type, size in bytes, and, for JPEG, PNG and GIF, width and height. `url` is where it will be published. Nothing where
// the file cannot be read.
std::optional<feeds::Media> describe_image(const FileSystem& fs, const std::string& file, std::string url);

}  // namespace almanac::site
