package io.curasync.reptarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.account.User;
import io.curasync.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Setting, clearing, copying and undoing of targets. */
class TargetServiceTest extends TargetHarness {

    @Autowired
    TargetTableQuery query;

    @Test
    void setsChangesAndClearsWithOneAuditEntryPerCall() {
        set(orders(dana, NOVEMBER, 50L), orders(ava, NOVEMBER, 40L));
        TargetChanges done = set(orders(dana, NOVEMBER, 60L), orders(ava, NOVEMBER, null), orders(ava, OCTOBER, 30L));
        set(orders(dana, NOVEMBER, 65L));

        assertThat(stored()).containsExactly("ava@example.com 2026-10 ORDERS 30", "dana@example.com 2026-11 ORDERS 65");
        assertThat(List.of(done.created(), done.updated(), done.cleared(), done.unchanged()))
                .containsExactly(1, 1, 1, 0);
        assertThat(audited())
                .containsExactly(
                        "2 targets | 2 new, 0 changed, 0 cleared. dana@example.com 2026-11 orders: none → 50;"
                                + " ava@example.com 2026-11 orders: none → 40",
                        "3 targets | 1 new, 1 changed, 1 cleared. dana@example.com 2026-11 orders: 50 → 60;"
                                + " ava@example.com 2026-11 orders: 40 → none; ava@example.com 2026-10 orders: none → 30",
                        "dana@example.com | 2026-11 orders: 60 → 65");
    }

    @Test
    void recordsNothingIfNothingChanges() {
        set(orders(dana, NOVEMBER, 50L));
        String setAt = setAt();
        TargetChanges again = set(orders(dana, NOVEMBER, 50L), orders(ava, NOVEMBER, null));

        assertThat(again.replaced()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(audited()).hasSize(1);
        assertThat(setAt()).isEqualTo(setAt);
    }

    @Test
    void copiesTheMonthBeforeWithoutReplacingTargets() {
        User lee = TestUsers.rep(userAccounts, "lee@example.com");
        set(
                orders(dana, OCTOBER, 50L),
                orders(ava, OCTOBER, 40L),
                orders(lee, OCTOBER, 30L),
                orders(ava, NOVEMBER, 45L));
        deactivate(lee);

        TargetChanges done = service.copyPreviousMonth(admin, NOVEMBER, TargetMeasure.ORDERS);

        assertThat(done.created()).isEqualTo(1);
        assertThat(stored()).contains("dana@example.com 2026-11 ORDERS 50", "ava@example.com 2026-11 ORDERS 45");
        assertThat(stored()).as("without the deactivated user").hasSize(5);
        assertThat(audited().getLast()).isEqualTo("dana@example.com | copied from 2026-10: 2026-11 orders: none → 50");
        assertThat(service.copyPreviousMonth(admin, NOVEMBER, TargetMeasure.SALES)
                        .replaced())
                .isEmpty();
    }

    @Test
    void undoesOnlyWhatHasNotChangedSince() {
        set(orders(dana, NOVEMBER, 50L));
        TargetChanges done = set(orders(dana, NOVEMBER, 60L), orders(ava, NOVEMBER, 40L));
        assertThat(service.undo(admin, done)).isTrue();
        assertThat(stored()).containsExactly("dana@example.com 2026-11 ORDERS 50");

        TargetChanges again = set(orders(dana, NOVEMBER, 60L), orders(ava, NOVEMBER, 40L));
        set(orders(dana, NOVEMBER, 61L));
        assertThat(service.undo(admin, again)).isFalse();
        assertThat(stored()).containsExactly("ava@example.com 2026-11 ORDERS 40", "dana@example.com 2026-11 ORDERS 61");
    }

    @Test
    void allowsOnlyAdmins() {
        TargetChanges done = set(orders(dana, NOVEMBER, 50L));
        assertThatThrownBy(() -> service.change(current(dana), List.of(orders(dana, NOVEMBER, 1L)), null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.copyPreviousMonth(current(dana), NOVEMBER, TargetMeasure.ORDERS))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.undo(current(dana), done)).isInstanceOf(AccessDeniedException.class);
        assertThat(stored()).containsExactly("dana@example.com 2026-11 ORDERS 50");
    }

    @Test
    void listsFormerRepsOnlyWithTargetsOrOrders() {
        set(orders(ava, NOVEMBER, 40L));
        deactivate(ava);
        assertThat(query.read(NOVEMBER, 1, TargetMeasure.ORDERS).rows())
                .extracting(TargetTable.Row::email, TargetTable.Row::enabled)
                .containsExactly(tuple("ava@example.com", false), tuple("dana@example.com", true));
        assertThat(query.read(OCTOBER, 1, TargetMeasure.ORDERS).rows())
                .extracting(TargetTable.Row::email)
                .containsExactly("dana@example.com");
    }

    private String setAt() {
        return jdbc.sql("select set_at::text from rep_target")
                .query(String.class)
                .single();
    }

    private List<String> audited() {
        String sql = "select subject || ' | ' || detail from audit_entry where action = 'targets.changed' order by id";
        return jdbc.sql(sql).query(String.class).list();
    }
}
