// The settings of a site, as plain data: what almanac.yml and a Jekyll site's _config.yml say, read once. Every default
// stands here or in the table of options (config/options.h), nowhere else.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/finding.h"
#include "core/time.h"
#include "core/value.h"

namespace almanac::config {

struct Author {
  std::string name;
  std::string email;
  std::string url;
};

// Which posts a declared feed has: a tree. An empty `kAll` holds for every post.
struct Condition {
  enum class Kind { kAll, kAny, kNot, kTag, kCategory, kAuthor, kSeries, kYear };
  Kind kind = Kind::kAll;
  std::string value;                // of kTag .. kSeries: the name in any case
  int year = 0;                     // of kYear
  std::vector<Condition> children;  // of kAll, kAny, kNot (one)
};

enum class FeedContent { kFull, kSummary };  // kFull: content and summary

// `feeds:` in almanac.yml: a feed that the author declares.
struct FeedDeclaration {
  std::string path;    // from the site's root, without base: "/blog/tags/PostgreSQL/atom.xml"
  std::string format;  // "atom", "rss", "json": told from the path's last part where not given
  std::string title;   // empty: made from the site's title
  Condition where;
  bool archive = false;      // has a chain of archive documents of its own
  std::optional<int> limit;  // else Settings::feed_limit
  std::optional<FeedContent> content;
  Place place;
};

enum class Ids { kTag, kJekyll };              // tag: URIs (RFC 4151), or exactly jekyll-feed's
enum class Dates { kGit, kNone };              // who knows when a post was changed
enum class Part { kFeeds, kArchive, kPages };  // for `only`

struct IgnoredRule {
  std::string rule;
  std::string path;  // glob; empty: every file
  std::string reason;
};

// A value of `defaults:` (Jekyll): front matter for the posts and pages under a path.
struct Defaults {
  std::string path;   // folder or glob below the site; empty: all
  std::string type;   // "posts", "drafts", "pages"; empty: all
  Value::Map values;  // with their places in `file`
  std::string file;   // the settings file that has them
};

// What an option was given, with the places of its values.
struct Written {
  std::string file;
  Value value;
};

struct Settings {
  bool is_jekyll = false;          // read from _config.yml
  std::vector<std::string> files;  // the settings files that were read, below the site

  std::string title;        // never empty: the host where there is none
  std::string description;  // may be empty
  std::string url;          // "https://example.org": scheme and host, no path, no last slash
  std::string base;         // "" or "/blog": stands before every path of the site
  std::string public_url;   // as `url`, or --base-url's; every URL is made from this
  std::string id_url;       // url + base as the files say them, whatever --base-url says: every id is made from this
  std::string language = "en";
  Zone zone = Zone::utc();
  std::vector<Author> authors;  // of posts that name none; may be empty
  std::string email;
  std::string rights;
  std::string icon;  // paths from the site's root or absolute URLs; may be empty
  std::string logo;

  std::string source;            // folder below the site that has everything else: "" or "src" (Jekyll's `source`)
  std::string output = "_site";  // as the FileSystem takes it: --output's, or below the site with its folder before it
  std::vector<std::string> post_folders = {"_posts"};  // below source; Jekyll: any folder of this name at any depth
  std::vector<std::string> draft_folders = {"_drafts"};
  std::vector<std::string> exclude;
  std::vector<std::string> include;
  std::vector<std::string> keep;               // files of the output that are carried over: "CNAME", ".git"
  std::vector<std::string> copy = {"assets"};  // folders and files copied as they are
  std::vector<std::string> image_folders = {"assets/img/banners", "assets/img", "assets/images", "images"};
  std::vector<Part> only;              // empty: everything
  std::string templates = "_almanac";  // folder below the site whose files stand in for the theme's of the same name
  bool future = false;
  bool drafts = false;
  int limit_posts = 0;  // newest posts only; 0: all

  std::string permalink = "/:year/:month/:day/:title/";  // placeholders as Jekyll's, styles spelled out
  std::string page_permalink;  // whose end standalone pages have: "/" (about/) or ":output_ext" (about.html)
  int paginate = 10;           // posts on a home page
  std::string paginate_path = "/page:num/";
  std::string tag_path = "/tags/:slug/";
  std::string author_path = "/authors/:slug/";
  std::string series_path = "/series/:slug/";
  std::string archive_path;  // of months where the permalink gives none; empty: "/archive/"
  std::string excerpt_separator = "<!--more-->";
  bool smart_punctuation = false;
  int max_post_megabytes = 64;  // of a post's file or a page's; larger ones are refused
  bool durable = true;          // what was published survives a power cut
  std::vector<Defaults> defaults;
  Value::Map authors_data;  // _data/authors.yml: key to map

  std::string feed_path;  // of the site's Atom feed: "/atom.xml", on a Jekyll site "/feed.xml" or feed.path
  int feed_limit = 20;
  FeedContent feed_content = FeedContent::kFull;
  std::vector<std::string> formats = {"atom", "rss", "json"};
  bool archive_tags = false;  // tag feeds have a chain of archive documents
  bool archive_authors = false;
  std::vector<FeedDeclaration> feeds;
  std::vector<std::string> hubs;  // WebSub hubs
  Ids ids = Ids::kTag;            // on a Jekyll site kJekyll

  std::string review_series = "Monthly review";
  std::vector<std::string> review_words = {"Review", "Updates", "Recap", "Report", "Digest", "Roundup", "Newsletter"};
  std::vector<std::string> more_reading_titles = {"More reading", "Further reading", "Related", "See also"};

  Dates dates = Dates::kGit;  // of changes that front matter does not date

  std::optional<int> guard_resend;  // most posts that a build may send again; nothing: any number
  std::optional<int> guard_lost;    // most posts that may be lost

  bool check_on_build = false;
  std::vector<IgnoredRule> check_ignore;

  std::map<std::string, Written, std::less<>> written;  // by the option's key: those that a file has

  Value::Map extra;  // any further key of _config.yml, for templates: {{site.twitter}}
};

}  // namespace almanac::config
