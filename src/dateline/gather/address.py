"""Which URLs and which addresses may be fetched from."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

import httpx

from dateline.errors import Unreadable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

LIMIT_URL = 4096
PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"{}|^`\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_AUTHORITY = re.compile(r"(?i)(https?)://([^/?#]+)")
_HOST = re.compile(r"(?i)[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_.])?|\[[0-9a-f:.]+\]")
_NUMERIC = re.compile(r"(?i)0x[0-9a-f]*|[0-9]+")

# beyond what ``is_global`` refuses: translations and tunnels that lead to any IPv4 address, and what Python 3.11 lets pass
_REFUSED = tuple(
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/3",
        "::/32",  # unspecified, loopback, compatible and mapped IPv4
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",  # Teredo and other protocol assignments
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that may be asked for: ``url`` as it is sent, with the host and port that it leads to."""

    url: str
    scheme: str
    host: str
    port: int


def target(url: str, *, ports: tuple[int, ...] = ()) -> Target:
    """The target of ``url``; ``ports`` may be asked for besides the scheme's own.

    Raises:
        Unreadable: the URL is none that a browser and we would read in the same way, or leads elsewhere than the web.
    """
    if len(url) > LIMIT_URL:
        raise _bad(url, f"it has {len(url):,} characters, more than {LIMIT_URL:,}")
    if found := _FORBIDDEN.search(url):
        raise _bad(url, f"it holds the character U+{ord(found.group()):04X}, which no URL holds")
    whole = _AUTHORITY.match(url)
    if whole is None:
        raise _bad(url, "it does not begin with http:// or https:// and a host", code="E-URL-SCHEME")
    if "@" in whole[2]:
        raise _bad(url, "it carries a user name or password")
    if any(c.isnumeric() and not c.isascii() for c in whole[2]):
        raise _bad(url, "its host holds digits that are not ASCII")
    try:
        parsed = httpx.URL(url)
        host = parsed.raw_host.decode("ascii").lower()
        port = parsed.port or PORTS[parsed.scheme]
    except (httpx.InvalidURL, ValueError, KeyError, UnicodeError) as error:
        raise _bad(url, f"it is not a URL ({error})") from None
    if not _HOST.fullmatch(host if ":" not in host else f"[{host}]"):
        raise _bad(url, f"{host!r} is not a host name")
    if ":" not in host and _NUMERIC.fullmatch(host.rstrip(".").rsplit(".", 1)[-1]) and not _dotted(host):
        raise _bad(url, f"{host!r} is an address in an odd spelling")
    if port not in (PORTS[parsed.scheme], *ports):
        raise _bad(url, f"port {port} is not a port of the web", code="E-URL-PORT")
    return Target(str(parsed.copy_with(fragment=None)), parsed.scheme, host, port)


def public(address: str) -> bool:
    """Whether an address, as the resolver gave it, is one of the public internet."""
    try:
        ip: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if "%" in address or any(ip in net for net in _REFUSED if net.version == ip.version):
        return False
    return ip.is_global and not ip.is_multicast


def _dotted(host: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(host)) == host
    except ValueError:
        return False


def _bad(url: str, why: str, *, code: str = "E-URL") -> Unreadable:
    shown = url[:100].encode("unicode_escape").decode("ascii")
    return Unreadable(
        f"{shown!r} cannot be fetched: {why}",
        code=code,
        remedy="Copy the address from the browser's address bar.",
    )
