package io.curasync.account.security;

import io.curasync.platform.http.NetworkAddress;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a warning about a proxy on this machine that sends no forwarding header. All requests through such a proxy look like
 * loopback requests, which may read the actuator.
 */
final class UnforwardedProxyWarning {

    private static final Logger log = LoggerFactory.getLogger(UnforwardedProxyWarning.class);

    /** Limits the warnings to one per hour. */
    private final Bucket warnings = Bucket.builder()
            .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofHours(1)))
            .build();

    /**
     * Logs a warning if a request comes from this machine but is addressed to a public host. Must be called only for requests
     * without a forwarding header.
     *
     * @param peer IP address from which the connection comes
     * @param host value of the {@code Host} header, without the port
     */
    void check(String peer, String host) {
        NetworkAddress address = NetworkAddress.parse(peer);
        boolean isSuspect = address != null && address.address().isLoopbackAddress() && isPublic(host);
        if (isSuspect && warnings.tryConsume(1)) {
            log.warn(
                    "A request for {} came from this machine without a forwarding header. If it came through a proxy, make the"
                            + " proxy send X-Forwarded-For, or set CURASYNC_ACTUATOR_LOOPBACK=false: /actuator is open to it.",
                    host.replaceAll("[^\\w.:\\[\\]-]", "?"));
        }
    }

    /**
     * Returns whether the host could be reached from the internet. This is the case for a public IP address and for a name with a
     * dot, except names that end with {@code .localhost}.
     */
    static boolean isPublic(String host) {
        NetworkAddress literal = NetworkAddress.parse(host);
        if (literal == null) {
            String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            return name.indexOf('.') > 0 && !name.endsWith(".localhost");
        }
        InetAddress address = literal.address();
        boolean isUniqueLocal = address.getAddress().length > 4 && (address.getAddress()[0] & 0xFE) == 0xFC;
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !isUniqueLocal;
    }
}
