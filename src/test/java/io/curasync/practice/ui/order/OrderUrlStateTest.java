package io.curasync.practice.ui.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.order.OrderFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderUrlStateTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static OrderUrlState parse(String query) {
        return OrderUrlState.of(QueryParameters.fromString(query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=ord_1",
                "practice=7",
                "rep=none",
                "rep=12",
                "from=2026-11-01",
                "to=2026-11-28",
                "min=0&max=99.5",
                "q=lakeside&practice=7&rep=12&from=2026-11-01&to=2026-11-28&min=10&max=2080.25"
            })
    void roundTrips(String query) {
        assertThat(parse(query).query().getQueryString().split("&")).containsExactlyInAnyOrder(query.split("&"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "practice=x",
                "rep=0",
                "from=yesterday",
                "from=2026-02-30",
                "to=%2B999999999-01-01",
                "to=0000-01-01",
                "min=-1",
                "min=1e9",
                "max=1234567890123",
                "max=1.234"
            })
    void ignoresInvalidValues(String query) {
        assertThat(parse(query)).isEqualTo(OrderUrlState.ALL);
    }

    @Test
    void ignoresAmountsThatNoOrderCanHave() {
        assertThat(new OrderUrlState("", null, null, null, null, new BigDecimal("1e2147483000"), new BigDecimal(-1)))
                .isEqualTo(OrderUrlState.ALL);
        assertThat(new OrderUrlState("", null, null, null, null, new BigDecimal("5.00"), new BigDecimal("1e2")))
                .isEqualTo(parse("min=5&max=100"));
    }

    @Test
    void usesDaysOfTheBusinessTimeZone() {
        // Summer time ends on November 1.
        OrderFilter day = parse("from=2026-11-01&to=2026-11-01&rep=none").filter(NEW_YORK);

        assertThat(day.since()).isEqualTo(Instant.parse("2026-11-01T04:00:00Z"));
        assertThat(day.until()).isEqualTo(Instant.parse("2026-11-02T05:00:00Z"));
        assertThat(day.rep()).isEqualTo(PracticeFilter.UNMATCHED);
    }

    @Test
    void limitsTheDaysOfAFilterByAmount() {
        Scope all = new Scope.All();
        LocalDate today = LocalDate.of(2026, 11, 28);
        assertThat(parse("min=5").limited(all, today)).isEqualTo(parse("min=5&from=2026-10-29"));
        assertThat(parse("max=5&rep=none&to=2030-01-01").limited(all, today))
                .isEqualTo(parse("max=5&rep=none&to=2030-01-01&from=2026-10-29"));
        assertThat(parse("min=5&from=2026-01-01&to=2026-03-31").limited(all, today))
                .isEqualTo(parse("min=5&from=2026-03-01&to=2026-03-31"));
        for (String query : List.of(
                "from=2020-01-01",
                "min=5&from=2026-10-29",
                "min=5&rep=7",
                "min=5&practice=7",
                "min=5&from=2026-12-01")) {
            assertThat(parse(query).limited(all, today)).as(query).isEqualTo(parse(query));
        }
        assertThat(parse("min=5").limited(new Scope.Own(7), today)).isEqualTo(parse("min=5"));
    }

    @Test
    void countsARangeOnce() {
        assertThat(OrderUrlState.ALL.count()).isZero();
        assertThat(parse("q=x&from=2026-11-01&to=2026-11-28&min=1&max=2&rep=3&practice=4")
                        .count())
                .isEqualTo(4);
        assertThat(new OrderUrlState("", null, null, null, LocalDate.of(2026, 1, 1), null, null).count())
                .isEqualTo(1);
    }
}
