// Every file of the output, before any is written: where it lies, what it is made from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/finding.h"
#include "core/hash.h"
#include "loader/load.h"
#include "render/theme.h"
#include "site/entries.h"
#include "site/inputs.h"
#include "site/pages.h"
#include "site/site.h"

namespace almanac::site {

struct PlannedFile {
  std::string path;              // decoded, below the output folder; empty where its address can be no file
  std::string source;            // what it is made from: a file, or "the page /tags/"
  std::optional<Digest> inputs;  // nothing: it has to be made to know
  bool is_stale = true;          // false: the output has it already
};

struct PlannedDocument {
  DocumentPlan plan;
  PlannedFile file;
};

struct Plan {
  std::vector<PlannedFile> posts;                             // by PostIndex; empty without the pages
  std::vector<std::vector<PlannedDocument>> month_documents;  // of the whole site's feed, by Calendar::months
  std::vector<PlannedDocument> documents;                     // all others
  std::vector<PlannedFile> listed;                            // by Pages::listed()
  std::vector<PlannedFile> pages;                             // by Site::pages
  std::vector<PlannedFile> sitemap;                           // as make_sitemap() answers them
  std::vector<PlannedFile> opml;                              // one or none
  std::vector<PlannedFile> theme;                             // by Theme::files()
  std::vector<PlannedFile> copies;                            // by the files to be copied
};

// What a plan is made from.
struct PlanParts {
  const Site& site;
  const Pages& pages;
  const Inputs& inputs;
  const render::Theme& theme;
  const std::vector<loader::StaticFile>& files;
  int jobs = 1;
};
Plan make_plan(const PlanParts& parts);

std::vector<PlannedFile*> all_files(Plan& plan);

// Two sources on one path, a file where another file needs a folder, an address that can be no file, that of the
// output's mark: error findings. `output`: the folder, as the FileSystem takes it.
Findings find_conflicts(const std::vector<PlannedFile*>& files, const std::string& output);

}  // namespace almanac::site
