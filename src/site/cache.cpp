#include "site/cache.h"

#include "core/build_id.h"
#include "lock/lock.h"

namespace almanac::site {

template <class Bytes, EitherWay<Cache> Of>
void describe(Bytes& bytes, Of& cache) {
  bytes(cache.settings, cache.records, cache.studies, cache.suggestions, cache.standing, cache.output, cache.tree);
}

namespace {

constexpr std::string_view kFile = "cache";
constexpr std::string_view kTitle = "almanac cache 1\n";

std::string cache_path(const std::string& site, std::string_view name) {
  return join_path(join_path(site, kCacheFolder), name);
}

// About how many bytes it will be, so that they need not be moved while they grow.
std::size_t find_size(const Cache& cache) {
  std::size_t size = cache.tree.files.size() * 128;
  for (const auto* list : {&cache.records, &cache.studies})
    for (const Kept& kept : *list) size += kept.path.size() + kept.bytes().size() + 16;
  return size;
}

// What the file begins with: the same for the same program only.
std::string header() { return std::string(kTitle) + to_text(digest(build_id())) + "\n"; }

}  // namespace

std::vector<std::string> own_files(const std::string& site, const std::string& output) {
  const std::string lock = join_path(site, lock::kFileName);
  return {output, output + ".next", join_path(site, kCacheFolder), lock, lock + ".next"};
}

Cache load_cache(const FileSystem& fs, const std::string& site, Findings& findings) {
  if (!fs.find(cache_path(site, kFile))) return {};
  const auto refuse = [&](const char* what) {
    findings.info("CacheNotUsed", {join_path(kCacheFolder, kFile), 0, 0},
                  std::string(what) + ": everything is built anew, and the cache with it");
    return Cache{};
  };
  Result<std::string> read = fs.read_file(cache_path(site, kFile));
  const std::string begin = header();
  if (!read) return refuse("cannot be read");
  const auto file = std::make_shared<const std::string>(*std::move(read));
  if (file->starts_with(kTitle) && !file->starts_with(begin)) return refuse("is of another version of almanac");
  const std::size_t size_of_digest = to_text(Digest{}).size();
  if (file->size() < begin.size() + size_of_digest) return refuse("is damaged");
  const std::string_view body = std::string_view(*file).substr(begin.size() + size_of_digest);
  const std::string_view written = std::string_view(*file).substr(begin.size(), size_of_digest);
  Cache cache;
  cache.file = file;
  ByteReader bytes(body);
  if (!file->starts_with(begin) || written != to_text(digest(body))) return refuse("is damaged");
  bytes(cache);
  if (bytes.failed() || !bytes.at_end()) return refuse("is damaged");
  return cache;
}

void save_cache(FileSystem& fs, const std::string& site, const Cache& cache) {
  if (!fs.make_folders(join_path(site, kCacheFolder))) return;
  const std::string ignore = cache_path(site, ".gitignore");
  if (!fs.find(ignore) && !fs.write_file(ignore, "*\n")) return;
  std::string file = header() + to_text(Digest{});
  const std::size_t begin = file.size();
  file.reserve(begin + find_size(cache));
  ByteWriter bytes(std::move(file));
  bytes(cache);
  file = bytes.take();
  const std::string written = to_text(digest(std::string_view(file).substr(begin)));
  file.replace(begin - written.size(), written.size(), written);
  const std::string next = cache_path(site, std::string(kFile) + ".next");
  if (fs.write_file(next, file)) static_cast<void>(fs.rename(next, cache_path(site, kFile)));
}

}  // namespace almanac::site
