//! Which machines all the world can reach.
//!
//! Source: the registries of special addresses of IANA (RFC 6890 and its updates), as of 2025. What is not known to be
//! public is not: of the sixth version all that lies outside the block of which addresses are given out.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Tells whether an address is one of a machine that all the world can reach: none of this machine or of a private
/// network, no link to a neighbour (where clouds answer with their secrets), no group, none that is given to nobody.
///
/// An address of the sixth version that holds one of the fourth is judged by that.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match held(address) {
            Some(inner) => is_public_v4(inner),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, d] = address.octets();
    let is_special = match a {
        // This network; private; this machine; groups, and what is kept back.
        0 | 10 | 127 | 224..=255 => true,
        // Behind a provider's translator.
        100 => b & 0b1100_0000 == 64,
        // No address of a registry, but every machine in the cloud Azure finds its host there, and what that tells it.
        168 => (b, c, d) == (63, 129, 16),
        // A link to a neighbour.
        169 => b == 254,
        172 => b & 0b1111_0000 == 16,
        // Protocols, examples, private, the old way to the sixth version.
        192 => matches!((b, c), (0, 0 | 2) | (168, _) | (88, 99)),
        // Measurements, examples.
        198 => matches!((b, c), (18 | 19, _) | (51, 100)),
        203 => (b, c) == (0, 113),
        _ => false,
    };
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let is_given_out = a & 0xE000 == 0x2000;
    // Protocols, examples, examples again.
    let is_special = (a == 0x2001 && (b < 0x200 || b == 0xDB8)) || (a == 0x3FFF && b < 0x1000);
    is_given_out && !is_special
}

/// Returns the address of the fourth version to which one of the sixth leads: mapped (RFC 4291, 2.5.5.2), through a
/// translator (RFC 6052, 2.1) or a tunnel (RFC 3056, 2).
fn held(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Some(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        [0, 0, 0, 0, 0, 0xFFFF, high, low] | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => v4(high, low),
        [0x2002, high, low, ..] => v4(high, low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn only_machines_that_all_the_world_can_reach_are_public() {
        let table = [
            (true, "1.1.1.1 8.8.8.8 93.184.215.14 100.63.0.1 100.128.0.1 169.253.0.1 172.15.0.1 172.32.0.1"),
            (true, "192.0.1.1 192.167.0.1 192.169.0.1 198.17.0.1 198.20.0.1 203.0.112.1 223.255.255.255"),
            (
                false,
                "0.0.0.0 0.1.2.3 10.0.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.9.9",
            ),
            // The host of a machine in a cloud, which was taken for a public one.
            (false, "168.63.129.16 ::ffff:168.63.129.16 64:ff9b::a83f:8110"),
            (true, "168.63.129.15 168.63.129.17 168.63.128.16"),
            (false, "100.64.0.1 100.127.255.255 192.0.0.1 192.0.2.1 192.168.1.1 192.88.99.1 198.18.0.1"),
            (false, "198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255"),
            (true, "2606:4700:4700::1111 2a00:1450:4001:80b::200e 2001:4860:4860::8888"),
            (
                false,
                ":: ::1 fe80::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1 100::1 2001:db8::1 3fff::1 4000::1",
            ),
            // A tunnel whose other end nobody knows, and a translator of a private network.
            (false, "2001::1 64:ff9b:1::a9fe:a9fe"),
            // Addresses of the fourth version within those of the sixth.
            (true, "::ffff:1.1.1.1 64:ff9b::101:101 2002:101:101::1"),
            (false, "::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:10.0.0.1 ::127.0.0.1 ::ffff:0:127.0.0.1"),
            (false, "64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1::1 2002:c0a8:101::1"),
        ];
        for (public, addresses) in table {
            for address in addresses.split(' ') {
                assert_eq!(is_public(address.parse().expect("an address")), public, "{address}");
            }
        }
    }
}
