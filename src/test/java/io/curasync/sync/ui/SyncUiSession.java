package io.curasync.sync.ui;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.TestUsers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Browser tab of a new user with the email {@code admin@example.com} or {@code rep@example.com}. */
final class SyncUiSession implements AutoCloseable {

    private SyncUiSession() {}

    static SyncUiSession as(Role role, ApplicationContext context) {
        UserAccounts userAccounts = context.getBean(UserAccounts.class);
        User user = role == Role.ADMIN
                ? TestUsers.admin(userAccounts, "admin@example.com")
                : TestUsers.rep(userAccounts, "rep@example.com");
        CurrentUser current = new CurrentUser(user.id(), user.email(), user.name(), role);
        SecurityContextHolder.setContext(new SecurityContextImpl(new UsernamePasswordAuthenticationToken(
                current, null, AuthorityUtils.createAuthorityList("ROLE_" + role))));
        Routes routes = new Routes();
        routes.getRoutes().add(SyncView.class);
        MockVaadin.setup(MockedUI::new, new MockSpringServlet(routes, context, MockedUI::new));
        return new SyncUiSession();
    }

    /** Opens the sync monitor by its URL. */
    static SyncView openMonitor(ApplicationContext context, @Nullable Long run) {
        SyncView view = context.getAutowireCapableBeanFactory().createBean(SyncView.class);
        UI.getCurrent().add(view);
        view.open(run);
        return view;
    }

    @Override
    public void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }
}
