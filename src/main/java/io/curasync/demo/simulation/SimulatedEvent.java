package io.curasync.demo.simulation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the simulation, stored as one line of the journal. An event refers to an existing practice by the number of the practice. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SimulatedEvent.OrderPlaced.class, name = "order"),
    @JsonSubTypes.Type(value = SimulatedEvent.PracticeEnrolled.class, name = "enrolled"),
    @JsonSubTypes.Type(value = SimulatedEvent.PracticeActivated.class, name = "activated"),
    @JsonSubTypes.Type(value = SimulatedEvent.PracticeChanged.class, name = "changed"),
    @JsonSubTypes.Type(value = SimulatedEvent.HistorySent.class, name = "history"),
    @JsonSubTypes.Type(value = SimulatedEvent.DataEntered.class, name = "entered")
})
public sealed interface SimulatedEvent {

    Instant at();

    record OrderPlaced(Instant at, int practice, String orderId, BigDecimal amount) implements SimulatedEvent {}

    /**
     * The enrollment of a new practice.
     *
     * @param email email of the practice's user if the practice was enrolled through the partner API, otherwise null
     */
    record PracticeEnrolled(
            Instant at,
            SimulatedPractice practice,
            @Nullable String email) implements SimulatedEvent {}

    record PracticeActivated(Instant at, int practice) implements SimulatedEvent {}

    record PracticeChanged(
            Instant at, int practice, @Nullable String specialty, String salesRep) implements SimulatedEvent {}

    /**
     * Progress of the {@link HistoryReplayer}, which sends past orders by webhook, oldest first.
     *
     * @param orders number of past orders sent so far
     */
    record HistorySent(Instant at, int orders) implements SimulatedEvent {}

    /** Completion of one part of the data that the demo enters in CuraSync. */
    record DataEntered(Instant at, Part part) implements SimulatedEvent {

        /** A part of the data that people enter in a real installation. */
        public enum Part {
            /** Monthly targets of the reps. */
            TARGETS,
            /** The imported book of practices. */
            BOOK,
            /** Notes and next steps. */
            FOLLOW_UPS,
            SUBMISSIONS
        }
    }
}
