package io.curasync.platform.proxy;

import io.curasync.platform.http.NetworkAddress;
import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proxies whose forwarding headers are trusted ({@code curasync.trusted-proxies}). Determines the client address from these headers.
 *
 * @param ranges addresses of the proxies
 * @param isChain whether a request may pass several trusted proxies. If false, the client is the address that the directly connected proxy
 *     added, even if that address is private. The default setting requires false, because it trusts all private addresses. With true, any
 *     machine in the private network could forge a client address.
 */
record TrustedProxies(List<AddressRange> ranges, boolean isChain) {

    static final String PROPERTY = "curasync.trusted-proxies";

    private static final String NONE = "none";

    private static final List<AddressRange> PRIVATE = Stream.of(
                    "127.0.0.0/8",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "169.254.0.0/16",
                    "100.64.0.0/10",
                    "::1",
                    "fc00::/7",
                    "fe80::/10")
            .map(TrustedProxies::range)
            .toList();

    /**
     * Creates the trusted proxies from the value of the setting.
     *
     * @param setting addresses and ranges; the single value {@code none} if no proxy is trusted; empty for the default, which trusts all
     *     private addresses
     * @throws SettingException if a part is neither an address nor a range
     */
    static TrustedProxies of(List<String> setting) {
        List<String> parts = setting.stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.equals(List.of(NONE))) {
            return new TrustedProxies(List.of(), true);
        }
        return parts.isEmpty()
                ? new TrustedProxies(PRIVATE, false)
                : new TrustedProxies(parts.stream().map(TrustedProxies::range).toList(), true);
    }

    private static AddressRange range(String text) {
        AddressRange range = AddressRange.parse(text);
        if (range == null) {
            throw new SettingException(
                    "%s has the part “%s”, which is neither an IP address nor an address range."
                            .formatted(SettingRules.name(PROPERTY), text),
                    "List the proxies' addresses or ranges, separated by commas, such as 10.0.0.5,192.168.1.0/24. Or write"
                            + " none, or remove the setting to use the default.");
        }
        return range;
    }

    /** Returns whether the address belongs to a trusted proxy. Avoids streams, because this method is called for each request. */
    boolean contains(InetAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the address of the client. Searches the header from right to left for the first address that is not a trusted proxy. If
     * {@code isChain} is false, the result is always the rightmost address. If all addresses are trusted proxies, the result is the
     * leftmost address. The search ends at a part that is not an address. The result is then the address to the right of that part, or
     * {@code peer} if there is none.
     *
     * @param peer address of the directly connected proxy, which is trusted
     * @param forwardedFor parts of the header {@code X-Forwarded-For} from left to right
     */
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        for (String part : forwardedFor.reversed()) {
            NetworkAddress reported = NetworkAddress.parse(part);
            if (reported == null) {
                return client;
            }
            client = reported.address();
            if (!isChain || !contains(client)) {
                return client;
            }
        }
        return client;
    }
}
