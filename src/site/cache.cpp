#include "site/cache.h"

#include "core/build_id.h"
#include "lock/lock.h"

namespace almanac::site {

template <class Bytes, EitherWay<Cache> Of>
void describe(Bytes& bytes, Of& cache) {
  bytes(cache.settings, cache.records, cache.studies, cache.suggestions, cache.standing);
  bytes.raw(cache.output);
  bytes(cache.tree);
}

namespace {

constexpr std::string_view kFile = "cache";
constexpr std::string_view kTitle = "almanac cache ";

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
std::string version_line() { return std::string(kTitle) + "2 " + to_text(digest(build_id())) + "\n"; }

// The next line. It tells another's cache from one that is damaged.
std::string key_line(const SecretKey& key) { return "key " + name_of(key) + "\n"; }

// The cache in the bytes of a file; else why it is not used.
Result<Cache> parse_cache(std::string file, const SecretKey& key) {
  const std::string version = version_line(), begin = version + key_line(key);
  if (file.starts_with(kTitle) && !file.starts_with(version)) return Error{"is of another version of almanac"};
  if (file.starts_with(version + "key ") && !file.starts_with(begin))
    return Error{
        "was made with another key (by another user or machine: where it is to go from one to another, give "
        "both the same text as ALMANAC_CACHE_KEY)"};
  const auto kept = std::make_shared<const std::string>(std::move(file));
  const std::optional<std::string_view> sealed = kept->starts_with(begin) ? open_seal(*kept, key) : std::nullopt;
  std::optional<Cache> cache = sealed ? parse_bytes<Cache>(sealed->substr(begin.size())) : std::nullopt;
  if (!cache) return Error{"is damaged"};
  cache->file = kept;
  return *std::move(cache);
}

bool is_folder(const FileSystem& fs, const std::string& path) {
  const std::optional<FileInfo> info = fs.find(path);
  return info && info->kind == FileKind::kFolder;
}

Result<Cache> read_cache(const FileSystem& fs, const std::string& path, const SecretKey& key) {
  const std::optional<FileInfo> info = fs.find(path);
  if (!info || info->kind != FileKind::kFile) return Error{"is no file"};
  Result<std::string> file = fs.read_file(path);
  if (!file) return Error{"cannot be read"};
  return parse_cache(*std::move(file), key);
}

}  // namespace

std::vector<std::string> own_files(const std::string& site, const std::string& output) {
  const std::string lock = join_path(site, lock::kFileName);
  return {output, output + ".next", join_path(site, kCacheFolder), lock, lock + ".next"};
}

Cache load_cache(const FileSystem& fs, const std::string& site, const CacheKey& key, Findings& findings) {
  const auto say = [&](const std::string& what) {
    findings.info("CacheNotUsed", {join_path(kCacheFolder, kFile), 0, 0}, what);
    return Cache{};
  };
  if (!key) return {};
  if (!*key)
    return say("is not used, as there is no key to know it by (" + key->error().message +
               "): everything is built anew; give builds a secret text as ALMANAC_CACHE_KEY");
  const std::string folder = join_path(site, kCacheFolder), path = cache_path(site, kFile);
  if (!fs.find(folder)) return {};
  if (!is_folder(fs, folder)) return say("everything is built anew, as " + folder + " is no folder: remove it");
  if (!fs.find(path)) return {};
  Result<Cache> cache = read_cache(fs, path, **key);
  if (!cache) return say(cache.error().message + ": everything is built anew, and the cache with it");
  return *std::move(cache);
}

void save_cache(FileSystem& fs, const std::string& site, const CacheKey& key, const Cache& cache) {
  const std::string folder = join_path(site, kCacheFolder), next = cache_path(site, std::string(kFile) + ".next");
  if (!key || !*key || !fs.make_folders(folder)) return;
  const std::string ignore = cache_path(site, ".gitignore");
  if (!fs.find(ignore) && !fs.write_file(ignore, "*\n")) return;
  std::string file = version_line() + key_line(**key);
  file.reserve(file.size() + find_size(cache));
  ByteWriter bytes(std::move(file));
  bytes(cache);
  file = bytes.take();
  if (seal(file, **key) && fs.write_file(next, file)) static_cast<void>(fs.rename(next, cache_path(site, kFile)));
}

}  // namespace almanac::site
