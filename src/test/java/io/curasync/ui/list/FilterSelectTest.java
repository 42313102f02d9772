package io.curasync.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ui.StatusBadge;
import io.curasync.ui.UrlQuery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSelectTest {

    private final FilterSelect<String> state = new FilterSelect<>("State", List.of("CA", "TX"), code -> code, () -> {});

    @Test
    void showsAnUnknownValueUntilAnotherIsChosen() {
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

    @ParameterizedTest
    @ValueSource(strings = {"warn", "WARN", "Warn"})
    void readsConstantsInEitherCase(String text) {
        assertThat(UrlQuery.constant(StatusBadge.Kind.values(), text)).isEqualTo(StatusBadge.Kind.WARN);
        assertThat(UrlQuery.constant(StatusBadge.Kind.values(), text + "ing")).isNull();
    }
}
