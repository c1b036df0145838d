#include "loader/liquid.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/filesystem.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::loader {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

// A tag "{% name rest %}" or an output "{{ rest }}", from `begin` to `end` of the text.
struct Markup {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_tag = false;
  std::string_view name;  // of a tag
  std::string_view rest;
};

std::string_view inside(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);  // Liquid's white space control
  if (text.ends_with('-')) text.remove_suffix(1);
  return trim(text);
}

// Finds markup; each kind has its last end remembered, so that text full of openings without ends is walked once.
class MarkupFinder {
 public:
  explicit MarkupFinder(std::string_view text)
      : text_(text), last_tag_end_(text.rfind("%}")), last_output_end_(text.rfind("}}")) {}

  std::optional<Markup> find(std::size_t from) const {
    for (std::size_t at = text_.find('{', from); at != kNowhere && at + 1 < text_.size();
         at = text_.find('{', at + 1)) {
      const bool is_tag = text_[at + 1] == '%';
      const std::size_t last_end = is_tag ? last_tag_end_ : last_output_end_;
      const bool is_markup = (is_tag || text_[at + 1] == '{') && last_end != kNowhere && last_end >= at + 2;
      if (is_markup) return to_markup(at, text_.find(is_tag ? "%}" : "}}", at + 2), is_tag);
    }
    return std::nullopt;
  }

  // The next tag of this name, which nothing inside a block hides.
  std::optional<Markup> find_tag(std::size_t from, std::string_view name) const {
    for (std::size_t at = text_.find("{%", from);
         at != kNowhere && last_tag_end_ != kNowhere && at + 2 <= last_tag_end_; at = text_.find("{%", at + 2)) {
      const std::size_t word = text_.find_first_not_of("- \t\n", at + 2);
      if (word != kNowhere && text_.substr(word).starts_with(name))
        return to_markup(at, text_.find("%}", at + 2), true);
    }
    return std::nullopt;
  }

 private:
  Markup to_markup(std::size_t begin, std::size_t close, bool is_tag) const {
    Markup found{begin, close + 2, is_tag, {}, inside(text_.substr(begin + 2, close - begin - 2))};
    if (!is_tag) return found;
    const std::size_t blank = found.rest.find_first_of(" \t\n");
    found.name = found.rest.substr(0, blank);
    found.rest = blank == kNowhere ? std::string_view() : trim(found.rest.substr(blank));
    return found;
  }

  std::string_view text_;
  std::size_t last_tag_end_;
  std::size_t last_output_end_;
};

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (char each : text) longest = std::max(longest, run = each == c ? run + 1 : 0);
  return longest;
}

std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

std::string only_line_ends(std::string_view text) {
  return std::string(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), '\n');
}

class Renderer {
 public:
  Renderer(std::string_view text, const LiquidSource& source, const config::Settings& settings, const LinkNames& names,
           Findings& findings)
      : text_(text), finder_(text), source_(source), settings_(settings), names_(names), findings_(findings) {}

  LiquidText render() {
    std::size_t from = 0;
    while (const std::optional<Markup> markup = finder_.find(from)) {
      out_.append(text_.substr(from, markup->begin - from));
      from = render_one(*markup);
    }
    out_.append(text_.substr(from));
    return {std::move(out_), is_whole_, std::move(links_)};
  }

 private:
  // Where to go on.
  std::size_t render_one(const Markup& markup) {
    if (markup.is_tag && (markup.name == "raw" || markup.name == "comment" || markup.name == "highlight"))
      return render_block(markup);
    const std::optional<std::string> value = markup.is_tag ? find_link(markup) : find_output(markup.rest);
    if (value)
      out_ += *value;
    else
      leave(markup);
    return markup.end;
  }

  std::size_t render_block(const Markup& open) {
    const std::string end_name = "end" + std::string(open.name);
    const bool may_end = !unclosed_.contains(end_name);
    const std::optional<Markup> close = may_end ? finder_.find_tag(open.end, end_name) : std::nullopt;
    if (!close) {
      unclosed_.insert(end_name);
      leave(open);
      return open.end;
    }
    const std::string_view content = text_.substr(open.end, close->begin - open.end);
    if (open.name == "raw") out_ += content;
    if (open.name == "comment") out_ += only_line_ends(content);
    if (open.name == "highlight") append_code(open, content);
    return close->end;
  }

  // A fence as long as the code needs, in place of the tags: each stands on a line of its own.
  void append_code(const Markup& open, std::string_view content) {
    const std::string fence(std::max<std::size_t>(3, longest_run(content, '`') + 1), '`');
    const std::vector<std::string_view> words = split_words(open.rest);
    out_ += fence + (words.empty() ? "" : std::string(words.front()));
    if (!content.starts_with('\n')) out_ += '\n';
    out_ += content;
    if (trim(content.substr(std::min(content.rfind('\n'), content.size()))).empty() && content.find('\n') != kNowhere)
      out_ += fence;
    else
      out_ += "\n" + fence;
  }

