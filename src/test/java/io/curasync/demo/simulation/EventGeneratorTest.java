package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventGeneratorTest {

    private static final Instant EPOCH = Instant.parse("2026-11-24T15:00:00Z");

    @Test
    void generatesPlausibleEventsMostlyOrders() {
        SimulatedCuraGenesis world = new SimulatedCuraGenesis(7, EPOCH);
        EventGenerator eventGenerator = new EventGenerator(new Random(5));
        int orders = 0;
        for (int n = 1; n <= 2_000; n++) {
            Instant now = EPOCH.plusSeconds(n);
            SimulatedEvent simulatedEvent = eventGenerator.next(world, now);
            switch (simulatedEvent) {
                case SimulatedEvent.OrderPlaced order -> {
                    orders++;
                    assertThat(world.practice(order.practice()).activeAt(now)).isTrue();
                    assertThat(order.amount()).isBetween(new BigDecimal("300"), new BigDecimal("4000"));
                }
                case SimulatedEvent.PracticeActivated activated ->
                    assertThat(world.practice(activated.practice()).activatedAt())
                            .isNull();
                case SimulatedEvent.PracticeEnrolled enrolled ->
                    assertThat(enrolled.practice().number()).isEqualTo(world.size() + 1);
                case SimulatedEvent.PracticeChanged changed ->
                    assertThat(changed.practice()).isBetween(1, world.size());
                case SimulatedEvent.HistorySent sent -> throw new AssertionError(sent);
                case SimulatedEvent.DataEntered entered -> throw new AssertionError(entered);
            }
            world.apply(simulatedEvent);
        }
        assertThat(orders).isBetween(1_500, 1_800);
    }

    @Test
    void activatesNoPracticeTwice() {
        SimulatedCuraGenesis world = new SimulatedCuraGenesis(7, EPOCH);
        for (int number = 1; number <= world.size(); number++) {
            world.apply(new SimulatedEvent.PracticeActivated(EPOCH, number));
        }
        EventGenerator eventGenerator = new EventGenerator(new Random(5));

        for (int n = 1; n <= 100; n++) {
            assertThat(eventGenerator.next(world, EPOCH.plusSeconds(n)))
                    .isNotInstanceOf(SimulatedEvent.PracticeActivated.class);
        }
    }
}
