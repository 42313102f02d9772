package io.curasync.kpi.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class DashboardUrlStateTest {

    @Test
    void writesAllParametersToTheUrl() {
        DashboardUrlState all = new DashboardUrlState(
                DateRange.QUARTER,
                Metric.SALES,
                true,
                "TX",
                "name:sam who",
                RepSort.ORDERS,
                true,
                YearMonth.of(2026, 3));

        String address = new Location("", all.query()).getPathWithQueryParameters();

        assertThat(address)
                .contains("days=90", "chart=sales", "states=table", "state=TX", "sort=-orders", "credited=2026-03");
        assertThat(DashboardUrlState.of(new Location(address).getQueryParameters()))
                .isEqualTo(all);
    }

    @Test
    void ignoresInvalidParameters() {
        assertThat(DashboardUrlState.of(
                        QueryParameters.fromString("days=8&credited=2026-13&chart=x&states=&sort=-nothing&state=")))
                .isEqualTo(DashboardUrlState.DEFAULT);
        assertThat(DashboardUrlState.DEFAULT.query().getParameters()).isEmpty();
    }

    @Test
    void reversesTheOrderOnRepeatedSorting() {
        DashboardUrlState byOrders = DashboardUrlState.DEFAULT.sortedBy(RepSort.ORDERS);
        assertThat(byOrders.descending()).isTrue();
        assertThat(byOrders.sortedBy(RepSort.ORDERS).descending()).isFalse();
        assertThat(DashboardUrlState.DEFAULT.sortedBy(RepSort.REP).descending()).isFalse();
    }
}