  std::optional<std::string> find_link(const Markup& markup) {
    const bool is_post = markup.name == "post_url";
    if ((!is_post && markup.name != "link") || markup.rest.find('{') != kNowhere) return std::nullopt;
    const std::string name(without_quotes(markup.rest));
    const std::string* address = is_post ? names_.find_post(name) : names_.find_path(name);
    links_.push_back({is_post, name});
    if (address != nullptr) return *address;
    findings_.warning("LiquidLinkToNothing", place(markup.begin),
                      std::string(markup.name) + " " + quote(name) + " names nothing of this site: mend the name");
    return "#";
  }

  std::optional<std::string> find_output(std::string_view expression) const {
    if (expression == "site.baseurl") return settings_.base;
    if (expression == "site.url") return settings_.public_url;
    const std::size_t pipe = expression.find('|');
    if (pipe == kNowhere) return std::nullopt;
    const std::string_view literal = trim(expression.substr(0, pipe));
    const std::string_view filter = trim(expression.substr(pipe + 1));
    const std::string_view path = without_quotes(literal);
    const bool is_literal = path.size() + 2 == literal.size();
    if (!is_literal || (filter != "relative_url" && filter != "absolute_url")) return std::nullopt;
    if (is_absolute_url(path)) return std::string(path);
    const std::string rooted = settings_.base + (path.starts_with('/') ? "" : "/") + std::string(path);
    return filter == "absolute_url" ? settings_.public_url + rooted : rooted;
  }

  void leave(const Markup& markup) {
    const std::string_view whole = text_.substr(markup.begin, markup.end - markup.begin);
    out_ += whole;
    if (is_whole_)
      findings_.warning("LiquidNotRendered", place(markup.begin),
                        "Liquid is not rendered, so that " + quote(whole) +
                            " stays as it is: write what it stands for, or put it between raw and endraw");
    is_whole_ = false;
  }

  Place place(std::size_t offset) const {
    const Position at = LineIndex(text_).find(offset);
    return {source_.file, at.line + source_.first_line - 1, at.column};
  }

  std::string_view text_;
  MarkupFinder finder_;
  std::set<std::string> unclosed_;  // ends that do not come any more
  const LiquidSource& source_;
  const config::Settings& settings_;
  const LinkNames& names_;
  Findings& findings_;
  std::string out_;
  bool is_whole_ = true;
  std::vector<LinkName> links_;
};

// "2019-01-07-a" of "_posts/x/2019-01-07-a.md", and "x/2019-01-07-a" below the folder of posts.
std::string without_extension(std::string_view path) {
  return std::string(path.substr(0, path.size() - extension(path).size()));
}

const std::string* find_in(const std::unordered_map<std::string, std::string>& map, std::string key) {
  if (key.starts_with('/')) key.erase(0, 1);
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

LinkNames::LinkNames(const config::Settings& settings, const std::vector<model::Post>& posts,
                     const std::vector<model::Page>& pages, const std::vector<StaticFile>& files) {
  const std::size_t source = settings.source.empty() ? 0 : settings.source.size() + 1;
  for (const model::Post& post : posts) {
    const std::string path = post.path.substr(source);
    const std::size_t folder = path.find("_posts/");
    posts_.emplace(without_extension(file_name(path)), post.url_path);
    if (folder != std::string::npos) posts_.emplace(without_extension(path.substr(folder + 7)), post.url_path);
    paths_.emplace(path, post.url_path);
  }
  for (const model::Page& page : pages) paths_.emplace(page.path.substr(source), page.url_path);
  for (const StaticFile& file : files)
    paths_.emplace(file.path.substr(source), to_uri(settings.base) + "/" + encode_path(file.url_path));
}

const std::string* LinkNames::find_post(const std::string& name) const { return find_in(posts_, name); }
const std::string* LinkNames::find_path(const std::string& path) const { return find_in(paths_, path); }

bool wants_liquid(const Value::Map& front_matter) {
  const Value* wanted = find_member(front_matter, "render_with_liquid");
  return wanted == nullptr || wanted->bool_if() == nullptr || *wanted->bool_if();
}

bool has_liquid(std::string_view text) {
  return text.find("{%") != std::string_view::npos || text.find("{{") != std::string_view::npos;
}

LiquidText render_liquid(std::string_view text, const LiquidSource& source, const config::Settings& settings,
                         const LinkNames& names, Findings& findings) {
  return Renderer(text, source, settings, names, findings).render();
}

}  // namespace almanac::loader
