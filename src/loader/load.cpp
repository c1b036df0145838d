#include "loader/load.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "core/by_path.h"
#include "core/parallel.h"
#include "core/text.h"
#include "loader/defaults.h"
#include "loader/equal_ids.h"
#include "loader/fields.h"
#include "loader/images.h"
#include "loader/liquid.h"
#include "loader/page.h"
#include "loader/post.h"
#include "loader/site_files.h"
#include "loader/source_text.h"
#include "model/post_bytes.h"

namespace almanac::loader {
namespace {

using Posts = std::vector<std::optional<model::Post>>;

std::optional<SourceText> read_source(const Site& site, const std::string& path, Findings& findings) {
  const std::string name = join_path(site.settings.source, path);
  const std::size_t most = static_cast<std::size_t>(site.settings.max_post_megabytes) << 20;
  const Result<std::string> bytes = site.fs.read_file(site.source_path(path), most);
  if (bytes) return parse_source(*bytes, name, findings);
  findings.error("UnreadableFile", {name, 0, 0}, bytes.error().message);
  return std::nullopt;
}

std::string_view to_type(const PostFile& file) { return file.in_draft_folder ? "drafts" : "posts"; }

std::optional<SourceText> read_post_source(const Site& site, const PostFile& file, Findings& findings) {
  std::optional<SourceText> source = read_source(site, file.path, findings);
  if (source)
    source->front_matter = with_defaults(site.settings.defaults, file.path, to_type(file), source->front_matter);
  return source;
}

// work(i, findings) for each i, in parallel; what they find is appended in order.
template <class Work>
void for_each_index(std::size_t count, int jobs, Findings& findings, const Work& work) {
  std::vector<Findings> found(count);
  parallel_for(count, jobs, [&](std::size_t i) { work(i, found[i]); });
  for (Findings& one : found) findings.append(std::move(one));
}

const model::Post* find_newest(const Posts& posts) {
  const model::Post* newest = nullptr;
  for (const std::optional<model::Post>& post : posts)
    if (post && !post->draft && (newest == nullptr || newest->published.instant < post->published.instant))
      newest = &*post;
  return newest;
}

class PostLoader {
 public:
  PostLoader(const Site& site, LoadOptions& options, Findings& findings)
      : site_(site), options_(options), findings_(findings), disk_{site.fs, options.settled, {}, site.folder} {}

  void load(const std::vector<PostFile>& files, Sources& sources) {
    Posts posts(files.size());
    std::vector<std::optional<SourceText>> undated(files.size());
    std::vector<Kept> records(files.size());
    std::vector<Digest> digests(files.size());
    std::vector<Kept*> known(files.size());  // all are found before the first is taken
    parallel_for(files.size(), options_.jobs,
                 [&](std::size_t i) { known[i] = find_by_path(options_.known, files[i].path); });
    for_each_index(files.size(), options_.jobs, findings_, [&](std::size_t i, Findings& findings) {
      std::optional<PostRecord> record =
          known[i] == nullptr ? std::nullopt : recall(*known[i], files[i].path, posts[i]);
      if (record) {
        records[i] = std::move(*known[i]);
        findings.append(std::move(record->findings));
      } else {
        record.emplace();
        posts[i] = load(files[i], *record, undated[i], findings);
        if (!files[i].in_draft_folder && !undated[i]) records[i] = keep(files[i].path, *record);
      }
      digests[i] = record->key();
    });
    date_drafts(files, undated, posts);
    for (std::size_t i = 0; i < files.size(); ++i)
      if (posts[i]) posts[i]->digest = digests[i];
    sources.posts = keep_published(std::move(posts), sources.next_due);
    sources.records.reserve(records.size());
    for (Kept& record : records)
      if (!record.path.empty()) sources.records.push_back(std::move(record));
    sort_by_path(sources.records);
  }

 private:
  // Nothing where what it was made of has changed, or it is none of that file; else `post` is made of it, too.
  std::optional<PostRecord> recall(Kept& kept, const std::string& path, std::optional<model::Post>& post) const {
    std::optional<PostRecord> record = parse_bytes<PostRecord>(kept.bytes());
    bool renewed = false;
    if (!record || (!kept.holds && !still_hold(record->looks, disk_, renewed))) return std::nullopt;
    if (!record->post.bytes.empty()) {
      post = parse_bytes<model::Post>(record->post.bytes);
      if (post && !is_made_of(*post, path, record->looks)) post.reset();
      if (!post) return std::nullopt;
      post->has_text = false;
      post->source = digest_of_source(record->looks);
    }
    if (renewed) kept = keep(kept.path, *record);
    return record;
  }

