// Checks templates against the table of their variables, once, when they are loaded: Mustache renders an unknown name
// as nothing, which nobody notices.
#pragma once

#include "core/finding.h"
#include "render/page_kinds.h"
#include "render/template_text.h"

namespace almanac::render {

// Each variable, section and partial of the template of `kind`, in it and in its partials. Findings name the nearest
// known variable. A text put out raw ({{{title}}}) is an error: nothing that a post contains may break a page.
void check_template(const PageKindInfo& kind, const TemplateTexts& all, Findings& findings);

}  // namespace almanac::render
