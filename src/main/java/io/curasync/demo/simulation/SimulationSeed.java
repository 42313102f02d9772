package io.curasync.demo.simulation;

import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Initial state of the simulation at its epoch. The same seed and epoch always result in the same state.
 *
 * @param practices practices ordered by number
 * @param olderOrders number of orders of each practice before {@code history}, in the order of {@code practices}
 * @param history all orders from the beginning of the day (UTC) {@value #HISTORY_DAYS} days before the epoch until the epoch; oldest first
 */
record SimulationSeed(List<SimulatedPractice> practices, List<Integer> olderOrders, List<OrderPlaced> history) {

    static final int PRACTICES = 3_412;
    static final int ACTIVE = 2_318;
    static final int RECENTLY_ACTIVATED = 164;
    static final int ORDERS = 28_417;
    static final int WITHOUT_REP = 14;
    static final int HISTORY_DAYS = 60;

    private static final int WITH_UNMATCHED_NAME = 21;
    private static final Duration RECENT_PERIOD = Duration.ofDays(30);
    private static final Duration OLDEST_ACTIVATION = Duration.ofDays(730);

    static SimulationSeed generate(long seed, Instant epoch) {
        return new SeedGenerator(new Random(seed), epoch).generate();
    }

    /**
     * Generates the initial state. Uses {@link Random}, because its algorithm is specified and therefore gives the same results in all Java
     * versions.
     */
    private record SeedGenerator(Random random, Instant epoch) {

        SimulationSeed generate() {
            List<SimulatedRep> reps = IntStream.range(0, PRACTICES)
                    .mapToObj(i -> SimulatedValues.rep(random))
                    .toList();
            List<@Nullable Instant> activations = activations(reps);
            List<String> salesReps = salesReps(reps);
            List<SimulatedPractice> practices = IntStream.range(0, PRACTICES)
                    .mapToObj(i -> new SimulatedPractice(
                            i + 1,
                            random.nextInt(20) == 0 ? null : "sub_" + (i + 1),
                            random.nextInt(30) == 0 ? null : SimulatedValues.specialty(random),
                            SimulatedValues.state(random),
                            salesReps.get(i),
                            activations.get(i)))
                    .toList();
            double[] demand = IntStream.range(0, PRACTICES)
                    .mapToDouble(i -> reps.get(i).skill() * Math.exp(random.nextGaussian() * 0.8))
                    .toArray();
            return withOrders(practices, new SimulatedValues.WeightedPicker(demand));
        }

        /**
         * Returns the activation time of each practice; null if the practice is not active. Practices of reps with a higher skill are more
         * likely to be active.
         */
        private List<@Nullable Instant> activations(List<SimulatedRep> reps) {
            double[] eagerness = reps.stream()
                    .mapToDouble(rep -> rep.skill() + random.nextGaussian() * 0.5)
                    .toArray();
            List<Integer> active = IntStream.range(0, PRACTICES)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -eagerness[i]))
                    .limit(ACTIVE)
                    .collect(ArrayList::new, List::add, List::addAll);
            Collections.shuffle(active, random);
            List<@Nullable Instant> activations = new ArrayList<>(Collections.nCopies(PRACTICES, null));
            for (int k = 0; k < ACTIVE; k++) {
                activations.set(
                        active.get(k),
                        k < RECENTLY_ACTIVATED
                                ? ago(Duration.ZERO, RECENT_PERIOD)
                                : ago(RECENT_PERIOD, OLDEST_ACTIVATION));
            }
            return activations;
        }

        private List<String> salesReps(List<SimulatedRep> reps) {
            List<String> names = new ArrayList<>();
            reps.forEach(rep -> names.add(random.nextInt(12) == 0 ? rep.shortName() : rep.name()));
            List<Integer> shuffled =
                    new ArrayList<>(IntStream.range(0, PRACTICES).boxed().toList());
            Collections.shuffle(shuffled, random);
            shuffled.subList(0, WITHOUT_REP).forEach(i -> names.set(i, ""));
            shuffled.subList(WITHOUT_REP, WITHOUT_REP + WITH_UNMATCHED_NAME)
                    .forEach(i ->
                            names.set(i, SimulatedRep.UNMATCHED_NAMES.get(i % SimulatedRep.UNMATCHED_NAMES.size())));
            return names;
        }

        private SimulationSeed withOrders(List<SimulatedPractice> practices, SimulatedValues.WeightedPicker demand) {
            List<Instant> times = OrderTimeGenerator.until(epoch, HISTORY_DAYS, random);
            int older = ORDERS - times.size();
            List<Integer> olderOrders = new ArrayList<>(Collections.nCopies(PRACTICES, 0));
            Instant historyBegins = times.getFirst();
            for (int n = 0; n < older; n++) {
                int buyer = buyer(practices, demand, historyBegins);
                olderOrders.set(buyer, olderOrders.get(buyer) + 1);
            }
            List<OrderPlaced> history = new ArrayList<>();
            for (Instant time : times) {
                SimulatedPractice buyer = practices.get(buyer(practices, demand, time));
                String orderId = SimulatedCuraGenesis.orderId(epoch, older + history.size() + 1);
                history.add(new OrderPlaced(time, buyer.number(), orderId, SimulatedValues.orderAmount(random)));
            }
            return new SimulationSeed(practices, List.copyOf(olderOrders), List.copyOf(history));
        }

        private int buyer(List<SimulatedPractice> practices, SimulatedValues.WeightedPicker demand, Instant time) {
            int buyer;
            do {
                buyer = demand.pick(random);
            } while (!practices.get(buyer).activeAt(time));
            return buyer;
        }

        private Instant ago(Duration atLeast, Duration atMost) {
            long span = atMost.minus(atLeast).toMillis();
            return epoch.minus(atLeast)
                    .minusMillis((long) (random.nextDouble() * span) + 1)
                    .truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
