package io.curasync.monitoring;

/** Group of health checks. The Health screen has one card per group, in the order of the constants. */
public enum CheckGroup {
    SYNC("Syncs"),
    WEBHOOK("Webhooks"),
    CURAGENESIS("CuraGenesis"),
    DATA("Data"),
    PLATFORM("CuraSync");

    private final String label;

    CheckGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
