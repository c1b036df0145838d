#include "loader/images.h"

#include <vector>

#include "core/text.h"
#include "core/url.h"
#include "loader/fields.h"

namespace almanac::loader {
namespace {

// What the front matter names.
struct NamedImage {
  std::string name;
  std::string alt;
  const Value* value = nullptr;
};

NamedImage find_name(const Value& front_matter) {
  for (std::string_view key : {"image", "banner", "cover", "thumbnail"}) {
    const Value* value = front_matter.find(key);
    if (value == nullptr || value->bool_if() != nullptr) continue;
    std::string name(trim(find_text(*value).value_or("")));
    if (name.empty()) name = find_first_text(*value, {"path", "image", "url", "src", "file", "feature"});
    if (!name.empty()) return {name, find_first_text(*value, {"alt", "caption"}), value};
  }
  return {};
}

// Paths below the source folder at which the picture may be, best first.
std::vector<std::string> find_candidates(const config::Settings& settings, std::string_view name) {
  name = without_query(name);
  const std::string decoded = decode_path(name).value_or(std::string(name));
  std::string_view path = decoded;
  while (path.starts_with('/')) path.remove_prefix(1);
  std::vector<std::string> candidates = {std::string(path)};
  const std::string base = settings.base.empty() ? "" : settings.base.substr(1) + "/";
  if (!base.empty() && path.starts_with(base)) candidates.emplace_back(path.substr(base.size()));
  for (const std::string& folder : settings.image_folders) candidates.push_back(join_path(folder, path));
  return candidates;
}

bool lies_in_site(const Site& site, const std::string& path) {
  const Result<std::string> root = site.fs.real_path(site.folder);
  const Result<std::string> real = site.fs.real_path(path);
  return root && real && is_same_or_below(*real, *root);
}

// What is wrong with a picture of `defaults` would be said of every post.
bool is_default(const Value& value) { return value.line() == 0; }

}  // namespace

std::optional<model::Image> find_image(const Site& site, const SourceText& source, Findings& findings) {
  const NamedImage named = find_name(source.front_matter);
  if (named.name.empty()) return std::nullopt;
  if (is_absolute_url(named.name) || named.name.starts_with("//")) return model::Image{named.name, named.alt, false};
  for (const std::string& candidate : find_candidates(site.settings, named.name)) {
    const std::optional<std::string> path = inner_path(candidate);
    if (!path || path->empty()) continue;
    const std::string full = site.source_path(*path);
    const std::optional<FileInfo> info = site.fs.find(full);
    if (!info || info->kind == FileKind::kFolder) continue;
    if (lies_in_site(site, full)) return model::Image{*path, named.alt, true};
    if (!is_default(*named.value))
      findings.error("LeavesSite", source.place_of(*named.value),
                     "picture " + quote(named.name) + " is a link that leaves the site: put the picture itself there");
    return std::nullopt;
  }
  if (!is_default(*named.value))
    findings.warning("ImageNotFound", source.place_of(*named.value),
                     "picture " + quote(named.name) + " is neither there as given nor in " +
                         join(site.settings.image_folders, ", ") + ": put it there or mend its name");
  return std::nullopt;
}

void check_default_images(const Site& site, Findings& findings) {
  SourceText source;
  for (const config::Defaults& defaults : site.settings.defaults) {
    if (defaults.type == "pages") continue;
    source.path = defaults.file;
    source.front_matter = Value(defaults.values);
    find_image(site, source, findings);
  }
}

}  // namespace almanac::loader
