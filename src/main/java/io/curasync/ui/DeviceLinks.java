package io.curasync.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds URLs that open the phone app, the mail program or the map app of the user's device. */
public final class DeviceLinks {

    /** Matches a phone number, with an extension if there is one. */
    private static final Pattern PHONE = Pattern.compile("(.*?)(?:(?:x|ext\\.?) ?(\\d+))?", Pattern.DOTALL);

    private static final Pattern APPLE = Pattern.compile("Macintosh|iPhone|iPad");

    private DeviceLinks() {}

    /**
     * Returns the URL that dials a number. An extension is appended after a comma, which makes the phone pause before it dials the
     * extension. The comma is used instead of {@code ;ext=} (RFC 3966), because more phones support the comma.
     *
     * @param phone valid phone number, as a person typed it
     */
    public static String call(String phone) {
        Matcher parts = PHONE.matcher(phone.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return "tel:" + digits(phone);
        }
        String plus = phone.startsWith("+") ? "+" : "";
        String extension = parts.group(2) == null ? "" : "," + parts.group(2);
        return "tel:" + plus + digits(parts.group(1)) + extension;
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    /** Returns the URL that opens a new email to the address. */
    public static String email(String address) {
        return "mailto:" + encoded(address).replace("%40", "@");
    }

    /**
     * Returns the URL that shows an address on the map of the device. The URL does not lead to the website of a map service. Therefore,
     * CuraSync needs no access to the internet, and the browser sends the address to no website. The scheme {@code geo:} (RFC 5870) opens
     * the map app on Android, Linux and Windows. Apple devices do not support this scheme, but open their map app for {@code maps:}. The
     * user agent of an iPad may name a Mac instead, so both are treated in the same way.
     *
     * @param userAgent the browser's {@code User-Agent}; null if it sent none
     */
    public static String directions(String address, @Nullable String userAgent) {
        boolean isApple = userAgent != null && APPLE.matcher(userAgent).find();
        return (isApple ? "maps:?q=" : "geo:0,0?q=") + encoded(address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
