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
 * Color scheme chosen by the user: light, dark, or the operating system's. A cookie stores it, so that the first paint
 * already has the right colors.
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

    /** Returns the CSS value for {@code color-scheme}. */
    String scheme() {
        return scheme.getValue();
    }

    /** Returns the scheme in the cookie, or {@link #SYSTEM} without a valid cookie. */
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
                .filter(preference -> preference.scheme == shown)
                .findFirst()
                .orElse(SYSTEM);
    }

    void applyTo(UI ui) {
        ui.getPage().setColorScheme(scheme);
    }

    /** Applies the scheme to this tab and to other tabs of this browser, and stores it in the cookie. */
    void choose(UI ui) {
        applyTo(ui);
        ui.getPage().executeJs("""
                document.cookie = $0 + '=' + $1 + '; path=' + new URL(document.baseURI).pathname
                    + '; max-age=31536000; samesite=lax';
                new BroadcastChannel($0).postMessage($1);
                """, COOKIE, name().toLowerCase(Locale.ROOT));
    }

    /**
     * Calls the client-callable method {@code chosenElsewhere} of the component when the user chooses a scheme in
     * another tab. The argument is the name of the scheme.
     */
    static void follow(Component component) {
        component.getElement().executeJs("""
                this.channel?.close();
                this.channel = new BroadcastChannel($0);
                this.channel.onmessage = message => this.isConnected && this.$server.chosenElsewhere(message.data);
                """, COOKIE);
    }

    /** Returns the scheme with this name, or {@link #SYSTEM} if there is none. Ignores case. */
    static ColorSchemePreference named(@Nullable String value) {
        return Arrays.stream(values())
                .filter(preference -> preference.name().equalsIgnoreCase(value))
                .findFirst()
                .orElse(SYSTEM);
    }
}
