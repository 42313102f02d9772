package io.curasync.assignment;

import java.util.List;

/**
 * Event: a person handed practices over, or released them. Published once per action, in the last transaction of the action, if at least
 * one practice has a different rep than before. Not published for an undo.
 *
 * @param action unique key of this event
 * @param by id of the user who handed over
 * @param receipts one per rep who received practices
 * @param losses one per rep who lost practices
 */
public record PracticesHandedOver(String action, long by, List<Receipt> receipts, List<Loss> losses) {

    /**
     * The practices that a rep received.
     *
     * @param rep id of the user
     * @param practices CuraSync's ids
     */
    public record Receipt(long rep, List<Long> practices) {}

    /**
     * The number of practices that a rep lost.
     *
     * @param rep id of the user
     * @param practices number of practices, at least 1
     * @param to text about the new owners: the name of the only new rep, such as {@code Dana Reyes}; the number of new reps, such as
     *     {@code 3 reps}; or {@code no rep}. If only some of the practices have a new rep, also the numbers of practices, such as
     *     {@code Dana Reyes (4) and no rep (1)}
     */
    public record Loss(long rep, int practices, String to) {}

    public PracticesHandedOver {
        receipts = List.copyOf(receipts);
        losses = List.copyOf(losses);
    }
}
