#include "loader/load.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "config/load.h"
#include "support/memory_filesystem.h"

namespace almanac::loader {
namespace {

using Files = std::map<std::string, std::string>;

struct Loaded {
  Sources sources;
  Findings findings;

  const model::Post& post(std::size_t index = 0) const { return sources.posts.at(index); }
  std::string finding(std::size_t index = 0) const {
    return index < findings.items().size() ? to_text(findings.items()[index]) : "";
  }
  std::vector<std::string> posts() const {
    std::vector<std::string> paths;
    for (const model::Post& post : sources.posts) paths.push_back(post.path);
    return paths;
  }
};

constexpr Instant kNow = std::chrono::sys_days(std::chrono::year(2020) / 1 / 1);

config::Settings load_settings(const test::MemoryFileSystem& fs, const config::LoadOptions& options = {}) {
  Findings findings;
  Result<config::Settings> settings = config::load_settings(fs, "", options, findings);
  REQUIRE(settings.ok());
  for (const Finding& finding : findings.items()) FAIL_CHECK(to_text(finding));
  return *std::move(settings);
}

Loaded load_site(const test::MemoryFileSystem& fs, const config::LoadOptions& options = {}) {
  Loaded loaded;
  const config::Settings settings = load_settings(fs, options);
  loaded.sources = loader::load(fs, "", settings, {kNow, 2}, loaded.findings);
  return loaded;
}

Files with_settings(Files files, const char* name, const std::string& settings) {
  files.emplace(name, "title: T\nurl: https://ex.org\n" + settings);
  return files;
}

Loaded load_own(Files files, const std::string& settings = "") {
  return load_site(test::MemoryFileSystem(with_settings(std::move(files), "almanac.yml", settings)));
}
Loaded load_jekyll(Files files, const std::string& settings = "") {
  return load_site(test::MemoryFileSystem(with_settings(std::move(files), "_config.yml", settings)));
}

// One post with this front matter.
Loaded load_post(const std::string& front_matter, const std::string& settings = "") {
  return load_own({{"_posts/2019-01-07-a-post.md", "---\ntitle: A\n" + front_matter + "---\nText.\n"}}, settings);
}

const std::string kPost = "---\ntitle: A\n---\nText.\n";

}  // namespace

TEST_CASE("loader: a post is what its front matter says") {
  const Loaded loaded = load_own(
      {{"_posts/2019-01-07-a-post.md",
        "---\r\ntitle: \"A post\"\r\ndate: 2019-01-07 12:30:00 +0100\r\nupdated: 2019-02-01\r\nauthors: [Ann, {name: "
        "Bo, "
        "email: bo@ex.org}]\r\ntags: [C++, Go]\r\ncategory: News\r\nsummary: Short.\r\nlang: de\r\nseries: "
        "S\r\ncovers: "
        "2018-12\r\nlayout: wide\r\nredirect_from: [/old/, /older/]\r\naudio: {url: /a.mp3, type: audio/mpeg, length: "
        "9}\r\nimage: a.jpg\r\nmood: fine\r\n---\r\nOne.\r\n\r\nTwo.\r\n"},
       {"assets/img/a.jpg", "x"}});
  CHECK(loaded.findings.empty());
  const model::Post& post = loaded.post();
  CHECK(post.path == "_posts/2019-01-07-a-post.md");
  CHECK(post.title == "A post");
  CHECK(to_rfc3339(post.published) == "2019-01-07T12:30:00+01:00");
  CHECK(to_rfc3339(*post.updated) == "2019-02-01T00:00:00Z");
  CHECK(to_text(post.day) == "2019-01-07");
  CHECK(post.authors == std::vector<model::Author>{{"Ann", "", ""}, {"Bo", "bo@ex.org", ""}});
  CHECK(post.tags == std::vector<std::string>{"C++", "Go"});
  CHECK(post.categories == std::vector<std::string>{"News"});
  CHECK(post.summary == "Short.");
  CHECK(post.lang == "de");
  CHECK(post.series == "S");
  CHECK(post.covers == std::chrono::year(2018) / 12);
  CHECK(post.layout == "wide");
  CHECK(post.redirect_from == std::vector<std::string>{"/old/", "/older/"});
  CHECK(post.enclosure->url == "/a.mp3");
  CHECK(post.enclosure->type == "audio/mpeg");
  CHECK(post.enclosure->length == 9);
  CHECK(post.banner->path == "assets/img/a.jpg");
  CHECK(post.slug == "a-post");
  CHECK(post.url_path == "/2019/01/07/a-post/");
  CHECK(post.id == "tag:ex.org,2019-01-07:2019-01-07-a-post");
  CHECK(post.markdown == "One.\n\nTwo.\n");
  CHECK(post.body_line == 18);
  REQUIRE(post.extra.size() == 1);
  CHECK(post.extra[0].first == "mood");
  CHECK(post.extra[0].second.line() == 16);
}

TEST_CASE("loader: text beyond its share of memory stays in the file, but that of drafts") {
  const std::string post = "---\ntitle: A\nmood: fine\n---\nText.\n";
  const test::MemoryFileSystem fs({{"almanac.yml", "title: T\nurl: https://ex.org\n"},
                                   {"_posts/2019-01-07-a.md", post},
                                   {"_posts/2019-01-08-b.md", post},
                                   {"_drafts/2019-01-09-c.md", post}});
  const config::Settings settings = load_settings(fs, {.drafts = true});
  Findings findings;
  for (const std::size_t share : {std::size_t{0}, std::size_t{6}, std::size_t{12}}) {
    const Sources sources = load(fs, "", settings, {.now = kNow, .share_of_memory = share}, findings);
    REQUIRE(sources.posts.size() == 3);
    std::size_t of_posts = 0;
    for (const model::Post& loaded : sources.posts) {
      const bool is_draft = loaded.path.starts_with("_drafts");
      CHECK((loaded.has_text || !is_draft));
      if (loaded.has_text && !is_draft) of_posts += loaded.markdown.size();
      CHECK(loaded.markdown == (loaded.has_text ? "Text.\n" : ""));
      CHECK(loaded.extra.size() == (loaded.has_text ? 1 : 0));
      const PostText text = *read_text(fs, "", settings, loaded);
      CHECK(text.markdown == "Text.\n");
      CHECK(text.extra.at(0).first == "mood");
    }
    CHECK(of_posts == share);
  }
  CHECK(findings.empty());
}

TEST_CASE("loader: what a post does not say comes from its file's name and the settings") {
  const Loaded loaded =
      load_own({{"_posts/2019-1-7-a-b.markdown", "Text."}}, "language: pt\ntimezone: Europe/Berlin\n");
  const model::Post& post = loaded.post();
  CHECK(post.title == "A B");
  CHECK(loaded.finding().find("no title, so that \"A B\" of the file's name stands in") != std::string::npos);
  CHECK(to_rfc3339(post.published) == "2019-01-07T00:00:00+01:00");
  CHECK(post.lang == "pt");
  CHECK(post.markdown == "Text.");
  CHECK(post.body_line == 1);
  CHECK(post.authors.empty());
}

TEST_CASE("loader: the front matter wins over the file's name, with a warning") {
  const Loaded loaded = load_post("date: 2019-01-09\n");
  CHECK(to_text(loaded.post().day) == "2019-01-09");
  CHECK(loaded.finding() ==
        "_posts/2019-01-07-a-post.md:3:7: warning: date \"2019-01-09\" is not the day of the file's name, 2019-01-07: "
        "the front matter counts; mend the one that is wrong [DateConflict]");
}

TEST_CASE("loader: the day as written or the day in the site's zone may be that of the file's name") {
  const std::string post = "---\ntitle: A\ndate: 2019-01-07 23:30:00 -0800\n---\n";
  CHECK(load_jekyll({{"_posts/2019-01-07-a.md", post}}).findings.empty());
  CHECK(load_jekyll({{"_posts/2019-01-08-a.md", post}}).findings.empty());
  CHECK(load_jekyll({{"_posts/2019-01-08-a.md", post}}).post().url_path == "/2019/01/08/a.html");
}

TEST_CASE("loader: an impossible date is an error at its place, and no post") {
  const Loaded loaded = load_post("date: 2019-02-30\n");
  CHECK(loaded.sources.posts.empty());
  CHECK(loaded.finding() ==
        "_posts/2019-01-07-a-post.md:3:7: error: date \"2019-02-30\" does not exist: 2019-02 has no day 30 "
        "[ImpossibleDate]");
  CHECK(load_own({{"_posts/2019-13-07-a.md", kPost}}).finding() ==
        "_posts/2019-13-07-a.md: error: date \"2019-13-07\" of the file's name has no month 13: rename the file "
        "[ImpossibleDate]");
}

TEST_CASE("loader: tags and categories are lists, or text split as Jekyll does") {
  CHECK(load_post("tags: a b\n").post().tags == std::vector<std::string>{"a", "b"});
  CHECK(load_post("tag: a b\ntags: c\n").post().tags == std::vector<std::string>{"a b"});
  CHECK(load_post("tags: [AI, ai, 1.10, null, [x]]\n").post().tags == std::vector<std::string>{"AI", "1.10", "x"});
  CHECK(load_post("tags:\n").post().tags.empty());
  CHECK(load_post("categories: a b\ncategory: c d\n").post().categories == std::vector<std::string>{"a", "b", "c d"});
  CHECK(load_post("tags: a, b\n").finding().find("[CommaInTags]") != std::string::npos);
}

TEST_CASE("loader: authors are text, a map, a list, or keys of _data/authors.yml") {
  const Loaded loaded = load_own({{"_posts/2019-01-07-a.md", "---\ntitle: A\nauthor: ann\n---\n"},
                                  {"_data/authors.yml", "ann: {name: Ann A., email: ann@ex.org}\n"}});
  CHECK(loaded.post().authors == std::vector<model::Author>{{"Ann A.", "ann@ex.org", ""}});
  CHECK(load_post("author: {name: Bo, uri: https://bo.example}\n").post().authors ==
        std::vector<model::Author>{{"Bo", "", "https://bo.example"}});
  CHECK(load_post("author:\nauthors: [Cy]\n").post().authors == std::vector<model::Author>{{"Cy", "", ""}});
}

TEST_CASE("loader: ids are told by the site, the settings and the post itself") {
  const Files files = {{"notes/_posts/2019/2019-01-07-a.md", kPost}};
  CHECK(load_jekyll(files).post().id == "https://ex.org/notes/2019/01/07/a");
  CHECK(load_jekyll(files, "baseurl: /b\n").post().id == "https://ex.org/b/notes/2019/01/07/a");
  const Loaded tag = load_site(test::MemoryFileSystem({{"_config.yml", "title: T\nurl: https://ex.org\n"},
                                                       {"almanac.yml", "ids: tag\n"},
                                                       {"notes/_posts/2019/2019-01-07-a.md", kPost}}));
  CHECK(tag.post().id == "tag:ex.org,2019-01-07:notes/2019/2019-01-07-a");
  CHECK(load_post("id: https://old.example/1\n").post().id == "https://old.example/1");
  CHECK(load_post("id: one\n").finding().find("3:5: error: id \"one\" is not an absolute IRI") != std::string::npos);
}

TEST_CASE("loader: ids do not change with --base-url") {
  const test::MemoryFileSystem fs({{"_config.yml", "title: T\nurl: https://ex.org\nbaseurl: /b\npermalink: pretty\n"},
                                   {"_posts/2019-01-07-a.md", kPost}});
  config::LoadOptions options;
  options.base_url = "http://localhost/preview";
  const Loaded loaded = load_site(fs, options);
  CHECK(loaded.post().id == "https://ex.org/b/2019/01/07/a");
  CHECK(loaded.post().url_path == "/preview/2019/01/07/a/");
}

TEST_CASE("loader: on a Jekyll site folders of posts are anywhere, and those above them are categories") {
  const Loaded loaded = load_jekyll({{"_posts/2019-01-07-a.md", kPost},
                                     {"One/Two/_posts/sub/2019-01-08-b.md", kPost},
                                     {"_hidden/_posts/2019-01-09-c.md", kPost},
                                     {"_posts/_x/2019-01-09-c.md", kPost},
                                     {"_posts/.2019-01-09-c.md", kPost}});
  CHECK(loaded.posts() == std::vector<std::string>{"One/Two/_posts/sub/2019-01-08-b.md", "_posts/2019-01-07-a.md"});
  CHECK(loaded.post(0).categories == std::vector<std::string>{"One", "Two"});
  CHECK(loaded.post(0).url_path == "/one/two/2019/01/08/b.html");
}

TEST_CASE("loader: elsewhere folders of posts are those that the settings name") {
  const Loaded loaded = load_own({{"content/blog/2019-01-07-a.md", kPost},
                                  {"content/blog/undated.md", "---\ntitle: B\ndate: 2019-01-08\n---\n"},
                                  {"_posts/2019-01-07-a.md", kPost}},
                                 "post_folders: [content/blog]\n");
  CHECK(loaded.posts() == std::vector<std::string>{"content/blog/2019-01-07-a.md", "content/blog/undated.md"});
  CHECK(loaded.findings.empty());
  CHECK(load_own({}, "post_folders: [../x]\n").finding().find("[LeavesSite]") != std::string::npos);
}

TEST_CASE("loader: a post without a date in its name is a warning") {
  CHECK(load_jekyll({{"_posts/a.md", kPost}}).finding() ==
        "_posts/a.md: warning: the file's name has no date, so that it is passed over: name it like 2019-01-07-a.md "
        "[UndatedFileName]");
  const Loaded dated = load_own({{"_posts/a.md", "---\ntitle: A\ndate: 2019-01-07\n---\n"}});
  CHECK(dated.sources.posts.size() == 1);
  CHECK(dated.findings.count(Severity::kWarning) == 1);
  CHECK(load_jekyll({{"_posts/2019-01-07-a.html", kPost}}).finding().find("[NotMarkdown]") != std::string::npos);
}

TEST_CASE("loader: drafts are held back unless wanted, and one without a date takes the newest post's") {
  const Files files = {{"_posts/2019-01-07-a.md", kPost},
                       {"_posts/2019-02-07-b.md", kPost},
                       {"_posts/2018-02-07-c.md", "---\ntitle: C\ndraft: true\n---\n"},
                       {"_drafts/d.md", kPost}};
  CHECK(load_own(files).sources.posts.size() == 2);
  CHECK(load_own(files).finding().find("is a draft and held back") != std::string::npos);
  const Loaded loaded = load_own(files, "drafts: true\n");
  REQUIRE(loaded.sources.posts.size() == 4);
  const auto draft = std::find_if(loaded.sources.posts.begin(), loaded.sources.posts.end(),
                                  [](const model::Post& post) { return post.path == "_drafts/d.md"; });
  CHECK(draft->draft);
  CHECK(to_text(draft->day) == "2019-02-07");
  CHECK(loaded.findings.empty());
}

TEST_CASE("loader: posts of later than now are held back, and unpublished ones passed over") {
  const Files files = {{"_posts/2020-01-02-a.md", kPost},
                       {"_posts/2019-01-01-b.md", "---\ntitle: B\npublished: false\n---\n"}};
  CHECK(load_own(files).sources.posts.empty());
  CHECK(load_own(files).finding() ==
        "_posts/2020-01-02-a.md: info: is held back until 2020-01-02T00:00:00Z: --future builds it now [FuturePost]");
  CHECK(load_own(files, "future: true\n").sources.posts.size() == 1);
}

TEST_CASE("loader: limit_posts keeps the newest") {
  const Files files = {
      {"_posts/2019-01-01-a.md", kPost}, {"_posts/2019-01-03-b.md", kPost}, {"_posts/2019-01-02-c.md", kPost}};
  CHECK(load_own(files, "limit_posts: 2\n").posts() ==
        std::vector<std::string>{"_posts/2019-01-03-b.md", "_posts/2019-01-02-c.md"});
}

TEST_CASE("loader: a picture is looked for as given, then in the folders of pictures") {
  const auto banner = [](const std::string& front_matter, const std::string& settings = "") {
    return load_own({{"_posts/2019-01-07-a.md", "---\ntitle: A\n" + front_matter + "---\n"},
                     {"pics/a b.jpg", "x"},
                     {"assets/img/banners/b.jpg", "x"}},
                    settings);
  };
  CHECK(banner("image: /pics/a%20b.jpg\n").post().banner->path == "pics/a b.jpg");
  CHECK(banner("image: /blog/pics/a b.jpg\n", "base: /blog\n").post().banner->path == "pics/a b.jpg");
  CHECK(banner("banner: {image: b.jpg, alt: B}\n").post().banner->path == "assets/img/banners/b.jpg");
  CHECK(banner("banner: {image: b.jpg, alt: B}\n").post().banner->alt == "B");
  CHECK_FALSE(banner("cover: https://x.example/a.jpg\n").post().banner->is_local);
  CHECK_FALSE(banner("image: false\n").post().banner);
  const Loaded missing = banner("thumbnail: c.jpg\n");
  CHECK_FALSE(missing.post().banner);
  CHECK(missing.finding().starts_with("_posts/2019-01-07-a.md:3:12: warning: picture \"c.jpg\" is neither there"));
  CHECK(banner("image: ../../etc/passwd\n").finding().find("[ImageNotFound]") != std::string::npos);
  const std::vector<StaticFile> files = banner("image: /pics/a%20b.jpg\n").sources.files;
  CHECK(std::any_of(files.begin(), files.end(), [](const StaticFile& f) { return f.url_path == "pics/a b.jpg"; }));
}

TEST_CASE("loader: defaults stand under the front matter") {
  const std::string settings =
      "defaults:\n- {scope: {path: ''}, values: {lang: de, tags: [q], categories: [d], image: {alt: X}}}\n"
      "- {scope: {path: _posts/2019, type: posts}, values: {permalink: '/p/:title/', lang: fr}}\n"
      "- {scope: {type: pages}, values: {lang: es}}\n";
  const Loaded loaded = load_jekyll({{"_posts/2019-01-07-a.md", "---\ntitle: A\ncategories: [e]\ntags: null\n---\n"},
                                     {"about.md", "---\ntitle: B\n---\n"}},
                                    settings);
  CHECK(loaded.post().lang == "fr");
  CHECK(loaded.post().url_path == "/p/a/");
  CHECK(loaded.post().tags == std::vector<std::string>{"q"});
  CHECK(loaded.post().categories == std::vector<std::string>{"d", "e"});
  CHECK(loaded.sources.pages.at(0).lang == "es");
}

TEST_CASE("loader: a key of the wrong type is a warning") {
  CHECK(load_post("slug: [a]\n").finding() ==
        "_posts/2019-01-07-a-post.md:3:7: warning: slug must be text, not a list, and is passed over [WrongType]");
  CHECK(load_post("published: perhaps\n").finding().find("published must be true or false, not \"perhaps\"") !=
        std::string::npos);
}

TEST_CASE("loader: an update before the post is passed over with a warning") {
  const Loaded loaded = load_post("last_modified_at: 2018-01-01\n");
  CHECK_FALSE(loaded.post().updated);
  CHECK(loaded.finding().find("[UpdatedBeforePublished]") != std::string::npos);
}

TEST_CASE("loader: pages are Markdown and HTML with front matter outside the posts") {
  const Files files = {{"about.md", "---\ntitle: About\n---\nHi.\n"},
                       {"sub dir/page.html", "---\ntitle: P\n---\n<p>Hi.\n"},
                       {"sub dir/index.md", "---\n---\n"},
                       {"here.md", "---\npermalink: /there/:basename:output_ext\n---\n"},
                       {"README.md", "No front matter.\n"},
                       {"_notes/a.md", "---\n---\n"},
                       {"_site/a.md", "---\n---\n"},
                       {"skip/a.md", "---\n---\n"}};
  const Loaded loaded = load_own(files, "exclude: [skip]\nbase: /b\n");
  std::vector<std::string> urls;
  for (const model::Page& page : loaded.sources.pages) urls.push_back(page.url_path);
  CHECK(urls == std::vector<std::string>{"/b/about/", "/b/there/here.html", "/b/sub%20dir/", "/b/sub%20dir/page/"});
  CHECK(loaded.sources.pages[0].title == "About");
  CHECK(loaded.sources.pages[0].is_markdown);
  CHECK_FALSE(loaded.sources.pages[3].is_markdown);
  CHECK(load_jekyll(files, "include: [_notes]\n").sources.pages.size() == 6);
}

TEST_CASE("loader: assets and what else the settings name are copied") {
  const Files files = {
      {"assets/a.css", "x"}, {"assets/.hidden", "x"}, {"CNAME", "ex.org"}, {"images/i.png", "x"}, {"b", ""}};
  const Loaded loaded = load_own(files, "copy: [assets, CNAME, nothing]\n");
  std::vector<std::string> paths;
  for (const StaticFile& file : loaded.sources.files) paths.push_back(file.path);
  CHECK(paths == std::vector<std::string>{"CNAME", "assets/a.css", "images/i.png"});
  CHECK(loaded.finding() ==
        "almanac.yml: warning: copy \"nothing\" is not there: mend its name or take it out [MissingFile]");
}

TEST_CASE("loader: a source folder holds everything but the settings") {
  const Loaded loaded = load_own({{"src/_posts/2019-01-07-a.md", "---\ntitle: A\nimage: a.jpg\n---\n"},
                                  {"src/assets/img/a.jpg", "x"},
                                  {"src/about.md", "---\n---\n"}},
                                 "source: src\n");
  CHECK(loaded.findings.empty());
  CHECK(loaded.post().path == "src/_posts/2019-01-07-a.md");
  CHECK(loaded.post().id == "tag:ex.org,2019-01-07:2019-01-07-a");
  CHECK(loaded.post().banner->path == "assets/img/a.jpg");
  CHECK(loaded.sources.pages.at(0).url_path == "/about/");
  CHECK(loaded.sources.files.at(0).path == "src/assets/img/a.jpg");
  CHECK(loaded.sources.files.at(0).url_path == "assets/img/a.jpg");
}

TEST_CASE("loader: a link that leaves the site is an error and not followed") {
  test::MemoryFileSystem fs(
      with_settings({{"s/_posts/2019-01-07-a.md", kPost}, {"secret.md", kPost}}, "s/almanac.yml", ""));
  fs.add_symlink("s/_posts/2019-01-08-b.md", "../../secret.md");
  fs.add_symlink("s/_posts/2019-01-09-c.md", "2019-01-07-a.md");
  fs.add_symlink("s/_posts/loop", "../_posts");
  fs.add_symlink("s/_posts/gone.md", "nothing.md");
  Findings findings;
  const Result<config::Settings> settings = config::load_settings(fs, "s", {}, findings);
  REQUIRE(settings.ok());
  const Sources sources = loader::load(fs, "s", *settings, {kNow, 1}, findings);
  findings.sort();
  REQUIRE(findings.items().size() >= 2);
  CHECK(to_text(findings.items()[0]) ==
        "_posts/2019-01-08-b.md: error: is a link that leaves the site: put the file itself there [LeavesSite]");
  CHECK(to_text(findings.items()[1]).starts_with("_posts/gone.md: error: is a link to nothing"));
  CHECK(std::none_of(sources.posts.begin(), sources.posts.end(),
                     [](const auto& post) { return post.day.day() == std::chrono::day(8); }));
}

TEST_CASE("loader: a source folder or a picture that is a link out of the site is an error") {
  test::MemoryFileSystem fs({{"s/almanac.yml", "title: T\nurl: https://ex.org\nsource: src\n"}, {"out/a.jpg", "x"}});
  fs.add_symlink("s/src", "../out");
  Findings findings;
  const Result<config::Settings> settings = config::load_settings(fs, "s", {}, findings);
  REQUIRE(settings.ok());
  CHECK(loader::load(fs, "s", *settings, {kNow, 1}, findings).files.empty());
  REQUIRE(findings.items().size() == 1);
  CHECK(to_text(findings.items()[0]).starts_with("src: error: is a link that leaves the site"));

  test::MemoryFileSystem other({{"s/_posts/2019-01-07-a.md", "---\ntitle: A\nimage: /a.jpg\n---\n"}, {"a.jpg", "x"}});
  other.add_symlink("s/a.jpg", "../a.jpg");
  Findings of_picture;
  config::Settings plain = *settings;
  plain.source.clear();
  const Sources sources = loader::load(other, "s", plain, {kNow, 1}, of_picture);
  CHECK_FALSE(sources.posts.at(0).banner);
  CHECK(to_text(of_picture.items().at(0)).find("3:8: error: picture \"/a.jpg\" is a link that leaves") !=
        std::string::npos);
}

TEST_CASE("loader: a file that cannot be read is an error, and the others are read") {
  test::MemoryFileSystem fs(
      with_settings({{"_posts/2019-01-07-a.md", kPost}, {"_posts/2019-01-08-b.md", kPost}}, "almanac.yml", ""));
  fs.fail_at("_posts/2019-01-07-a.md");
  const Loaded loaded = load_site(fs);
  CHECK(loaded.sources.posts.size() == 1);
  CHECK(loaded.finding().find("[UnreadableFile]") != std::string::npos);
}

TEST_CASE("loader: the same findings and posts in the same order on any number of threads") {
  Files files;
  for (int i = 1; i < 29; ++i)
    files["_posts/2019-01-" + std::to_string(i) + "-a.md"] = "---\ndate: 2019-02-" + std::to_string(i) + "\n---\n";
  const test::MemoryFileSystem fs(with_settings(files, "almanac.yml", ""));
  Findings one;
  Findings many;
  const Result<config::Settings> settings = config::load_settings(fs, "", {}, one);
  REQUIRE(settings.ok());
  const Sources first = loader::load(fs, "", *settings, {kNow, 1}, one);
  const Sources second = loader::load(fs, "", *settings, {kNow, 8}, many);
  REQUIRE(first.posts.size() == second.posts.size());
  for (std::size_t i = 0; i < first.posts.size(); ++i) CHECK(first.posts[i].path == second.posts[i].path);
  REQUIRE(one.items().size() == many.items().size());
  for (std::size_t i = 0; i < one.items().size(); ++i) CHECK(to_text(one.items()[i]) == to_text(many.items()[i]));
}

TEST_CASE("loader: posts to which jekyll-feed gives one id get one each; the oldest keeps it") {
  const Files files = {{"_posts/b/2013-07-06-index.md", "---\ntitle: B\npermalink: /b/\n---\n"},
                       {"_posts/a/2013-07-06-index.md", "---\ntitle: A\npermalink: /a/\n---\n"},
                       {"_posts/c/2013-07-05-index.md", "---\ntitle: C\npermalink: /c/\n---\n"}};
  const Loaded loaded = load_jekyll(files, "baseurl: /base\n");
  CHECK(loaded.post(0).id == "https://ex.org/base/a/");
  CHECK(loaded.post(1).id == "https://ex.org/base/b/");
  CHECK(loaded.post(2).id == "https://ex.org/base/index");
  CHECK(loaded.finding() ==
        "_posts/a/2013-07-06-index.md: warning: jekyll-feed gives this post the id \"https://ex.org/base/index\" of "
        "_posts/c/2013-07-05-index.md, too, and readers then show one of the two: it gets "
        "\"https://ex.org/base/a/\"; another slug, or an id in the front matter, changes that [EqualJekyllIds]");
  CHECK(loaded.findings.items().size() == 2);
}

TEST_CASE("loader: an id of the author's own is never changed") {
  const Loaded loaded =
      load_jekyll({{"_posts/a/2013-07-06-index.md", "---\ntitle: A\npermalink: /a/\n---\n"},
                   {"_posts/b/2013-07-05-x.md", "---\ntitle: B\npermalink: /b/\nid: https://ex.org/index\n---\n"}});
  CHECK(loaded.findings.empty());
  CHECK(loaded.post(0).id == loaded.post(1).id);  // which the model refuses
}

TEST_CASE("loader: a default picture that is not there is one finding, in the settings") {
  const Loaded loaded = load_own({{"_posts/2019-01-07-a.md", kPost}, {"_posts/2019-01-08-b.md", kPost}},
                                 "defaults:\n- values:\n    image: none.jpg\n");
  REQUIRE(loaded.findings.items().size() == 1);
  CHECK(loaded.finding().starts_with("almanac.yml:5:12: warning: picture \"none.jpg\""));
}

TEST_CASE("loader: blanks in the names of tags and authors are one blank") {
  const Loaded loaded = load_post("tags: [\"a  b\", \"a\\n b\"]\nauthor: \" Ann   Lee \"\n");
  CHECK(loaded.post().tags == std::vector<std::string>{"a b"});
  CHECK(loaded.post().authors.at(0).name == "Ann Lee");
}

}  // namespace almanac::loader
