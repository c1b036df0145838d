// The links of entries and the images of the site lead to its files.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/ascii.h"
#include "core/url.h"
#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {
namespace {

bool is_alphabetic(std::string_view text) { return std::all_of(text.begin(), text.end(), is_alpha); }

// "2019", "01", "7": a year, or a month or day.
std::string_view date_shape(std::string_view part) {
  if (!is_digits(part)) return "";
  return part.size() == 4 ? "YYYY" : part.size() <= 2 ? "NN" : "";
}

// A file's name without its words: "2019-01-07-review.html" is "YYYY-NN-NN-*", "notes.pdf" is "*.pdf".
std::string name_shape(std::string_view name) {
  std::string shape;
  for (std::size_t dash = name.find('-'); dash != std::string_view::npos; dash = name.find('-')) {
    const std::string_view date = date_shape(name.substr(0, dash));
    if (date.empty()) break;
    shape.append(date).append("-");
    name.remove_prefix(dash + 1);
  }
  const std::size_t dot = name.rfind('.');
  const std::string_view type = dot == std::string_view::npos ? "" : name.substr(dot);
  const bool is_type = type.size() > 1 && type.size() <= 6 && is_alphabetic(type.substr(1)) && type != ".html";
  return shape + "*" + std::string(is_type ? type : "");
}

// What the addresses of posts have in common: "blog/YYYY/NN/*" of "blog/2019/01/review/". The address of an archive
// ends in a date: "blog/YYYY/NN".
std::string path_shape(std::string_view path) {
  if (path.ends_with("index.html")) path.remove_suffix(10);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string shape;
  const std::vector<std::string_view> parts = split(path, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view date = date_shape(parts[i]);
    if (i > 0) shape += '/';
    if (!date.empty())
      shape += date;
    else
      shape += i + 1 == parts.size() ? name_shape(parts[i]) : std::string(parts[i]);
  }
  return shape;
}

// "blog/YYYY/NN" and "blog/YYYY" of "blog/YYYY/NN/*".
std::vector<std::string> archive_shapes(std::string shape) {
  std::vector<std::string> shapes;
  for (std::size_t slash = shape.rfind('/'); slash != std::string::npos; slash = shape.rfind('/')) {
    shape.resize(slash);
    if (!shape.ends_with("YYYY") && !shape.ends_with("NN")) break;
    shapes.push_back(shape);
  }
  return shapes;
}

struct Target {
  const DocumentFacts* document = nullptr;
  Placed place;  // where it was named first
  std::string path;
  bool is_there = false;
};

class TargetCheck {
 public:
  TargetCheck(const Run& run, Report& report) : run_(run), report_(report) {}

  void run() {
    for (const DocumentFacts& document : run_.documents) {
      if (!document.in_folder) continue;
      for (const EntryFacts& entry : document.entries) add(posts_, document, entry.link);
      for (const FoundReference& reference : document.references)
        add(reference.use == ReferenceUse::kImage ? images_ : links_, document, {reference.target, reference.position});
    }
    check_posts();
    check_links();
    check_images();
  }

 private:
  using Targets = std::vector<Target>;

  // Each address once, in the order of the documents.
  void add(Targets& targets, const DocumentFacts& document, const Placed& place) {
    const bool is_image = &targets == &images_;
    const std::string address = place.text.substr(0, place.text.find('#'));
    if (address.empty() || (!is_image && has_query(address))) return;  // a picture's query is for caches
    if (!seen_.insert((is_image ? "image " : "link ") + address).second) return;
    const auto path = find_below(run_.site, address);
    if (path) targets.push_back({&document, place, *path});
  }

  void look_up(Targets& targets) const {
    for (Target& target : targets) target.is_there = is_served(run_.has_file, target.path);
  }

  void report(RuleId rule, const Target& target) {
    report_.add(rule, target.document->file, target.place.position, {{"value", target.place.text}});
  }

  // Where no entry leads to a file, the folder has the feeds alone.
  void check_posts() {
    look_up(posts_);
    if (std::none_of(posts_.begin(), posts_.end(), [](const Target& post) { return post.is_there; })) return;
    has_posts_ = true;
    for (const Target& post : posts_)
      if (!post.is_there) report("EntryLinkNotFound", post);
  }

  // What else a site links to may be another program's.
  void check_links() {
    if (!has_posts_) return;
    std::set<std::string> shapes;
    for (const Target& post : posts_) {
      if (!post.is_there) continue;
      const std::string shape = path_shape(post.path);
      if (shape.find('/') != std::string::npos || shape.find("YYYY") != std::string::npos) shapes.insert(shape);
      for (std::string& archive : archive_shapes(shape)) shapes.insert(std::move(archive));
    }
    for (const Target& link : links_)
      if (shapes.contains(path_shape(link.path)) && !is_served(run_.has_file, link.path))
        report("PostLinkNotFound", link);
  }

  void check_images() {
    for (Target& image : images_) image.is_there = run_.has_file(image.path);
    const auto count =
        std::count_if(images_.begin(), images_.end(), [](const Target& image) { return image.is_there; });
    if (images_.empty()) return;
    if (count == 0) return report("ImagesElsewhere", images_.front());
    for (const Target& image : images_)
      if (!image.is_there) report("ImageNotFound", image);
  }

  const Run& run_;
  Report& report_;
  std::set<std::string> seen_;
  Targets posts_;
  Targets links_;
  Targets images_;
  bool has_posts_ = false;
};

}  // namespace

void check_targets(const Run& run, Report& report) {
  if (!run.site.empty() && run.has_file) TargetCheck(run, report).run();
}

}  // namespace almanac::feeds::check::across
