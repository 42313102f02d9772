package io.curasync.testing;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sample facts for tests, as from a sync and webhooks. */
public final class SampleBook {

    private SampleBook() {}

    public static Fact practice(
            int number, @Nullable String state, String salesRep, @Nullable Instant activatedAt, int totalOrders) {
        return new Fact.PracticeSeen(
                now(Source.SYNC),
                true,
                "prac_" + number,
                "user_" + number,
                null,
                "Wound Care",
                state,
                salesRep,
                activatedAt,
                totalOrders);
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
