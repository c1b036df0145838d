#include "lock/lock.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "core/find_byte.h"
#include "core/text.h"

namespace almanac::lock {
namespace {

constexpr std::string_view kTitle = "almanac lock 1";
constexpr std::string_view kComment =
    "# The ids of posts in feeds, for ever. Written by `almanac build`; commit it with the posts.";
constexpr std::string_view kFeeds = "feeds";
constexpr std::string_view kEnd = "end of lock";
constexpr std::string_view kNothing = "-";
constexpr std::array<std::string_view, 3> kStates = {"live", "gone", "forgotten"};  // by State
constexpr std::size_t kFields = 11;

std::uint64_t to_sort_number(std::string_view id) { return digest(id).high; }
// The number with 16 hexadecimal digits: as texts they have the same order.
std::string to_sort_key(std::uint64_t number) { return to_text(Digest{number, 0}).substr(0, 16); }

// Tabs and line ends separate; what else is a control character would be unreadable.
void append_escaped(std::string& to, std::string_view text) {
  const auto is_special = [](auto byte) { return (byte == '\\') | (byte <= 0x1F) | (byte == 0x7F); };
  for (;;) {
    const std::size_t plain = find_byte(text, 0, is_special);
    to += text.substr(0, plain);
    if (plain == text.size()) return;
    to += text[plain] == '\\' ? "\\\\" : fmt::format("\\x{:02x}", static_cast<unsigned char>(text[plain]));
    text.remove_prefix(plain + 1);
  }
}

std::optional<std::string> unescape(std::string_view text) {
  std::string out(text.substr(0, text.find('\\')));
  for (std::size_t i = out.size(); i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
    } else if (text.substr(i, 2) == "\\\\") {
      out += text[++i];
    } else {
      unsigned byte = 0;
      const std::string_view digits = text.substr(i, 4).size() == 4 ? text.substr(i + 2, 2) : std::string_view();
      const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
      if (digits.empty() || text[i + 1] != 'x' || code != std::errc() || end != digits.data() + 2) return std::nullopt;
      out += static_cast<char>(byte);
      i += 3;
    }
  }
  return out;
}

std::string to_field(const std::optional<Timestamp>& time) { return time ? to_rfc3339(*time) : std::string(kNothing); }

void append_line(std::string& text, std::string_view key, const LockedPost& post) {
  const auto unless_published = [&](const Timestamp& time) {
    return to_field(time == post.published ? std::nullopt : std::optional(time));
  };
  text += key;
  const auto add = [&](std::string_view field) { (text += '\t') += field; };
  const auto add_text = [&](std::string_view field) { append_escaped(text += '\t', field); };
  add_text(post.id);
  add(to_rfc3339(post.published));
  add(unless_published(post.updated));
  add(unless_published(post.issued));
  add(kStates.at(static_cast<std::size_t>(post.state)));
  add(to_field(post.gone));
  add(post.seen ? to_text(*post.seen) : std::string(kNothing));
  add_text(post.url);
  add_text(post.path);
  add_text(post.title);
  text += '\n';
}

bool is_conflict_mark(std::string_view line) {
  return line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") ||
         line.starts_with("|||||||");
}

// One line's fields, read in order; `wrong` keeps what is wrong with the first that cannot be read.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : fields_(split(line, '\t')) {
    if (fields_.size() != kFields) wrong_ = fmt::format("has {} fields in place of {}", fields_.size(), kFields);
  }

  LockedPost read() {
    LockedPost post;
    const std::string_view key = next();
    post.id = text("id");
    if (wrong_.empty() && key != to_sort_key(to_sort_number(post.id)))
      wrong_ = quote(key) + " is not the hash of its id";
    post.published = time().value_or(Timestamp{});
    post.updated = time().value_or(post.published);
    post.issued = time().value_or(post.published);
    const auto state = std::find(kStates.begin(), kStates.end(), next());
    if (state == kStates.end())
      refuse("state");
    else
      post.state = static_cast<State>(state - kStates.begin());
    post.gone = time();
    if (const std::string_view seen = next(); seen != kNothing) {
      post.seen = parse_digest(seen);
      if (!post.seen) refuse("digest");
    }
    post.url = text("URL"), post.path = text("path"), post.title = text("title");
    return post;
  }

  const std::string& wrong() const { return wrong_; }

 private:
  std::string_view next() { return at_ < fields_.size() ? field_ = fields_[at_++] : field_ = {}; }

  void refuse(std::string_view what) {
    if (wrong_.empty()) wrong_ = fmt::format("{} {} cannot be read", what, quote(field_));
  }

  std::string text(std::string_view what) {
    std::optional<std::string> value = unescape(next());
    if (!value || (value->empty() && what == "id")) refuse(what);
    return std::move(value).value_or("");
  }

  std::optional<Timestamp> time() {
    if (next() == kNothing && at_ > 3) return std::nullopt;  // only the first, `published`, must be there
    const Result<Timestamp> value = parse_rfc3339(field_);
    if (!value) refuse("time");
    return value ? std::optional(*value) : std::nullopt;
  }

  std::vector<std::string_view> fields_;
  std::size_t at_ = 0;
  std::string_view field_;
  std::string wrong_;
};

