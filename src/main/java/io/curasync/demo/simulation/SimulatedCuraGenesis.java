package io.curasync.demo.simulation;

import io.curasync.demo.simulation.SimulatedEvent.DataEntered;
import io.curasync.demo.simulation.SimulatedEvent.HistorySent;
import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import io.curasync.demo.simulation.SimulatedEvent.PracticeActivated;
import io.curasync.demo.simulation.SimulatedEvent.PracticeChanged;
import io.curasync.demo.simulation.SimulatedEvent.PracticeEnrolled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * State of the simulated CuraGenesis: the initial state with all later events applied to it. Not thread-safe. {@link SimulationLog} ensures
 * that only one thread accesses the state at a time.
 */
public final class SimulatedCuraGenesis {

    private static final long EPOCH_BASE_SECONDS =
            Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final Instant epoch;
    private final List<SimulatedPractice> initialPractices;
    private final List<OrderPlaced> history;
    private final List<SimulatedPractice> practices;
    private final List<OrderCount> counts = new ArrayList<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<DataEntered.Part> enteredParts = EnumSet.noneOf(DataEntered.Part.class);
    private int orders = SimulationSeed.ORDERS;
    private int historySent;

    public SimulatedCuraGenesis(long seed, Instant epoch) {
        SimulationSeed seeded = SimulationSeed.generate(seed, epoch);
        this.epoch = epoch;
        this.initialPractices = seeded.practices();
        this.history = seeded.history();
        this.practices = new ArrayList<>(seeded.practices());
        seeded.olderOrders().forEach(older -> counts.add(new OrderCount(older, new ArrayList<>())));
        history.forEach(order -> counts.get(order.practice() - 1).times().add(order.at()));
    }

    /**
     * Returns the id of an order. The id contains the epoch, so that it differs from the order ids of an earlier simulation, which the
     * database may still contain.
     */
    static String orderId(Instant epoch, int number) {
        String simulation = Long.toString(epoch.getEpochSecond() - EPOCH_BASE_SECONDS, Character.MAX_RADIX);
        return "CG-%s-%d".formatted(simulation.toUpperCase(Locale.ROOT), number);
    }

    void apply(SimulatedEvent simulatedEvent) {
        switch (simulatedEvent) {
            case OrderPlaced order -> {
                counts.get(order.practice() - 1).times().add(order.at());
                orders++;
            }
            case PracticeEnrolled enrolled -> {
                practices.add(enrolled.practice());
                counts.add(new OrderCount(0, new ArrayList<>()));
                if (enrolled.email() != null) {
                    emails.add(key(enrolled.email()));
                }
            }
            case PracticeActivated activated ->
                replace(practice(activated.practice()).activated(activated.at()));
            case PracticeChanged changed ->
                replace(practice(changed.practice()).changed(changed.specialty(), changed.salesRep()));
            case HistorySent sent -> historySent = sent.orders();
            case DataEntered entered -> enteredParts.add(entered.part());
        }
    }

    SimulatedPractice practice(int number) {
        return practices.get(number - 1);
    }

    /**
     * Returns practices ordered by number, so that new practices are last.
     *
     * @param from number of practices to skip
     * @param limit maximum number of practices
     */
    List<SimulatedPractice> practices(int from, int limit) {
        return List.copyOf(practices.subList(from, Math.min(practices.size(), from + limit)));
    }

    int size() {
        return practices.size();
    }

    /**
     * Returns the number of orders that a practice placed until the given time, inclusive.
     *
     * @param number number of the practice
     */
    int total(int number, Instant asOf) {
        return counts.get(number - 1).upTo(asOf);
    }

    public boolean hasUser(String email) {
        return emails.contains(key(email));
    }

    String nextOrderId() {
        return orderId(epoch, orders + 1);
    }

    public int nextPracticeNumber() {
        return practices.size() + 1;
    }

    /** Returns the past orders that belong to the initial state, oldest first. See {@link SimulationSeed#history}. */
    public List<OrderPlaced> history() {
        return history;
    }

    /** Returns how many orders of {@link #history} were already sent by webhook. */
    int historySent() {
        return historySent;
    }

    /** Returns the practices as they were before the first event. */
    public List<SimulatedPractice> initialPractices() {
        return initialPractices;
    }

    /** Returns whether the demo has entered the given part of the data of CuraSync. */
    public boolean isEntered(DataEntered.Part part) {
        return enteredParts.contains(part);
    }

    private void replace(SimulatedPractice practice) {
        practices.set(practice.number() - 1, practice);
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private record OrderCount(int older, List<Instant> times) {

        int upTo(Instant asOf) {
            return older
                    + (int) times.stream().filter(time -> !time.isAfter(asOf)).count();
        }
    }
}
