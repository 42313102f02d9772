package io.curasync.practice.order;

import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.platform.http.Page;
import io.curasync.platform.http.QueryTime;
import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.LikePattern;
import io.curasync.platform.text.NormalizedText;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.PracticeRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves the orders of the practices in the caller's scope at {@code /api/orders}. Returns only orders that CuraSync knows individually.
 */
@RestController
@RequestMapping("/api/orders")
class OrderEndpoint {

    private static final int MAX_SEARCH_LENGTH = 200;
    private static final String NO_REP = "none";

    private final OrderQuery orderQuery;
    private final PracticeQuery practiceQuery;

    OrderEndpoint(OrderQuery orderQuery, PracticeQuery practiceQuery) {
        this.orderQuery = orderQuery;
        this.practiceQuery = practiceQuery;
    }

    /**
     * An order in a response. Unknown values are {@code null}.
     *
     * @param rep email of the practice's present rep; {@code null} if unmatched
     * @param counted whether the total orders of the practice contain the order; {@code null} if that is unknown
     * @param counting the reason for {@code counted}
     * @param totalAsOf time as of which CuraGenesis's total is valid; {@code counted} depends on this time. {@code null} if no total has a
     *     time.
     */
    record Item(
            String orderId,
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable BigDecimal amount,
            Instant placedAt,
            Instant receivedAt,
            @Nullable String rep,
            @Nullable Boolean counted,
            OrderCounting.Kind counting,
            @Nullable Instant totalAsOf) {

        static Item of(OrderRow row) {
            return new Item(
                    row.orderId(),
                    row.practiceId(),
                    row.userId(),
                    row.amount(),
                    row.placedAt(),
                    row.receivedAt(),
                    row.rep(),
                    row.counting().counted(),
                    row.counting().kind(),
                    row.counting().asOf());
        }
    }

    @GetMapping
    Page<Item> list(
            @AuthenticationPrincipal CurrentUser caller,
            @RequestParam(required = false) @Nullable String practiceId,
            @RequestParam(required = false) @Nullable String rep,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        OrderCursor after = OrderCursor.parse(cursor);
        OrderFilter filter = new OrderFilter(
                search(q),
                practice(caller.scope(), text(practiceId)),
                rep(text(rep)),
                QueryTime.of("since", since),
                QueryTime.of("until", until),
                null,
                null);
        // Reads one more order than requested, to find out whether there is another page.
        List<OrderRow> rows = orderQuery.after(caller.scope(), filter, after, size + 1);
        Page<OrderRow> page = rows.size() <= size
                ? new Page<>(rows, null)
                : new Page<>(
                        rows.subList(0, size),
                        OrderCursor.of(rows.get(size - 1)).text());
        return page.map(Item::of);
    }

    private static String search(@Nullable String q) {
        if (q != null && CodePoints.count(q) > MAX_SEARCH_LENGTH) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "q must have at most " + MAX_SEARCH_LENGTH + " characters.");
        }
        return q == null ? "" : q;
    }

    /**
     * Returns CuraSync's id of the practice with the given practice id or user id. If the practice is unknown or out of scope, returns
     * {@link OrderFilter#NONE}. Returns {@code null} if {@code id} is {@code null}.
     */
    private @Nullable Long practice(Scope scope, @Nullable String id) {
        return id == null
                ? null
                : practiceQuery
                        .byPracticeOrUserId(scope, id)
                        .map(PracticeRow::id)
                        .orElse(OrderFilter.NONE);
    }

    private @Nullable Long rep(@Nullable String email) {
        if (email == null) {
            return null;
        }
        return NO_REP.equalsIgnoreCase(email)
                ? Long.valueOf(PracticeFilter.UNMATCHED)
                : orderQuery.userId(email).orElse(OrderFilter.NONE);
    }

    /** Returns the normalized value of a parameter; {@code null} if it is absent or blank. */
    private static @Nullable String text(@Nullable String value) {
        String text = value == null ? "" : NormalizedText.of(LikePattern.plain(value));
        return text.isEmpty() ? null : text;
    }
}
