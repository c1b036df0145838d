#include "feeds/check/registries.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace almanac::feeds::check {
namespace {

// Words with a blank around each.

constexpr std::string_view kSchemes =
    " "
    "aaa aaas about acap acct acd acr adiumxtra adt afp afs aim amss android appdata apt ar ark at attachment aw "
    "barion bb beshare bitcoin bitcoincash blob bluetooth bolo brid browserext cabal calculator callto cap cast "
    "casts chrome chrome-extension cid coap coap+tcp coap+ws coaps coaps+tcp coaps+ws com-eventbrite-attendee "
    "content content-type crid cstr cvs dab dat data dav dhttp diaspora dict did dis dlna-playcontainer "
    "dlna-playsingle dns dntp doi dpp drm drop dtmi dtn dvb dvx dweb ed2k eid elsi embedded ens ethereum example "
    "facetime fax feed feedready fido file filesystem finger first-run-pen-experience fish fm ftp fuchsia-pkg geo "
    "gg git gitoid gizmoproject go gopher graph grd gtalk h323 ham hcap hcp hs20 http https hxxp hxxps hydrazone "
    "hyper iax icap icon ilstring im imap info iotdisco ipfs ipn ipns ipp ipps irc irc6 ircs iris iris.beep "
    "iris.lwz iris.xpc iris.xpcs isostore itms jabber jar jms keyparc lastfm lbry ldap ldaps leaptofrogans lid "
    "lorawan lpa lvlt magnet mailserver mailto maps market matrix message microsoft.windows.camera mid mms modem "
    "mongodb moz ms-access ms-appinstaller ms-calculator ms-drive-to ms-excel ms-infopath ms-media-stream-id "
    "ms-meetnow ms-office ms-people ms-powerpoint ms-project ms-publisher ms-settings ms-spd ms-store ms-visio "
    "ms-walk-to ms-whiteboard ms-word msnim msrp msrps mss mt mtqp mumble mupdate mvn mvrp mvrps news nfs ni nih "
    "nntp notes num ocf oid onenote opaquelocktoken openid openpgp4fpr otpauth p1 pack palm paparazzi payment payto "
    "pkcs11 platform pop pres prospero proxy psyc pttp pwid qb query quic-transport redis rediss reload res "
    "resource rmi rsync rtmfp rtmp rtsp rtsps rtspu sarif secondlife secret-token service session sftp sgn shc "
    "shelter shttp sieve simpleledger simplex sip sips skype smb smp sms smtp snews snmp soap.beep soap.beeps "
    "soldat spiffe spotify ssb ssh starknet steam stun stuns submit svn swh swid swidpath tag taler teamspeak tel "
    "teliaeid telnet tftp things thismessage thzp tip tn3270 tool turn turns tv udp unreal upn upt urn ut2004 "
    "uuid-in-package v-event vemmi ventrilo ves videotex view-source vnc vscode vscode-insiders vsls w3 wais wcr "
    "web+ap web3 webcal wifi wpid ws wss wtai wyciwyg xcon xcon-userid xfire xftp xmlrpc.beep xmlrpc.beeps xmpp "
    "xrcp xri ymsgr z39.50 z39.50r z39.50s ";

constexpr std::string_view kRelations =
    " "
    "about acl alternate amphtml api-catalog appendix apple-touch-icon apple-touch-startup-image archives author "
    "blocked-by bookmark c2pa-manifest canonical chapter cite-as collection compression-dictionary contents "
    "convertedfrom copyright create-form current deprecation describedby describes disclosure dns-prefetch "
    "duplicate edit edit-form edit-media enclosure external first geofeed glossary help hosts hub ice-server icon "
    "index intervalafter intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals "
    "intervalfinishedby intervalfinishes intervalin intervalmeets intervalmetby intervaloverlappedby "
    "intervaloverlaps intervalstartedby intervalstarts item last latest-version license linkset lrdd manifest "
    "mask-icon me media-feed memento micropub modulepreload monitor monitor-group next next-archive nofollow "
    "noopener noreferrer opener openid2.local_id openid2.provider original p3pv1 payment pingback preconnect "
    "predecessor-version prefetch preload prerender prev prev-archive preview previous privacy-policy profile "
    "publication rdap-active rdap-bottom rdap-down rdap-top rdap-up related replies restconf ruleinput search "
    "section self service service-desc service-doc service-meta sip-trunking-capability sponsored start status "
    "stylesheet subsection successor-version sunset tag terms-of-service timegate timemap type ugc up "
    "version-history via webmention working-copy working-copy-of ";

constexpr std::string_view kCountries =
    " "
    "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz "
    "ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo "
    "fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je "
    "jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo "
    "mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw "
    "py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm "
    "tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ";

constexpr std::string_view kTwoLetterLanguages =
    " "
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it "
    "iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo "
    "mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh "
    "si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh "
    "yi yo za zh zu ";

// ISO 639-2, -3 and -5: by the first two letters, a bit for each third letter.
// clang-format off
constexpr std::uint32_t kThreeLetterLanguages[26][26] = {
    {0x2ffedff, 0x3ffffff, 0x3ffbdbb, 0x3df6bfb, 0x3573c1f, 0x21ee5db, 0x3ff7fff, 0xefdc3, 0x1cbffff, 0x254a141, 0x3ffdfff, 0x3ffffff, 0x3fffff7, 0x3ffffff, 0x29e3f7f, 0x3ffffff, 0x20abc4d, 0x3ffffdf, 0x3fffff7, 0x3ffffdf, 0x3dfffef, 0x3c7d1b, 0x1fe75df, 0x801c52, 0x21ffddf, 0x208725f},
    {0x1ffffff, 0x1ffffff, 0x37fffff, 0x3ffffff, 0x3ffffff, 0x3dfffff, 0x3ffef7f, 0x3fffbff, 0x3fffcfb, 0x3fefff7, 0x3ffffed, 0x3efffbf, 0x2ffffff, 0x3ffff7f, 0x3fffffb, 0x3ffffdd, 0x3ffffef, 0x3ffffff, 0x1fffff7, 0x3fff7fd, 0x3ffffff, 0x3fbffff, 0x3dfffff, 0x277ffff, 0x2efffff, 0x3ffffff},
    {0x3ffffff, 0x17f6f4f, 0x6fadc, 0x30673bd, 0x10c2c43, 0x1049, 0x445, 0x3fbffff, 0x142b49f, 0x124f591, 0x3bf7882, 0x1585f9d, 0xe7955, 0xdfcdc7, 0x2fffeff, 0x194e177, 0x8, 0x3efffff, 0x3ffffff, 0x31cf8dd, 0x1ffcf87, 0x2040, 0x8005b, 0x0, 0x5003, 0x86490},
    {0x3f77fdd, 0x17bfb7b, 0x20004, 0x466359, 0x237bdfc, 0x0, 0x2ce6ddf, 0xf67948, 0x3f7ffef, 0x52773f, 0x860441, 0x3440, 0x1f67c7f, 0x17a6759, 0x3efedb7, 0x8000, 0x0, 0x11d695f, 0x2016992, 0x11ef58b, 0x3fffdf7, 0x1, 0x3560401, 0x0, 0x110714b, 0x6851},
    {0x1, 0x124444, 0x1060000, 0x0, 0x10, 0x111, 0x1805801, 0x140000, 0x288000, 0x1, 0x102dd51, 0x905d90, 0x3d5b553, 0xf378ef, 0x80000, 0x4100, 0x0, 0x4e45c1, 0x19d7dd0, 0x29e6086, 0x50000, 0x2090, 0x4010, 0x80000, 0x4001, 0x11},
    {0x39effeb, 0x800, 0x40000, 0x0, 0x20000, 0x1100, 0x20000, 0x0, 0x5aaa31, 0x0, 0x200400, 0x1022981, 0x108000, 0x142, 0x863108, 0x10, 0x40000, 0x10fd41d, 0x40810, 0x0, 0x13b3bbe, 0x20000, 0x11, 0x0, 0x0, 0x0},
    {0x3dfffff, 0x3f7fffb, 0xa283c, 0x9f7fff, 0x3e75fef, 0x80400, 0x580c5b, 0xe6c95, 0x3dfb9df, 0x123400, 0x10e019, 0x1724edf, 0x3f338db, 0x25b7fdf, 0x3ffffff, 0x2011, 0x122101, 0x3ff77df, 0x44f850, 0x100001, 0x2dfffff, 0x106fa35, 0xda337f, 0x800000, 0x302797b, 0x2101},
    {0x3ffffff, 0x146003, 0x81, 0x1042000, 0x211cb, 0x0, 0x401000, 0x1020100, 0xca7feb, 0x100, 0x42491, 0x18001b, 0x3ffffff, 0x1463d9, 0x36edf9f, 0x44000, 0x0, 0x2f8d415, 0x42882, 0x944100, 0x3fffffe, 0x202414, 0x4005, 0x0, 0xc00011, 0x0},
    {0x22100, 0x11278db, 0x20891, 0x1e411f, 0x0, 0x1101433, 0x447852, 0x408102, 0x22100, 0x46214, 0x2fecd10, 0x34d553, 0x10e6901, 0x20cfadf, 0x520000, 0x4500, 0x500000, 0x1926591, 0x1a7ddd, 0x3ee5d1f, 0x1000, 0x200002, 0x45400, 0x804, 0x804001, 0x2020080},
    {0x3bd7ebf, 0x5a7710, 0xc0000, 0x80041, 0x1a2d92, 0x0, 0x4412, 0x40100, 0x13959df, 0x20010, 0x16d001, 0x40010, 0xc6290f, 0x40b49, 0x46004a, 0x822001, 0x20000, 0x1a0003, 0x800, 0x0, 0x15efd8f, 0x2008, 0x100, 0x0, 0x1000011, 0x0},
    {0x3ffffff, 0x3ffffdf, 0x3ffffff, 0x3dbfffd, 0x3ffffff, 0x3ffffff, 0x1ffff73, 0x3ffffff, 0x3ffffff, 0x3bfffdf, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffff7f, 0x37ffdfd, 0x3ff7fff, 0x3ffffff, 0x3feefbf, 0x3ffffff, 0x3fdffff, 0x3ffffff, 0x3fbffff, 0x3feffff, 0x3eff7af, 0x3ffffff, 0x3f7fd7f},
    {0x3fffbff, 0x3ff7f76, 0x598bc, 0x1ffcb, 0x3ffffbf, 0x2001, 0x21b7dc3, 0x1cb981, 0x3fffeff, 0xc08911, 0x11e7b9f, 0x95bfff, 0x1f3efff, 0x2543bcb, 0x3fffff7, 0x806011, 0x20000, 0x22a7d55, 0x16ef99f, 0x21461c4, 0x37fff7f, 0x140501, 0x5c58d1, 0x1000, 0x2041, 0x2002880},
    {0x3ffffff, 0x3ffffbf, 0x3ffffff, 0x3ffbfff, 0x37fffbf, 0x3ffffff, 0x37fffff, 0x3dfff7f, 0x3dfffff, 0x3ffffde, 0x3ffffff, 0x2fffff7, 0x3fbffff, 0x3f7ffff, 0x3ffffdd, 0x3ffffdf, 0x3fffff7, 0x3ffffff, 0x3f7ffff, 0x1ffffff, 0x3bfffdf, 0x3ffedfb, 0x27ffdf7, 0x3ffffff, 0x3f6fef7, 0x3ffffdf},
    {0x3fffff7, 0x17fffdf, 0x29f7fff, 0x3ffffff, 0x3fff7ff, 0x120809, 0x3ffbfff, 0x3fbf5ff, 0x3ff7fff, 0x39e7b8b, 0x2fff7ff, 0x3f15f5d, 0x3ffffff, 0x37bffff, 0x37fbfff, 0x19469c3, 0x1097c40, 0x29abd77, 0x3fffdff, 0x3d2d758, 0x3ffffff, 0x5080, 0x1c25157, 0x837d59, 0x1ffffff, 0x314150b},
    {0x220005, 0x1a5d00, 0x105181, 0x180401, 0x0, 0x144000, 0x104056, 0x180000, 0x2011, 0x648146, 0x2b67fdf, 0x1a5419, 0x1fbed47, 0xdee753, 0x62048, 0x1085401, 0x0, 0x3fe71d5, 0x9ce105, 0x3df7d1b, 0x1113, 0x8, 0x900, 0x0, 0x100100a, 0x1000},
    {0x3f7fdff, 0x13ef9f6, 0x40bfff, 0x186105, 0x3a7dffb, 0x811, 0x2142d49, 0x7b7fc9, 0x3fefaff, 0x80000, 0x1ee0c7, 0x37f6fff, 0x3cf7fbb, 0x3ffffdf, 0x3effdf4, 0x1dfd10, 0x401011, 0x2dffdfd, 0x15ff9dd, 0x17be181, 0x1dfd37f, 0x0, 0x427143, 0x1000, 0x1943010, 0x2080},
    {0x1, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x3e7bdff, 0x344fb95, 0xc1095, 0x5fe885, 0x8001, 0x0},
    {0x3ffffef, 0x8c02, 0x20, 0x2, 0x10e3b53, 0x0, 0x162411, 0x8040, 0x1a3823, 0x40140, 0x481183, 0x0, 0x3fdfdff, 0x42a84a, 0x52f8ff, 0x82000, 0x0, 0x84100, 0x3c02, 0x441084, 0x31df5f6, 0x0, 0x25c01, 0x400008, 0x142000, 0x80},
    {0x3ff7fff, 0x3ffffff, 0xffedf6, 0x2bfeef7, 0x37fffff, 0x441012, 0x3deb7df, 0x3ffffdf, 0x3fffffb, 0x5efc5b, 0x3fff3ff, 0x3fffffd, 0x3fffff7, 0x3f7ff7d, 0x3ffffdf, 0x1bffd5f, 0x9f7781, 0x3fffdff, 0x3ffffff, 0x17ffffb, 0x3ef6757, 0x841417, 0x1fffff7, 0x567c56, 0x1c67d0f, 0x164a85f},
    {0x3ffffff, 0x3fffffd, 0x3ddfdff, 0x1af7fff, 0x3fffdff, 0xa6100, 0x3ffefbf, 0x33fbdb9, 0x3ffffe7, 0x54fb41, 0x2ffb87b, 0x1bfffef, 0x37f7fff, 0x3fffdcf, 0x3f7ffee, 0x3fbff75, 0x5bf802, 0x3ffffff, 0x3ffffdf, 0x37fffff, 0x3ffffff, 0x1dc7c19, 0x1dbf9ff, 0x19f73d7, 0x3beab91, 0x807a81},
    {0x23000, 0x1120901, 0x0, 0x101b51, 0x40000, 0x100, 0x1006093, 0x2001, 0x240040, 0x100, 0x1778dc1, 0x503d37, 0x16f14f, 0x2923559, 0x2000, 0x200100, 0x0, 0x3faffff, 0x148581, 0x128091, 0x121000, 0x890, 0x1, 0x0, 0x1, 0x42002},
    {0x136fbf1, 0x402, 0x0, 0x0, 0x2f80c, 0x0, 0xa0000, 0x0, 0x2c287c, 0x0, 0x218fe01, 0x48000, 0x3f79fff, 0x9400, 0xa0800, 0x0, 0x0, 0xc4001, 0x200900, 0x4000, 0x83000, 0x0, 0x1, 0x0, 0x0, 0x0},
    {0x3ffffff, 0x6f9fb3, 0x101, 0x1180648, 0x5ef9cd, 0x40, 0x1104143, 0x100441, 0x1323ff6, 0x101, 0x152080b, 0x1f67dd5, 0xcc71df, 0x150f55e, 0x1467d7f, 0x4, 0x0, 0x3f6fdc2, 0x360541, 0x4015a0, 0x1ba388b, 0x0, 0x424003, 0x400001, 0x1023102, 0x0},
    {0x17fff5f, 0x142f35e, 0x17a78d6, 0x1015405, 0x1e984a, 0x1, 0x52396b, 0x3a501d, 0x1262902, 0x80002, 0x3ffef7f, 0x114e15f, 0x3fffeff, 0x31f77cb, 0x42f54c, 0x3ffffff, 0x80001, 0x5a315b, 0x137fb9f, 0x17ffbdf, 0x1afa4b, 0x46110, 0x4a4e5d, 0xa1402, 0x1080e03, 0x9080},
    {0x3ffffff, 0x1807f93, 0xa880, 0x459, 0x13e0b15, 0x0, 0x569901, 0x40809, 0x2bfbfe9, 0x0, 0x11a7d41, 0x1127953, 0x287fdde, 0x156c59, 0x18a3d42, 0x200f4c3, 0x0, 0x1447c13, 0x106f84c, 0x1408801, 0x3cbbf7f, 0x80001, 0x5b2841, 0x1101841, 0x2120000, 0x440},
    {0x3ffdfff, 0x580815, 0x89, 0x200, 0x20c1, 0x0, 0x23083, 0xc0610b, 0x2403c03, 0x0, 0x23ae4cb, 0x453211, 0x3ffffff, 0x40459, 0x75084, 0x3ffffff, 0x10, 0x4e041, 0x121c01, 0x19db850, 0x1003881, 0x0, 0x1, 0x800000, 0xa242, 0x201},
};
// clang-format on

bool has_word(std::string_view words, std::string_view word) {
  const std::string bounded = " " + std::string(word) + " ";
  return !word.empty() && word.find(' ') == std::string_view::npos && words.find(bounded) != std::string_view::npos;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

bool is_registered_scheme(std::string_view scheme) {
  if (scheme == "http" || scheme == "https" || scheme == "mailto") return true;
  return has_word(kSchemes, scheme);
}

bool is_registered_relation(std::string_view relation) { return has_word(kRelations, relation); }

bool is_registered_language(std::string_view code) {
  if (code.size() == 2) return has_word(kTwoLetterLanguages, code);
  if (code.size() != 3 || !std::all_of(code.begin(), code.end(), is_lower)) return false;
  if (code[0] == 'q' && code[1] <= 't') return true;  // qaa to qtz: for private use
  return (kThreeLetterLanguages[code[0] - 'a'][code[1] - 'a'] >> (code[2] - 'a') & 1) != 0;
}

bool is_country(std::string_view code) { return code.size() == 2 && has_word(kCountries, code); }

}  // namespace almanac::feeds::check
