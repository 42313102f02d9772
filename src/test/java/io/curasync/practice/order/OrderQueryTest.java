package io.curasync.practice.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.practice.PracticeFilter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Scope, filters and pages of the list of orders. */
class OrderQueryTest extends OrderHarness {

    @Autowired
    OrderCsv csv;

    @BeforeEach
    void createOrders() {
        apply(
                practice(1, "Dana Reyes", 5, NOON),
                practice(2, "Ava Lindqvist", 5, NOON),
                practice(3, "", 5, NOON),
                order(1, "ord_11", "10.50", minutes(1)),
                order(2, "ord_21", "20", minutes(2)),
                order(3, "ord_31", null, minutes(3)),
                order(1, "web_12", "40", minutes(4)),
                // At the same time, so that the id decides.
                order(2, "ord_22", "50", minutes(5)),
                order(1, "ord_13", "60", minutes(5)));
        jdbc.sql("update practice set name = 'Lakeside Wound Center' where practice_id = 'prac_2'")
                .update();
    }

    private static OrderFilter searching(String text) {
        return new OrderFilter(text, null, null, null, null, null, null);
    }

    private static OrderFilter ofRep(long rep) {
        return new OrderFilter("", null, rep, null, null, null, null);
    }

    private static OrderFilter ofPractice(long practice) {
        return new OrderFilter("", practice, null, null, null, null, null);
    }

    private static OrderFilter placed(@Nullable Instant since, @Nullable Instant until) {
        return new OrderFilter("", null, null, since, until, null, null);
    }

