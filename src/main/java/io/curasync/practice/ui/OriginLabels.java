package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import java.util.List;
import java.util.stream.Stream;

/** UI texts about the user id and the origin of a practice. */
final class OriginLabels {

    static final String NO_USER_ID = "No user id";
    static final String CREATED_HERE = "Created here";

    private OriginLabels() {}

    /** Returns the texts of the badges that lists show for a practice. Most practices have no badges. */
    static List<String> badges(PracticeRow practice) {
        return Stream.of(practice.userId() == null ? NO_USER_ID : "", practice.createdHere() ? CREATED_HERE : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
