package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationSeedTest {

    private static final Instant EPOCH = Instant.parse("2026-11-24T15:00:00Z");

    private final SimulationSeed seed = SimulationSeed.generate(7, EPOCH);

    @Test
    void dependsOnlyOnSeedAndEpoch() {
        assertThat(SimulationSeed.generate(7, EPOCH)).isEqualTo(seed);
        assertThat(SimulationSeed.generate(8, EPOCH)).isNotEqualTo(seed);
    }

    @Test
    void hasTheFiguresOfTheScreenshot() {
        assertThat(seed.practices()).hasSize(3_412);
        assertThat(seed.practices()).filteredOn(p -> p.activeAt(EPOCH)).hasSize(2_318);
        assertThat(seed.practices())
                .filteredOn(p -> p.activeAt(EPOCH) && !p.activeAt(EPOCH.minus(Duration.ofDays(30))))
                .hasSize(164);
        assertThat(seed.practices()).filteredOn(p -> p.salesRep().isEmpty()).hasSize(14);
        int older = seed.olderOrders().stream().mapToInt(Integer::intValue).sum();
        assertThat(older).isPositive();
        assertThat(older + seed.history().size()).isEqualTo(28_417);
    }

    @Test
    void coversEveryStateAndFavorsLargeOnes() {
        Map<String, Long> states = seed.practices().stream()
                .collect(Collectors.groupingBy(SimulatedPractice::state, Collectors.counting()));
        assertThat(states).hasSize(51);
        assertThat(states.get("CA")).isBetween(350L, 450L);
        assertThat(states.get("WY")).isLessThan(20);
    }

    @Test
    void usesOnlyKnownAndUnmatchedRepNames() {
        assertThat(seed.practices().stream().map(SimulatedPractice::salesRep).distinct())
                .allMatch(name -> name.isEmpty()
                        || SimulatedRep.UNMATCHED_NAMES.contains(name)
                        || SimulatedRep.ALL.stream()
                                .anyMatch(rep -> name.equals(rep.name()) || name.equals(rep.shortName())))
                .containsAll(SimulatedRep.UNMATCHED_NAMES)
                .containsAll(SimulatedRep.ALL.stream().map(SimulatedRep::name).toList());
    }

    @Test
    void hasOrdersOnlyOfActivePractices() {
        assertThat(seed.history())
                .allMatch(order -> seed.practices().get(order.practice() - 1).activeAt(order.at()))
                .allMatch(order -> !order.at().isAfter(EPOCH))
                .isSortedAccordingTo(Comparator.comparing(OrderPlaced::at));
        assertThat(seed.history().stream().map(OrderPlaced::orderId).distinct())
                .hasSize(seed.history().size());
    }

    @Test
    void hasHundredsOfOrdersPerDayWithGrowth() {
        Map<LocalDate, Long> days = seed.history().stream()
                .collect(Collectors.groupingBy(
                        order -> LocalDate.ofInstant(order.at(), ZoneOffset.UTC), Collectors.counting()));
        LocalDate today = LocalDate.ofInstant(EPOCH, ZoneOffset.UTC);
        assertThat(days).hasSize(61);
        assertThat(today.minusDays(60).datesUntil(today)).allMatch(day -> days.get(day) > 150 && days.get(day) < 600);
        assertThat(sum(days, today.minusDays(28), today))
                .isGreaterThan(sum(days, today.minusDays(56), today.minusDays(28)));
    }

    private static long sum(Map<LocalDate, Long> days, LocalDate from, LocalDate to) {
        return from.datesUntil(to).mapToLong(days::get).sum();
    }
}
