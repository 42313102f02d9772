package io.curasync.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import io.curasync.ui.Icon;
import io.curasync.ui.KeyboardShortcuts;
import io.curasync.ui.MenuBadge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Creates the navigation, with an entry for each view with the annotation {@code @Menu} that the user may open. The entries are sorted by
 * {@code order}. Entries with an order of {@value #ADMIN} or more appear under the heading "Admin". The {@code icon} in the annotation is a
 * name that {@link Icon#named} finds.
 */
final class NavigationMenu {

    static final double ADMIN = 100;
    private static final int TABS = 4;
    /** Route of the view that the slash key opens from screens without their own search field. */
    private static final String SEARCH_PATH = "practices";

    private final List<MenuEntry> entries = MenuConfiguration.getMenuEntries();
    private final Map<String, MenuBadge> badges;
    private final Map<String, Character> letters =
            KeyboardShortcuts.letters(entries.stream().map(MenuEntry::title).toList());

    NavigationMenu(List<MenuBadge> badges) {
        this.badges = badges.stream().collect(Collectors.toMap(badge -> bare(badge.path()), Function.identity()));
    }

    /** Creates the side navigation with all entries. */
    Nav side() {
        Nav nav = new Nav();
        nav.addClassName("cs-nav");
        nav.getElement().setAttribute("aria-label", "Main");
        entries.stream().filter(entry -> !isAdmin(entry)).map(this::sideLink).forEach(nav::add);
        List<MenuEntry> admin = entries.stream().filter(NavigationMenu::isAdmin).toList();
        if (!admin.isEmpty()) {
            nav.add(new H2("Admin"));
            admin.stream().map(this::sideLink).forEach(nav::add);
        }
        return nav;
    }

    private RouterLink sideLink(MenuEntry entry) {
        RouterLink link = link(entry);
        Character letter = letters.get(entry.title());
        if (letter != null) {
            KeyboardShortcuts.openOnLetter(link, letter, entry.title());
        }
        if (bare(entry.path()).equals(SEARCH_PATH)) {
            KeyboardShortcuts.openSearchOnSlash(link);
        }
        return link;
    }

    /**
     * Creates the tab bar for phones. It contains up to {@value #TABS} tabs and a button that opens the side menu. The tabs are the first
     * entries that are not under "Admin".
     *
     * @param menu the side menu
     * @param pathsInBar routes to which the top bar already links; their entries get no tab
     */
    Nav tabs(SideMenu menu, Set<String> pathsInBar) {
        Nav nav = new Nav();
        nav.addClassNames("cs-tabs", "cs-phone-only");
        nav.getElement().setAttribute("aria-label", "Main, short");
        entries.stream()
                .filter(entry -> !isAdmin(entry) && !pathsInBar.contains(bare(entry.path())))
                .limit(TABS)
                .map(this::link)
                .forEach(nav::add);
        NativeButton more = menu.toggleWith(new NativeButton());
        more.add(Icon.MENU.create(), new Span("More"));
        nav.add(more);
        return nav;
    }

    private RouterLink link(MenuEntry entry) {
        RouterLink link = new RouterLink(entry.menuClass());
        Icon icon = entry.icon() == null ? Icon.DOT : Icon.named(entry.icon()).orElse(Icon.DOT);
        link.add(icon.create(), new Span(entry.title()));
        String path = bare(entry.path());
        MenuBadge badge = badges.get(path);
        if (badge != null) {
            Div count = new Div(badge.badge());
            count.addClassName("cs-count");
            link.add(count);
        }
        link.setHighlightCondition(
                (target, navigation) -> isCurrent(path, navigation.getLocation().getPath()));
        link.setHighlightAction(
                (target, current) -> target.getElement().setAttribute("aria-current", current ? "page" : "false"));
        return link;
    }

    /**
     * Returns whether to mark the entry with the path as the current one. The current entry has the longest path that is equal to the
     * location or a parent of the location.
     */
    private boolean isCurrent(String path, String location) {
        return covers(path, location)
                && entries.stream()
                        .map(entry -> bare(entry.path()))
                        .noneMatch(other -> other.length() > path.length() && covers(other, location));
    }

    private static boolean covers(String path, String location) {
        return location.equals(path) || (!path.isEmpty() && location.startsWith(path + "/"));
    }

    private static boolean isAdmin(MenuEntry entry) {
        return entry.order() != null && entry.order() >= ADMIN;
    }

    private static String bare(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
