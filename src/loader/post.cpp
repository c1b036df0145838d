#include "loader/post.h"

#include <utility>

#include "config/permalink.h"
#include "core/text.h"
#include "core/url.h"
#include "loader/defaults.h"
#include "loader/fields.h"
#include "loader/ids.h"
#include "loader/images.h"
#include "loader/post_name.h"

namespace almanac::loader {
namespace {

const Value* find_set(const Value& front_matter, std::string_view key) {
  const Value* value = front_matter.find(key);
  return value == nullptr || value->is_null() || find_text(*value) == "" ? nullptr : value;
}

class PostMaker {
 public:
  PostMaker(SourceText source, const PostContext& context, Findings& findings)
      : source_(std::move(source)),
        context_(context),
        settings_(context.site.settings),
        name_(parse_post_name(context.file.path)),
        findings_(findings) {}

  std::optional<model::Post> make() {
    if (!is_wanted()) return std::nullopt;
    check_types(source_, findings_);
    const std::optional<PostDate> date = find_date();
    if (!date) return std::nullopt;
    post_.published = date->time;
    post_.day = date->day;
    post_.updated = find_updated();
    read_texts();
    post_.authors = read_authors(front_matter(), settings_.authors_data);
    post_.tags = read_tags(source_, findings_);
    post_.categories = read_categories(front_matter(), context_.file.folders);
    post_.banner = find_image(context_.site, source_, findings_);
    post_.enclosure = read_enclosure(source_, findings_);
    measure_enclosure();
    post_.redirect_from = read_redirects(front_matter());
    post_.covers = read_covers(source_, findings_);
    post_.extra = read_extra(front_matter());
    set_address();
    set_id();
    post_.markdown = std::move(source_.body);
    post_.body_line = source_.body_line;
    post_.places = model::FieldPlaces(find_field_places(front_matter()));
    return std::move(post_);
  }

 private:
  const Value& front_matter() const { return source_.front_matter; }

  // RSS asks for the length in bytes: a recording that is part of the site tells it.
  void measure_enclosure() {
    if (!post_.enclosure || post_.enclosure->length != 0 || is_absolute_url(post_.enclosure->url)) return;
    std::string path = decode_path(post_.enclosure->url).value_or("");
    path.erase(0, path.find_first_not_of('/'));
    const std::optional<std::string> inner = inner_path(path);
    const std::optional<FileInfo> info =
        inner ? context_.site.fs.find(context_.site.source_path(*inner)) : std::nullopt;
    if (info && info->kind == FileKind::kFile) post_.enclosure->length = info->bytes;
  }

  bool is_wanted() {
    post_.draft = is_draft(source_, context_.file);
    if (post_.draft && !settings_.drafts) {
      findings_.info("DraftPost", {source_.path, 0, 0}, "is a draft and held back: --drafts builds it now");
      return false;
    }
    const Value* published = front_matter().find("published");
    if (published != nullptr && published->bool_if() != nullptr && !*published->bool_if()) return false;
    return context_.file.in_draft_folder || has_usable_name();
  }

  // A post's file without a date in its name: Jekyll passes over it; elsewhere the front matter may have the date.
  bool has_usable_name() {
    if (!name_.date.empty()) return true;
    const bool dated = find_set(front_matter(), "date") != nullptr;
    const bool in_posts =
        context_.file.path.starts_with("_posts/") || context_.file.path.find("/_posts/") != std::string::npos;
    if (dated && !settings_.is_jekyll && !in_posts) return true;
    const bool used = dated && !settings_.is_jekyll;
    findings_.warning("UndatedFileName", {source_.path, 0, 0},
                      "the file's name has no date" + std::string(used ? "" : ", so that it is passed over") +
                          ": name it like 2019-01-07-" + name_.stem + ".md");
    return used;
  }

  std::optional<PostDate> find_date() {
    const Value* value = find_set(front_matter(), "date");
    if (value == nullptr && name_.date.empty()) return context_.draft_date;
    if (value == nullptr) return find_name_date();
    const std::string text = find_text(*value).value_or("");
    const Result<WrittenDate> date = parse_date(text);
    if (!date) {
      report_bad_date("date", *value, date.error());
      return std::nullopt;
    }
    const PostDate found = to_post_date(*date, value->was_quoted());
    check_ignored(*value, text, *date);
    check_conflict(*value, text, *date, found);
    return found;
  }

  std::optional<PostDate> find_name_date() {
    const Result<WrittenDate> date = parse_date(name_.date);
    if (date) return to_post_date(*date, true);
    findings_.error("ImpossibleDate", {source_.path, 0, 0},
                    "date " + quote(name_.date) + " of the file's name " + date.error().message + ": rename the file");
    return std::nullopt;
  }

  PostDate to_post_date(const WrittenDate& date, bool quoted) const {
    return settings_.is_jekyll ? to_jekyll_date(date, quoted, settings_.zone) : to_plain_date(date, settings_.zone);
  }

  void report_bad_date(std::string_view key, const Value& value, const Error& error) {
    findings_.error("ImpossibleDate", source_.place_of(value),
                    std::string(key) + " " + quote(find_text(value).value_or("")) + " " + error.message);
  }

