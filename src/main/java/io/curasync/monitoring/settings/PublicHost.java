package io.curasync.monitoring.settings;

import io.curasync.platform.http.NetworkAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Recognizes URLs through which data would be sent unencrypted over a public network. Does not resolve host names. */
final class PublicHost {

    /**
     * Matches host names that only a private network can resolve. Such a name has no dot, or ends with a domain that is used only in
     * private networks.
     */
    private static final Pattern PRIVATE_NAME =
            Pattern.compile("(?i)[^.]+|.+\\.(local|internal|localhost|lan|home\\.arpa|svc|test|cluster\\.local)\\.?");

    private PublicHost() {}

    /** Returns whether the scheme is http and the host is not known to be private. */
    static boolean isReachedByPlainHttp(String url) {
        try {
            URI uri = new URI(url.strip());
            return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && isPublic(uri.getHost());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isPublic(String host) {
        NetworkAddress address = NetworkAddress.parse(host);
        return address == null ? !PRIVATE_NAME.matcher(host).matches() : !isPrivate(address.address());
    }

    private static boolean isPrivate(InetAddress address) {
        boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || uniqueLocal;
    }
}
