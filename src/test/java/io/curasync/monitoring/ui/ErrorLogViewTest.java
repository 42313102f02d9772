package io.curasync.monitoring.ui;

import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.live.Topic;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.SearchField;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorLogViewTest extends ScreenTest {

    @Test
    void deniesAccessToReps() {
        TestScreens.open(context, dana);
        assertThatThrownBy(() -> UI.getCurrent().navigate("settings/errors"))
                .isInstanceOf(MockAccessDeniedException.class);
        assertThat(_find(ErrorLogView.class)).isEmpty();
    }

    @Test
    void saysThatNothingFailed() {
        open(QueryParameters.empty());

        assertThat(empty()).contains("Nothing failed in the last 7 days.");
        assertThat(text(_get(ViewHeader.class))).contains("Error log", "0 errors · last 7 days");

        open(QueryParameters.of("since", "day"));
        assertThat(empty()).contains("Nothing failed in the last 24 hours.");
        open(QueryParameters.of("source", "mail"));
        assertThat(empty()).contains("No errors found in the last 7 days. Clear the filters");
    }

    @Test
    void filtersByUrlAndSearch() {
        run("CuraGenesis answered 503", 1);
        run("CuraGenesis answered 401", 48);
        run("too old", 9 * 24);
        deliverUnreadable();

        open(QueryParameters.empty());
        assertThat(summaries())
                .containsExactly(
                        "Signed delivery could not be read: not JSON",
                        "Full sync failed: CuraGenesis answered 503",
                        "Full sync failed: CuraGenesis answered 401");
        open(QueryParameters.simple(Map.of("source", "sync", "since", "day")));
        assertThat(summaries()).containsExactly("Full sync failed: CuraGenesis answered 503");
        open(QueryParameters.of("since", "month"));
        assertThat(summaries()).hasSize(4);
        _get(SearchField.class).setValue("answered 4");
        assertThat(summaries()).containsExactly("Full sync failed: CuraGenesis answered 401");
    }

    @Test
    void showsNewFailures() {
        open(QueryParameters.empty());
        assertThat(summaries()).isEmpty();
        run("CuraGenesis answered 503", 1);
        signal.publish(Topic.SYNC);

        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(summaries()).containsExactly("Full sync failed: CuraGenesis answered 503");
        });
    }

    @Test
    void exportsTheFilteredErrors() {
        run("CuraGenesis answered 503", 1);
        deliverUnreadable();
        open(QueryParameters.of("source", "sync"));

        String csv = new String(
                _download(_get(Anchor.class, spec -> spec.withClasses("cs-export"))), StandardCharsets.UTF_8);

        assertThat(csv.lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .endsWith(",SYNC,Full sync failed: CuraGenesis answered 503,1,/sync/1");
        assertThat(database.jdbc()
                        .sql("select detail from audit_entry where action = 'export'")
                        .query(String.class)
                        .single())
                .isEqualTo("source=sync");
    }

    private void open(QueryParameters query) {
        TestScreens.close();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("settings/errors", query);
    }

    private void run(String error, int hoursAgo) {
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, error)
                select 'FULL', 'SCHEDULE', 'FAILED', 'a', at, at, :error
                from (select now() - :hours * interval '1 hour' as at) x
                """).param("error", error).param("hours", hoursAgo).update();
    }

    private void deliverUnreadable() {
        database.jdbc()
                .sql("insert into unreadable_delivery (reason, bytes, excerpt) values ('not JSON', 2, '{')")
                .update();
    }

    private List<String> summaries() {
        return _findAll(grid()).stream().map(ErrorEntry::summary).toList();
    }

    private String empty() {
        return grid().getEmptyStateComponent().getElement().getTextRecursively();
    }

    private static String text(ViewHeader header) {
        return header.getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static Grid<ErrorEntry> grid() {
        return _get(Grid.class);
    }
}
