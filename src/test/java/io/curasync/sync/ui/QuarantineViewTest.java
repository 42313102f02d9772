package io.curasync.sync.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.curasync.ledger.quarantine.QuarantineStatus;
import io.curasync.ledger.quarantine.QuarantinedRow;
import io.curasync.live.Topic;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineViewTest extends ScreenTest {

    @BeforeEach
    void rows() {
        database.jdbc()
                .sql("insert into practice (id, practice_id) values (5, 'prac_1')")
                .update();
        insert("prac_1", "totalOrders is below zero", "{\"practiceId\":\"prac_1\",\"apiToken\":\"t0p\"}", false);
        insert("prac_2", "userId user_1 is known as that of practice prac_1, not of prac_2", "{}", false);
        insert("prac_3", "userId user_9 is known as that of practice prac_8, not of prac_3", "{}", true);
        insert(null, "the row is not an object", "\"a word\"", false);
        TestScreens.open(context, admin);
    }

    private void insert(String practiceId, String reason, String raw, boolean resolved) {
        database.jdbc()
                .sql("""
                        insert into quarantine (row_key, practice_id, reason, raw, run_id, resolved_at)
                        values (coalesce(:id::text, 'row-1'), :id, :reason, :raw, 3, case when :resolved then now() end)""")
                .param("id", practiceId)
                .param("reason", reason)
                .param("raw", raw)
                .param("resolved", resolved)
                .update();
    }

    @Test
    void listsOpenRowsAndFiltersThem() {
        UI.getCurrent().navigate("quarantine");
        assertThat(labels()).containsExactly("No readable id", "prac_2", "prac_1");

        UI.getCurrent().navigate("quarantine", QueryParameters.of("status", "resolved"));
        assertThat(labels()).containsExactly("prac_3");

        UI.getCurrent()
                .navigate(
                        "quarantine",
                        QueryParameters.simple(Map.of(
                                "status", "any", "reason", "userId … is known as that of practice …, not of …")));
        assertThat(labels()).containsExactly("prac_3", "prac_2");

        UI.getCurrent().navigate("quarantine");
        _get(SearchField.class).setValue("ZERO");
        assertThat(labels()).containsExactly("prac_1");
        _get(SearchField.class).setValue("");
        filter().setValue(null);
        assertThat(labels()).hasSize(4);
    }

    @SuppressWarnings("unchecked")
    private static FilterSelect<QuarantineStatus> filter() {
        return (FilterSelect<QuarantineStatus>) _find(FilterSelect.class).getFirst();
    }

    @Test
    void explainsARowWithoutSecrets() {
        UI.getCurrent().navigate("quarantine");
        _clickItem(grid(), 2);

        QuarantineDrawer drawer = _get(QuarantineDrawer.class);
        assertThat(drawer.getElement().getTextRecursively())
                .contains("CuraGenesis sent a value that CuraSync does not accept: totalOrders is below zero.")
                .contains(
                        "Ask CuraGenesis to correct the row",
                        "it is not marked as missing",
                        "\"practiceId\" : \"prac_1\"")
                .doesNotContain("t0p");
        assertThat(_find(drawer, Anchor.class)).extracting(Anchor::getHref).containsExactly("sync/3", "practices/5");

        _clickItem(grid(), 0);
        assertThat(_get(QuarantineDrawer.class).getElement().getTextRecursively())
                .contains("none of these is marked as missing", "\"a word\"");
    }

    @Test
    void updatesLive() {
        UI.getCurrent().navigate("quarantine/1");
        assertThat(_get(QuarantineDrawer.class).getElement().getTextRecursively())
                .contains("Open", "What to do");

        database.jdbc()
                .sql("update quarantine set resolved_at = now() where id = 1")
                .update();
        signal.publish(Topic.SYNC);

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(labels()).containsExactly("No readable id", "prac_2");
            assertThat(_get(QuarantineDrawer.class).getElement().getTextRecursively())
                    .contains("Resolved", "Nothing to do");
        });
    }

    @Test
    void allowsOnlyAdmins() {
        AccessAnnotationChecker checker = new AccessAnnotationChecker();

        assertThat(checker.hasAccess(QuarantineView.class, () -> "rep", "REP"::equals))
                .isFalse();
        assertThat(checker.hasAccess(QuarantineView.class, () -> "admin", "ADMIN"::equals))
                .isTrue();
    }

    private static List<String> labels() {
        MockVaadin.clientRoundtrip(false);
        return _fetch(grid(), 0, 100).stream().map(QuarantinedRow::label).toList();
    }

    @SuppressWarnings("unchecked")
    private static Grid<QuarantinedRow> grid() {
        return _get(Grid.class);
    }
}
