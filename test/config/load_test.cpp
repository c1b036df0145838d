#include "config/load.h"

#include <doctest/doctest.h>

#include "core/text.h"
#include "support/memory_filesystem.h"

namespace almanac::config {
namespace {

struct Loaded {
  Settings settings;
  Findings findings;
};

Loaded load(std::map<std::string, std::string> files, const LoadOptions& options = {}) {
  const test::MemoryFileSystem fs(std::move(files));
  Loaded loaded;
  Result<Settings> settings = load_settings(fs, "site", options, loaded.findings);
  REQUIRE(settings.ok());
  loaded.settings = std::move(*settings);
  return loaded;
}

Loaded load_own(const std::string& yaml) {
  return load({{"site/almanac.yml", "title: T\nurl: https://ex.org\n" + yaml}});
}
Loaded load_jekyll(const std::string& yaml) {
  return load({{"site/_config.yml", "title: T\nurl: https://ex.org\n" + yaml}});
}

std::string first(const Findings& findings) { return findings.empty() ? "" : to_text(findings.items().front()); }

}  // namespace

TEST_CASE("config: title and url are all that a site needs") {
  const Loaded loaded = load_own("");
  CHECK(loaded.findings.empty());
  const Settings& settings = loaded.settings;
  CHECK_FALSE(settings.is_jekyll);
  CHECK(settings.title == "T");
  CHECK(settings.url == "https://ex.org");
  CHECK(settings.public_url == "https://ex.org");
  CHECK(settings.base.empty());
  CHECK(settings.permalink == "/:year/:month/:day/:title/");
  CHECK(settings.feed_path == "/atom.xml");
  CHECK(settings.ids == Ids::kTag);
  CHECK(settings.output == "site/_site");
  CHECK(settings.zone.name() == "UTC");
  CHECK(settings.files == std::vector<std::string>{"almanac.yml"});
}

TEST_CASE("config: a Jekyll site has Jekyll's defaults and needs no other file") {
  const Loaded loaded = load_jekyll("");
  CHECK(loaded.findings.empty());
  const Settings& settings = loaded.settings;
  CHECK(settings.is_jekyll);
  CHECK(settings.permalink == "/:categories/:year/:month/:day/:title:output_ext");
  CHECK(settings.page_permalink.ends_with(":output_ext"));
  CHECK(settings.feed_path == "/feed.xml");
  CHECK(settings.ids == Ids::kJekyll);
  CHECK(settings.keep == std::vector<std::string>{".git", ".svn"});
}

TEST_CASE("config: _config.yml's keys are read under Jekyll's names") {
  const Loaded loaded = load_jekyll(
      "description: D\nbaseurl: /blog/\nlang: de\ntimezone: Europe/Berlin\nemail: a@ex.org\n"
      "author: {name: Ann, uri: https://ann.example}\npermalink: pretty\npaginate: 4\npaginate_path: page:num\n"
      "source: src\ndestination: ./public\nexclude: [a]\ninclude: [_b]\nkeep_files: [CNAME]\nfuture: true\n"
      "show_drafts: true\nlimit_posts: 7\nexcerpt_separator: <!--cut-->\n"
      "feed: {path: blog/atom.xml, posts_limit: 5, excerpt_only: true, categories: [news], tags: {only: [x]}}\n");
  CHECK(loaded.findings.empty());
  const Settings& settings = loaded.settings;
  CHECK(settings.description == "D");
  CHECK(settings.base == "/blog");
  CHECK(settings.id_url == "https://ex.org/blog");
  CHECK(settings.language == "de");
  CHECK(settings.zone.name() == "Europe/Berlin");
  CHECK(settings.email == "a@ex.org");
  REQUIRE(settings.authors.size() == 1);
  CHECK(settings.authors[0].name == "Ann");
  CHECK(settings.authors[0].url == "https://ann.example");
  CHECK(settings.permalink == "/:categories/:year/:month/:day/:title/");
  CHECK(settings.paginate == 4);
  CHECK(settings.paginate_path == "/page:num/");
  CHECK(settings.source == "src");
  CHECK(settings.output == "site/public");
  CHECK(settings.exclude.back() == "a");
  CHECK(settings.include.back() == "_b");
  CHECK(settings.keep == std::vector<std::string>{"CNAME"});
  CHECK(settings.future);
  CHECK(settings.drafts);
  CHECK(settings.limit_posts == 7);
  CHECK(settings.excerpt_separator == "<!--cut-->");
  CHECK(settings.feed_path == "/blog/atom.xml");
  CHECK(settings.feed_limit == 5);
  CHECK(settings.feed_content == FeedContent::kSummary);
  REQUIRE(settings.feeds.size() == 2);
  CHECK(settings.feeds[0].path == "/feed/news.xml");
  CHECK(settings.feeds[0].where.children.at(0).kind == Condition::Kind::kCategory);
  CHECK(settings.feeds[1].path == "/feed/by_tag/x.xml");
}

TEST_CASE("config: unknown keys of _config.yml are kept for templates, silently") {
  const Loaded loaded = load_jekyll("twitter: T\ncollections: {docs: {output: true}}\nplugins: [a]\nlogo: x\n");
  CHECK(loaded.findings.empty());
  CHECK(Value(loaded.settings.extra).find("twitter") != nullptr);
  CHECK(Value(loaded.settings.extra).find("collections") != nullptr);
  CHECK(loaded.settings.logo.empty());  // almanac's own keys stand in almanac.yml
}

TEST_CASE("config: almanac.yml wins key by key") {
  const Loaded loaded = load({{"site/_config.yml", "title: J\nurl: https://j.example\npermalink: pretty\n"},
                              {"site/almanac.yml", "title: A\nids: tag\nfeed_path: /atom.xml\n"}});
  CHECK(loaded.findings.empty());
  CHECK(loaded.settings.is_jekyll);
  CHECK(loaded.settings.title == "A");
  CHECK(loaded.settings.url == "https://j.example");
  CHECK(loaded.settings.ids == Ids::kTag);
  CHECK(loaded.settings.feed_path == "/atom.xml");
  CHECK(loaded.settings.files == std::vector<std::string>{"almanac.yml", "_config.yml"});
}

TEST_CASE("config: an unknown key of almanac.yml is a warning with the nearest one") {
  const Loaded loaded = load_own("timezon: UTC\n");
  CHECK(first(loaded.findings) ==
        "almanac.yml:3:1: warning: unknown key \"timezon\": did you mean \"timezone\"? [UnknownSetting]");
  CHECK(first(load_own("foo: 1\n").findings) ==
        "almanac.yml:3:1: warning: unknown key \"foo\": take it out [UnknownSetting]");
}

TEST_CASE("config: a value of the wrong type is an error at its place") {
  CHECK(first(load_own("feed_limit: many\n").findings) ==
        "almanac.yml:3:13: error: feed_limit must be a whole number, 0 or more, not \"many\" [SettingType]");
  CHECK(first(load_own("future: maybe\n").findings).find("future must be true or false") != std::string::npos);
  CHECK(first(load_own("copy: {a: b}\n").findings).find("copy must be a list of text, not a map") != std::string::npos);
  CHECK(first(load_own("tag_path: /tags/\n").findings).find("with :slug in it") != std::string::npos);
  CHECK(first(load_own("timezone: Mars\n").findings).find("[UnknownTimezone]") != std::string::npos);
  CHECK(first(load_own("only: [feeds, all]\n").findings).find("one of feeds, archive, pages") != std::string::npos);
  CHECK(first(load_own("permalink: /:yeer/\n").findings).find("did you mean \":year\"?") != std::string::npos);
  CHECK(first(load_own("source: ../x\n").findings).find("[LeavesSite]") != std::string::npos);
}

TEST_CASE("config: null leaves the default") {
  const Loaded loaded = load_jekyll("baseurl:\ntimezone: ~\npaginate: null\n");
  CHECK(loaded.findings.empty());
  CHECK(loaded.settings.paginate == 10);
}

TEST_CASE("config: a base of one slash is none, and a path in the url is one") {
  CHECK(load_jekyll("baseurl: /\n").settings.base.empty());
  const Loaded loaded = load({{"site/almanac.yml", "title: T\nurl: https://EX.org/a/\nbase: b\n"}});
  CHECK(loaded.settings.url == "https://ex.org");
  CHECK(loaded.settings.base == "/a/b");
  CHECK(loaded.settings.id_url == "https://ex.org/a/b");
}

TEST_CASE("config: --base-url changes every URL and no id") {
  LoadOptions options;
  options.base_url = "http://localhost:4000/preview/";
  const Loaded loaded = load({{"site/almanac.yml", "title: T\nurl: https://ex.org\nbase: /blog\n"}}, options);
  CHECK(loaded.findings.empty());
  CHECK(loaded.settings.public_url == "http://localhost:4000");
  CHECK(loaded.settings.base == "/preview");
  CHECK(loaded.settings.url == "https://ex.org");
  CHECK(loaded.settings.id_url == "https://ex.org/blog");
}

TEST_CASE("config: without a url the file to mend is named") {
  const Loaded own = load({{"site/almanac.yml", "title: T\n"}});
  CHECK(first(own.findings) ==
        "almanac.yml: error: no url: add the site's own address to this file, like \"url: https://example.org\" "
        "[MissingSiteUrl]");
  CHECK(first(load({{"site/_config.yml", "title: T\n"}}).findings).starts_with("_config.yml: error: no url"));
  const Loaded relative = load({{"site/almanac.yml", "title: T\nurl: ex.org\n"}});
  CHECK(relative.findings.items().size() == 1);
  CHECK(first(relative.findings).starts_with("almanac.yml:2:6: error: url \"ex.org\" is not an absolute address"));
}

TEST_CASE("config: without a title the host stands in, with a warning") {
  const Loaded loaded = load({{"site/almanac.yml", "url: https://ex.org\n"}});
  CHECK(loaded.settings.title == "ex.org");
  CHECK(first(loaded.findings).find("warning: no title, so that the host \"ex.org\" stands in") != std::string::npos);
  CHECK(load({{"site/_config.yml", "url: https://ex.org\nname: N\n"}}).settings.title == "N");
}

TEST_CASE("config: no settings file, or one that is not there, is an error of the whole") {
  const test::MemoryFileSystem fs({{"site/a.md", ""}});
  Findings findings;
  CHECK(load_settings(fs, "site", {}, findings).error().message.starts_with("cannot find site/almanac.yml or site/_c"));
  LoadOptions options;
  options.file = "other.yml";
  CHECK_FALSE(load_settings(fs, "site", options, findings).ok());
}

TEST_CASE("config: --config stands in for almanac.yml") {
  LoadOptions options;
  options.file = "conf/my.yml";
  const Loaded loaded =
      load({{"conf/my.yml", "title: M\nurl: https://m.example\n"}, {"site/almanac.yml", "title: A\n"}}, options);
  CHECK(loaded.settings.title == "M");
}

TEST_CASE("config: broken settings are told once, with nothing of what they lack") {
  const Loaded loaded = load({{"site/almanac.yml", "title: T\nlanguage en\nurl: https://ex.org\n"}});
  CHECK(loaded.findings.items().size() == 1);
  CHECK(first(loaded.findings).starts_with("almanac.yml:2:1: error: the line \"language en\" has no key"));
  const Loaded bytes = load({{"site/almanac.yml", "title: \xF6\n"}});
  CHECK(first(bytes.findings).starts_with("almanac.yml:1:8: error: the byte here is not UTF-8"));
  CHECK(first(load({{"site/almanac.yml", "- a\n"}}).findings).find("[SettingType]") != std::string::npos);
}

TEST_CASE("config: authors are names, maps, or keys of _data/authors.yml") {
  const Loaded loaded =
      load({{"site/almanac.yml", "title: T\nurl: https://ex.org\nauthor: [ann, {name: Bo, email: b@x}]\n"},
            {"site/_data/authors.yml", "ann: {name: Ann A., url: https://ann.example}\n"}});
  REQUIRE(loaded.settings.authors.size() == 2);
  CHECK(loaded.settings.authors[0].name == "Ann A.");
  CHECK(loaded.settings.authors[0].url == "https://ann.example");
  CHECK(loaded.settings.authors[1].email == "b@x");
  CHECK(load_jekyll("author: ''\n").findings.empty());
}

TEST_CASE("config: defaults have a scope and values") {
  const Loaded loaded = load_jekyll(
      "defaults:\n - {scope: {path: /a, type: post}, values: {layout: x}}\n - {values: {lang: de}}\n - {scope: {}}\n");
  REQUIRE(loaded.settings.defaults.size() == 2);
  CHECK(loaded.settings.defaults[0].path == "a");
  CHECK(loaded.settings.defaults[0].type == "posts");
  CHECK(loaded.settings.defaults[1].type.empty());
  CHECK(loaded.findings.count(Severity::kWarning) == 1);
}

TEST_CASE("config: what is checked and passed over") {
  const Loaded loaded = load_own("check:\n  on_build: true\n  ignore:\n    - {rule: R, path: a/*, reason: why}\n");
  CHECK(loaded.findings.empty());
  CHECK(loaded.settings.check_on_build);
  REQUIRE(loaded.settings.check_ignore.size() == 1);
  CHECK(loaded.settings.check_ignore[0].path == "a/*");
}

TEST_CASE(
    "config: yaml-cpp's silent mistakes in settings are found: a quote never closed, equal keys, a last line without "
    "colon") {
  const Loaded quote = load({{"site/almanac.yml", "title: \"T\nurl: https://ex.org\ndescription: \"d\"\n"}});
  CHECK(first(quote.findings).starts_with("almanac.yml:1:8: error:"));
  CHECK(first(quote.findings).find("[UnclosedQuote]") != std::string::npos);
  const Loaded twice = load({{"site/almanac.yml", "title: A\nurl: https://ex.org\ntitle: B\n"}});
  CHECK(twice.settings.title == "B");
  CHECK(first(twice.findings).starts_with("almanac.yml:3:1: warning: key \"title\" stands here again after line 1"));
  const Loaded colon = load({{"site/almanac.yml", "title: A\nurl: https://ex.org\nlanguage\n"}});
  CHECK(first(colon.findings).starts_with("almanac.yml:3:1: error:"));
  CHECK(first(colon.findings).find("[MissingColon]") != std::string::npos);
}

TEST_CASE("config: a text is read in every form that YAML has for it") {
  const std::string text = "Notes of \"Tomo\", it's about C++: feeds and # more";
  const std::vector<std::string> forms = {
      ">\n  Notes of \"Tomo\", it's about C++: feeds\n  and # more",
      ">-\n  Notes of \"Tomo\", it's about C++: feeds\n  and # more",
      ">- # what readers see, up to \"language:\" and not 'further\n  Notes of \"Tomo\", it's about C++: feeds\n  and "
      "# more",
      ">2-\n  Notes of \"Tomo\", it's about C++: feeds and # more\n\n",
      "|\n  Notes of \"Tomo\", it's about C++: feeds and # more",
      "|-\n      Notes of \"Tomo\", it's about C++: feeds and # more",
      "|+\n  Notes of \"Tomo\", it's about C++: feeds and # more\n",
      "\n  >-\n    Notes of \"Tomo\", it's about C++: feeds and # more",
      "&text |-\n  Notes of \"Tomo\", it's about C++: feeds and # more",
      "!!str |-\n  Notes of \"Tomo\", it's about C++: feeds and # more",
      "'Notes of \"Tomo\", it''s about C++: feeds and # more'",
      "'Notes of \"Tomo\", it''s about C++: feeds\n  and # more'",
      "\"Notes of \\\"Tomo\\\", it's about C++: feeds and # more\"",
      "\"Notes of \\\"Tomo\\\", it's about C++: \\\n   feeds and # more\"",
      "\"Notes of \\u0022Tomo\\x22, it's about C++: feeds\n  and # more\"  # a comment",
      "\n  'Notes of \"Tomo\", it''s about C++: feeds and # more'",
      "!!str 'Notes of \"Tomo\", it''s about C++: feeds and # more'",
      "&text \"Notes of \\\"Tomo\\\", it's about C++: feeds and # more\""};
  for (const std::string& form : forms)
    for (const bool has_crlf : {false, true}) {
      std::string yaml = "description: " + form + "\nlanguage: sl\n";
      if (has_crlf) yaml = replace_all(yaml, "\n", "\r\n");
      CAPTURE(yaml);
      for (const Loaded& loaded :
           {load_own(yaml), load_jekyll("lang: sl\n" + yaml.substr(0, yaml.rfind("language")))}) {
        CHECK(first(loaded.findings) == "");
        CHECK(trim(loaded.settings.description) == text);
        CHECK(loaded.settings.language == "sl");
      }
    }
}

}  // namespace almanac::config
