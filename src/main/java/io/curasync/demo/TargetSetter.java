package io.curasync.demo;

import io.curasync.account.CurrentUser;
import io.curasync.demo.TargetGenerator.PlannedTarget;
import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import io.curasync.demo.simulation.SimulatedPractice;
import io.curasync.reptarget.TargetChange;
import io.curasync.reptarget.TargetKey;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetService;
import io.curasync.reptarget.TargetTable;
import io.curasync.reptarget.TargetTableQuery;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sets the targets of the reps as an admin would. */
@Component
@Profile("demo")
class TargetSetter {

    private final TargetService service;
    private final TargetTableQuery query;

    TargetSetter(TargetService service, TargetTableQuery query) {
        this.service = service;
        this.query = query;
    }

    /**
     * Sets targets for the present and the previous months. Does not change existing targets.
     *
     * @param reps the users by alias; a rep without a user gets no target
     * @param practices the practices of the simulated CuraGenesis before its first event
     * @param history the orders of the weeks before the first start, oldest first
     */
    void set(
            CurrentUser admin,
            Map<String, CurrentUser> reps,
            List<SimulatedPractice> practices,
            List<OrderPlaced> history) {
        YearMonth first = query.currentMonth().minusMonths(TargetGenerator.MONTHS - 1L);
        List<TargetTable> tables = Arrays.stream(TargetMeasure.values())
                .map(measure -> query.read(first, TargetGenerator.MONTHS, measure))
                .toList();
        Set<TargetKey> existing = tables.stream().flatMap(TargetSetter::keys).collect(Collectors.toSet());
        TargetGenerator generator =
                new TargetGenerator(practices, history, tables.getFirst().zone());
        List<TargetChange> changes = new ArrayList<>();
        for (PlannedTarget planned : generator.generate(tables.getFirst().current())) {
            CurrentUser rep = reps.get(planned.rep().name());
            if (rep != null) {
                TargetKey key = new TargetKey(rep.id(), planned.month(), planned.measure());
                changes.add(new TargetChange(key, planned.target()));
            }
        }
        changes.removeIf(change -> existing.contains(change.key()));
        service.change(admin, changes, "demo");
    }

    private static Stream<TargetKey> keys(TargetTable table) {
        return table.rows().stream()
                .flatMap(row -> row.cells().stream()
                        .filter(cell -> cell.target() != null)
                        .map(cell -> new TargetKey(row.userId(), cell.month(), table.measure())));
    }
}
