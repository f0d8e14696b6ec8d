import pytest

from dateline.errors import Unreadable
from dateline.gather.address import public, target


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses(address):
    assert public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "192.0.0.8",
        "192.88.99.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:4136:e378::1",
        "2001:db8::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "not an address",
    ],
)
def test_all_others_are_refused(address):
    assert not public(address)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", "E-URL-SCHEME"),
        ("ftp://host.example/a", "E-URL-SCHEME"),
        ("javascript:alert(1)", "E-URL-SCHEME"),
        ("http:///path", "E-URL-SCHEME"),
        ("http://user:word@host.example/", "E-URL"),
        ("http://host.example\\@other.example/", "E-URL"),
        ("http://host.example/a\nb", "E-URL"),
        ("http://host.example/a b", "E-URL"),
        ("http://１２７.0.0.1/", "E-URL"),
        ("http://2130706433/", "E-URL"),
        ("http://0x7f.1/", "E-URL"),
        ("http://0177.0.0.01/", "E-URL"),
        ("http://127.1./", "E-URL"),
        ("http://[fe80::1%25eth0]/", "E-URL"),
        ("http://host.example:22/", "E-URL-PORT"),
        ("https://host.example:80/", "E-URL-PORT"),
        ("http://host.example/" + "a" * 5000, "E-URL"),
    ],
)
def test_urls_that_are_read_in_two_ways_are_refused(url, code):
    with pytest.raises(Unreadable) as caught:
        target(url)
    assert caught.value.code == code and caught.value.remedy


def test_a_target_is_as_it_is_sent():
    aim = target("https://Host.Example/a?b=c#frag")
    assert (aim.url, aim.scheme, aim.host, aim.port) == (
        "https://host.example/a?b=c",
        "https",
        "host.example",
        443,
    )
    assert target("http://host.example:8080/", ports=(8080,)).port == 8080
    assert target("https://münchen.example/").host == "xn--mnchen-3ya.example"
