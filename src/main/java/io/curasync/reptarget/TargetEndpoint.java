package io.curasync.reptarget;

import io.curasync.account.CurrentUser;
import io.curasync.account.UserAccounts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Returns and changes the monthly targets of reps at {@code /api/targets}, for admins. */
@RestController
@RequestMapping("/api/targets")
@PreAuthorize("hasRole('ADMIN')")
class TargetEndpoint {

    /**
     * A target with its attainment.
     *
     * @param rep email of the user
     * @param name name of the user
     * @param target number of orders or dollars
     * @param actual number of credited orders of the month so far, or their sales in dollars without cents
     * @param percent attained share of the target in percent, rounded down
     */
    record Item(String rep, String name, TargetMeasure measure, long target, long actual, long percent) {}

    /**
     * The targets of a month.
     *
     * @param month the month in ISO 8601 format, such as {@code 2026-11}
     * @param timeZone business time zone, in which the month begins and ends
     * @param items all targets in orders, then all targets in sales, each group sorted by the name of the user
     */
    record Targets(String month, String timeZone, List<Item> items) {}

    /** Numbers of the targets that a request created, updated, cleared or left unchanged. */
    record Changed(int created, int updated, int cleared, int unchanged) {}

    private final TargetTableQuery query;
    private final TargetService service;
    private final UserAccounts userAccounts;

    TargetEndpoint(TargetTableQuery query, TargetService service, UserAccounts userAccounts) {
        this.query = query;
        this.service = service;
        this.userAccounts = userAccounts;
    }

    @GetMapping
    Targets targets(@RequestParam(required = false) @Nullable String month) {
        YearMonth chosen = month == null ? query.currentMonth() : TargetRequest.month(month);
        List<Item> items = new ArrayList<>();
        String zone = "";
        for (TargetMeasure measure : TargetMeasure.values()) {
            TargetTable table = query.read(chosen, 1, measure);
            zone = table.zone().getId();
            table.rows().forEach(row -> add(items, row, measure));
        }
        return new Targets(chosen.toString(), zone, items);
    }

    private static void add(List<Item> items, TargetTable.Row row, TargetMeasure measure) {
        TargetTable.Cell cell = row.cells().getFirst();
        Long target = cell.target();
        if (target != null) {
            long percent = TargetProgress.percent(cell.actual(), target);
            items.add(new Item(row.email(), row.name(), measure, target, cell.actual(), percent));
        }
    }

    /**
     * Sets or clears the targets in the body. If an item of the body is invalid, changes no target and responds with status 400. Targets
     * that are not in the body do not change.
     */
    @PutMapping
    Changed change(@AuthenticationPrincipal CurrentUser caller, @RequestBody JsonNode body) {
        List<TargetChange> changes = TargetRequest.changes(body, TargetChangeBuilder.of(userAccounts));
        TargetChanges done = service.change(caller, changes, changes.size() == 1 ? null : "by the API");
        return new Changed(done.created(), done.updated(), done.cleared(), done.unchanged());
    }
}
