package io.curasync.practice.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.practice.order.OrderCounting.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether the total orders of a practice contain an order, in every case. */
class OrderCountingTest extends OrderHarness {

    private static Fact totalByWebhook(int total, @Nullable Instant signedAt, Instant receivedAt) {
        return Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, signedAt, receivedAt))
                .practiceId("prac_1")
                .userId("user_1")
                .totalOrders(total)
                .build();
    }

    private OrderCounting counting(String orderId) {
        return orderQuery.page(ALL, OrderFilter.ALL, 0, 100).stream()
                .filter(row -> row.orderId().equals(orderId))
                .findFirst()
                .orElseThrow()
                .counting();
    }

    private Map<String, Kind> kinds() {
        return orderQuery.page(ALL, OrderFilter.ALL, 0, 100).stream()
                .collect(Collectors.toMap(
                        OrderRow::orderId, row -> row.counting().kind()));
    }

    private int total() {
        return jdbc.sql("select total_orders from practice where practice_id = 'prac_1'")
                .query(Integer.class)
                .single();
    }

    @Test
    void addsOrdersAfterTheTotal() {
        apply(practice(1, "", 12, NOON), order(1, "later", "1", minutes(1)));

        assertThat(counting("later")).isEqualTo(new OrderCounting(Kind.ADDED, 12, NOON, 0));
        assertThat(counting("later").counted()).isTrue();
        assertThat(total()).isEqualTo(13);
    }

    @Test
    void findsEarlierOrdersInTheTotalEvenIfTheyArriveLater() {
        apply(practice(1, "", 12, NOON), order(1, "late webhook", "1", minutes(-5), minutes(30)));
        apply(order(1, "at the same time", "1", NOON));

        assertThat(counting("late webhook")).isEqualTo(new OrderCounting(Kind.IN_TOTAL, 12, NOON, 2));
        assertThat(counting("late webhook").counted()).isTrue();
        assertThat(kinds()).containsEntry("at the same time", Kind.IN_TOTAL);
        assertThat(total()).isEqualTo(12);
    }

    @Test
    void aLaterTotalIncludesAddedOrders() {
        apply(practice(1, "", 12, NOON), order(1, "first", "1", minutes(1)));
        apply(practice(1, "", 13, minutes(10)), order(1, "second", "1", minutes(11)));

        assertThat(counting("first")).isEqualTo(new OrderCounting(Kind.IN_TOTAL, 13, minutes(10), 1));
        assertThat(kinds()).containsEntry("second", Kind.ADDED);
        assertThat(total()).isEqualTo(14);
    }

    /** A sync that confirms the total also confirms its time. */
    @Test
    void confirmsTheTotalByALaterSync() {
        apply(practice(1, "", 12, NOON));
        apply(practice(1, "", 12, minutes(10)), order(1, "between", "1", minutes(5)));

        assertThat(counting("between")).isEqualTo(new OrderCounting(Kind.IN_TOTAL, 12, minutes(10), 1));
        assertThat(total()).isEqualTo(12);
    }

    @Test
    void aTotalOfZeroContainsNoOrder() {
        apply(practice(1, "", 0, NOON), order(1, "lost", "1", minutes(-5), minutes(1)));

        assertThat(counting("lost")).isEqualTo(new OrderCounting(Kind.NOT_IN_TOTAL, 0, NOON, 1));
        assertThat(counting("lost").counted()).isFalse();
        assertThat(total()).isZero();
    }

    @Test
    void doesNotClaimWhichOrdersATooSmallTotalContains() {
        apply(
                practice(1, "", 1, NOON),
                order(1, "one", "1", minutes(-5)),
                order(1, "other", "1", minutes(-4)),
                order(1, "later", "1", minutes(1)));

        assertThat(counting("one")).isEqualTo(new OrderCounting(Kind.UNCERTAIN, 1, NOON, 2));
        assertThat(counting("one").counted()).isNull();
        assertThat(kinds()).containsEntry("other", Kind.UNCERTAIN).containsEntry("later", Kind.ADDED);
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void addsAllOrdersWithoutATotal() {
        apply(Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, null, NOON))
                .userId("user_1")
                .practiceId("prac_1")
                .build());
        apply(order(1, "only", "1", minutes(-60)));

        assertThat(counting("only")).isEqualTo(new OrderCounting(Kind.ADDED, 0, null, 0));
        assertThat(total()).isEqualTo(1);
    }

    /** Such a total counts as of its receipt, but only if it raises the total orders. */
    @Test
    void followsAWebhookTotalWithoutATime() {
        apply(practice(1, "", 2, NOON), order(1, "before", "1", minutes(1)));
        apply(totalByWebhook(7, null, minutes(10)), order(1, "after", "1", minutes(11)));

        assertThat(counting("before")).isEqualTo(new OrderCounting(Kind.IN_TOTAL, 7, minutes(10), 1));
        assertThat(kinds()).containsEntry("after", Kind.ADDED);
        assertThat(total()).isEqualTo(8);

        apply(totalByWebhook(3, null, minutes(20)));
        assertThat(counting("before").asOf()).as("a lower total has no effect").isEqualTo(minutes(10));
        assertThat(total()).isEqualTo(8);
    }

    @Test
    void followsASignedWebhookTotal() {
        apply(practice(1, "", 2, NOON), order(1, "before", "1", minutes(1)));
        apply(totalByWebhook(3, minutes(10).plusMillis(5), minutes(11)));

        assertThat(counting("before"))
                .isEqualTo(new OrderCounting(Kind.IN_TOTAL, 3, minutes(10).plusMillis(5), 1));
    }

    /** Otherwise, an order with a wrong date would be added to every total until that date. */
    @Test
    void countsAnOrderDatedAheadFromItsReceipt() {
        apply(practice(1, "", 5, NOON), order(1, "ahead", "1", minutes(600), minutes(1)));
        assertThat(kinds()).containsEntry("ahead", Kind.ADDED);

        apply(practice(1, "", 6, minutes(10)));
        assertThat(counting("ahead")).isEqualTo(new OrderCounting(Kind.IN_TOTAL, 6, minutes(10), 1));
        assertThat(total()).isEqualTo(6);
    }
}
