// The namespaces, each defined in the file of its name; list.h finds them.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::extensions {

using check::Extension;

extern const Extension kAdmin;
extern const Extension kAtomElements;
extern const Extension kBlogChannel;
extern const Extension kCc;
extern const Extension kContentModule;
extern const Extension kCreativeCommons;
extern const Extension kDcterms;
extern const Extension kDublinCore;
extern const Extension kFeedHistory;
extern const Extension kGeo;
extern const Extension kGeorss;
extern const Extension kGeourl;
extern const Extension kIcbm;
extern const Extension kItunes;
extern const Extension kMediaRss;
extern const Extension kPodcast;
extern const Extension kSlash;
extern const Extension kSyndication;
extern const Extension kThreading;
extern const Extension kTombstones;
extern const Extension kTrackback;
extern const Extension kWfw;
extern const Extension kXhtmlElements;

// What a show needs that uses this namespace: language, category, owner and the like. `channel`: RSS or Atom.
void check_show(check::Context& context, check::NodeId channel);

// Values that several namespaces have.
extern const check::Element kPlain;         // text without markup
extern const check::Element kAnyText;       // text that nothing is asked of
extern const check::Element kW3cDate;       // W3C NOTE-datetime
extern const check::Element kAddress;       // a full URL
extern const check::Element kLanguageCode;  // BCP 47
extern const check::Element kResource;      // empty, with rdf:resource (RSS 1.0 modules)
extern const check::Element kAnything;      // left alone

}  // namespace almanac::feeds::extensions
