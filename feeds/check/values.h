// Checks of single values: what a date, an address, a number, a language, a person must look like. Each reports at the
// character that is wrong where it can tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feeds/check/grammar.h"

namespace almanac::feeds::check {

// Text.
void not_blank(Context& context, const Value& value);       // NotBlank; AttrNotBlank of an attribute
void no_white_space(Context& context, const Value& value);  // RFC 4287 2: none around an IRI or a date
void no_markup(Context& context, const Value& value);       // ContainsHTML alone
void plain_text(Context& context, const Value& value);      // ContainsHTML, CharacterData

// Dates.
void rfc3339_date(Context& context, const Value& value);
void rfc822_date(Context& context, const Value& value);
void w3c_date(Context& context, const Value& value);
void iso8601_date(Context& context, const Value& value);    // a day or a moment, as W3C's profile writes them
void iso8601_moment(Context& context, const Value& value);  // with its time

// Addresses. URI: RFC 3986; IRI: RFC 3987; full: with a scheme.
void uri(Context& context, const Value& value);
void full_uri(Context& context, const Value& value);
void iri(Context& context, const Value& value);
void full_iri(Context& context, const Value& value);
void uri_attribute(Context& context, const Value& value);      // InvalidURIAttribute
void web_url_attribute(Context& context, const Value& value);  // InvalidURLAttribute: http or https
void canonical_iri(Context& context, const Value& value);      // RFC 4287 4.2.6.1: an id in its normal form

// True where the value passes; reports under `wrong` otherwise.
struct AddressKind {
  RuleId wrong = "InvalidLink";
  bool full = false;  // must have a scheme
  bool iri = false;   // may have characters beyond ASCII
};
bool check_address(Context& context, const Value& value, const AddressKind& kind);

// Numbers and words.
void integer_attribute(Context& context, const Value& value);  // InvalidIntegerAttribute
void positive_integer(Context& context, const Value& value);
void non_negative_integer(Context& context, const Value& value);
void decimal_number(Context& context, const Value& value);
std::optional<long long> parse_integer(std::string_view text);
std::optional<double> parse_decimal(std::string_view text);
void latitude(Context& context, const Value& value);
void longitude(Context& context, const Value& value);

// Languages, media types.
void language(Context& context, const Value& value);
void media_type(Context& context, const Value& value);            // InvalidMIMEType
void media_type_attribute(Context& context, const Value& value);  // InvalidMIMEAttribute
bool is_language(std::string_view tag);
bool is_media_type(std::string_view text);

// People.
void mail_address(Context& context, const Value& value);       // InvalidAddrSpec: an address and nothing else
void contact(Context& context, const Value& value);            // InvalidContact: an address, perhaps with a name
void contact_with_name(Context& context, const Value& value);  // RSS: mail@example.org (Name)

}  // namespace almanac::feeds::check
