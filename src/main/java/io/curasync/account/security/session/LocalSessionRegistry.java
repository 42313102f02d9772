package io.curasync.account.security.session;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.UserAccessChanged;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Registry of the HTTP sessions of signed-in users on this instance. Checks all of them every second in one query. Closes a session if
 * the device was signed out or its session has expired. Also closes a session if its user was deactivated, or has another name or role
 * now. The open screens of a closed session reload. Then the device's cookie signs the user in again, or the sign-in page appears.
 */
@Component
public class LocalSessionRegistry {

    /** Time in nanoseconds for which a successful check of a session remains valid. */
    private static final long CHECK_TTL = Duration.ofSeconds(2).toNanos();

    /**
     * Delay between the reload command for the open screens and the invalidation of their session, so that the screens receive
     * the command. Requests of the session are rejected during this time.
     */
    private static final Duration RELOAD_GRACE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(LocalSessionRegistry.class);

    private final DeviceSessionRepository store;
    private final TaskScheduler scheduler;
    /**
     * Whether PostgreSQL was unreachable at the last check. During an outage, sessions count as valid, so that the outage neither
     * signs users out nor delays every request. Without PostgreSQL, users can neither read nor change data anyway.
     */
    private volatile boolean databaseUnreachable;

    private final Set<DeviceSessionBinding> sessions = ConcurrentHashMap.newKeySet();

    LocalSessionRegistry(DeviceSessionRepository store, TaskScheduler scheduler) {
        this.store = store;
        this.scheduler = scheduler;
    }

    public void bind(HttpSession session, long id, CurrentUser user, SessionToken token) {
        session.setAttribute(DeviceSessionBinding.ATTRIBUTE, new DeviceSessionBinding(this, id, user, token, session));
    }

    /**
     * Creates an HTTP session for the device, unless another page has already created one with the same token. Pages that load at
     * the same time share one session, because the browser has one session cookie for all of them.
     *
     * @param device a device whose cookie has been verified
     * @return the session of the other page; empty if the request has its own session now
     */
    synchronized Optional<HttpSession> begin(HttpServletRequest request, RememberMeResult.Resumed device) {
        Optional<HttpSession> shared = sessions.stream()
                .filter(session -> session.isOf(device))
                .map(DeviceSessionBinding::session)
                .findAny();
        if (shared.isEmpty()) {
            HttpSession session = request.getSession();
            if (request.isRequestedSessionIdValid()) {
                // Spring Security would change the id later, after another page may have received the old id.
                request.changeSessionId();
            }
            bind(session, device.id(), device.user(), device.token());
        }
        return shared;
    }

    Optional<DeviceSessionBinding> bound(@Nullable HttpSession session) {
        return session != null
                        && session.getAttribute(DeviceSessionBinding.ATTRIBUTE) instanceof DeviceSessionBinding bound
                ? Optional.of(bound)
                : Optional.empty();
    }

    void add(DeviceSessionBinding session) {
        sessions.add(session);
    }

    void remove(DeviceSessionBinding session) {
        sessions.remove(session);
    }

    /**
     * Returns whether the session's user is still signed in and unchanged. Queries PostgreSQL if the last successful check is
     * more than two seconds old. While PostgreSQL is unreachable, returns true unless the session was closed before.
     */
    boolean isValid(DeviceSessionBinding session) {
        if (session.hasEnded()) {
            return false;
        }
        return databaseUnreachable
                || System.nanoTime() - session.verifiedAt() <= CHECK_TTL
                || findEnded(List.of(session)).isEmpty();
    }

    @Scheduled(fixedDelayString = "${curasync.sign-in.check-interval:1s}")
    void check() {
        List<DeviceSessionBinding> all =
                sessions.stream().filter(session -> !session.hasEnded()).toList();
        if (all.isEmpty()) {
            databaseUnreachable = false;
        } else {
            findEnded(all).forEach(this::close);
        }
    }

    /**
     * Checks all sessions without delay after this instance has signed out a device or changed a user's name, role or access.
     * Uses another thread, because the caller may be a click handler, which holds the lock of its own session.
     */
    @TransactionalEventListener(fallbackExecution = true)
    void on(UserAccessChanged changed) {
        scheduler.schedule(this::check, scheduler.getClock().instant());
    }

    @Scheduled(fixedDelayString = "${curasync.sign-in.touch-interval:1m}")
    void storeLastUse() {
        Map<Long, DeviceSessionRepository.Client> used = new HashMap<>();
        sessions.forEach(session -> {
            DeviceSessionRepository.Client client = session.removeLastUse();
            if (client != null) {
                used.put(session.id(), client);
            }
        });
        try {
            store.recordUse(used);
        } catch (DataAccessException unavailable) {
            log.debug("Could not store the last use of sessions", unavailable);
        }
    }

    private List<DeviceSessionBinding> findEnded(Collection<DeviceSessionBinding> candidates) {
        long now = System.nanoTime();
        Map<Long, CurrentUser> validUsers;
        try {
            validUsers = store.findValidUsers(
                    candidates.stream().map(DeviceSessionBinding::id).collect(Collectors.toSet()));
            databaseUnreachable = false;
        } catch (DataAccessException unavailable) {
            log.debug("Could not check open sessions, retrying at the next check", unavailable);
            databaseUnreachable = true;
            return List.of();
        }
        List<DeviceSessionBinding> ended = new ArrayList<>();
        for (DeviceSessionBinding session : candidates) {
            if (session.user().equals(validUsers.get(session.id()))) {
                session.setVerifiedAt(now);
            } else {
                ended.add(session);
            }
        }
        return ended;
    }

    /**
     * Ends a session. Sends the reload command to its screens before invalidating the HTTP session, because a screen without an
     * HTTP session receives no pushes.
     */
    private void close(DeviceSessionBinding bound) {
        if (!bound.end()) {
            return;
        }
        HttpSession session = bound.session();
        try {
            VaadinSession.getAllSessions(session)
                    .forEach(screens -> screens.access(() -> screens.getUIs().forEach(LocalSessionRegistry::reload)));
            scheduler.schedule(
                    () -> invalidate(session), scheduler.getClock().instant().plus(RELOAD_GRACE));
        } catch (IllegalStateException alreadyInvalidated) {
            log.debug("HTTP session had already ended", alreadyInvalidated);
        }
    }

    private static void reload(UI ui) {
        // If the reload leads to the sign-in page, that page reads this item and shows the reason.
        ui.getPage()
                .executeJs(
                        "sessionStorage.setItem($0, Date.now()); location.reload()", CurrentUserAccess.SESSION_ENDED);
        ui.push();
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyInvalidated) {
            log.debug("HTTP session had already been invalidated", alreadyInvalidated);
        }
    }
}
