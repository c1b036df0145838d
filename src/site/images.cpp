#include "site/images.h"

#include <array>
#include <utility>

#include "core/text.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_ONLY_GIF
#define STBI_NO_STDIO
#define STBI_NO_SIMD  // only headers are read
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace almanac::site {
namespace {

constexpr std::size_t kHeaderBytes = 256 * 1024;  // a JPEG's size stands behind its EXIF data

constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kTypes = {{
    {".avif", "image/avif"}, {".flac", "audio/flac"},     {".gif", "image/gif"},   {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},  {".m4a", "audio/mp4"},       {".m4v", "video/mp4"},   {".mov", "video/quicktime"},
    {".mp3", "audio/mpeg"},  {".mp4", "video/mp4"},       {".oga", "audio/ogg"},   {".ogg", "audio/ogg"},
    {".opus", "audio/ogg"},  {".pdf", "application/pdf"}, {".png", "image/png"},   {".svg", "image/svg+xml"},
    {".wav", "audio/wav"},   {".webm", "video/webm"},     {".webp", "image/webp"},
}};

}  // namespace

std::string media_type(std::string_view path) {
  const std::string ending = to_lower_ascii(extension(path));
  for (const auto& [known, type] : kTypes)
    if (known == ending) return std::string(type);
  return "";
}

std::optional<feeds::Media> describe_image(const FileSystem& fs, const std::string& file, std::string url) {
  const auto info = fs.find(file);
  Result<std::string> start = fs.read_start(file, kHeaderBytes);
  if (!info || !start) return std::nullopt;
  feeds::Media media{.url = std::move(url), .type = media_type(file), .bytes = info->bytes};
  int channels = 0;
  const auto* bytes = reinterpret_cast<const stbi_uc*>(start->data());
  if (stbi_info_from_memory(bytes, static_cast<int>(start->size()), &media.width, &media.height, &channels) == 0)
    media.width = media.height = 0;
  return media;
}

}  // namespace almanac::site