  // The post's file is the only one that is read whole.
  static Digest digest_of_source(const std::vector<Look>& looks) {
    const auto file = std::ranges::find(looks, Look::Kind::kFile, &Look::kind);
    return file == looks.end() ? Digest{} : file->seen;
  }

  // Whether the post is that of the file, and its picture was found by these looks.
  bool is_made_of(const model::Post& post, const std::string& path, const std::vector<Look>& looks) const {
    if (post.path != join_path(site_.settings.source, path)) return false;
    if (!post.banner || !post.banner->is_local) return true;
    const std::string picture = site_.source_path(post.banner->path);
    return std::any_of(looks.begin(), looks.end(),
                       [&](const Look& look) { return look.kind == Look::Kind::kRealPath && look.path == picture; });
  }

  std::optional<model::Post> load(const PostFile& file, PostRecord& record, std::optional<SourceText>& undated,
                                  Findings& findings) {
    LookingFileSystem looking(disk_);
    const Site site{looking, site_.folder, site_.settings};
    std::optional<SourceText> source = read_post_source(site, file, findings);
    std::optional<model::Post> post;
    if (source && is_draft(*source, file) && !has_date(*source, file))
      undated = std::move(source);
    else if (source)
      post = make_post(std::move(*source), {site, file, std::nullopt}, findings);
    record = {looking.take(), post ? Packed{to_bytes(*post)} : Packed(), findings};
    if (post) post->source = digest_of_source(record.looks);
    if (post && !file.in_draft_folder) leave_text_beyond_share(*post);
    return post;
  }

  // Which posts it is depends on the threads, what they are made into does not. Drafts stay: their folder has defaults
  // of its own, of which read_text() knows nothing.
  void leave_text_beyond_share(model::Post& post) {
    if (bytes_of_text_.fetch_add(post.markdown.size()) + post.markdown.size() <= options_.share_of_memory) return;
    bytes_of_text_ -= post.markdown.size();
    post.markdown.clear(), post.markdown.shrink_to_fit();
    post.extra.clear(), post.extra.shrink_to_fit();
    post.has_text = false;
  }

  // A draft without a date takes the newest post's.
  void date_drafts(const std::vector<PostFile>& files, std::vector<std::optional<SourceText>>& undated, Posts& posts) {
    const model::Post* newest = find_newest(posts);
    PostDate date{Timestamp{options_.now, std::chrono::minutes(0)}, {}};
    if (newest != nullptr)
      date = {newest->published, newest->day};
    else
      date = {Timestamp{}, Day(std::chrono::sys_days{})};
    for (std::size_t i = 0; i < files.size(); ++i)
      if (undated[i]) posts[i] = make_post(*undated[i], {site_, files[i], date}, findings_);
  }

  std::vector<model::Post> keep_published(Posts posts, std::optional<Instant>& next_due) {
    std::vector<model::Post> kept;
    kept.reserve(posts.size());
    for (std::optional<model::Post>& post : posts) {
      if (!post) continue;
      if (site_.settings.future || post->published.instant <= options_.now) {
        kept.push_back(std::move(*post));
        continue;
      }
      findings_.info("FuturePost", post->place(),
                     "is held back until " + to_rfc3339(post->published) + ": --future builds it now");
      next_due = std::min(next_due.value_or(Instant::max()), post->published.instant);
    }
    return keep_newest(std::move(kept));
  }

  std::vector<model::Post> keep_newest(std::vector<model::Post> posts) const {
    const auto limit = static_cast<std::size_t>(site_.settings.limit_posts);
    if (limit == 0 || posts.size() <= limit) return posts;
    std::sort(posts.begin(), posts.end(), [](const model::Post& a, const model::Post& b) {
      return a.published.instant != b.published.instant ? a.published.instant > b.published.instant : a.path < b.path;
    });
    posts.erase(posts.begin() + static_cast<std::ptrdiff_t>(limit), posts.end());
    return posts;
  }

