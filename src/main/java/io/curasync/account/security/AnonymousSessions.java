package io.curasync.account.security;

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
 * The HTTP sessions of sign-in pages. Anybody can have as many as they ask for, each some 15 KB: they are short, and of more than
 * {@link #MOST} the oldest end. Once somebody has signed in, the session is as long as others.
 */
@Component
class AnonymousSessions implements HttpSessionListener, HttpSessionIdListener, HttpSessionAttributeListener {

    /** More people than sign in at one instance at the same time. */
    static final int MOST = 1_000;

    /** An open page asks for more once a minute. */
    private static final Duration ANONYMOUS = Duration.ofMinutes(2);

    private static final Duration SIGNED_IN = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(AnonymousSessions.class);

    /** By id, the oldest first. */
    private final Map<String, HttpSession> sessions = new LinkedHashMap<>();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        session.setMaxInactiveInterval((int) ANONYMOUS.toSeconds());
        HttpSession oldest = add(session);
        if (oldest != null) {
            end(oldest);
        }
    }

    /** The one that is too many; null: none. */
    private synchronized @Nullable HttpSession add(HttpSession session) {
        sessions.put(session.getId(), session);
        return sessions.size() > MOST
                ? sessions.remove(sessions.keySet().iterator().next())
                : null;
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyGone) {
            log.debug("An anonymous session was gone before it was ended", alreadyGone);
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
        if (event.getName().equals(BoundSession.ATTRIBUTE)) {
            remove(event.getSession());
            event.getSession().setMaxInactiveInterval((int) SIGNED_IN.toSeconds());
        }
    }

    private synchronized void remove(HttpSession session) {
        sessions.remove(session.getId());
    }
}
