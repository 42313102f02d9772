package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final Instant EPOCH = Instant.parse("2026-11-24T15:00:00Z");

    @Test
    void isMostlyOrdersAndAllOfItPlausible() {
        World world = new World(7, EPOCH);
        Plot plot = new Plot(new Random(5));
        int orders = 0;
        for (int n = 1; n <= 2_000; n++) {
            Instant now = EPOCH.plusSeconds(n);
            Happening happening = plot.next(world, now);
            switch (happening) {
                case Happening.OrderPlaced order -> {
                    orders++;
                    assertThat(world.practice(order.practice()).activeAt(now)).isTrue();
                    assertThat(order.amount()).isBetween(new BigDecimal("300"), new BigDecimal("4000"));
                }
                case Happening.PracticeActivated activated ->
                    assertThat(world.practice(activated.practice()).activatedAt())
                            .isNull();
                case Happening.PracticeEnrolled enrolled ->
                    assertThat(enrolled.practice().number()).isEqualTo(world.size() + 1);
                case Happening.PracticeChanged changed ->
                    assertThat(changed.practice()).isBetween(1, world.size());
                case Happening.HistoryTold told -> throw new AssertionError(told);
            }
            world.apply(happening);
        }
        assertThat(orders).isBetween(1_500, 1_800);
    }
}
