package io.curasync.account.security.session;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes old records once an hour: expired device sessions, sign-in failures that no longer count, known networks and browsers after 90
 * days, and API tokens 400 days after they expired or were revoked. All instances may run the deletion at the same time, because the
 * statements are idempotent.
 */
@Component
class ExpiredCredentialCleanup {

    private static final Logger log = LoggerFactory.getLogger(ExpiredCredentialCleanup.class);

    private final JdbcClient jdbc;

    ExpiredCredentialCleanup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void clear() {
        try {
            jdbc.sql("delete from device_session where expires_at < now()").update();
            jdbc.sql("delete from sign_in_failure where level < extract(epoch from now() - at)")
                    .update();
            jdbc.sql("delete from known_sign_in_address where at < now() - interval '90 days'")
                    .update();
            jdbc.sql("delete from known_browser where at < now() - interval '90 days'")
                    .update();
            jdbc.sql("delete from api_token where least(expires_at, revoked_at) < now() - interval '400 days'")
                    .update();
        } catch (DataAccessException unavailable) {
            log.debug("Could not delete expired credentials, retrying in an hour", unavailable);
        }
    }
}
