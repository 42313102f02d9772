package io.curasync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builder of {@link Fact.PracticeSeen}. Fields that are not set are null. */
public final class PracticeSeenBuilder {

    private final Provenance provenance;
    private final boolean complete;
    private @Nullable String practiceId;
    private @Nullable String userId;
    private @Nullable String curaIntakeId;
    private @Nullable String specialty;
    private @Nullable String state;
    private @Nullable String salesRep;
    private @Nullable Instant activatedAt;
    private @Nullable Integer totalOrders;

    PracticeSeenBuilder(Provenance provenance, boolean complete) {
        this.provenance = provenance;
        this.complete = complete;
    }

    public PracticeSeenBuilder practiceId(@Nullable String id) {
        practiceId = id;
        return this;
    }

    public PracticeSeenBuilder userId(@Nullable String id) {
        userId = id;
        return this;
    }

    public PracticeSeenBuilder curaIntakeId(@Nullable String id) {
        curaIntakeId = id;
        return this;
    }

    public PracticeSeenBuilder specialty(@Nullable String name) {
        specialty = name;
        return this;
    }

    public PracticeSeenBuilder state(@Nullable String name) {
        state = name;
        return this;
    }

    public PracticeSeenBuilder salesRep(@Nullable String name) {
        salesRep = name;
        return this;
    }

    public PracticeSeenBuilder activatedAt(@Nullable Instant time) {
        activatedAt = time;
        return this;
    }

    public PracticeSeenBuilder totalOrders(@Nullable Integer total) {
        totalOrders = total;
        return this;
    }

    public Fact.PracticeSeen build() {
        return new Fact.PracticeSeen(
                provenance,
                complete,
                practiceId,
                userId,
                curaIntakeId,
                specialty,
                state,
                salesRep,
                activatedAt,
                totalOrders);
    }
}
