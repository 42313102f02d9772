package io.curasync.platform.http;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IP address parsed from text. An IPv4-mapped IPv6 address becomes the IPv4 address. */
public record NetworkAddress(InetAddress address) {

    private static final int NETWORK_BYTES = 8;

    /**
     * Matches an IPv4 address with an optional port. Java's own parser would also accept {@code 127.1} and plain
     * numbers.
     */
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");

    private static final Pattern BRACKETED_IPV6 = Pattern.compile("\\[([^\\]]*)\\](?::\\d{1,5})?");

    /**
     * Parses an IPv4 or IPv6 address. Ignores surrounding whitespace, a port, the brackets of an IPv6 address, and an
     * IPv6 zone. An IPv6 address with a port must be in brackets.
     *
     * @return null if the text is not an address
     */
    public static @Nullable NetworkAddress parse(String text) {
        String stripped = text.strip();
        if (isIpv4WithoutPort(stripped)) {
            return ofLiteral(stripped);
        }
        Matcher ipv4 = IPV4.matcher(stripped);
        if (ipv4.matches()) {
            return ofLiteral(ipv4.group(1));
        }
        Matcher ipv6 = BRACKETED_IPV6.matcher(stripped);
        String literal = ipv6.matches() ? ipv6.group(1) : stripped;
        int zone = literal.indexOf('%');
        String address = zone < 0 ? literal : literal.substring(0, zone);
        return address.indexOf(':') < 0 ? null : ofLiteral(address);
    }

    /**
     * Returns whether the text matches {@link #IPV4} and has no port. Faster than the pattern, because each request parses addresses
     * several times.
     */
    private static boolean isIpv4WithoutPort(String text) {
        int dots = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0) {
                dots++;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < 3) {
                digits++;
            } else {
                return false;
            }
        }
        return dots == 3 && digits > 0;
    }

    private static @Nullable NetworkAddress ofLiteral(String literal) {
        try {
            return new NetworkAddress(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /**
     * Returns the part of an IP address that usually identifies one customer of an internet provider. For IPv4, this is the whole address.
     * For IPv6, it is the first 64 bits in hexadecimal. Text that is not an address is returned unchanged.
     */
    public static String network(String text) {
        NetworkAddress parsed = parse(text);
        if (parsed == null) {
            return text;
        }
        byte[] bytes = parsed.address().getAddress();
        return bytes.length > NETWORK_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : parsed.text();
    }

    /** Returns the address as text, in the format that the servlet container uses for client addresses. */
    public String text() {
        return address.getHostAddress();
    }
}
