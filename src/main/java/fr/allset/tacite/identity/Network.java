package fr.allset.tacite.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where somebody calls from, as far as one caller can choose its address. It is an IPv4 address, or the /64 that a subscriber of IPv6 is
 * given at least.
 *
 */
record Network(String name) {

    /** What an address looks like. A name would be looked up, so that nothing else is read as one. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private static final int BYTES_OF_A_64 = 8;
    private static final int LONGEST_NAME = 64;

    static Network of(String address) {
        int zone = address.indexOf('%');
        var literal = zone < 0 ? address : address.substring(0, zone);
        if (LITERAL.matcher(literal).matches()) {
            try {
                // an IPv4 address that is written as IPv6 comes back as what it is
                var read = InetAddress.getByName(literal);
                return new Network(
                        read instanceof Inet6Address
                                ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), BYTES_OF_A_64)) + "/64"
                                : read.getHostAddress());
            } catch (UnknownHostException unreadable) {
                return unknown(address);
            }
        }
        return unknown(address);
    }

    private static Network unknown(String address) {
        return new Network(address.substring(0, Math.min(address.length(), LONGEST_NAME)));
    }
}
