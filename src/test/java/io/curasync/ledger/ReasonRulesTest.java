package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger rejects rows of syncs and webhooks for the same reasons, so quarantined rows and failed webhooks are combined alike. */
class ReasonRulesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            true ; userId is missing                                       ; userId is missing
            true ; userId is longer than 200 characters                    ; userId is longer than 40 characters
            true ; orderDate is before the year 2000: 1999-12-31T23:59:59Z ; orderDate is before the year 2000: 1998-01-01T00:00:00Z
            true ; orderDate is more than a day ahead: 2031-01-05T10:00:00Z ; orderDate is more than a day ahead: 2032-01-05T10:00:00Z
            true ; userId a_1 is known as that of practice b_2, not of c_3 ; userId a_4 is known as that of practice b_5, not of c_6
            true ; practice prac_1 has the user id user-7.b already        ; practice prac_2 has the user id user-9 already
            false; userId is missing                                       ; practiceId is missing
            false; totalOrders is below zero                               ; totalOrders is not a number
            false; userId is longer than 200 characters                    ; state is longer than 200 characters
            """)
    void combineTheSameReasons(boolean isCombined, String one, String other) {
        assertThat(ofQuarantine(one).equals(ofQuarantine(other))).isEqualTo(isCombined);
        assertThat(ofFailure(one)).isEqualTo(ofQuarantine(one));
        assertThat(ofFailure(other)).isEqualTo(ofQuarantine(other));
    }

    private static String ofFailure(String reason) {
        return DATABASE.jdbc().sql("""
                        insert into webhook_event (id, event, body, status, received_at, error)
                        values (nextval('webhook_event_id'), 'order.placed', '{}', 'FAILED', now(), ?)
                        returning failure_reason
                        """).param(reason).query(String.class).single();
    }

    private static String ofQuarantine(String reason) {
        return DATABASE.jdbc().sql("""
                        insert into quarantine (row_key, reason, raw, run_id) values (gen_random_uuid()::text, ?, '{}', 1)
                        returning reason_group
                        """).param(reason).query(String.class).single();
    }
}
