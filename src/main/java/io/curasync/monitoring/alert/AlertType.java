package io.curasync.monitoring.alert;

/** The reason for which an alert is sent. */
public enum AlertType {
    OPENED("incident.opened"),
    /** The severity of an unresolved incident was raised from WARN to FAIL. */
    WORSENED("incident.worsened"),
    RESOLVED("incident.resolved"),
    TEST("alert.test");

    private final String wireName;

    AlertType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the {@code type} in the JSON body and in the database. */
    String wireName() {
        return wireName;
    }

    /**
     * Returns the type with the given wire name.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    static AlertType of(String wireName) {
        for (AlertType type : values()) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Unknown type of alert: " + wireName);
    }
}
