// The picture that stands for a post.
#pragma once

#include <optional>

#include "core/finding.h"
#include "loader/site.h"
#include "loader/source_text.h"
#include "model/post.h"

namespace almanac::loader {

// From `image`, `banner`, `cover` or `thumbnail`: text, or a map with path, image, url, src or file, and alt. A local
// one is looked for as given, then in Settings::image_folders; one that is not there is a warning (ImageNotFound), one
// outside the site an error (LeavesSite).
// Of a picture that the settings' `defaults` name nothing is said here, but once, in check_default_images.
std::optional<model::Image> find_image(const Site& site, const SourceText& source, Findings& findings);

// The findings of find_image for the pictures that the settings' `defaults` name.
void check_default_images(const Site& site, Findings& findings);

}  // namespace almanac::loader
