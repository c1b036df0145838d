// From a site's folder to its settings.
#pragma once

#include <optional>
#include <string>

#include "config/settings.h"
#include "core/filesystem.h"
#include "core/result.h"

namespace almanac::config {

struct LoadOptions {
  std::optional<std::string> file;      // --config: in place of almanac.yml; below the process's folder
  std::optional<std::string> output;    // --output
  std::optional<std::string> base_url;  // --base-url
  bool drafts = false;
  bool future = false;
};

// Reads almanac.yml and _config.yml of the folder `site` (almanac.yml wins key by key) and _data/authors.yml. What is
// wrong in them is a finding: an unknown key of almanac.yml with the nearest known one, a value of the wrong type, no
// absolute url (an error that says which file to mend), no title (a warning: the host stands in). An Error only where
// no settings file is there or one cannot be read at all. With error findings the settings must not be used.
Result<Settings> load_settings(const FileSystem& fs, const std::string& site, const LoadOptions& options,
                               Findings& findings);

// The reference of all options as text (`almanac config`) and as a JSON schema for editors: from the one table.
std::string options_reference();
std::string options_json_schema();

}  // namespace almanac::config
