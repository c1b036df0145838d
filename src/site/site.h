// Everything that pages and feeds are made from: built once by build(), then only read, by all threads.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "archive/calendar.h"
#include "archive/cross_links.h"
#include "archive/history.h"
#include "archive/series.h"
#include "config/settings.h"
#include "feeds/feed.h"
#include "feeds/formats.h"
#include "lock/advance.h"
#include "model/library.h"
#include "model/post.h"

namespace almanac::site {

// What lists need of a post once its article is gone. By PostIndex.
struct PostFacts {
  std::string excerpt;                 // plain text: the author's summary, else the article's excerpt; may be empty
  std::vector<feeds::Person> authors;  // the post's, else the site's, else the site's title: never empty
  std::optional<feeds::Media> banner;  // with its absolute URL, type, size, width and height
  int word_count = 0;
  Digest seen;  // of what subscribers see: its title, the words of its content, where its links lead
};

enum class FeedScope { kSite, kTag, kAuthor, kSeries, kDeclared };

struct FeedDocument {
  feeds::Format format = feeds::Format::kAtom;
  std::string path;  // percent-encoded, with base: "/tags/c-plus-plus/atom.xml"
};

// One feed, in each of its formats.
struct FeedPlan {
  FeedScope scope = FeedScope::kSite;
  std::size_t group = 0;  // kTag, kAuthor: into Library::tags, ::authors; kSeries: into SeriesList::series
  std::string title;      // tells it from the site's other feeds
  std::string page_path;  // of the page that it is about
  config::FeedContent content = config::FeedContent::kFull;
  bool has_archive = false;             // a chain of archive documents stands behind it
  archive::FeedHistory history;         // the window, and the archives where has_archive
  std::vector<feeds::Deleted> deleted;  // told in the subscription document
  std::vector<FeedDocument> documents;  // one per format
};

struct Site {
  config::Settings settings;
  model::Library library;
  std::vector<PostFacts> facts;
  std::vector<archive::ArticleFacts> relations;  // by PostIndex
  std::vector<lock::Issue> issues;               // by PostIndex: the dates that feeds show
  std::vector<lock::Tombstone> tombstones;       // of posts that are gone
  archive::Calendar calendar;
  archive::SeriesList series;
  archive::LinkGraph graph;
  std::vector<std::vector<archive::Suggestion>> suggestions;  // by PostIndex
  std::vector<FeedPlan> feeds;  // the site's, then one per tag, per author, per series, then the declared ones
  std::vector<model::Page> pages;

  // Whether this part is to be made (Settings::only).
  bool has_part(config::Part part) const;
  // The feed of the whole site (group 0), of a tag, an author or a series. `feeds` must be complete.
  const FeedPlan& feed_of(FeedScope scope, std::size_t group) const;
};

// A file of the output.
struct OutputFile {
  std::string path;  // decoded, below the output folder: "blog/2018/12/index.html"
  std::string bytes;
};

}  // namespace almanac::site
