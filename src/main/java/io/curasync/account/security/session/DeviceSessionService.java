package io.curasync.account.security.session;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.DeviceSessions;
import io.curasync.account.UserAccessChanged;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@Service
@Transactional
class DeviceSessionService implements DeviceSessions {

    private final JdbcClient jdbc;
    private final LocalSessionRegistry localSessions;
    private final AuditLog auditLog;
    private final ApplicationEventPublisher events;

    DeviceSessionService(
            JdbcClient jdbc, LocalSessionRegistry localSessions, AuditLog auditLog, ApplicationEventPublisher events) {
        this.auditLog = auditLog;
        this.jdbc = jdbc;
        this.localSessions = localSessions;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Device> of(long userId) {
        return jdbc.sql("""
                select id, created_at, last_used_at, address, user_agent from device_session
                 where user_id = ? and expires_at > now() order by last_used_at desc, id desc
                """).param(userId).query(Device.class).list();
    }

    @Override
    public Optional<Long> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? localSessions.bound(attributes.getRequest().getSession(false)).map(DeviceSessionBinding::id)
                : Optional.empty();
    }

    @Override
    public void end(CurrentUser user, long deviceId) {
        int ended = jdbc.sql("delete from device_session where id = ? and user_id = ?")
                .params(deviceId, user.id())
                .update();
        if (ended > 0) {
            publishAccessChanged(user.id(), ended);
            auditLog.record(user.email(), "session.ended", null, null);
        }
    }

    @Override
    public int endOthers(CurrentUser user) {
        int ended = endAll(user.id(), current().orElse(null));
        auditLog.record(user.email(), "session.ended", null, ended + " other devices");
        return ended;
    }

    @Override
    public int endAll(long userId, @Nullable Long except) {
        int ended = jdbc.sql("delete from device_session where user_id = ? and id is distinct from ?")
                .param(userId)
                .param(except)
                .update();
        publishAccessChanged(userId, ended);
        return ended;
    }

    private void publishAccessChanged(long userId, int ended) {
        if (ended > 0) {
            events.publishEvent(new UserAccessChanged(userId));
        }
    }
}
