package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.TargetGenerator.PlannedTarget;
import io.curasync.demo.simulation.SimulatedCuraGenesis;
import io.curasync.demo.simulation.SimulatedRep;
import io.curasync.reptarget.TargetMeasure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGeneratorTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T15:00:00Z", "2026-11-10T03:00:00Z", "2027-01-29T23:00:00Z"})
    void plansAPlausibleAttainment(Instant epoch) {
        SimulatedCuraGenesis world = new SimulatedCuraGenesis(20_261, epoch);
        LocalDate today = LocalDate.ofInstant(epoch, NEW_YORK);
        YearMonth current = YearMonth.from(today);

        List<PlannedTarget> planned = generate(world, current);

        assertThat(planned).hasSize(42);
        for (int ago = 0; ago < TargetGenerator.MONTHS; ago++) {
            YearMonth month = current.minusMonths(ago);
            double passed = ago == 0 ? (double) today.getDayOfMonth() / today.lengthOfMonth() : 1;
            List<Double> paces = planned.stream()
                    .filter(target -> target.month().equals(month) && target.measure() == TargetMeasure.ORDERS)
                    .map(target -> orders(world, target) / (target.target() * passed))
                    .toList();
            assertThat(paces)
                    .as("%s", month)
                    .hasSize(SimulatedRep.ALL.size())
                    .allSatisfy(pace -> assertThat(pace).isBetween(0.5, 1.5))
                    .anyMatch(pace -> pace > 1)
                    .anyMatch(pace -> pace < 1);
        }
    }

    @Test
    void setsSalesTargetsForRepsWhoCanSignIn() {
        List<PlannedTarget> planned = generate(
                new SimulatedCuraGenesis(20_261, Instant.parse("2026-11-24T15:00:00Z")), YearMonth.of(2026, 11));

        assertThat(planned)
                .filteredOn(target -> target.measure() == TargetMeasure.SALES)
                .allMatch(target -> target.target() % 1_000 == 0)
                .extracting(PlannedTarget::rep)
                .hasSize(6)
                .containsOnlyElementsOf(DemoUsers.repsWithPassword());
    }

    @Test
    void omitsAMonthBeforeTheHistory() {
        List<PlannedTarget> planned = generate(
                new SimulatedCuraGenesis(20_261, Instant.parse("2026-12-31T15:00:00Z")), YearMonth.of(2026, 12));

        assertThat(planned)
                .hasSize(28)
                .extracting(PlannedTarget::month)
                .containsOnly(YearMonth.of(2026, 12), YearMonth.of(2026, 11));
    }

    private static List<PlannedTarget> generate(SimulatedCuraGenesis world, YearMonth current) {
        return new TargetGenerator(world.initialPractices(), world.history(), NEW_YORK).generate(current);
    }

    private static double orders(SimulatedCuraGenesis world, PlannedTarget target) {
        List<String> names = List.of(target.rep().name(), target.rep().shortName());
        return world.history().stream()
                .filter(order -> YearMonth.from(order.at().atZone(NEW_YORK)).equals(target.month()))
                .filter(order -> names.contains(
                        world.initialPractices().get(order.practice() - 1).salesRep()))
                .count();
    }
}
