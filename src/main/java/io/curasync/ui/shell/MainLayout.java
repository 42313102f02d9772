package io.curasync.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.ui.HeaderContribution;
import io.curasync.ui.KeyboardShortcuts;
import io.curasync.ui.MenuBadge;
import io.curasync.ui.UserProfile;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Layout of all views except the sign-in and invitation pages. On wide screens, a side menu next to the view shows the navigation and the
 * user. On phones, there is a bar at the top and a tab bar at the bottom, and the side menu is a drawer.
 */
@Layout
@PermitAll
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final UserProfile.Person NOBODY = new UserProfile.Person("Not signed in", "");

    private final ObjectProvider<HeaderContribution> contributions;
    private final Main main = new Main();
    private final SideMenu side;

    MainLayout(
            AuthenticationContext authentication,
            ObjectProvider<UserProfile> profile,
            ObjectProvider<HeaderContribution> contributions,
            ObjectProvider<MenuBadge> badges,
            DatabaseNotices databaseNotices) {
        this.contributions = contributions;
        UserProfile known = profile.getIfAvailable(() -> () -> byName(authentication));
        UserProfile.Person person = authentication.isAuthenticated() ? known.current() : NOBODY;
        NavigationMenu navigationMenu =
                new NavigationMenu(badges.orderedStream().toList());
        side = new SideMenu(navigationMenu.side(), new UserMenu(person, known.path(), authentication::logout));
        addClassName("cs-layout");
        main.addClassName("cs-main");
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        add(
                skipLink(),
                bar(person),
                side,
                side.scrim(),
                main,
                navigationMenu.tabs(side, pathsInBar()),
                new KeyboardShortcuts(),
                new DatabaseNotice(databaseNotices, state -> {}));
    }

    private Component skipLink() {
        Anchor link = new Anchor("#main", "Skip to content");
        link.setRouterIgnore(true);
        link.addClassName("cs-skip");
        // The default action would open the start page, because the browser resolves “#main” relative to the base URL.
        link.getElement()
                .executeJs(
                        "this.onclick = click => { click.preventDefault(); document.getElementById('main').focus(); }");
        return link;
    }

    private Header bar(UserProfile.Person person) {
        Div shown = new Div();
        shown.addClassName("cs-contributions");
        contributions(HeaderContribution.Position.BAR).forEach(shown::add);
        String initials = UserProfile.initials(person.name());
        NativeButton user = side.toggleWith(new NativeButton(initials));
        user.addClassNames("cs-avatar", "cs-phone-only");
        // Voice control finds a button by its visible text, so the label must contain that text.
        user.setAriaLabel(initials + ", menu of " + person.name());
        Header bar = new Header(new Brand(), shown, user);
        bar.addClassName("cs-bar");
        return bar;
    }

    private Set<String> pathsInBar() {
        return contributions.stream()
                .filter(contribution -> contribution.position() == HeaderContribution.Position.BAR)
                .map(HeaderContribution::path)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Creates the components that other modules add at the position ({@link HeaderContribution}), in the order of {@code @Order}. */
    public List<Component> contributions(HeaderContribution.Position position) {
        return contributions
                .orderedStream()
                .filter(contribution -> contribution.position() == position)
                .map(HeaderContribution::component)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.removeAll();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.removeAll();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        side.close();
    }

    private static UserProfile.Person byName(AuthenticationContext authentication) {
        return new UserProfile.Person(
                authentication.getPrincipalName().orElse(""), authentication.hasRole("ADMIN") ? "Admin" : "Rep");
    }
}
