package io.curasync.account;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Derives the name of a device from the {@code User-Agent}, such as "Firefox on Windows". */
public final class DeviceName {

    /**
     * Browser names by a part of the {@code User-Agent}. The first match applies. The order matters, because the {@code User-Agent} of
     * most browsers also contains the names of other browsers.
     */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "Mac"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private DeviceName() {}

    /**
     * Returns the name of a device. For an unknown browser, the name starts with "A browser". For an unknown system, it contains
     * only the browser.
     *
     * @param userAgent null if the browser sent none
     */
    public static String of(@Nullable String userAgent) {
        String browser = first(BROWSERS, userAgent, "A browser");
        String system = first(SYSTEMS, userAgent, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(List<Map.Entry<String, String>> names, @Nullable String userAgent, String otherwise) {
        return names.stream()
                .filter(name -> userAgent != null && userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
