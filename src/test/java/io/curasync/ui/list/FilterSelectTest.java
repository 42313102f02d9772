package io.curasync.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ui.StatusBadge;
import io.curasync.ui.UrlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSelectTest {

    private final AtomicInteger reported = new AtomicInteger();
    private final FilterSelect<String> state =
            new FilterSelect<>("State", List.of("CA", "TX"), code -> code, reported::incrementAndGet);

    @Test
    void keepsTheSelectedValueWhenItsChoicesArrive() {
        state.choose("TX");
        assertThat(state.getListDataView().getItems()).containsExactly("TX");
        int before = reported.get();

        state.addAllValues();

        assertThat(state.getListDataView().getItems()).containsExactly("CA", "TX");
        assertThat(state.getValue()).isEqualTo("TX");
        assertThat(state.hasClassName("cs-filter-set")).isTrue();
        assertThat(reported).hasValue(before);
    }

    @Test
    void showsAnUnknownValueUntilAnotherIsChosen() {
        state.addAllValues();
        state.choose("ZZ");
        assertThat(state.getValue()).isEqualTo("ZZ");
        assertThat(state.getItemLabelGenerator().apply("ZZ")).isEqualTo("State: ZZ (unknown)");

        state.choose("YY");
        assertThat(state.getListDataView().getItems()).containsExactly("CA", "TX", "YY");

        state.choose("TX");
        assertThat(state.getItemLabelGenerator().apply("TX")).isEqualTo("State: TX");
        assertThat(state.getListDataView().getItems()).containsExactly("CA", "TX");

        state.choose(null);
        assertThat(state.getValue()).isNull();
    }

    @Test
    void reportsTheReplacementOfAnUnknownValueOnce() {
        List<String> changes = new ArrayList<>();
        AtomicReference<FilterSelect<String>> select = new AtomicReference<>();
        select.set(new FilterSelect<>(
                "State",
                List.of("CA", "TX"),
                code -> code,
                () -> changes.add(String.valueOf(select.get().getValue()))));

        select.get().choose("ZZ");
        select.get().choose("YY");
        select.get().choose("YY");
        select.get().choose(null);

        assertThat(changes).containsExactly("ZZ", "YY", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warn", "WARN", "Warn"})
    void readsConstantsInEitherCase(String text) {
        assertThat(UrlQuery.constant(StatusBadge.Kind.values(), text)).isEqualTo(StatusBadge.Kind.WARN);
        assertThat(UrlQuery.constant(StatusBadge.Kind.values(), text + "ing")).isNull();
    }
}
