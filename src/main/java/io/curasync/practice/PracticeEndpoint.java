package io.curasync.practice;

import io.curasync.account.CurrentUser;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsEditor.Result;
import io.curasync.ledger.details.PracticeDetailsQuery;
import io.curasync.platform.http.Page;
import io.curasync.platform.http.QueryTime;
import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.LikePattern;
import io.curasync.platform.text.NormalizedText;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Serves the practices in the caller's scope at {@code /api/practices}, and changes their names, phones, addresses and contacts. */
@RestController
@RequestMapping("/api/practices")
class PracticeEndpoint {

    private static final int MAX_SEARCH_LENGTH = 200;

    private final PracticeQuery practiceQuery;
    private final PracticeListQuery practiceListQuery;
    private final PracticeDetailsQuery detailsQuery;
    private final PracticeDetailsService detailsService;

    PracticeEndpoint(
            PracticeQuery practiceQuery,
            PracticeListQuery practiceListQuery,
            PracticeDetailsQuery detailsQuery,
            PracticeDetailsService detailsService) {
        this.practiceQuery = practiceQuery;
        this.practiceListQuery = practiceListQuery;
        this.detailsQuery = detailsQuery;
        this.detailsService = detailsService;
    }

    @GetMapping
    Page<PracticeItem> list(
            @AuthenticationPrincipal CurrentUser caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String rep,
            @RequestParam(required = false) @Nullable String specialty,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable Boolean missing,
            @RequestParam(required = false) @Nullable Boolean createdHere,
            @RequestParam(required = false) @Nullable Boolean hasUserId,
            @RequestParam(required = false) @Nullable String updatedSince,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new PracticeApiFilter(
                new PracticeFilter(
                        search(q),
                        PracticeFilter.parseStates(text(state)),
                        null,
                        null,
                        text(specialty),
                        null,
                        hasUserId,
                        createdHere),
                text(rep),
                active,
                missing,
                QueryTime.of("updatedSince", updatedSince));
        Page<PracticeRow> page = Page.read(
                cursor,
                limit,
                (before, size) -> practiceListQuery.before(caller.scope(), filter, before, size),
                PracticeRow::id);
        Map<Long, PracticeDetails> details = detailsQuery.of(
                caller.scope(), page.items().stream().map(PracticeRow::id).toList());
        return page.map(row -> PracticeItem.listed(row, details.getOrDefault(row.id(), PracticeDetails.NONE)));
    }

    private static String search(@Nullable String q) {
        if (q != null && CodePoints.count(q) > MAX_SEARCH_LENGTH) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "q must have at most " + MAX_SEARCH_LENGTH + " characters.");
        }
        return q == null ? "" : q;
    }

    /** Returns the normalized value of a parameter; {@code null} if it is absent or blank. */
    private static @Nullable String text(@Nullable String value) {
        String text = value == null ? "" : NormalizedText.of(LikePattern.plain(value));
        return text.isEmpty() ? null : text;
    }

    @GetMapping("/{practiceId}")
    PracticeItem one(@AuthenticationPrincipal CurrentUser caller, @PathVariable String practiceId) {
        PracticeRow row = find(caller, practiceId);
        return PracticeItem.single(row, detailsQuery.of(caller.scope(), row.id()));
    }

    /**
     * Changes the name, the phone, the address or the contacts. Responds with the practice after the change, or with status 400 if the body
     * is invalid.
     */
    @PatchMapping("/{practiceId}")
    PracticeItem change(
            @AuthenticationPrincipal CurrentUser caller, @PathVariable String practiceId, @RequestBody JsonNode body) {
        PracticeRow row = find(caller, practiceId);
        return switch (detailsService.edit(row.id(), PracticePatch.parse(body), caller)) {
            case Result.Done done -> one(caller, practiceId);
            case Result.Invalid(Map<String, String> faults) -> throw PracticePatch.invalid(faults);
            case Result.NotFound notFound -> throw notFound();
        };
    }

    private PracticeRow find(CurrentUser caller, String practiceId) {
        return practiceQuery
                .byPracticeOrUserId(caller.scope(), NormalizedText.of(practiceId))
                .orElseThrow(PracticeEndpoint::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such practice in your scope.");
    }
}
