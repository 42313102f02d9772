package io.curasync.practice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeStatus;
import io.curasync.practice.Sorting;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    static Stream<Listing> listings() {
        return Stream.of(
                Listing.DEFAULT,
                new Listing(
                        new PracticeFilter("wound & 100 %/?=ü", "TX", 7L, PracticeStatus.MISSING, "Foot & Ankle", 30),
                        new Sorting(PracticeColumn.LAST_ORDER, false),
                        List.of(PracticeColumn.NAME, PracticeColumn.SYNCED)),
                new Listing(
                        new PracticeFilter("", null, PracticeFilter.NOBODY, null, null, PracticeFilter.EVER),
                        new Sorting(PracticeColumn.CHANGED, false),
                        null));
    }

    @ParameterizedTest
    @MethodSource("listings")
    void comesBackFromTheAddress(Listing listing) {
        assertThat(Listing.of(listing.query())).isEqualTo(listing);
        assertThat(Listing.of(QueryParameters.fromString(listing.query().getQueryString())))
                .isEqualTo(listing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=gone&sort=colour&rep=x&activated=soon&columns=",
                "status=&sort=-&rep=-1&activated=0d&columns=colour",
                "activated=99999d&rep=00&columns=,,",
                "activated=30&rep=99999999999999999999",
                ""
            })
    void whatMakesNoSenseIsLeftOut(String query) {
        assertThat(Listing.of(QueryParameters.fromString(query))).isEqualTo(Listing.DEFAULT);
    }

    @Test
    void thePracticeItselfIsAlwaysShown() {
        assertThat(Listing.of(QueryParameters.fromString("columns=orders,state"))
                        .columns())
                .containsExactly(PracticeColumn.NAME, PracticeColumn.STATE, PracticeColumn.ORDERS);
    }
}
