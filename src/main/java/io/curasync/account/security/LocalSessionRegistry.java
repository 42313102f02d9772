package io.curasync.account.security;

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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The HTTP sessions of this instance whose users are signed in. Each second it is asked, in one query for all, whether
 * they still are; what has ended, and whose user has another role now, is closed with its open screens. Such a screen
 * loads again, and the device's cookie decides what it sees.
 */
@Component
class LocalSessionRegistry {

    /** How long a request may rely on an earlier look. */
    private static final long CHECK_TTL = Duration.ofSeconds(2).toNanos();

    /** For how long a screen may take to hear that it has ended. Requests count for nothing from the start. */
    private static final Duration END_SIGNAL_TTL = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(LocalSessionRegistry.class);

    private final DeviceSessionRepository store;
    private final TaskScheduler scheduler;
    /** Then nothing can be read or changed, and that must not sign people out, nor keep each request waiting. */
    private volatile boolean unreachable;

    private final Set<DeviceSessionBinding> sessions = ConcurrentHashMap.newKeySet();

    LocalSessionRegistry(
            DeviceSessionRepository store, @Qualifier(SessionSchedulerConfig.NAME) TaskScheduler scheduler) {
        this.store = store;
        this.scheduler = scheduler;
    }

    void bind(HttpSession session, long id, CurrentUser user, SessionToken token) {
        session.setAttribute(DeviceSessionBinding.ATTRIBUTE, new DeviceSessionBinding(this, id, user, token, session));
    }

    /**
     * Begins the device's HTTP session, or else gives the one that another page has begun with the same token: pages that load
     * at once belong to one session, since the browser keeps one cookie for all of them.
     *
     * @param device whose cookie has been verified
     * @return empty if the session is the request's own
     */
    synchronized Optional<HttpSession> begin(HttpServletRequest request, RememberMeResult.Resumed device) {
        Optional<HttpSession> begun = sessions.stream()
                .filter(session -> session.isOf(device))
                .map(DeviceSessionBinding::session)
                .findAny();
        if (begun.isEmpty()) {
            HttpSession session = request.getSession();
            if (request.isRequestedSessionIdValid()) {
                // As Spring Security would a little later, when another page may have been told the former id.
                request.changeSessionId();
            }
            bind(session, device.id(), device.user(), device.token());
        }
        return begun;
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

    /** Whether its user is still signed in, and still the same; looks itself when the last look is too old. */
    boolean isGood(DeviceSessionBinding session) {
        if (session.hasEnded()) {
            return false;
        }
        return unreachable
                || System.nanoTime() - session.verifiedAt() <= CHECK_TTL
                || ended(List.of(session)).isEmpty();
    }

    @Scheduled(fixedDelayString = "${curasync.sign-in.look-every:1s}", scheduler = SessionSchedulerConfig.NAME)
    void look() {
        List<DeviceSessionBinding> all =
                sessions.stream().filter(session -> !session.hasEnded()).toList();
        if (all.isEmpty()) {
            unreachable = false;
        } else {
            ended(all).forEach(this::close);
        }
    }

    /** What this instance has ended itself is gone at once. On another thread, for it may be a screen that asks. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(UserAccessChanged changed) {
        scheduler.schedule(this::look, scheduler.getClock().instant());
    }

    @Scheduled(fixedDelayString = "${curasync.sign-in.note-use-every:1m}", scheduler = SessionSchedulerConfig.NAME)
    void noteUse() {
        Map<Long, DeviceSessionRepository.Client> used = new HashMap<>();
        sessions.forEach(session -> {
            DeviceSessionRepository.Client visitor = session.takeLastUse();
            if (visitor != null) {
                used.put(session.id(), visitor);
            }
        });
        try {
            store.used(used);
        } catch (DataAccessException away) {
            log.debug("The use of sessions could not be noted", away);
        }
    }

    private List<DeviceSessionBinding> ended(Collection<DeviceSessionBinding> asked) {
        long now = System.nanoTime();
        Map<Long, CurrentUser> good;
        try {
            good = store.good(asked.stream().map(DeviceSessionBinding::id).collect(Collectors.toSet()));
            unreachable = false;
        } catch (DataAccessException away) {
            log.debug("Open sessions could not be checked; the next look does it", away);
            unreachable = true;
            return List.of();
        }
        List<DeviceSessionBinding> ended = new ArrayList<>();
        for (DeviceSessionBinding session : asked) {
            if (session.user().equals(good.get(session.id()))) {
                session.verified(now);
            } else {
                ended.add(session);
            }
        }
        return ended;
    }

    /** Tells the screens first: without its HTTP session a screen is cut off and hears nothing any more. */
    private void close(DeviceSessionBinding bound) {
        bound.end();
        HttpSession session = bound.session();
        try {
            VaadinSession.getAllSessions(session)
                    .forEach(screens -> screens.access(() -> screens.getUIs().forEach(LocalSessionRegistry::reload)));
            scheduler.schedule(
                    () -> invalidate(session), scheduler.getClock().instant().plus(END_SIGNAL_TTL));
        } catch (IllegalStateException alreadyGone) {
            log.debug("A session ended by itself", alreadyGone);
        }
    }

    private static void reload(UI ui) {
        // The sign-in page, if it is what comes now, says why.
        ui.getPage()
                .executeJs(
                        "sessionStorage.setItem($0, Date.now()); location.reload()", CurrentUserAccess.SESSION_ENDED);
        ui.push();
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyGone) {
            log.debug("A session was gone before it was closed", alreadyGone);
        }
    }
}
