package io.curasync.ui.list;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.testing.TestScreens;
import io.curasync.ui.DrawerLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveListTest {

    private final Source source = new Source();
    private final LiveList<String, Row> list = new LiveList<>(
            "Row", source, Row::id, "all", new Span("No rows"), LitRenderer.of("<span></span>"), count -> {});

    private record Row(int id, int orders) {}

    private static final class Source implements ListSource<String, Row> {

        private final List<Row> rows = new ArrayList<>();
        private int reads;

        @Override
        public List<Row> page(String query, int offset, int limit) {
            reads++;
            return List.copyOf(rows.subList(Math.min(offset, rows.size()), Math.min(offset + limit, rows.size())));
        }

        @Override
        public int count(String query) {
            return rows.size();
        }

        @Override
        public int changes(String query) {
            return 7;
        }
    }

    @BeforeEach
    void open() {
        MockVaadin.setup();
        IntStream.range(0, 120).forEach(id -> source.rows.add(new Row(id, 0)));
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void readsNothingBeforeTheGridHasReadItsRows() {
        list.show(list.read());
        assertThat(source.reads).isZero();
    }

    /** A grid fetches a large range in pages. */
    @Test
    void updatesTheRowsOfAllPages() {
        show();
        _fetch(list.grid(), 50, 50);
        source.rows.set(0, new Row(0, 5));
        source.rows.set(99, new Row(99, 6));

        list.show(list.read());

        assertThat(list.loaded().rows()).hasSize(100).contains(new Row(0, 5), new Row(99, 6));
        assertThat(_find(ListNotice.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440,Id", "1920,Id Orders", "400,Row"})
    void hidesOptionalColumnsBesideADrawerUnlessTheWindowIsLarge(String windowWidth, String columns) {
        list.column("Id", LitRenderer.of("<span></span>"), "80px", 1);
        list.optionalColumn("Orders", LitRenderer.of("<span></span>"), "80px", 0);
        setWindowWidth(windowWidth);
        DrawerLayout layout = new DrawerLayout(list, "Row", 400, () -> {});
        UI.getCurrent().add(layout);
        String before = columns();

        layout.setDetail(new Span("Drawer"));
        assertThat(columns()).isEqualTo(columns);

        layout.setDetail(null);
        assertThat(columns()).isEqualTo(before);
        assertThat(before).isEqualTo(windowWidth.equals("400") ? "Row" : "Id Orders");
    }

    /** Navigation, padding and scroll bars take 304 of the pixels. */
    @ParameterizedTest
    @CsvSource({
        "1064,Id Error State Rep",
        "1063,Id Error Rep",
        "964,Id Error Rep",
        "963,Id Error",
        "804,Id",
        "803,Row",
        "0,Id Error State Rep"
    })
    void hidesColumnsThatDoNotFit(String windowWidth, String columns) {
        addFourColumns();
        setWindowWidth(windowWidth);
        UI.getCurrent().add(list);

        assertThat(columns()).isEqualTo(columns);
    }

    @Test
    void hidesColumnsThatDoNotFitBesideACheckBoxOrACard() {
        addFourColumns();
        MultiSelect.enable(list.grid());
        list.grid().reserve(200, 1_100);
        setWindowWidth("1119");
        UI.getCurrent().add(list);
        assertThat(columns()).as("56 and 200 pixels less").isEqualTo("Id");
    }

    @Test
    void showsTwoLinesBesideADrawerThatCoversMostOfTheList() {
        addFourColumns();
        setWindowWidth("1015");
        DrawerLayout layout = new DrawerLayout(list, "Row", 400, () -> {});
        UI.getCurrent().add(layout);

        layout.setDetail(new Span("Drawer"));
        assertThat(columns()).isEqualTo("Row");

        layout.setDetail(null);
        assertThat(columns()).isEqualTo("Id Error Rep");
    }

    private void addFourColumns() {
        list.column("Id", LitRenderer.of("<span></span>"), "500px", 1);
        list.secondaryColumn("Error", LitRenderer.of("<span></span>"), "80px", 1);
        list.optionalColumn("State", LitRenderer.of("<span></span>"), "100px", 0);
        list.secondaryColumn("Rep", LitRenderer.of("<span></span>"), "80px", 0);
    }

    private static void setWindowWidth(String pixels) {
        UI ui = UI.getCurrent();
        // Without one of the sizes, all are unknown.
        ui.getInternals()
                .setExtendedClientDetails(new ExtendedClientDetails(
                        ui, pixels, "900", pixels, "900", pixels, "900", null, null, null, null, null, null, null, null,
                        null, null, null, null));
    }

    private String columns() {
        return list.grid().getColumns().stream()
                .filter(Component::isVisible)
                .map(Grid.Column::getHeaderText)
                .collect(Collectors.joining(" "));
    }

    @Test
    void reloadsMovedRowsAtTheTop() {
        show();
        source.rows.addFirst(new Row(200, 1));

        list.show(list.read());
        MockVaadin.clientRoundtrip(false);

        assertThat(list.loaded().rows().getFirst()).isEqualTo(new Row(200, 1));
    }

    @Test
    void offersMovedRowsWhileScrolledDown() {
        show();
        TestScreens.scrollDown(list.grid());
        source.rows.addFirst(new Row(200, 1));

        list.show(list.read());

        assertThat(list.loaded().rows().getFirst()).isEqualTo(new Row(0, 0));
        assertThat(text()).contains("The list has changed · show");
    }

    @Test
    void countsChangesWhilePaused() {
        show();
        list.setPaused(true);
        MockVaadin.clientRoundtrip(false);
        assertThat(text()).contains("Paused · nothing has changed since");
        source.rows.set(0, new Row(0, 5));

        list.show(list.read());

        assertThat(list.loaded().rows().getFirst()).isEqualTo(new Row(0, 0));
        assertThat(text()).contains("Paused · 7 changes");
    }

    private void show() {
        UI.getCurrent().add(list);
        MockVaadin.clientRoundtrip(false);
    }

    private String text() {
        return list.getElement().getTextRecursively();
    }
}
