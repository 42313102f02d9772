package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders have no foreign key, so a trigger keeps the practices of orders. */
class OrphanedOrdersTest {

    private final JdbcClient jdbc = TestDatabase.create().jdbc();

    @Test
    void deletesOnlyPracticesWithoutOrders() {
        jdbc.sql("insert into practice (id, user_id) values (1, 'user_1'), (2, 'user_2')")
                .update();
        jdbc.sql(
                        "insert into practice_order (order_id, practice, placed_at, received_at) values ('ord_1', 1, now(), now())")
                .update();

        assertThatThrownBy(() -> jdbc.sql("delete from practice").update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("A practice with orders cannot be deleted");
        assertThat(jdbc.sql("delete from practice where id = 2").update()).isEqualTo(1);
    }
}
