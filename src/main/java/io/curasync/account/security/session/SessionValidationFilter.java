package io.curasync.account.security.session;

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

/**
 * Invalidates the HTTP session of a signed-in user if {@link LocalSessionRegistry} finds that the session is no longer valid. Otherwise,
 * records its use and the receipt of the device's token. Runs before every filter that reads the session.
 */
public class SessionValidationFilter extends OncePerRequestFilter {

    private final LocalSessionRegistry localSessions;
    private final DeviceSessionRepository store;

    public SessionValidationFilter(LocalSessionRegistry localSessions, DeviceSessionRepository store) {
        this.localSessions = localSessions;
        this.store = store;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            try {
                check(session, request);
            } catch (IllegalStateException endedJustNow) {
                logger.debug("Session ended during its validation", endedJustNow);
            }
        }
        chain.doFilter(request, response);
    }

    private void check(HttpSession session, HttpServletRequest request) {
        if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
            return;
        }
        Optional<DeviceSessionBinding> bound = localSessions.bound(session).filter(localSessions::isValid);
        if (bound.isEmpty()) {
            session.invalidate();
            return;
        }
        if (!isAutomatic(request)) {
            bound.get().recordUse(ClientInfo.of(request));
        }
        if (bound.get().noteReceipt(DeviceRememberMeServices.cookie(request))) {
            recordReceipt(bound.get().id());
        }
    }

    /**
     * Returns whether an open screen sent the request without an action of the user. Such requests are heartbeats and the push
     * connection.
     */
    private static boolean isAutomatic(HttpServletRequest request) {
        String type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return RequestType.HEARTBEAT.getIdentifier().equals(type)
                || RequestType.PUSH.getIdentifier().equals(type);
    }

    private void recordReceipt(long id) {
        try {
            store.markReceived(id);
        } catch (DataAccessException unreachable) {
            logger.debug("Could not record that a device received its token", unreachable);
        }
    }
}
