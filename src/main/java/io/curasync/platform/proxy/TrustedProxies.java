package io.curasync.platform.proxy;

import io.curasync.platform.NetworkAddress;
import io.curasync.platform.SettingException;
import io.curasync.platform.SettingRules;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machines whose forwarding headers are believed ({@code curasync.trusted-proxies}), and the client's address by that.
 *
 * @param isChain whether a proxy may stand behind another one. Without a setting it may not: the address that the direct peer
 *     added counts even if it is a private one, or any machine of the private network could put another before it.
 */
record TrustedProxies(List<AddressRange> ranges, boolean isChain) {

    static final String PROPERTY = "curasync.trusted-proxies";

    private static final String NOBODY = "none";

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
     * @param setting addresses and ranges, only {@code none}, or nothing for the default
     * @throws SettingException one of them is neither an address nor a range
     */
    static TrustedProxies of(List<String> setting) {
        List<String> parts = setting.stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.equals(List.of(NOBODY))) {
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
                    "%s has the part “%s”, which is neither an IP address nor a range of them."
                            .formatted(SettingRules.name(PROPERTY), text),
                    "List the proxies' addresses or ranges with commas between them, such as 10.0.0.5,192.168.1.0/24; or write"
                            + " none, or leave it out for its default.");
        }
        return range;
    }

    /** Runs once for each request, so it does without a stream. */
    boolean contains(InetAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first address from the right that is no trusted proxy. A part that is no address ends the search at the machine that
     * reported it.
     *
     * @param peer         whom the connection is from; a trusted proxy
     * @param forwardedFor the header's parts from left to right
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
