package io.curasync.practice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeSort;
import io.curasync.practice.PracticeStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeUrlStateTest {

    static Stream<PracticeUrlState> listings() {
        return Stream.of(
                PracticeUrlState.DEFAULT,
                new PracticeUrlState(
                        new PracticeFilter(
                                "wound & 100 %/?=ü",
                                List.of("CA", "TX"), 7L, PracticeStatus.MISSING, "Foot & Ankle", 30),
                        new PracticeSort(PracticeColumn.LAST_ORDER, false),
                        List.of(PracticeColumn.NAME, PracticeColumn.SYNCED)),
                new PracticeUrlState(
                        new PracticeFilter("", List.of(), PracticeFilter.UNMATCHED, null, null, PracticeFilter.EVER),
                        new PracticeSort(PracticeColumn.CHANGED, false),
                        null),
                new PracticeUrlState(
                        new PracticeFilter("", List.of(), null, null, null, null, false, true), null, null));
    }

    @ParameterizedTest
    @MethodSource("listings")
    void roundTripsThroughTheUrl(PracticeUrlState practiceUrlState) {
        assertThat(PracticeUrlState.of(practiceUrlState.query())).isEqualTo(practiceUrlState);
        assertThat(PracticeUrlState.of(
                        QueryParameters.fromString(practiceUrlState.query().getQueryString())))
                .isEqualTo(practiceUrlState);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=gone&sort=color&rep=x&activated=soon&columns=",
                "status=&sort=-&rep=-1&activated=0d&columns=color",
                "activated=99999d&rep=00&columns=,,",
                "activated=30&rep=99999999999999999999",
                "hasUserId=maybe&createdHere=1",
                ""
            })
    void ignoresInvalidParameters(String query) {
        assertThat(PracticeUrlState.of(QueryParameters.fromString(query))).isEqualTo(PracticeUrlState.DEFAULT);
    }

    @Test
    void alwaysIncludesTheNameColumn() {
        assertThat(PracticeUrlState.of(QueryParameters.fromString("columns=orders,state"))
                        .columns())
                .containsExactly(PracticeColumn.NAME, PracticeColumn.STATE, PracticeColumn.ORDERS);
    }

    @Test
    void readsHandwrittenParameters() {
        PracticeUrlState practiceUrlState = PracticeUrlState.of(QueryParameters.fromString(
                "state=tx,%20New%20York,other,ZZ,TX&status=Dormant&rep=NONE&sort=-Orders&columns=Orders"));

        assertThat(practiceUrlState.filter())
                .isEqualTo(new PracticeFilter(
                        "",
                        List.of("TX", "NY", "Other", "ZZ"),
                        PracticeFilter.UNMATCHED,
                        PracticeStatus.DORMANT,
                        null,
                        null));
        assertThat(practiceUrlState.sorting()).isEqualTo(new PracticeSort(PracticeColumn.ORDERS, true));
        assertThat(practiceUrlState.columns()).containsExactly(PracticeColumn.NAME, PracticeColumn.ORDERS);
    }

    @Test
    void reportsIgnoredParameters() {
        assertThat(PracticeUrlState.ignored(QueryParameters.fromString(
                        "q=x&status=gone&rep=7&sort=color&activated=30d&columns=,&hasUserId=x")))
                .containsExactly("status=gone", "hasUserId=x", "sort=color", "columns=,");
        assertThat(PracticeUrlState.ignored(
                        QueryParameters.fromString("state=ZZ&status=&sort=-orders&activated=ever&rep=none")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', practices-2026-11-28.csv",
        "state=TX&status=dormant, practices-tx-dormant-2026-11-28.csv",
        "hasUserId=false&createdHere=true, practices-without-user-id-created-here-2026-11-28.csv",
        "rep=none&activated=30d&q=Foot %26 Ankle, practices-unmatched-30d-foot-ankle-2026-11-28.csv"
    })
    void namesTheFileByItsFilters(String query, String expected) {
        assertThat(CsvFileName.of(PracticeUrlState.of(QueryParameters.fromString(query)), LocalDate.of(2026, 11, 28)))
                .isEqualTo(expected);
    }
}
