package fr.allset.tacite.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Addresses and networks, as a pattern of the addresses as Java writes them: that is how Tomcat knows its proxies. */
final class ProxyAddresses {

    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    private static final int BITS_OF_IPV4 = 32;
    private static final int BITS_OF_IPV6 = 128;
    private static final int OCTETS = 4;
    private static final int BITS_OF_AN_OCTET = 8;
    private static final int BITS_OF_A_GROUP = 16;
    private static final int LARGEST_OCTET = 255;

    private ProxyAddresses() {}

    /** @throws IllegalArgumentException naming the one that cannot be read */
    static String pattern(List<String> addresses) {
        return addresses.stream().map(address -> one(address.strip())).collect(Collectors.joining("|"));
    }

    private static String one(String address) {
        var ipv4 = IPV4.matcher(address);
        if (ipv4.matches()) {
            int bits = ipv4.group(5) == null ? BITS_OF_IPV4 : Integer.parseInt(ipv4.group(5));
            var octets = IntStream.rangeClosed(1, OCTETS)
                    .map(i -> Integer.parseInt(ipv4.group(i)))
                    .toArray();
            if (bits > 0 && bits <= BITS_OF_IPV4 && IntStream.of(octets).allMatch(octet -> octet <= LARGEST_OCTET)) {
                return IntStream.range(0, OCTETS)
                        .mapToObj(i ->
                                octet(octets[i], Math.max(0, Math.min(BITS_OF_AN_OCTET, bits - i * BITS_OF_AN_OCTET))))
                        .collect(Collectors.joining("\\."));
            }
        }
        var ipv6 = IPV6.matcher(address);
        if (ipv6.matches()) {
            int bits = ipv6.group(2) == null ? BITS_OF_IPV6 : Integer.parseInt(ipv6.group(2));
            if (bits > 0 && bits <= BITS_OF_IPV6 && bits % BITS_OF_A_GROUP == 0) {
                return groups(ipv6.group(1), bits / BITS_OF_A_GROUP, address);
            }
        }
        throw unreadable(address);
    }

    /** The octets that begin as this one does. */
    private static String octet(int octet, int bits) {
        if (bits == BITS_OF_AN_OCTET) {
            return Integer.toString(octet);
        }
        int size = 1 << (BITS_OF_AN_OCTET - bits);
        int first = octet / size * size;
        return IntStream.range(first, first + size)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String groups(String literal, int fixed, String address) {
        try {
            if (InetAddress.getByName(literal) instanceof Inet6Address read) {
                var groups = read.getHostAddress().split(":");
                return IntStream.range(0, groups.length)
                        .mapToObj(i -> i < fixed ? groups[i] : "[0-9a-f]{1,4}")
                        .collect(Collectors.joining(":"));
            }
        } catch (UnknownHostException nonsense) {
            throw unreadable(address);
        }
        throw unreadable(address);
    }

    private static IllegalArgumentException unreadable(String address) {
        return new IllegalArgumentException("tacite.trusted-proxies: " + address
                + " is no address and no network; write 10.0.0.5, 172.18.0.0/16, 2001:db8::5 or 2001:db8::/64");
    }
}