  void check_ignored(const Value& value, const std::string& text, const WrittenDate& date) {
    if (date.ignored.empty()) return;
    findings_.warning("UnclearDate", source_.place_of(value),
                      "date " + quote(text) + " ends with " + quote(date.ignored) +
                          ", which is not understood and passed over: write it like 2019-01-07 12:30:00 +0100");
  }

  // The day of the name may be the day as written or the day in the site's zone.
  void check_conflict(const Value& value, const std::string& text, const WrittenDate& date, const PostDate& found) {
    const Result<WrittenDate> named = name_.date.empty() ? Error{} : parse_date(name_.date);
    if (!named || named->day == found.day || named->day == date.day) return;
    findings_.warning("DateConflict", source_.place_of(value),
                      "date " + quote(text) + " is not the day of the file's name, " + name_.date +
                          ": the front matter counts; mend the one that is wrong");
  }

  std::optional<Timestamp> find_updated() {
    const Value* value = nullptr;
    for (std::string_view key : {"updated", "last_modified_at"})
      if (value == nullptr) value = find_set(front_matter(), key);
    if (value == nullptr) return std::nullopt;
    const Result<WrittenDate> date = parse_date(find_text(*value).value_or(""));
    if (!date) {
      report_bad_date("the date of the update", *value, date.error());
      return std::nullopt;
    }
    const Timestamp time = to_post_date(*date, value->was_quoted()).time;
    if (time.instant >= post_.published.instant) return time;
    findings_.warning("UpdatedBeforePublished", source_.place_of(*value),
                      "the update " + quote(find_text(*value).value_or("")) +
                          " is before the post's own date and is passed over: mend one of the two");
    return std::nullopt;
  }

  void read_texts() {
    post_.path = source_.path;
    post_.slug = find_first_text(front_matter(), {"slug"});
    if (post_.slug.empty()) post_.slug = name_.slug.empty() ? name_.stem : name_.slug;
    post_.title = read_title(front_matter(), settings_);
    if (post_.title.empty()) {
      post_.title = to_title(name_.slug.empty() ? name_.stem : name_.slug);
      findings_.warning("MissingTitle", {source_.path, 1, 1},
                        "no title, so that " + quote(post_.title) + " of the file's name stands in: " +
                            (source_.has_front_matter ? "add \"title: \""
                                                      : "begin the file with the lines \"---\", \"title: \", \"---\""));
    }
    post_.lang = find_first_text(front_matter(), {"lang"});
    if (post_.lang.empty()) post_.lang = settings_.language;
    post_.summary = read_summary(front_matter());
    post_.layout = find_first_text(front_matter(), {"layout"});
    post_.series = find_first_text(front_matter(), {"series"});
  }

  std::string inner_stem() const {
    const std::string& path = context_.file.inner_path;
    std::string stem = path.substr(0, path.size() - extension(path).size());
    while (stem.ends_with('.')) stem.pop_back();
    return stem;
  }

  void set_address() {
    const Value* own = find_set(front_matter(), "permalink");
    const std::string permalink = own == nullptr ? settings_.permalink : find_text(*own).value_or(settings_.permalink);
    const LocalTime clock = post_.published.local() - std::chrono::floor<std::chrono::days>(post_.published.local()) +
                            LocalTime(std::chrono::local_days(post_.day));
    const config::PermalinkValues values{clock, post_.slug, name_.stem, inner_stem(), post_.categories};
    if (const Status status = config::check_permalink(permalink); !status && own != nullptr)
      findings_.error("BadPermalink", source_.place_of(*own),
                      "permalink " + quote(permalink) + " " + status.error().message);
    const Result<std::string> path = config::expand_permalink(permalink, values);
    permalink_path_ = path ? *path : "/";
    post_.url_path = to_uri(settings_.base) + permalink_path_;
  }

  void set_id() {
    if (const Value* own = find_set(front_matter(), "id")) {
      post_.id = std::string(trim(find_text(*own).value_or("")));
      post_.has_own_id = true;
      if (!is_absolute_url(post_.id))
        findings_.error("BadId", source_.place_of(*own),
                        "id " + quote(post_.id) + " is not an absolute IRI: write it like \"tag:example.org,2019:a\"");
    } else if (settings_.ids == config::Ids::kJekyll) {
      post_.id = to_jekyll_id(settings_.id_url, permalink_path_, post_.slug);
    } else {
      post_.id = to_tag_id(url_host(settings_.url), post_.day, inner_stem());
    }
  }

  SourceText source_;
  const PostContext& context_;
  const config::Settings& settings_;
  PostName name_;
  Findings& findings_;
  model::Post post_;
  std::string permalink_path_;  // without the site's base
};

}  // namespace

std::optional<model::Post> make_post(SourceText source, const PostContext& context, Findings& findings) {
  return PostMaker(std::move(source), context, findings).make();
}

bool has_date(const SourceText& source, const PostFile& file) {
  return find_set(source.front_matter, "date") != nullptr || !parse_post_name(file.path).date.empty();
}

bool is_draft(const SourceText& source, const PostFile& file) {
  const Value* draft = source.front_matter.find("draft");
  return file.in_draft_folder || (draft != nullptr && draft->bool_if() != nullptr && *draft->bool_if());
}

}  // namespace almanac::loader