  const Site site_;
  LoadOptions& options_;
  Findings& findings_;
  LookedAt disk_;
  std::atomic<std::size_t> bytes_of_text_ = 0;
};

bool is_unpublished(const Value& front_matter) {
  const Value* published = front_matter.find("published");
  return published != nullptr && published->bool_if() != nullptr && !*published->bool_if();
}

// Without front matter a file is no page: its head is all that is read of it.
bool has_front_matter(const Site& site, const std::string& path) {
  const Result<std::string> head = site.fs.read_start(site.source_path(path), 8);
  return !head || head->starts_with("---") || head->starts_with("\xEF\xBB\xBF---");
}

std::vector<model::Page> load_pages(const Site& site, const std::vector<std::string>& paths, int jobs,
                                    Findings& findings) {
  std::vector<std::optional<model::Page>> pages(paths.size());
  for_each_index(paths.size(), jobs, findings, [&](std::size_t i, Findings& found) {
    if (!has_front_matter(site, paths[i])) return;
    std::optional<SourceText> source = read_source(site, paths[i], found);
    if (!source || !source->has_front_matter) return;
    source->front_matter = with_defaults(site.settings.defaults, paths[i], "pages", source->front_matter);
    if (!is_unpublished(source->front_matter)) pages[i] = make_page(std::move(*source), paths[i], site, found);
  });
  std::vector<model::Page> kept;
  for (std::optional<model::Page>& page : pages)
    if (page) kept.push_back(std::move(*page));
  return kept;
}

// Jekyll renders Liquid before Markdown. A page whose Liquid is more than we know is left out: it would show as it is.
void render_pages_liquid(const Site& site, Sources& sources, Findings& findings) {
  const LinkNames names(site.settings, sources.posts, sources.pages, sources.files);
  std::erase_if(sources.pages, [&](model::Page& page) {
    if (!has_liquid(page.markdown) || !wants_liquid(page.extra)) return false;
    LiquidText rendered = render_liquid(page.markdown, {page.path, page.body_line}, site.settings, names, findings);
    page.markdown = std::move(rendered.text);
    if (!rendered.is_whole)
      findings.warning("PageLeftOut", {page.path, 0, 0},
                       "the page is left out, as it cannot be rendered without Liquid");
    return !rendered.is_whole;
  });
}

// Pictures of posts are copied, wherever they were found.
void add_banners(const std::vector<model::Post>& posts, const config::Settings& settings,
                 std::vector<StaticFile>& copies) {
  for (const model::Post& post : posts)
    if (post.banner && post.banner->is_local)
      copies.push_back({join_path(settings.source, post.banner->path), post.banner->path});
  std::stable_sort(copies.begin(), copies.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  const auto same = [](const StaticFile& a, const StaticFile& b) { return a.path == b.path; };
  copies.erase(std::unique(copies.begin(), copies.end(), same), copies.end());
}

// Where nothing else is said of the files, an author may wonder why there is no post.
void warn_of_no_posts(const Site& site, Findings& findings) {
  if (site.settings.post_folders.empty()) return;
  const std::string folder = join_path(site.settings.source, site.settings.post_folders.front());
  findings.warning("NoPosts", {folder, 0, 0},
                   "there is no post: begin with a file " + join_path(folder, "2019-01-07-my-first-post.md"));
}

}  // namespace

Sources load(const FileSystem& fs, const std::string& folder, const config::Settings& settings, LoadOptions options,
             Findings& findings) {
  const LookedAt disk{fs, options.settled, options.own, folder};
  LookingFileSystem looking(disk);
  const Site site{looking, folder, settings};
  const std::size_t before = findings.items().size();
  SiteFiles files = find_site_files(site, findings);
  if (files.posts.empty() && findings.items().size() == before) warn_of_no_posts(site, findings);
  Sources sources;
  PostLoader({fs, folder, settings}, options, findings).load(files.posts, sources);
  sources.pages = load_pages(site, files.pages, options.jobs, findings);
  sources.files = std::move(files.copies);
  check_default_images(site, findings);
  add_banners(sources.posts, settings, sources.files);
  if (settings.ids == config::Ids::kJekyll) separate_jekyll_ids(sources.posts, settings, findings);
  if (settings.is_jekyll) render_pages_liquid(site, sources, findings);
  sources.looks = looking.take();
  return sources;
}

Result<PostText> read_text(const FileSystem& fs, const std::string& folder, const config::Settings& settings,
                           const model::Post& post) {
  Findings known;  // they were reported when the post was loaded
  const std::string path = settings.source.empty() ? post.path : post.path.substr(settings.source.size() + 1);
  const Site site{fs, folder, settings};
  const Result<std::string> bytes = fs.read_file(site.source_path(path));
  if (!bytes) return bytes.error();
  if (digest(*bytes) != post.source) return Error{post.path + " changed while the site was built: build again"};
  std::optional<SourceText> source = parse_source(*bytes, post.path, known);
  if (!source) return Error{post.path + " cannot be read a second time"};
  const Value front_matter = with_defaults(settings.defaults, path, "posts", source->front_matter);
  return PostText{std::move(source->body), read_extra(front_matter)};
}

Digest PostRecord::key() const {
  Digester digester;
  for (const Look& look : looks) digester.add(look.seen);
  return digester.finish();
}

}  // namespace almanac::loader
