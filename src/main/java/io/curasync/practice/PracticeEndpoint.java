package io.curasync.practice;

import io.curasync.account.CurrentUser;
import io.curasync.platform.NormalizedText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves practices within the caller's scope. */
@RestController
@RequestMapping("/api/practices")
class PracticeEndpoint {

    private static final int MAX_LIMIT = 500;

    /** @param rep the rep's email, whereas {@code salesRep} is the name from CuraGenesis */
    @Schema(name = "Practice")
    record Item(
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String state,
            @Nullable String specialty,
            @Nullable String salesRep,
            @Nullable String rep,
            int totalOrders,
            boolean active,
            @Nullable Instant activatedAt,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant missingSince) {

        static Item of(PracticeRow row) {
            return new Item(
                    row.practiceId(),
                    row.userId(),
                    row.name(),
                    row.state(),
                    row.specialty(),
                    row.salesRep(),
                    row.rep(),
                    row.totalOrders(),
                    row.active(),
                    row.activatedAt(),
                    row.seenAt(),
                    row.missingSince());
        }
    }

    /** @param nextCursor {@code null} on the last page */
    @Schema(name = "Practices")
    record Page(List<Item> items, @Nullable String nextCursor) {}

    private final PracticeQuery practiceQuery;

    PracticeEndpoint(PracticeQuery practiceQuery) {
        this.practiceQuery = practiceQuery;
    }

    @GetMapping
    Page list(
            @AuthenticationPrincipal CurrentUser caller,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw problem(HttpStatus.BAD_REQUEST, "limit must be between 1 and " + MAX_LIMIT);
        }
        Long before = cursor.isEmpty()
                ? null
                : PageCursor.read(cursor)
                        .orElseThrow(() -> problem(HttpStatus.BAD_REQUEST, "cursor is not one of ours"));
        List<PracticeRow> rows = practiceQuery.before(caller.scope(), before, limit + 1);
        boolean more = rows.size() > limit;
        List<PracticeRow> page = more ? rows.subList(0, limit) : rows;
        return new Page(
                page.stream().map(Item::of).toList(),
                more ? PageCursor.write(page.getLast().id()) : null);
    }

    @GetMapping("/{practiceId}")
    Item one(@AuthenticationPrincipal CurrentUser caller, @PathVariable String practiceId) {
        return practiceQuery
                .byPracticeId(caller.scope(), NormalizedText.of(practiceId))
                .map(Item::of)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "there is no such practice in your scope"));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        var problem = new ErrorResponseException(status);
        problem.setDetail(detail);
        return problem;
    }
}
