package io.curasync.account.security;

import io.curasync.account.CurrentUser;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.jspecify.annotations.Nullable;

/** Ties an HTTP session of this instance to the device's session in PostgreSQL. Lies in the HTTP session. */
final class DeviceSessionBinding implements HttpSessionBindingListener {

    static final String ATTRIBUTE = DeviceSessionBinding.class.getName();

    private final LocalSessionRegistry open;
    private final long id;
    private final CurrentUser user;
    private final SessionToken token;
    private final HttpSession session;

    /** When PostgreSQL last said that the session is good, by {@link System#nanoTime()}. */
    private volatile long verifiedAt = System.nanoTime();

    private volatile boolean ended;
    private volatile boolean shown;
    private volatile DeviceSessionRepository.@Nullable Client lastUse;

    DeviceSessionBinding(
            LocalSessionRegistry open, long id, CurrentUser user, SessionToken token, HttpSession session) {
        this.open = open;
        this.id = id;
        this.user = user;
        this.token = token;
        this.session = session;
    }

    long id() {
        return id;
    }

    /** As the user was when this HTTP session began. */
    CurrentUser user() {
        return user;
    }

    HttpSession session() {
        return session;
    }

    /** Whether a page of this very device began it with the token that the device is given now. */
    boolean isOf(RememberMeResult.Resumed device) {
        return !ended && id == device.id() && user.equals(device.user()) && token.equals(device.token());
    }

    /** From now on it counts for nothing, though the container still has it. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    void verified(long nanoTime) {
        verifiedAt = nanoTime;
    }

    long verifiedAt() {
        return verifiedAt;
    }

    void used(DeviceSessionRepository.Client visitor) {
        lastUse = visitor;
    }

    /** Who has used it since this was last asked; null: nobody. */
    DeviceSessionRepository.@Nullable Client takeLastUse() {
        DeviceSessionRepository.Client visitor = lastUse;
        lastUse = null;
        return visitor;
    }

    /** Whether this cookie is the first sign that the device has received its token. */
    boolean firstShown(@Nullable String cookie) {
        if (shown || !token.cookie().equals(cookie)) {
            return false;
        }
        shown = true;
        return true;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        open.add(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        open.remove(this);
    }
}
