package io.curasync.monitoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Identifies a health check. The ids are part of the public API contract. */
public enum CheckId {
    FRESHNESS(CheckGroup.SYNC, "Freshness of the data", "sync"),
    SCHEDULE(CheckGroup.SYNC, "Sync schedule", "sync"),
    WEBHOOK_SECRET(CheckGroup.WEBHOOK, "Webhook secret", "settings"),
    WEBHOOK_SIGNATURES(CheckGroup.WEBHOOK, "Webhook signatures", "webhooks"),
    WEBHOOK_SILENCE(CheckGroup.WEBHOOK, "Webhook silence", "webhooks"),
    WEBHOOK_FAILURES(CheckGroup.WEBHOOK, "Failed webhooks", "webhooks/failures"),
    WEBHOOK_QUEUE(CheckGroup.WEBHOOK, "Webhook queue", "webhooks"),
    WEBHOOK_LOSS(CheckGroup.WEBHOOK, "Lost webhooks", "sync"),
    CURAGENESIS_NETWORK(CheckGroup.CURAGENESIS, "CuraGenesis network", "settings"),
    CURAGENESIS_TOKEN(CheckGroup.CURAGENESIS, "Vendor token", "settings"),
    QUARANTINE(CheckGroup.DATA, "Quarantine", "quarantine"),
    MISSING_PRACTICES(CheckGroup.DATA, "Missing practices", "practices?status=missing"),
    KPI_DRIFT(CheckGroup.DATA, "KPI drift", "settings/errors"),
    DATABASE(CheckGroup.PLATFORM, "Database", "settings"),
    DATABASE_CLOCK(CheckGroup.PLATFORM, "Database clock", "settings"),
    SETTINGS(CheckGroup.PLATFORM, "Settings", "settings"),
    MAIL(CheckGroup.PLATFORM, "Email", "settings"),
    INSTANCES(CheckGroup.PLATFORM, "Instances", "settings");

    private final CheckGroup group;
    private final String label;
    private final String link;

    CheckId(CheckGroup group, String label, String link) {
        this.group = group;
        this.label = label;
        this.link = link;
    }

    public CheckGroup group() {
        return group;
    }

    /** Returns the name of the check on screens and in notifications. */
    public String label() {
        return label;
    }

    /**
     * Returns the route of the screen that shows more about the subject of the check, without a leading slash. May include query
     * parameters.
     */
    public String link() {
        return link;
    }

    /** Returns the id in the API and in the database, such as {@code webhook-secret}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the ids of all checks, for statements that read stored results or incidents. These statements must omit other checks,
     * because during a rolling deployment the database contains the checks of two versions, and later those that were removed.
     */
    public static String[] wireNames() {
        return Arrays.stream(values()).map(CheckId::wireName).toArray(String[]::new);
    }

    /** Returns the check that has the given id in the API; empty if there is none. */
    public static Optional<CheckId> of(String wireName) {
        return Arrays.stream(values())
                .filter(id -> id.wireName().equals(wireName))
                .findFirst();
    }
}
