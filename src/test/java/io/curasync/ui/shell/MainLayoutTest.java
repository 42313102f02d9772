package io.curasync.ui.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.spring.security.AuthenticationContext;
import com.vaadin.flow.spring.security.SpringMenuAccessControl;
import io.curasync.platform.database.DatabaseAvailability;
import io.curasync.ui.HeaderContribution;
import io.curasync.ui.MenuBadge;
import io.curasync.ui.UserProfile;
import io.curasync.ui.ViewHeader;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.support.GenericWebApplicationContext;

class MainLayoutTest {

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    @BeforeEach
    void openBrowser() {
        GenericWebApplicationContext context = new GenericWebApplicationContext();
        context.registerBean(SpringMenuAccessControl.class);
        context.refresh();
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(), context, UI::new));
        UI.getCurrent().addBeforeEnterListener(new NavigationAccessControl());
        List.of(Start.class, Audit.class).forEach(RouteConfiguration.forApplicationScope()::setAnnotatedRoute);
    }

    @AfterEach
    void closeBrowser() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    @Test
    void showsAdminEntriesWithTheirHeading() {
        MainLayout layout = layoutFor("morgan@example.com", "ADMIN");

        assertThat(side(layout).getElement().getTextRecursively()).isEqualTo("StartAdminAudit");
    }

    @Test
    void hidesAdminEntriesFromReps() {
        MainLayout layout = layoutFor("dana@example.com", "REP");

        assertThat(side(layout).getElement().getTextRecursively()).isEqualTo("Start");
    }

    @Test
    void showsTheBadgeOfAnEntry() {
        beans.addBean("count", new MenuBadge() {
            @Override
            public String path() {
                return "layout-test-start";
            }

            @Override
            public Component badge() {
                return new Span("3");
            }
        });

        RouterLink entry = _get(side(layoutFor("dana@example.com", "REP")), RouterLink.class);

        assertThat(entry.getElement().getTextRecursively()).isEqualTo("Start3");
    }

    @Test
    void showsTheNameOfTheUserProfile() {
        beans.addBean("profile", (UserProfile) () -> new UserProfile.Person("Dana Reyes", "Rep"));

        UserMenu user = _get(layoutFor("dana@example.com", "REP"), UserMenu.class);

        assertThat(user.getElement().getTextRecursively()).isEqualTo("DRDana ReyesRep");
    }

    @Test
    void addsHeaderContributionsToEveryView() {
        beans.addBean("live", (HeaderContribution) () -> Optional.of(new Span("Live")));
        beans.addBean("hidden", (HeaderContribution) Optional::empty);
        MainLayout layout = layoutFor("dana@example.com", "REP");
        UI.getCurrent().add(layout);

        layout.showRouterLayoutContent(new Div(new ViewHeader("Practices")));

        Div contributed = _get(_get(layout, ViewHeader.class), Div.class, spec -> spec.withClasses("cs-contributions"));
        assertThat(contributed.getElement().getTextRecursively()).isEqualTo("Live");
    }

    @Test
    void omitsPhoneTabsLinkedFromTheBar() {
        beans.addBean("bell", new HeaderContribution() {
            @Override
            public Optional<Component> component() {
                return Optional.of(new Span("Bell"));
            }

            @Override
            public Position position() {
                return Position.BAR;
            }

            @Override
            public String path() {
                return "layout-test-start";
            }
        });

        Nav tabs = _find(layoutFor("dana@example.com", "REP"), Nav.class, spec -> spec.withClasses("cs-tabs"))
                .getFirst();

        assertThat(tabs.getElement().getTextRecursively()).isEqualTo("More");
    }

    @Test
    void appliesTheColorsChosenInAnotherTab() {
        UserMenu user = _get(layoutFor("dana@example.com", "REP"), UserMenu.class);
        UI.getCurrent().add(user);

        user.chosenElsewhere("dark");

        assertThat(ColorSchemePreference.of(UI.getCurrent())).isEqualTo(ColorSchemePreference.DARK);
        assertThat(_get(user, NativeButton.class, spec -> spec.withAttribute("aria-pressed", "true"))
                        .getTitle())
                .contains("Dark");
    }

    @Test
    void usesInitialsOfFirstAndLastName() {
        assertThat(Map.of("Ava Maria Lindqvist", "AL", "dana.reyes@example.com", "DR", "admin@localhost", "A", "", ""))
                .allSatisfy((name, initials) ->
                        assertThat(UserProfile.initials(name)).isEqualTo(initials));
    }

    private MainLayout layoutFor(String email, String role) {
        var authentication = new TestingAuthenticationToken(email, null, "ROLE_" + role);
        SecurityContextHolder.getContext().setAuthentication(authentication);
        FakeRequest request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(authentication);
        request.setUserInRole((principal, wanted) -> wanted.equals(role));
        return new MainLayout(
                new AuthenticationContext(),
                beans.getBeanProvider(UserProfile.class),
                beans.getBeanProvider(HeaderContribution.class),
                beans.getBeanProvider(MenuBadge.class),
                new DatabaseNotices(new DatabaseAvailability(event -> {})));
    }

    private static Nav side(MainLayout layout) {
        return _find(layout, Nav.class, spec -> spec.withClasses("cs-nav")).getFirst();
    }

    @PermitAll
    @Menu(title = "Start", order = 1, icon = "home")
    @Route(value = "layout-test-start", registerAtStartup = false)
    static class Start extends Div {}

    @RolesAllowed("ADMIN")
    @Menu(title = "Audit", order = NavigationMenu.ADMIN)
    @Route(value = "layout-test-audit", registerAtStartup = false)
    static class Audit extends Div {}
}
