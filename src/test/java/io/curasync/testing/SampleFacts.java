package io.curasync.testing;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates sample facts, as from a sync and from webhooks. */
public final class SampleFacts {

    private SampleFacts() {}

    public static Fact practice(
            int number, @Nullable String state, String salesRep, @Nullable Instant activatedAt, int totalOrders) {
        return Fact.completePractice(now(Source.SYNC))
                .practiceId("prac_" + number)
                .userId("user_" + number)
                .specialty("Wound Care")
                .state(state)
                .salesRep(salesRep)
                .activatedAt(activatedAt)
                .totalOrders(totalOrders)
                .build();
    }

    public static Fact order(int practice, String orderId, String amount) {
        return new Fact.OrderPlaced(
                now(Source.WEBHOOK), "user_" + practice, orderId, new BigDecimal(amount), Instant.now());
    }

    private static Provenance now(Source source) {
        Instant now = Instant.now();
        return new Provenance(source, 1, now, now);
    }
}
