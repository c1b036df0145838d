#include "render/theme.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/embedded.h"
#include "core/find_byte.h"
#include "core/html.h"
#include "core/text.h"
#include "render/page_template.h"
#include "render/template_check.h"
#include "render/template_text.h"

namespace almanac::render {
namespace {

constexpr std::string_view kStylesheet = "style.css";
constexpr std::string_view kPartials = "partials/";

// The theme's files by name, each with the name that the user knows it by.
struct Sources {
  TemplateTexts templates;
  std::string stylesheet;
};

bool is_template(std::string_view path) { return path.ends_with(".html"); }

void read_default_theme(Sources& sources, Findings& findings) {
  for (const embedded::EmbeddedFile& file : embedded::theme_files()) {
    const std::string path(file.path);
    if (path == kStylesheet) sources.stylesheet = file.bytes;
    if (is_template(path))
      sources.templates.insert_or_assign(path, parse_template("templates/" + path, std::string(file.bytes), findings));
  }
}

// A site's own file in place of the theme's.
void override_file(const std::string& name, const std::string& shown, std::string bytes, Sources& sources,
                   Findings& findings) {
  if (name == kStylesheet) {
    sources.stylesheet = std::move(bytes);
  } else if (is_template(name) && (sources.templates.count(name) > 0 || name.starts_with(kPartials))) {
    sources.templates.insert_or_assign(name, parse_template(shown, std::move(bytes), findings));
  } else {
    std::vector<std::string> known = {std::string(kStylesheet)};
    for (const auto& [path, source] : sources.templates) known.push_back(path);
    const std::optional<std::string> nearest = find_nearest(name, known);
    findings.warning("UnknownTemplate", {shown, 0, 0},
                     "the theme has no file " + quote(name) + ", so this one is not used" +
                         (nearest ? "; did you mean " + quote(*nearest) + "?" : ""));
  }
}

struct SiteFolder {
  const FileSystem& fs;
  std::string site;
  std::string folder;
};

bool is_inside_site(const SiteFolder& theme, const std::string& path) {
  const auto site = theme.fs.real_path(theme.site);
  const auto real = theme.fs.real_path(join_path(theme.site, path));
  return site && real && real->starts_with(*site + "/");
}

void override_folder(const SiteFolder& theme, const std::string& below, Sources& sources, Findings& findings) {
  const std::string folder = join_path(theme.folder, below);
  const auto entries = theme.fs.list(join_path(theme.site, folder));
  if (!entries) return;
  for (const FolderEntry& entry : *entries) {
    const std::string name = below + entry.name;
    const std::string shown = join_path(theme.folder, name);
    if (entry.kind == FileKind::kFolder) {
      override_folder(theme, name + "/", sources, findings);
    } else if (!is_inside_site(theme, shown)) {
      findings.error("LeavesSite", {shown, 0, 0}, "this link leads out of the site: put the file itself here");
    } else if (const auto bytes = theme.fs.read_file(join_path(theme.site, shown)); !bytes) {
      findings.error("UnreadableTemplate", {shown, 0, 0}, bytes.error().message);
    } else if (const auto bad = find_invalid_utf8(*bytes)) {
      const Position place = LineIndex(*bytes).find(*bad);
      findings.error("NotUtf8", {shown, place.line, place.column}, "this file is not UTF-8: save it as UTF-8");
    } else {
      override_file(name, shown, *bytes, sources, findings);
    }
  }
}

// One finding for each place: a partial is checked once for every kind of page that has it.
void add_once(Findings checked, Findings& findings) {
  checked.sort();
  Place last;
  for (const Finding& finding : checked.items()) {
    if (finding.place == last) continue;
    last = finding.place;
    findings.add(finding);
  }
}

void check_all(const TemplateTexts& templates, Findings& findings) {
  Findings checked;
  for (const PageKindInfo& kind : page_kinds()) check_template(kind, templates, checked);
  add_once(std::move(checked), findings);
}

// Bytes that begin a character which HTML does not allow, or may: control characters, U+0080-9F, U+FDD0-FDEF, and the
// last two of each plane.
constexpr auto kMayBeForbidden = [](auto byte) {
  return ((byte <= 0x1F) & ~is_one_of<'\t', '\n'>(byte)) | is_one_of<0x7F, 0xC2>(byte) | (byte >= 0xEF);
};

// HTML 13.2.3.5: controls other than white space and noncharacters are parse errors.
bool is_allowed(char32_t point) {
  const bool is_control = point >= 0x7F && point <= 0x9F;
  const bool is_noncharacter = (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
  return is_xml_char(point) && !is_control && !is_noncharacter;
}

// Text as HTML takes it: escaped, without the characters that HTML does not allow.
void append_text(std::string& page, std::string_view text) {
  if (find_byte(text, 0, kMayBeForbidden) == text.size()) return append_html(page, text);
  std::string allowed;
  allowed.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_allowed(point.value)) allowed.append(text, at, point.bytes);
    at += point.bytes;
  }
  append_html(page, allowed);
}

}  // namespace

struct Theme::State {
  std::array<PageTemplate, kPageKinds> templates;  // by PageKind
  std::vector<ThemeFile> files;
};

Theme::Theme(std::unique_ptr<State> state) : state_(std::move(state)) {}
Theme::~Theme() = default;
Theme::Theme(Theme&&) noexcept = default;
Theme& Theme::operator=(Theme&&) noexcept = default;

Theme Theme::load(const FileSystem& fs, const std::string& site, const std::string& folder, Findings& findings) {
  Sources sources;
  read_default_theme(sources, findings);
  override_folder({fs, site, folder}, "", sources, findings);
  check_all(sources.templates, findings);

  auto state = std::make_unique<State>();
  for (const PageKindInfo& kind : page_kinds()) {
    const auto source = sources.templates.find(std::string(kind.template_name));
    if (source == sources.templates.end()) continue;
    if (count_expanded_bytes(source->second, sources.templates) > kMostTemplateBytes) continue;  // an error says so
    state->templates.at(static_cast<std::size_t>(kind.kind)) =
        PageTemplate(expand_template(source->second, sources.templates), append_text);
  }
  state->files.push_back({std::string(kStylesheetPath), std::move(sources.stylesheet)});
  return Theme(std::move(state));
}

std::string Theme::render(PageKind kind, const Layers& layers) const {
  return state_->templates.at(static_cast<std::size_t>(kind)).render(layers);
}

const std::vector<ThemeFile>& Theme::files() const { return state_->files; }

}  // namespace almanac::render
