package io.curasync.account.security.session;

import io.curasync.account.CurrentUser;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Binds an HTTP session of this instance to the device's session in PostgreSQL. Stored as an attribute of the HTTP session. */
public final class DeviceSessionBinding implements HttpSessionBindingListener {

    public static final String ATTRIBUTE = DeviceSessionBinding.class.getName();

    private final LocalSessionRegistry localSessions;
    private final long id;
    private final CurrentUser user;
    private final SessionToken token;
    private final HttpSession session;

    /** Time at which PostgreSQL last confirmed that the session is valid, by {@link System#nanoTime()}. */
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

    /** Returns the user, with role and name as of the start of this HTTP session. */
    CurrentUser user() {
        return user;
    }

    HttpSession session() {
        return session;
    }

    /** Returns whether this session belongs to the device, and was started with the token that the device's cookie contains now. */
    boolean isOf(RememberMeResult.Resumed device) {
        return !hasEnded() && id == device.id() && user.equals(device.user()) && token.equals(device.token());
    }

    /**
     * Invalidates the session for all further requests, even before the container removes it.
     *
     * @return false if it had already ended
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

    /** Returns the client of the last use since the previous call; null if there was none. */
    DeviceSessionRepository.@Nullable Client removeLastUse() {
        DeviceSessionRepository.Client client = lastUse;
        lastUse = null;
        return client;
    }

    /**
     * Notes that a request carried this cookie.
     *
     * @return true at the first request that proves that the device has received its current token
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