    private static OrderFilter amounting(@Nullable String min, @Nullable String max) {
        return new OrderFilter(
                "",
                null,
                null,
                null,
                null,
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max));
    }

    @Test
    void returnsTheNewestPlacedFirst() {
        assertThat(ids(ALL, OrderFilter.ALL))
                .containsExactly("ord_22", "ord_13", "web_12", "ord_31", "ord_21", "ord_11");
        OrderRow newest = orderQuery.page(ALL, OrderFilter.ALL, 0, 1).getFirst();
        assertThat(newest.practiceLabel()).isEqualTo("Lakeside Wound Center");
        assertThat(newest.practice()).isEqualTo(id("prac_2"));
        assertThat(newest.practiceId()).isEqualTo("prac_2");
        assertThat(newest.userId()).isEqualTo("user_2");
        assertThat(newest.rep()).isEqualTo("ava@example.com");
        assertThat(newest.amount()).isEqualByComparingTo("50");
        assertThat(newest.placedAt()).isEqualTo(minutes(5));
        assertThat(newest.receivedAt()).isEqualTo(minutes(5).plusSeconds(1));
    }

    @Test
    void keepsARepsScopeWithEveryFilter() {
        assertThat(ids(danas, OrderFilter.ALL)).containsExactly("ord_13", "web_12", "ord_11");
        assertThat(ids(danas, searching("ord_2"))).isEmpty();
        assertThat(ids(danas, searching("lakeside"))).isEmpty();
        assertThat(ids(danas, searching("ord"))).containsExactly("ord_13", "ord_11");
        assertThat(ids(danas, ofPractice(id("prac_2")))).isEmpty();
        assertThat(ids(danas, ofPractice(id("prac_1")))).containsExactly("ord_13", "web_12", "ord_11");
        assertThat(ids(danas, ofRep(dana.id() + 1))).isEmpty();
        assertThat(ids(danas, ofRep(PracticeFilter.UNMATCHED))).isEmpty();
        assertThat(ids(danas, placed(minutes(2), null))).containsExactly("ord_13", "web_12");
        assertThat(ids(danas, amounting("20", null))).containsExactly("ord_13", "web_12");
        assertThat(orderQuery.summary(danas, OrderFilter.ALL))
                .isEqualTo(new OrderSummary(3, false, new BigDecimal("110.50")));
        assertThat(ids(new Scope.Own(999), OrderFilter.ALL)).isEmpty();
    }

    @Test
    void followsAHandover() {
        jdbc.sql("update practice set owner_id = :dana where practice_id = 'prac_3'")
                .param("dana", dana.id())
                .update();

        assertThat(ids(danas, OrderFilter.ALL)).containsExactly("ord_13", "web_12", "ord_31", "ord_11");
    }

    @Test
    void filtersByRepAndPractice() {
        assertThat(ids(ALL, ofRep(dana.id()))).containsExactly("ord_13", "web_12", "ord_11");
        assertThat(ids(ALL, ofRep(PracticeFilter.UNMATCHED))).containsExactly("ord_31");
        assertThat(ids(ALL, ofPractice(id("prac_2")))).containsExactly("ord_22", "ord_21");
    }

    @Test
    void searchesBeginningsOfOrderIdsAndPractices() {
        assertThat(ids(ALL, searching("ord_11"))).containsExactly("ord_11");
        assertThat(ids(ALL, searching(" ord_2 "))).containsExactly("ord_22", "ord_21");
        assertThat(ids(ALL, searching("rd_2"))).isEmpty();
        assertThat(ids(ALL, searching("wound lakeside"))).containsExactly("ord_22", "ord_21");
        assertThat(ids(ALL, searching("prac_3"))).containsExactly("ord_31");
        assertThat(ids(ALL, searching("user_1"))).containsExactly("ord_13", "web_12", "ord_11");
        assertThat(ids(ALL, searching("dana"))).containsExactly("ord_13", "web_12", "ord_11");
        assertThat(ids(ALL, searching("ord%"))).isEmpty();
        assertThat(ids(ALL, searching("ordx11")))
                .as("an underscore is no wildcard")
                .isEmpty();
        assertThat(ids(ALL, searching("\0ord_11"))).containsExactly("ord_11");
        assertThat(ids(ALL, searching(" \0 "))).hasSize(6);
    }

    /** Above 10,000 practices, their ids are not read. */
    @Test
    void searchesManyPractices() {
        jdbc.sql("insert into practice (practice_id) select 'prac_many_' || n from generate_series(1, 10001) n")
                .update();

        assertThat(ids(ALL, searching("prac"))).hasSize(6);
        assertThat(ids(ALL, searching("ord_3"))).containsExactly("ord_31");
        jdbc.sql("update practice set owner_id = :dana where practice_id like 'prac\\_many%'")
                .param("dana", dana.id())
                .update();
        assertThat(ids(danas, searching("prac"))).containsExactly("ord_13", "web_12", "ord_11");
    }

    @Test
    void filtersByTimeAndAmount() {
        assertThat(ids(ALL, placed(minutes(2), minutes(5)))).containsExactly("web_12", "ord_31", "ord_21");
        assertThat(ids(ALL, placed(null, minutes(2)))).containsExactly("ord_11");
        assertThat(ids(ALL, amounting("20", "50"))).containsExactly("ord_22", "web_12", "ord_21");
        assertThat(ids(ALL, amounting(null, "10.50")))
                .as("without unknown amounts")
                .containsExactly("ord_11");
    }

    @Test
    void countsAndSumsTheMatches() {
        assertThat(orderQuery.summary(ALL, OrderFilter.ALL))
                .isEqualTo(new OrderSummary(6, false, new BigDecimal("180.50")));
        assertThat(orderQuery.summary(ALL, searching("ord_3"))).isEqualTo(new OrderSummary(1, false, null));
        assertThat(orderQuery.summary(ALL, ofPractice(-5))).isEqualTo(new OrderSummary(0, false, null));
        assertThat(OrderSummary.of(OrderSummary.MAX_COUNT + 1, BigDecimal.TEN))
                .isEqualTo(new OrderSummary(OrderSummary.MAX_COUNT, true, null));
    }

    @Test
    void pagesNeitherRepeatNorOmitOrders() {
        for (Scope scope : List.of(ALL, danas)) {
            List<String> all = ids(scope, OrderFilter.ALL);
            List<String> byCursor = new ArrayList<>();
            List<String> byOffset = new ArrayList<>();
            OrderCursor cursor = null;
            for (int i = 0; i < all.size(); i++) {
                OrderRow row =
                        orderQuery.after(scope, OrderFilter.ALL, cursor, 1).getFirst();
                byCursor.add(row.orderId());
                // A new order does not shift the next page.
                apply(order(1, "new_" + scope.hashCode() + i, "1", minutes(60 + i)));
                cursor = OrderCursor.parse(OrderCursor.of(row).text());
            }
            assertThat(orderQuery.after(scope, OrderFilter.ALL, cursor, 1)).isEmpty();
            assertThat(byCursor).isEqualTo(all);
            jdbc.sql("delete from practice_order where order_id like 'new%'").update();
            for (int i = 0; i < all.size(); i++) {
                byOffset.add(
                        orderQuery.page(scope, OrderFilter.ALL, i, 1).getFirst().orderId());
            }
            assertThat(byOffset).isEqualTo(all);
        }
    }

    @Test
    void exportsTheMatches() throws IOException {
        StringBuilder out = new StringBuilder();
        csv.write(danas, placed(minutes(4), null), out);

        assertThat(out.toString().lines().map(line -> line.replace("\uFEFF", "")))
                .containsExactly(
                        "orderId,practiceId,userId,name,amount,placedAt (UTC),receivedAt (UTC),rep,counted,totalAsOf (UTC)",
                        "ord_13,prac_1,user_1,,60.00,2026-10-05 12:05:00,2026-10-05 12:05:01,dana@example.com,ADDED,"
                                + "2026-10-05 12:00:00",
                        "web_12,prac_1,user_1,,40.00,2026-10-05 12:04:00,2026-10-05 12:04:01,dana@example.com,ADDED,"
                                + "2026-10-05 12:00:00");
    }

    @Test
    void readsOrdersByIndex() {
        assertThat(plan("select * from order_history order by placed_at desc, order_id desc limit 5"))
                .contains("practice_order_by_time");
        assertThat(plan("select * from order_history where order_id like 'ord\\_1%'"))
                .contains("Index Cond: ((order_id >= 'ord_1'::text)");
        assertThat(plan("select sum(amount) from order_history where placed_at >= '2026-10-05'"))
                .contains("Index Only Scan using practice_order_by_time");
    }

    /** Returns the plan with ten thousand more orders of a month before, because the planner reads a small table as a whole. */
    private String plan(String sql) {
        List<String> lines = transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                    insert into practice_order (order_id, practice, amount, placed_at, received_at)
                    select 'old_' || n, practice, n, t, t
                    from (select min(id) as practice from practice) p,
                         generate_series(1, 10000) n,
                         lateral (select timestamptz '2026-09-01' + n * interval '1 minute' as t) placed
                    """).update();
            jdbc.sql("analyze practice_order").update();
            return jdbc.sql("explain (costs off) " + sql).query(String.class).list();
        });
        return String.join("\n", lines);
    }
}
