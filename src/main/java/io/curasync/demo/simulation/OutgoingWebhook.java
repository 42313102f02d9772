package io.curasync.demo.simulation;

import io.curasync.demo.simulation.SimulatedEvent.DataEntered;
import io.curasync.demo.simulation.SimulatedEvent.HistorySent;
import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import io.curasync.demo.simulation.SimulatedEvent.PracticeActivated;
import io.curasync.demo.simulation.SimulatedEvent.PracticeChanged;
import io.curasync.demo.simulation.SimulatedEvent.PracticeEnrolled;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Webhook about a simulated event, in the format of the webhooks from CuraGenesis.
 *
 * @param id message id; the same for all attempts to deliver the webhook
 * @param time time of the total orders in the data, and timestamp of the signature; truncated to the second
 * @param event value of the field {@code event}
 * @param data value of the field {@code data}
 */
record OutgoingWebhook(String id, Instant time, String event, Map<String, @Nullable Object> data) {

    /**
     * Creates the webhook about an event.
     *
     * @param time the time of the event if the webhook is sent immediately, otherwise the current time
     * @throws IllegalArgumentException if the event is a {@link HistorySent} or {@link DataEntered}, which have no webhook
     */
    static OutgoingWebhook of(SimulatedCuraGenesis world, SimulatedEvent simulatedEvent, Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return switch (simulatedEvent) {
            case OrderPlaced order -> order(world.practice(order.practice()), order, second);
            case PracticeActivated activated -> activated(world.practice(activated.practice()), activated, second);
            case PracticeEnrolled enrolled ->
                practice(world, "practice.created", enrolled.practice(), enrolled, second);
            case PracticeChanged changed ->
                practice(world, "practice.updated", world.practice(changed.practice()), changed, second);
            case HistorySent sent -> throw new IllegalArgumentException("No webhook exists for HistorySent");
            case DataEntered entered -> throw new IllegalArgumentException("No webhook exists for DataEntered");
        };
    }

    private static OutgoingWebhook order(SimulatedPractice practice, OrderPlaced order, Instant time) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("userId", practice.userId());
        data.put("orderId", order.orderId());
        data.put("orderAmount", order.amount());
        data.put("orderDate", order.at().toString());
        return new OutgoingWebhook("msg_" + order.orderId(), time, "order.placed", data);
    }

    private static OutgoingWebhook activated(SimulatedPractice practice, PracticeActivated activated, Instant time) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("userId", practice.userId());
        data.put("practiceId", practice.practiceId());
        data.put("activatedAt", activated.at().toString());
        return new OutgoingWebhook(id(practice, activated), time, "practice.activated", data);
    }

    private static OutgoingWebhook practice(
            SimulatedCuraGenesis world,
            String event,
            SimulatedPractice practice,
            SimulatedEvent simulatedEvent,
            Instant time) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("userId", practice.userId());
        data.put("practiceId", practice.practiceId());
        data.put("totalOrders", world.total(practice.number(), time));
        data.put("state", practice.state());
        if (practice.specialty() != null) {
            data.put("specialty", practice.specialty());
        }
        data.put("salesRep", practice.salesRep());
        return new OutgoingWebhook(id(practice, simulatedEvent), time, event, data);
    }

    private static String id(SimulatedPractice practice, SimulatedEvent simulatedEvent) {
        return "msg_%s_%d".formatted(practice.practiceId(), simulatedEvent.at().toEpochMilli());
    }
}
