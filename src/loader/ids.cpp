#include "loader/ids.h"

#include <fmt/format.h>

#include "core/ascii.h"
#include "core/filesystem.h"
#include "core/text.h"
#include "core/unicode.h"
#include "core/url.h"

namespace almanac::loader {
namespace {

// Addressable's normal form: decoded, compatible characters made plain, and encoded again.
std::string normalize_segment(std::string_view segment) {
  const std::string decoded = decode_path(segment).value_or(std::string(segment));
  return replace_all(encode_path(to_nfkc(decoded)), "/", "%2F");
}

}  // namespace

std::string to_jekyll_id(std::string_view id_url, std::string_view path, std::string_view slug) {
  std::string_view folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  // Jekyll reads the slug as part of a URL: what follows a "#" in it is a fragment.
  UrlParts parts = split_url(std::string(id_url) + std::string(parent_path(folder)) + "/" + std::string(slug));
  std::string normal;
  for (std::string_view segment : split(parts.path, '/'))
    if (!segment.empty()) normal += "/" + normalize_segment(segment);
  parts.path = normal;
  if (parts.fragment == "") parts.fragment.reset();
  return normalize_url(join_url(parts));
}

std::string to_tag_id(std::string_view host, Day day, std::string_view path) {
  std::string authority(host);  // RFC 4151 2.1: letters, digits, hyphens and dots
  for (char& c : authority)
    if (!is_alphanumeric(c) && c != '.') c = '-';
  return fmt::format("tag:{},{}:{}", authority, to_text(day), encode_path(path));
}

}  // namespace almanac::loader
