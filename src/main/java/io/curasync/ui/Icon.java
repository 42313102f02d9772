package io.curasync.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Icons, drawn as strokes on a grid of 24 by 24 units in the color of the surrounding text. Screen readers ignore icons, so each use of an
 * icon needs a text or an accessible name.
 */
public enum Icon {
    HOME("<path d='m3 11 9-8 9 8'/><path d='M5 9.5V21h5v-6h4v6h5V9.5'/>"),
    BUILDING("<path d='M4 21V7l8-4 8 4v14'/><path d='M9 21v-7h6v7'/><path d='M9 10h.01M12 10h.01M15 10h.01'/>"),
    BELL("<path d='M6 9a6 6 0 0 1 12 0c0 6 2 7 2 8H4c0-1 2-2 2-8Z'/><path d='M10 20.5a2.2 2.2 0 0 0 4 0'/>"),
    SYNC("<path d='M20 11a8 8 0 0 0-14.3-4L3 9.5'/><path d='M3 4.500v5h5'/>"
            + "<path d='M4 13a8 8 0 0 0 14.3 4l2.7-2.5'/><path d='M21 19.500v-5h-5'/>"),
    WEBHOOK("<path d='M18 17h-6c-1.1 0-2 .9-2.6 1.9A4 4 0 1 1 3 15.5'/>"
            + "<path d='m6 17 3.1-5.8c.5-.9.2-2-.4-2.8A4 4 0 1 1 16 6.5'/>"
            + "<path d='m12 6 3.1 5.7c.5.9 1.6 1.3 2.6 1.3a4 4 0 1 1-2.5 7'/>"),
    DORMANT("<path d='M13.5 13h7l-7 8h7'/><path d='M4 4h6l-6 7h6'/>"),
    BOX("<path d='m12 3 9 4.500v9L12 21l-9-4.500v-9Z'/><path d='M12 8v5m0 3.500v.01'/>"),
    PEOPLE("<circle cx='10' cy='8' r='4'/><path d='M3 21c0-4 3-6 7-6s7 2 7 6'/>"
            + "<path d='M16 4.300a4 4 0 0 1 0 7.400M19 15.500c1.3.9 2 2.5 2 4.5'/>"),
    PULSE("<path d='M2 12h4l3-8 5 16 3-8h5'/>"),
    GEAR("<circle cx='12' cy='12' r='3.2'/>" + "<path d='M12 2.500v3m0 13v3M2.5 12h3m13 0h3'/>"
            + "<path d='M5.3 5.300l2.1 2.100m9.2 9.2 2.1 2.100m0-13.4-2.1 2.100m-9.2 9.2-2.1 2.1'/>"),
    CART(
            "<path d='M2.5 4H5l2.5 11.500h11L21 7.500H6'/><circle cx='9' cy='19.5' r='1'/><circle cx='17' cy='19.5' r='1'/>"),
    BOLT("<path d='M13 2.5 4.5 13.500H11l-1 8 8.5-11H12Z'/>"),
    SEARCH("<circle cx='11' cy='11' r='7'/><path d='m21 21-5-5'/>"),
    DOWNLOAD("<path d='M12 3v12m-5-4.5 5 5 5-5M4 20.500h16'/>"),
    PAUSE("<path d='M8.5 4.500v15m7-15v15'/>"),
    PLAY("<path d='M7 4.500v15l12-7.500Z'/>"),
    CLOSE("<path d='m5 5 14 14M19 5 5 19'/>"),
    CHECK("<path d='m4.5 12.5 5 5L20 7'/>"),
    WARNING("<path d='M12 3.5 1.8 20.500h20.400Z'/><path d='M12 10v5m0 2.800v.01'/>"),
    PENCIL("<path d='M4 20h4L19.500 8.500l-4-4L4 16Z'/><path d='m13 7 4 4'/>"),
    PLUS("<path d='M12 5v14M5 12h14'/>"),
    MENU("<path d='M4 6.500h16M4 12h16M4 17.500h16'/>"),
    SIGN_OUT("<path d='M14 4H5v16h9M10 12h11m-4-4 4 4-4 4'/>"),
    SUN("<circle cx='12' cy='12' r='4'/>" + "<path d='M12 2.500v2m0 15v2M2.5 12h2m15 0h2'/>"
            + "<path d='M5.3 5.300l1.4 1.400m10.6 10.6 1.4 1.400m0-13.4-1.4 1.400M6.7 17.300l-1.4 1.4'/>"),
    MOON("<path d='M20.5 14A8.5 8.5 0 1 1 10 3.500a7 7 0 0 0 10.5 10.500Z'/>"),
    SYSTEM("<path d='M3 4.500h18v12H3ZM9 20.500h6m-3-4v4'/>"),
    SPINNER("<path d='M20.5 12A8.5 8.5 0 1 1 12 3.5'/>"),
    LIST("<path d='M8.5 6.500H21M8.5 12H21M8.5 17.500H21M3.5 6.500h.01M3.5 12h.01M3.5 17.500h.01'/>"),
    SEND("<path d='M21 3 3.5 10.300l6.800 3.400 3.400 6.800Z'/><path d='M21 3 10.300 13.700'/>"),
    UPLOAD("<path d='M12 15.500v-12m-5 4.500 5-5 5 5M4 20.500h16'/>"),
    PHONE("<path d='M5 3.500h4l2 5-2.500 1.500a11 11 0 0 0 5.500 5.500l1.500-2.500 5 2v4"
            + "a2 2 0 0 1-2 2A16 16 0 0 1 3 5.500a2 2 0 0 1 2-2Z'/>"),
    MAIL("<path d='M3 5.500h18v13.500H3Z'/><path d='m3.500 6.500 8.500 6.500 8.500-6.500'/>"),
    PIN(
            "<path d='M12 21.500s-7-6.500-7-11.500a7 7 0 0 1 14 0c0 5-7 11.500-7 11.500Z'/><circle cx='12' cy='10' r='2.5'/>"),
    TARGET("<circle cx='12' cy='12' r='9'/><circle cx='12' cy='12' r='5'/><circle cx='12' cy='12' r='1'/>"),
    DOT("<circle cx='12' cy='12' r='3.5'/>");

    private final String strokes;

    Icon(String strokes) {
        this.strokes = strokes;
    }

    /** Creates a component that shows the icon, hidden from screen readers. */
    public Span create() {
        Span icon = new Span();
        icon.addClassName("cs-icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        showIn(icon);
        return icon;
    }

    /** Replaces the icon of a component that {@link #create} returned. */
    void showIn(Span icon) {
        icon.setClassName("cs-spin", this == SPINNER);
        icon.getElement().setProperty("innerHTML", svg());
    }

    /** Returns the icon as SVG markup. */
    public String svg() {
        return "<svg viewBox='0 0 24 24'>" + strokes + "</svg>";
    }

    /**
     * Returns the icon with the name in {@code @Menu(icon = "…")}, ignoring case; empty if there is no such icon. A hyphen in the name
     * represents an underscore.
     */
    public static Optional<Icon> named(String name) {
        String constantName = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(icon -> icon.name().equals(constantName))
                .findFirst();
    }
}
