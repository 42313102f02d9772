package io.curasync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.RecentPeriod;
import io.curasync.platform.http.Page;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(actions(new AuditFilter("MORGAN", null, "", RecentPeriod.ALL)))
                .containsExactly("user.role", "sync.override");
        assertThat(actions(new AuditFilter("", "sign-in", "", RecentPeriod.ALL)))
                .containsExactly("sign-in");
        assertThat(actions(new AuditFilter("", null, "113.7", RecentPeriod.ALL)))
                .containsExactly("sign-in");
        assertThat(actions(new AuditFilter("", null, "dana", RecentPeriod.DAY))).containsExactly("user.role");
        assertThat(actions(new AuditFilter("", null, "", RecentPeriod.MONTH))).containsExactly("user.role", "sign-in");
        assertThat(actions(new AuditFilter("%", "\0", "_", RecentPeriod.HOUR))).isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "TIME, false, sync.override sign-in user.role user.role",
        "TIME, true, user.role user.role sign-in sync.override",
        "ACTOR, false, user.role sign-in sync.override user.role",
        "ACTOR, true, user.role sync.override sign-in user.role",
        "ACTION, false, sign-in sync.override user.role user.role",
        "ACTION, true, user.role user.role sync.override sign-in"
    })
    void sortsAndPagesInBothDirections(AuditSort sort, boolean descending, String expected) {
        auditLog.record("ava@example.com", "user.role", null, null);
        AuditFilter filter = new AuditFilter("", null, "", RecentPeriod.ALL, sort, descending);

        List<String> actions = new ArrayList<>();
        String cursor = null;
        do {
            Page<AuditLogQuery.Entry> page = auditLogQuery.page(filter, cursor, 1);
            page.items().forEach(entry -> actions.add(entry.action()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(String.join(" ", actions)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"TIME, audit_entry_pkey", "ACTOR, audit_entry_actor", "ACTION, audit_entry_action"})
    void readsAPageFromAnIndex(AuditSort sort, String index) {
        database.jdbc().sql("""
                insert into audit_entry (actor, action)
                select 'user' || n % 50, 'action' || n % 30 from generate_series(1, 20000) n
                """).update();
        database.jdbc().sql("analyze audit_entry").update();

        String plan = String.join(
                "\n",
                database.jdbc()
                        .sql("explain select * from audit_entry where %s %s limit 50"
                                .formatted(sort.after(true), sort.orderBy(true)))
                        .param("after", 12_000)
                        .query(String.class)
                        .list());

        assertThat(plan).contains("using " + index).contains("Index Cond").doesNotContain("Sort");
    }

    @Test
    void exportsWithoutFormulas() throws IOException {
        auditLog.record("=cmd@example.com", "sign-in", "a \"quoted\", thing", null);
        StringBuilder csv = new StringBuilder();

        auditLogQuery.writeCsv(new AuditFilter("cmd", null, "", RecentPeriod.ALL), csv);

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
