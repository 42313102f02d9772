package io.curasync.webhook;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Event types that CuraGenesis sends. */
public enum EventType {
    PRACTICE_CREATED("practice.created"),
    PRACTICE_UPDATED("practice.updated"),
    PRACTICE_ACTIVATED("practice.activated"),
    ORDER_PLACED("order.placed");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the names of all event types as used in deliveries, such as {@code order.placed}. */
    public static String[] wireNames() {
        return Arrays.stream(values()).map(type -> type.wireName).toArray(String[]::new);
    }

    /** Returns the event type with the given name, such as {@code order.placed}; null if the name is unknown. */
    public static @Nullable EventType of(String wireName) {
        for (EventType type : values()) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        return null;
    }
}
