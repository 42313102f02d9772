package io.curasync.platform.proxy;

import io.curasync.platform.http.NetworkAddress;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses with a common prefix, such as {@code 10.0.0.0/8}.
 *
 * @param first any address of the range; {@link #contains} uses only its prefix
 * @param bits length of the prefix in bits
 */
record AddressRange(InetAddress first, int bits) {

    private static final Pattern CIDR = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

    /**
     * Parses an address or a range in CIDR notation. A single address becomes a range of one address.
     *
     * @return null if the text is neither an address nor a range, or if the range contains all addresses
     */
    static @Nullable AddressRange parse(String text) {
        Matcher parts = CIDR.matcher(text.strip());
        NetworkAddress first = parts.matches() ? NetworkAddress.parse(parts.group(1)) : null;
        if (first == null) {
            return null;
        }
        int all = first.address().getAddress().length * Byte.SIZE;
        int bits = parts.group(2) == null ? all : Integer.parseInt(parts.group(2));
        return bits < 1 || bits > all ? null : new AddressRange(first.address(), bits);
    }

    boolean contains(InetAddress address) {
        byte[] prefix = first.getAddress();
        byte[] other = address.getAddress();
        if (prefix.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((prefix[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
