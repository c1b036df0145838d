#include "feeds/check/value_check.h"

#include <doctest/doctest.h>

using almanac::feeds::check::find_error;
using almanac::feeds::check::ValueUse;

TEST_CASE("value check: a value is judged as the feed's check does") {
  CHECK(find_error(ValueUse::kLanguage, "pt-BR") == std::nullopt);
  CHECK(find_error(ValueUse::kLanguage, "english") == "\"english\" is no language code such as \"en\" or \"pt-BR\"");
  CHECK(find_error(ValueUse::kId, "tag:example.org,2019:ü") == std::nullopt);
  CHECK(find_error(ValueUse::kId, "tag:example.org") ==
        "id \"tag:example.org\" is no tag URI: no comma and date follow the authority");
  CHECK(find_error(ValueUse::kAddress, "https://example.org/a?b#c") == std::nullopt);
  CHECK(find_error(ValueUse::kAddress, "https://") ==
        "url \"https://\" is no full URL: a host must follow, as in https://example.org/");
  CHECK(find_error(ValueUse::kMailAddress, "a@example.org") == std::nullopt);
  CHECK(find_error(ValueUse::kMailAddress, "a@b@c") == "email \"a@b@c\" is no mail address");
  CHECK(find_error(ValueUse::kMediaType, "audio/mpeg; x=y") == std::nullopt);
  CHECK(find_error(ValueUse::kMediaType, "audio").has_value());
}

TEST_CASE("value check: what is a warning of the check is no error") {
  CHECK(find_error(ValueUse::kAddress, "unheard-of:x") == std::nullopt);
  CHECK(find_error(ValueUse::kId, "HTTP://Example.org") == std::nullopt);
}
