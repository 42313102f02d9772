package io.curasync.reptarget;

/** The quantity that a target measures. */
public enum TargetMeasure {
    /** Number of credited orders. */
    ORDERS("Orders"),
    /** Sum of the amounts of credited orders, in whole dollars. */
    SALES("Sales");

    private final String label;

    TargetMeasure(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
