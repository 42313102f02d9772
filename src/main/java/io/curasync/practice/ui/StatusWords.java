package io.curasync.practice.ui;

import io.curasync.base.StatusBadge;
import io.curasync.practice.PracticeStatus;

/** A practice's status as people read it. */
final class StatusWords {

    private StatusWords() {}

    static String word(PracticeStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case ENROLLED -> "Enrolled";
            case MISSING -> "Missing upstream";
        };
    }

    static StatusBadge badge(PracticeStatus status) {
        return switch (status) {
            case ACTIVE -> new StatusBadge(StatusBadge.Kind.OK, word(status));
            case ENROLLED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, word(status));
            case MISSING -> new StatusBadge(StatusBadge.Kind.WARN, word(status));
        };
    }
}
