package io.curasync.practice;

import io.curasync.account.CurrentUser;
import io.curasync.platform.http.Page;
import io.curasync.platform.text.NormalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves the practices in the caller's scope. */
@RestController
@RequestMapping("/api/practices")
class PracticeEndpoint {

    /**
     * A practice in a response.
     *
     * @param salesRep name of the rep according to CuraGenesis
     * @param rep email of the rep in CuraSync; null if unmatched
     */
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

    private final PracticeQuery practiceQuery;

    PracticeEndpoint(PracticeQuery practiceQuery) {
        this.practiceQuery = practiceQuery;
    }

    @GetMapping
    Page<Item> list(
            @AuthenticationPrincipal CurrentUser caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.read(
                        cursor,
                        limit,
                        (before, size) -> practiceQuery.before(caller.scope(), before, size),
                        PracticeRow::id)
                .map(Item::of);
    }

    @GetMapping("/{practiceId}")
    Item one(@AuthenticationPrincipal CurrentUser caller, @PathVariable String practiceId) {
        return practiceQuery
                .byPracticeOrUserId(caller.scope(), NormalizedText.of(practiceId))
                .map(Item::of)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such practice in your scope."));
    }
}