class LockReader {
 public:
  LockReader(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  std::optional<Lock> read(std::string_view text) {
    while (!text.empty() && is_whole_) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);  // git's autocrlf
      ++line_;
      is_cut_ = end == text.size();
      read_line(line);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (is_whole_ && line_ == 0) refuse(1, "BrokenLock", "the file is empty: it is no lock");
    if (is_whole_ && !has_end_)
      refuse(line_, "TruncatedLock", "the file ends here, without the line " + quote(kEnd) + ": it was cut off");
    if (!is_whole_) return std::nullopt;
    return std::move(lock_);
  }

 private:
  void refuse(int line, const std::string& rule, const std::string& what) {
    findings_.error(rule, {file_, line, 0},
                    what +
                        "; take it from version control again, and do not delete it: subscribers would get every "
                        "post again whose id was made otherwise");
    is_whole_ = false;
  }

  void read_line(std::string_view line) {
    if (is_conflict_mark(line))
      return refuse(
          line_, "ConflictedLock",
          "the line is a mark of a merge conflict: keep the lines of both sides, and of two lines with one id "
          "the right one");
    if (line_ == 1 && line != kTitle) return refuse(1, "BrokenLock", describe_title(line));
    if (line_ == 1 || line.empty() || line.starts_with('#')) return;
    if (has_end_) return refuse(line_, "BrokenLock", "a line after " + quote(kEnd));
    if (line == kEnd) {
      has_end_ = true;
    } else if (line.starts_with(kFeeds) && line.substr(kFeeds.size()).starts_with('\t')) {
      lock_.feed_base = unescape(line.substr(kFeeds.size() + 1)).value_or("");
    } else {
      add_post(line);
    }
  }

  static std::string describe_title(std::string_view line) {
    if (line.starts_with("almanac lock "))
      return quote(line) + " is of another version of almanac, which must build it";
    return "the first line is " + quote(line) + " in place of " + quote(kTitle);
  }

  void add_post(std::string_view line) {
    LineReader reader(line);
    LockedPost post = reader.read();
    if (!reader.wrong().empty()) {
      if (is_cut_) return refuse(line_, "TruncatedLock", "the file ends in the midst of this line: it was cut off");
      return refuse(line_, "BrokenLock", "the line " + reader.wrong());
    }
    const auto [other, is_new] = index_of_.try_emplace(post.id, lock_.posts.size());
    if (is_new) {
      post.line = line_;
      return lock_.posts.push_back(std::move(post));
    }
    LockedPost& first = lock_.posts[other->second];
    post.line = first.line;
    if (post != first)
      refuse(line_, "ConflictedLock",
             fmt::format("the id {} of line {} again, with other values: keep one of the two lines", quote(post.id),
                         first.line));
  }

  const std::string& file_;
  Findings& findings_;
  Lock lock_;
  std::unordered_map<std::string, std::size_t> index_of_;  // by id, into Lock::posts
  int line_ = 0;
  bool is_cut_ = false;  // the line has no end
  bool has_end_ = false;
  bool is_whole_ = true;
};

}  // namespace

std::optional<Lock> parse_lock(std::string_view text, const std::string& file, Findings& findings) {
  return LockReader(file, findings).read(text);
}

std::string write_lock(const Lock& lock) {
  std::vector<std::pair<std::uint64_t, const LockedPost*>> sorted;
  sorted.reserve(lock.posts.size());
  for (const LockedPost& post : lock.posts) sorted.emplace_back(to_sort_number(post.id), &post);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
  });
  std::string text = fmt::format("{}\n{}\n", kTitle, kComment);
  if (!lock.feed_base.empty()) {
    append_escaped((text += kFeeds) += '\t', lock.feed_base);
    text += '\n';
  }
  for (const auto& [number, post] : sorted) append_line(text, to_sort_key(number), *post);
  text.append(kEnd) += '\n';
  return text;
}

}  // namespace almanac::lock
