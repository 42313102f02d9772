package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceActivated;
import static io.curasync.acceptance.WebhookClient.practiceSeen;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Generates events of some practices within a few minutes, each signed with a distinct time. A signature's time has
 * whole seconds, so no two events of a practice share one; of two that did, the one received last would count.
 */
final class SignedEvents {

    private static final int SPAN_SECONDS = 200;
    private static final List<String> STATES = List.of("TX", "FL", "CA", "NY");
    private static final List<String> REPS = List.of("", "Dana Reyes", "dana  reyes", "Ava Lindqvist", "Rosa Ortiz");

    private final Random random;
    private final Instant start;

    /** @param now end of the events; they stay within the tolerance of signatures for some time */
    SignedEvents(Random random, Instant now) {
        this.random = random;
        this.start = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(SPAN_SECONDS + 5);
    }

    /**
     * An event and its signature.
     *
     * @param at time of the signature
     */
    record SignedEvent(String id, Instant at, String body) {}

    /** Returns all events of practices 1 to {@code practices}, in order of time. */
    List<SignedEvent> of(int practices) {
        List<SignedEvent> events = new ArrayList<>();
        for (int p = 1; p <= practices; p++) {
            String user = "user_" + p;
            String practice = "prac_" + p;
            List<Instant> times = times(13);
            int next = 0;
            // Not the first event: orders and reports of a practice may precede its creation.
            add(
                    events,
                    times.get(next++),
                    practiceSeen("practice.created", user, practice, random.nextInt(9), pick(STATES), pick(REPS)));
            for (int i = random.nextInt(5); i > 0; i--) {
                add(events, times.get(next++), report(user, practice));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                Instant at = times.get(next++);
                add(events, at, practiceActivated(user, practice, at.minusSeconds(random.nextInt(9_000_000))));
            }
            for (int i = random.nextInt(6); i > 0; i--) {
                Instant at = times.get(next++);
                add(events, at, orderPlaced(user, "ord_%d_%d".formatted(p, i), at.minusMillis(random.nextInt(60_000))));
            }
        }
        events.sort(Comparator.comparing(SignedEvent::at));
        return events;
    }

    private void add(List<SignedEvent> events, Instant at, String body) {
        events.add(new SignedEvent("msg_" + events.size(), at, body));
    }

    /** Returns an update of some fields, with one or both of the practice's ids. */
    private String report(String user, String practice) {
        Map<String, Object> data = new TreeMap<>();
        int ids = random.nextInt(3);
        if (ids != 1) {
            data.put("userId", user);
        }
        if (ids != 2) {
            data.put("practiceId", practice);
        }
        maybe(data, "state", pick(STATES));
        maybe(data, "salesRep", pick(REPS));
        maybe(data, "specialty", "Specialty " + random.nextInt(3));
        maybe(data, "totalOrders", random.nextInt(9));
        return ApiClient.JSON.writeValueAsString(Map.of("event", "practice.updated", "data", data));
    }

    private void maybe(Map<String, Object> data, String field, Object value) {
        if (random.nextBoolean()) {
            data.put(field, value);
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<Instant> times(int count) {
        return random.ints(0, SPAN_SECONDS)
                .distinct()
                .limit(count)
                .mapToObj(start::plusSeconds)
                .toList();
    }
}
