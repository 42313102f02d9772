package io.curasync.kpi.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    @Test
    void allOfThemStandInTheAddress() {
        Choices all = new Choices(Range.QUARTER, Measure.SALES, true, "TX", "name:sam who", RepSort.ORDERS, true);

        String address = new Location("", all.query()).getPathWithQueryParameters();

        assertThat(address).contains("days=90", "chart=sales", "states=table", "state=TX", "sort=-orders");
        assertThat(Choices.of(new Location(address).getQueryParameters())).isEqualTo(all);
    }

    @Test
    void whatMakesNoSenseIsLeftOut() {
        assertThat(Choices.of(QueryParameters.fromString("days=8&chart=x&states=&sort=-nothing&state=")))
                .isEqualTo(Choices.DEFAULT);
        assertThat(Choices.DEFAULT.query().getParameters()).isEmpty();
    }

    @Test
    void sortingAgainTurnsItRound() {
        Choices byOrders = Choices.DEFAULT.sortedBy(RepSort.ORDERS);
        assertThat(byOrders.descending()).isTrue();
        assertThat(byOrders.sortedBy(RepSort.ORDERS).descending()).isFalse();
        assertThat(Choices.DEFAULT.sortedBy(RepSort.REP).descending()).isFalse();
    }
}
