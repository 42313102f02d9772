package io.curasync.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import io.curasync.ui.Icon;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The user's color scheme: light, dark, or the scheme of the operating system. A cookie stores the choice for a year. This way, a page has
 * the right colors from its first paint.
 */
enum ColorSchemePreference {
    SYSTEM("System", Icon.SYSTEM, ColorScheme.Value.LIGHT_DARK),
    LIGHT("Light", Icon.SUN, ColorScheme.Value.LIGHT),
    DARK("Dark", Icon.MOON, ColorScheme.Value.DARK);

    private static final String COOKIE = "curasync-appearance";

    /** Background color of the light scheme. Must be the same as {@code --cs-bg} in the style sheet. */
    private static final String LIGHT_BACKGROUND = "#eff0f4";

    private static final String DARK_BACKGROUND = "#14161b";

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

    /**
     * Adds {@code theme-color} elements with the background color of the scheme. The browser fills its own bars around the page with this
     * color. The scheme of the operating system needs two elements, one for light and one for dark.
     */
    void addThemeColors(Element head) {
        if (this != DARK) {
            addThemeColor(head, LIGHT_BACKGROUND, "light");
        }
        if (this != LIGHT) {
            addThemeColor(head, DARK_BACKGROUND, "dark");
        }
    }

    private void addThemeColor(Element head, String color, String preferred) {
        Element meta = head.appendElement("meta").attr("name", "theme-color").attr("content", color);
        if (this == SYSTEM) {
            meta.attr("media", "(prefers-color-scheme: " + preferred + ")");
        }
    }

    /** Returns the scheme in the cookie; {@link #SYSTEM} if the cookie is missing or invalid. */
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

    /** Applies the scheme to this tab and to the other tabs of this browser, and stores it in the cookie. */
    void choose(UI ui) {
        applyTo(ui);
        ui.getPage().executeJs("""
                document.cookie = $0 + '=' + $1 + '; path=' + new URL(document.baseURI).pathname
                    + '; max-age=31536000; samesite=lax';
                new BroadcastChannel($0).postMessage($1);
                """, COOKIE, name().toLowerCase(Locale.ROOT));
    }

    /**
     * Calls the client-callable method {@code chosenElsewhere} of the component when the user chooses a scheme in another tab of this
     * browser. The argument is the name of the scheme. Must be called each time the component is attached.
     */
    static void follow(Component component) {
        component.getElement().executeJs("""
                this.channel?.close();
                this.channel = new BroadcastChannel($0);
                this.channel.onmessage = message => this.isConnected && this.$server.chosenElsewhere(message.data);
                """, COOKIE);
    }

    /** Returns the scheme with the name. Returns {@link #SYSTEM} if there is no such scheme or the name is null. Ignores case. */
    static ColorSchemePreference named(@Nullable String value) {
        return Arrays.stream(values())
                .filter(preference -> preference.name().equalsIgnoreCase(value))
                .findFirst()
                .orElse(SYSTEM);
    }
}
