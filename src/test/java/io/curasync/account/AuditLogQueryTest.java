package io.curasync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AuditFilter.Period;
import io.curasync.platform.http.Page;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@CuraSyncTest
@WithMockUser(roles = "ADMIN")
class AuditLogQueryTest {

    @Autowired
    AuditLog auditLog;

    @Autowired
    AuditLogQuery auditLogQuery;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void recordActions() {
        database.clear();
        database.jdbc().sql("""
                insert into audit_entry (at, actor, action, subject, detail, address)
                values (now() - interval '40 days', 'morgan@example.com', 'sync.override', 'run 7', null, null),
                       (now() - interval '2 days', 'dana@example.com', 'sign-in', 'dana@example.com', null, '203.0.113.7'),
                       (now(), 'morgan@example.com', 'user.role', 'dana@example.com', 'REP → ADMIN', '198.51.100.1')
                """).update();
    }

    @Test
    void filtersByUserActionAndTime() {
        assertThat(actions(AuditFilter.ALL)).containsExactly("user.role", "sign-in", "sync.override");
        assertThat(actions(new AuditFilter("MORGAN", null, "", Period.ALL)))
                .containsExactly("user.role", "sync.override");
        assertThat(actions(new AuditFilter("", "sign-in", "", Period.ALL))).containsExactly("sign-in");
        assertThat(actions(new AuditFilter("", null, "113.7", Period.ALL))).containsExactly("sign-in");
        assertThat(actions(new AuditFilter("", null, "dana", Period.DAY))).containsExactly("user.role");
        assertThat(actions(new AuditFilter("", null, "", Period.MONTH))).containsExactly("user.role", "sign-in");
        assertThat(actions(new AuditFilter("%", "\0", "_", Period.HOUR))).isEmpty();
        assertThat(auditLogQuery.actions()).containsExactly("sign-in", "sync.override", "user.role");
    }

    @Test
    void pagesByCursor() {
        Page<AuditLogQuery.Entry> first = auditLogQuery.page(AuditFilter.ALL, null, 2);
        auditLog.record("system", "later", null, null);

        Page<AuditLogQuery.Entry> second = auditLogQuery.page(AuditFilter.ALL, first.nextCursor(), 2);

        assertThat(second.items()).extracting(AuditLogQuery.Entry::action).containsExactly("sync.override");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void exportsWithoutFormulas() throws IOException {
        auditLog.record("=cmd@example.com", "sign-in", "a \"quoted\", thing", null);
        StringBuilder csv = new StringBuilder();

        auditLogQuery.writeCsv(new AuditFilter("cmd", null, "", Period.ALL), csv);

        assertThat(csv.toString().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("'=cmd@example.com,sign-in,\"a \"\"quoted\"\", thing\",,");
    }

    @Test
    @WithMockUser(roles = "REP")
    void allowsOnlyAdmins() {
        assertThatThrownBy(() -> auditLogQuery.page(AuditFilter.ALL, null, 1))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> auditLogQuery.writeCsv(AuditFilter.ALL, new StringBuilder()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void rejectsUpdatesAndDeletes() {
        for (String change :
                List.of("update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> database.jdbc().sql(change).update()).hasMessageContaining("append-only");
        }
    }

    private List<String> actions(AuditFilter filter) {
        return auditLogQuery.page(filter, null, 10).items().stream()
                .map(AuditLogQuery.Entry::action)
                .toList();
    }
}
