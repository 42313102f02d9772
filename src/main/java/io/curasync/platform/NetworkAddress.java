package io.curasync.platform;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IP address that was read from text. An IPv6 address that stands for an IPv4 one is that IPv4 address. */
public record NetworkAddress(InetAddress address) {

    private static final int NETWORK_BYTES = 8;

    /** Java's own parser also takes {@code 127.1} and plain numbers. */
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");

    private static final Pattern BRACKETED_IPV6 = Pattern.compile("\\[([^\\]]*)\\](?::\\d{1,5})?");

    /** The address without a port, brackets or an IPv6 zone; null if the text is no address. */
    public static @Nullable NetworkAddress parse(String text) {
        Matcher ipv4 = IPV4.matcher(text.strip());
        Matcher ipv6 = BRACKETED_IPV6.matcher(text.strip());
        String literal = ipv4.matches() ? ipv4.group(1) : ipv6.matches() ? ipv6.group(1) : text.strip();
        if (!ipv4.matches() && literal.indexOf(':') < 0) {
            return null;
        }
        try {
            return new NetworkAddress(InetAddress.ofLiteral(literal.replaceFirst("%.*", "")));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /**
     * The network that one customer of a provider usually has: an IPv4 address, or the first 64 bits of an IPv6 address. The
     * text itself if it is no address.
     */
    public static String network(String text) {
        NetworkAddress parsed = parse(text);
        if (parsed == null) {
            return text;
        }
        byte[] bytes = parsed.address().getAddress();
        return bytes.length > NETWORK_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : parsed.text();
    }

    /** As the servlet container writes addresses. */
    public String text() {
        return address.getHostAddress();
    }
}
