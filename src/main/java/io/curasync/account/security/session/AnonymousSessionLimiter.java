package io.curasync.account.security.session;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Limits the number and lifetime of HTTP sessions without a user, because they could exhaust the memory. Every request for the sign-in
 * page can create such a session of about 15 KB. If there are more than {@link #MAX_SESSIONS} sessions, the oldest is invalidated. When a
 * user signs in, the session is no longer counted and gets the normal timeout.
 */
@Component
class AnonymousSessionLimiter implements HttpSessionListener, HttpSessionIdListener, HttpSessionAttributeListener {

    /**
     * Maximum number of sessions without a user. It is far more than the number of users who sign in to one instance at the same time.
     */
    static final int MAX_SESSIONS = 1_000;

    /**
     * Time without requests after which a session without a user ends. It is longer than the heartbeat interval of open pages (one
     * minute), so that the session of an open sign-in page does not end.
     */
    private static final Duration ANONYMOUS_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration SIGNED_IN_TIMEOUT = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(AnonymousSessionLimiter.class);

    /** The sessions without a user, oldest first. The keys are the session ids. */
    private final Map<String, HttpSession> sessions = new LinkedHashMap<>();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        session.setMaxInactiveInterval((int) ANONYMOUS_TIMEOUT.toSeconds());
        HttpSession oldest = add(session);
        if (oldest != null) {
            end(oldest);
        }
    }

    /** Adds a session. Returns the session to invalidate; null if none. */
    private synchronized @Nullable HttpSession add(HttpSession session) {
        sessions.put(session.getId(), session);
        return sessions.size() > MAX_SESSIONS
                ? sessions.remove(sessions.keySet().iterator().next())
                : null;
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyInvalidated) {
            log.debug("An anonymous session had already ended", alreadyInvalidated);
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        remove(event.getSession());
    }

    @Override
    public synchronized void sessionIdChanged(HttpSessionEvent event, String oldId) {
        if (sessions.remove(oldId) != null) {
            sessions.put(event.getSession().getId(), event.getSession());
        }
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        if (event.getName().equals(DeviceSessionBinding.ATTRIBUTE)) {
            remove(event.getSession());
            event.getSession().setMaxInactiveInterval((int) SIGNED_IN_TIMEOUT.toSeconds());
        }
    }

    private synchronized void remove(HttpSession session) {
        sessions.remove(session.getId());
    }
}
