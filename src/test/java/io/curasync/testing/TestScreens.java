package io.curasync.testing;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/** Opens views without a browser. */
public final class TestScreens {

    private static final Routes ROUTES = routes();

    private TestScreens() {}

    /** Simulates a browser window in which this user is signed in. */
    public static void open(ApplicationContext context, User user) {
        var principal = new CurrentUser(user.id(), user.email(), user.name(), user.role());
        var authentication = new UsernamePasswordAuthenticationToken(
                principal, null, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
        SecurityContextHolder.getContext().setAuthentication(authentication);
        MockVaadin.setup(MockedUI::new, new MockSpringServlet(ROUTES, context, MockedUI::new));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(authentication);
        request.setUserInRole((who, role) -> role.equals(user.role().name()));
    }

    /** Simulates that the browser has reported a window of this width, in pixels. */
    public static void setWindowWidth(int width) {
        UI ui = UI.getCurrent();
        String pixels = Integer.toString(width);
        ui.getInternals()
                .setExtendedClientDetails(new ExtendedClientDetails(
                        ui, pixels, "800", pixels, "800", pixels, "800", null, null, null, null, null, null, null, null,
                        null, null, null, null));
    }

    /** Finds all routes, because Karibu's own search finds only public classes. */
    private static Routes routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        var routes = new Routes();
        for (var view : scanner.findCandidateComponents("io.curasync")) {
            routes.getRoutes()
                    .add(ClassUtils.resolveClassName(String.valueOf(view.getBeanClassName()), null)
                            .asSubclass(Component.class));
        }
        return routes;
    }

    /** Simulates that the user scrolls a list away from its top. */
    public static void scrollDown(Grid<?> grid) {
        Element element = grid.getElement();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        element,
                        "cs-scrolled",
                        new JsonMapper().createObjectNode().put("event.detail", true)));
    }

    public static void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }
}
