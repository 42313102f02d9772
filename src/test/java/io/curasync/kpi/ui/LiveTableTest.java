package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.change.NodeAttachChange;
import com.vaadin.flow.internal.change.NodeChange;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.kpi.ui.LiveTable.Row;
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
        table = new LiveTable("Reps", List.of(Column.text("Rep"), Column.number("Orders")));
        UI.getCurrent().add(table);
        table.show(List.of(row("ava", "5"), row("dana", "4"), row("marcus", "3")));
        sent();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    private static Row row(String name, String orders) {
        return new Row(name, List.of(new TableCell.Text(name), new TableCell.Text(orders)));
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
    void sendsOnlyTheChangedCell() {
        NativeTableRow ava = rows().getFirst();
        NativeTableRow marcus = rows().getLast();

        table.show(List.of(row("ava", "5"), row("dana", "4.5"), row("marcus", "3")));

        List<NodeChange> sent = sent();
        assertThat(sent).isNotEmpty().noneMatch(change -> isIn(change, ava) || isIn(change, marcus));
        assertThat(texts()).containsExactly("ava5", "dana4.5", "marcus3");
    }

    @Test
    void reusesRowElementsForReorderedRows() {
        table.select("dana");
        List<NativeTableRow> places = rows();

        table.show(List.of(row("dana", "6"), row("ava", "5"), row("new", "1")));

        assertThat(texts()).containsExactly("dana6", "ava5", "new1");
        assertThat(rows()).isEqualTo(places);
        assertThat(rows().stream().map(row -> row.getElement().hasAttribute("aria-selected")))
                .containsExactly(true, false, false);
        assertThat(sent()).noneMatch(NodeAttachChange.class::isInstance);
    }

    @Test
    void reportsTheClickedRowAfterReordering() {
        List<String> picked = new ArrayList<>();
        LiveTable pickable = new LiveTable("Reps", List.of(Column.text("Rep"), Column.number("Orders")));
        pickable.onRowClick(picked::add);
        pickable.show(List.of(row("ava", "5"), row("dana", "4")));
        UI.getCurrent().add(pickable);
        Element first = pickable.getBody().getRows().getFirst().getElement();
        pickable.show(List.of(row("dana", "6"), row("ava", "5")));

        _fireDomEvent(
                pickable.getBody().getRows().getFirst(),
                "click",
                JacksonUtils.createObjectNode()
                        .put("event.currentTarget.dataset.key", "ava")
                        .put("!event.target.closest('a')", true));

        assertThat(picked).containsExactly("ava");
        assertThat(first.getAttribute("data-key")).isEqualTo("dana");
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

            assertThat(texts()).as("seed %d, round %d", seed, i).isEqualTo(wanted);
        }
    }

    private List<NativeTableRow> rows() {
        return table.getBody().getRows();
    }

    private List<String> texts() {
        return rows().stream().map(row -> row.getElement().getTextRecursively()).toList();
    }

    private static boolean isIn(NodeChange change, NativeTableRow row) {
        for (var node = change.getNode(); node != null; node = node.getParent()) {
            if (node == row.getElement().getNode()) {
                return true;
            }
        }
        return false;
    }
}
