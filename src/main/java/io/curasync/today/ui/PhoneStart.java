package io.curasync.today.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows the list of the day instead of the dashboard if the dashboard is the first screen of a rep's session on a phone. */
@Component
class PhoneStart implements VaadinServiceInitListener {

    private static final String STARTED = "curasync.today.started";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(PhoneStart::enter));
    }

    private static void enter(BeforeEnterEvent event) {
        Optional<CurrentUser> user = CurrentUserAccess.current();
        VaadinSession session = VaadinSession.getCurrent();
        if (user.isEmpty() || session.getAttribute(STARTED) != null) {
            return;
        }
        session.setAttribute(STARTED, true);
        if (user.get().role() == Role.REP && event.getLocation().getPath().isEmpty() && isPhone()) {
            event.forwardTo(TodayView.class);
        }
    }

    /**
     * Returns whether the browser runs on a phone. The user agents of phones contain "Mobi", often as a part of "Mobile". The user agents
     * of laptops and of most tablets do not.
     */
    private static boolean isPhone() {
        VaadinRequest request = VaadinRequest.getCurrent();
        String userAgent = request == null ? null : request.getHeader("User-Agent");
        return userAgent != null && userAgent.contains("Mobi");
    }
}
