package io.curasync.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import io.curasync.ui.Icon;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Color scheme chosen by the user: light, dark, or the system's. Stored in a cookie, so that the first paint already
 * has the right colors.
 */
enum ColorSchemePreference {
    SYSTEM("System", Icon.SYSTEM, ColorScheme.Value.LIGHT_DARK),
    LIGHT("Light", Icon.SUN, ColorScheme.Value.LIGHT),
    DARK("Dark", Icon.MOON, ColorScheme.Value.DARK);

    private static final String COOKIE = "curasync-appearance";

    private final String label;
    private final Icon icon;
    private final ColorScheme.Value scheme;

    ColorSchemePreference(String label, Icon icon, ColorScheme.Value scheme) {
        this.label = label;
        this.icon = icon;
        this.scheme = scheme;
    }

    String label() {
        return label;
    }

    Icon icon() {
        return icon;
    }

    String scheme() {
        return scheme.getValue();
    }

    static ColorSchemePreference of(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? SYSTEM
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> named(cookie.getValue()))
                        .findFirst()
                        .orElse(SYSTEM);
    }

    /** Returns the scheme that the UI currently uses. */
    static ColorSchemePreference of(UI ui) {
        ColorScheme.Value shown = ui.getPage().getColorScheme();
        return Arrays.stream(values())
                .filter(a -> a.scheme == shown)
                .findFirst()
                .orElse(SYSTEM);
    }

    void applyTo(UI ui) {
        ui.getPage().setColorScheme(scheme);
    }

    /** Applies the scheme now, in the other tabs of this browser, and on later visits with this browser. */
    void choose(UI ui) {
        applyTo(ui);
        ui.getPage().executeJs("""
                document.cookie = $0 + '=' + $1 + '; path=' + new URL(document.baseURI).pathname
                    + '; max-age=31536000; samesite=lax';
                new BroadcastChannel($0).postMessage($1);
                """, COOKIE, name().toLowerCase(Locale.ROOT));
    }

    /** Calls the component's {@code chosenElsewhere} with the name of the scheme that the user chose in another tab. */
    static void follow(Component component) {
        component.getElement().executeJs("""
                this.channel?.close();
                this.channel = new BroadcastChannel($0);
                this.channel.onmessage = message => this.isConnected && this.$server.chosenElsewhere(message.data);
                """, COOKIE);
    }

    static ColorSchemePreference named(@Nullable String value) {
        return Arrays.stream(values())
                .filter(appearance -> appearance.name().equalsIgnoreCase(value))
                .findFirst()
                .orElse(SYSTEM);
    }
}
