package io.curasync.account.security;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends an HTTP session whose device is signed out before anything relies on it. Stands ahead of whatever reads it. */
class SessionValidationFilter extends OncePerRequestFilter {

    private final LocalSessionRegistry open;
    private final DeviceSessionRepository store;

    SessionValidationFilter(LocalSessionRegistry open, DeviceSessionRepository store) {
        this.open = open;
        this.store = store;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            try {
                look(session, request);
            } catch (IllegalStateException endedJustNow) {
                logger.debug("A session ended while it was looked at", endedJustNow);
            }
        }
        chain.doFilter(request, response);
    }

    private void look(HttpSession session, HttpServletRequest request) {
        if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
            return;
        }
        Optional<DeviceSessionBinding> bound = open.bound(session).filter(open::isGood);
        if (bound.isEmpty()) {
            session.invalidate();
            return;
        }
        if (!isAutomatic(request)) {
            bound.get().used(ClientInfo.of(request));
        }
        if (bound.get().firstShown(DeviceRememberMeServices.cookie(request))) {
            noteShown(bound.get().id());
        }
    }

    /** Sent by an open screen while its user is away: heartbeats, and the connection for what the server pushes. */
    private static boolean isAutomatic(HttpServletRequest request) {
        String type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return RequestType.HEARTBEAT.getIdentifier().equals(type)
                || RequestType.PUSH.getIdentifier().equals(type);
    }

    private void noteShown(long id) {
        try {
            store.shown(id);
        } catch (DataAccessException unreachable) {
            logger.debug("It could not be noted that a device has its token", unreachable);
        }
    }
}
