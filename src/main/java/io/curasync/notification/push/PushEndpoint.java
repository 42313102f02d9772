package io.curasync.notification.push;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Validates the URLs of push services. Browsers report these URLs, so a user could forge a URL to make CuraSync send requests to the
 * private network. Java caches the addresses of a host. Therefore, a connection that follows a check uses the checked addresses.
 */
final class PushEndpoint {

    /** Maximum number of characters of a URL. The URLs of the known push services have at most 600 characters. */
    static final int MAX_LENGTH = 1_000;

    private final boolean allowLoopback;

    PushEndpoint(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    /**
     * Returns whether a browser may subscribe with the URL. The URL must use https on the standard port, and must contain neither
     * credentials nor a fragment. If the setting allows it, a loopback URL may use http and any port.
     */
    boolean isAcceptable(String url) {
        if (url.length() > MAX_LENGTH) {
            return false;
        }
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                return false;
            }
            return "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443)
                    || isAllowedLoopback(uri);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /**
     * Checks that all addresses of the host are public.
     *
     * @param uri a URL that {@link #isAcceptable} accepted
     * @throws UnknownHostException if the host has no address
     * @throws IOException if an address of the host is not public
     */
    void requirePublicHost(URI uri) throws IOException {
        if (isAllowedLoopback(uri)) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            if (!isPublic(address)) {
                throw new IOException("its address is not public");
            }
        }
    }

    private boolean isAllowedLoopback(URI uri) {
        return allowLoopback && uri.getHost().matches("localhost|127\\.0\\.0\\.1");
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean isSpecial = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        // RFC 4193, RFC 6052 and RFC 3056 (which embed IPv4 addresses); 0.0.0.0/8, RFC 6598, RFC 2544 and reserved
        // addresses.
        boolean isReserved = address instanceof Inet6Address
                ? (first & 0xfe) == 0xfc || first == 0 || first == 0x20 && second == 0x02
                : first == 0
                        || first >= 240
                        || first == 100 && (second & 0xc0) == 64
                        || first == 198 && (second & 0xfe) == 18;
        return !isSpecial && !isReserved;
    }
}
