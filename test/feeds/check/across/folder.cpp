#include "feeds/check/across/folder.h"

#include "core/text.h"
#include "feeds/check/across/across.h"
#include "feeds/check/across/gather.h"
#include "feeds/check/check.h"
#include "feeds/check/sniff.h"
#include "support/files.h"

namespace almanac::test {
namespace {

namespace check = feeds::check;
namespace across = feeds::check::across;

std::string address_of(const Folder& folder, const std::string& path) {
  return folder.base_url.empty() ? "" : folder.base_url + path;
}

across::DocumentFacts judge(const Folder& folder, const std::string& path, const std::string& bytes,
                            Findings& findings) {
  across::DocumentFacts facts;
  const check::Options options{.address = address_of(folder, path),
                               .content_type = "",
                               .now = std::nullopt,
                               .site = across::site_key(folder.base_url)};
  findings.append(check::check_feed(bytes, path, options, &facts));
  facts.file = path, facts.below = path, facts.address = options.address, facts.in_folder = true;
  return facts;
}

Findings check_both(const Folder& folder, Findings& each) {
  across::Run run;
  run.site = across::site_key(folder.base_url);
  run.has_file = [&folder](const std::string& path) { return folder.files.contains(path); };
  for (const auto& [path, bytes] : folder.files) {
    if (check::sniff(bytes, true) == check::Sniffed::kFeed)
      run.documents.push_back(judge(folder, path, bytes, each));
    else if (path.ends_with(".html"))
      run.pages.push_back(across::read_page(bytes, path, address_of(folder, path)));
  }
  Findings unused;
  for (const auto& [path, bytes] : folder.previous) run.previous.push_back(judge(folder, path, bytes, unused));
  return across::check_across(run);
}

}  // namespace

Findings check_folder(const Folder& folder) {
  Findings findings;
  findings.append(check_both(folder, findings));
  return findings;
}

Findings check_across(const Folder& folder) {
  Findings unused;
  return check_both(folder, unused);
}

std::string fill_base(const std::string& base, const std::string& text, const std::string& file) {
  return replace_all(replace_all(read_source("test/rules/bases/" + base + ".txt"), "@@@\n", text), "@file@", file);
}

}  // namespace almanac::test
