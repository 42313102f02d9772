package io.curasync.account.security.session;

import io.curasync.account.CurrentUser;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Binds an HTTP session of this instance to the session of a device in PostgreSQL. Stored as an attribute of the HTTP session. */
public final class DeviceSessionBinding implements HttpSessionBindingListener {

    public static final String ATTRIBUTE = DeviceSessionBinding.class.getName();

    private final LocalSessionRegistry localSessions;
    private final long id;
    private final CurrentUser user;
    private final SessionToken token;
    private final HttpSession session;

    /**
     * Time of the last query in which PostgreSQL confirmed the session, or of the start of this HTTP session, in nanoseconds of
     * {@link System#nanoTime()}.
     */
    private volatile long verifiedAt = System.nanoTime();

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean received;
    private volatile DeviceSessionRepository.@Nullable Client lastUse;

    DeviceSessionBinding(
            LocalSessionRegistry localSessions, long id, CurrentUser user, SessionToken token, HttpSession session) {
        this.localSessions = localSessions;
        this.id = id;
        this.user = user;
        this.token = token;
        this.session = session;
    }

    long id() {
        return id;
    }

    /** Returns the user, with name and role as of the start of this HTTP session. */
    CurrentUser user() {
        return user;
    }

    HttpSession session() {
        return session;
    }

    /**
     * Returns whether this session is still valid for the device. It is valid if it has not ended and has the device's current
     * user and token.
     */
    boolean isOf(RememberMeResult.Resumed device) {
        return !hasEnded() && id == device.id() && user.equals(device.user()) && token.equals(device.token());
    }

    /**
     * Marks the session as ended. From then on, its requests are rejected, even before the container invalidates the HTTP
     * session.
     *
     * @return false if the session had already ended
     */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    boolean hasEnded() {
        return ended.get();
    }

    void setVerifiedAt(long nanoTime) {
        verifiedAt = nanoTime;
    }

    long verifiedAt() {
        return verifiedAt;
    }

    void recordUse(DeviceSessionRepository.Client client) {
        lastUse = client;
    }

    /** Returns the client of the last use, and removes it. Returns null if there was no use since the previous call. */
    DeviceSessionRepository.@Nullable Client removeLastUse() {
        DeviceSessionRepository.Client client = lastUse;
        lastUse = null;
        return client;
    }

    /**
     * Checks whether a request of this session contained the current token in the device's cookie. Such a request proves that the
     * device has received the token.
     *
     * @param cookie value of the cookie; null if the request has none
     * @return true for the first request with the current token, otherwise false
     */
    boolean noteReceipt(@Nullable String cookie) {
        if (received || !token.cookie().equals(cookie)) {
            return false;
        }
        received = true;
        return true;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        localSessions.add(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        localSessions.remove(this);
    }
}
