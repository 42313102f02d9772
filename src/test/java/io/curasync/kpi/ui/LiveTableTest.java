package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.change.MapPutChange;
import com.vaadin.flow.internal.change.NodeChange;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.ui.chart.SharedJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTableTest {

    private LiveTable table;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        table = new LiveTable("Reps", "Reps", List.of(Column.text("Rep"), Column.number("Orders")));
        UI.getCurrent().add(table);
        table.show(List.of(row("ava", "5"), row("dana", "4"), row("marcus", "3")));
        sent();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    private static SharedJson row(String name, String orders) {
        return LiveTable.row(name, List.of(new TableCell.Text(name), new TableCell.Text(orders)));
    }

    /** Returns the pending changes for the browser. */
    private static List<NodeChange> sent() {
        List<NodeChange> changes = new ArrayList<>();
        UI.getCurrent().getInternals().getStateTree().collectChanges(changes::add);
        return changes;
    }

    @Test
    void doesNotSendUnchangedRows() {
        table.show(List.of(row("ava", "5"), row("dana", "4"), row("marcus", "3")));
        assertThat(sent()).isEmpty();
    }

    @Test
    void sendsOnlyTheChangedRow() {
        table.show(List.of(row("ava", "5"), row("dana", "4.5"), row("marcus", "3")));

        assertThat(sent())
                .extracting(change -> ((MapPutChange) change).getKey())
                .containsExactlyInAnyOrder("item1", "revision");
        assertThat(texts()).containsExactly("ava\nava\n5", "dana\ndana\n4.5", "marcus\nmarcus\n3");
    }

    @Test
    void keepsTheSelectedKeyIfRowsAreReordered() {
        table.select("dana");

        table.show(List.of(row("dana", "6"), row("ava", "5"), row("new", "1")));

        assertThat(texts()).containsExactly("dana\ndana\n6", "ava\nava\n5", "new\nnew\n1");
        assertThat(table.getElement().getProperty("selected")).isEqualTo("dana");
    }

    @Test
    void reportsTheClickedRowAfterReordering() {
        List<String> picked = new ArrayList<>();
        LiveTable pickable = new LiveTable("Reps", "Reps", List.of(Column.text("Rep"), Column.number("Orders")));
        pickable.onRowClick(picked::add);
        pickable.show(List.of(row("ava", "5"), row("dana", "4")));
        UI.getCurrent().add(pickable);
        pickable.show(List.of(row("dana", "6"), row("ava", "5")));

        _fireDomEvent(pickable, "pick", JacksonUtils.createObjectNode().put("event.detail", "ava"));

        assertThat(picked).containsExactly("ava");
    }

    @Test
    void showsAnyOrderAfterAnyOther() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> names = IntStream.range(0, 9).mapToObj(n -> "rep" + n).toList();
        for (int i = 0; i < 200; i++) {
            List<String> some = new ArrayList<>(names);
            Collections.shuffle(some, random);
            List<String> wanted = some.subList(0, random.nextInt(names.size() + 1));

            table.show(wanted.stream().map(name -> row(name, "")).toList());

            assertThat(texts())
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(wanted.stream()
                            .map(name -> name + "\n" + name + "\n")
                            .toList());
            assertThat(table.getElement().getProperty("count", 0)).isEqualTo(wanted.size());
        }
    }

    private List<String> texts() {
        return RenderedValues.of(table).stream().map(RenderedValues::text).toList();
    }
}
