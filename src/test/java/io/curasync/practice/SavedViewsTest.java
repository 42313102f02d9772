package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.practice.SavedViews.RejectedException;
import io.curasync.practice.SavedViews.SavedView;
import io.curasync.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SavedViewsTest {

    private static final long DANA = 1;
    private static final long AVA = 2;

    private final JdbcClient jdbc = TestDatabase.create().jdbc();
    private final SavedViews views = new SavedViews(jdbc);
    private final ColumnPreferences columns = new ColumnPreferences(jdbc);

    @BeforeEach
    void users() {
        jdbc.sql("insert into app_user (id, email, name, role) values (1, 'd@example.com', 'Dana', 'REP'),"
                        + " (2, 'a@example.com', 'Ava', 'REP')")
                .update();
    }

    @Test
    void listsTheUsersViewsByName() {
        views.save(DANA, " Texas ", "state=TX");
        views.save(DANA, "california", "state=CA");
        views.save(AVA, "Texas", "state=TX&sort=name");

        assertThat(views.of(DANA)).extracting(SavedView::name).containsExactly("california", "Texas");
        assertThat(views.of(AVA)).extracting(SavedView::query).containsExactly("state=TX&sort=name");
    }

    @Test
    void doesNotChangeViewsOfOtherUsers() {
        views.save(DANA, "Texas", "state=TX");
        SavedView texas = views.of(DANA).getFirst();

        views.rename(AVA, texas.id(), "mine");
        views.delete(AVA, texas.id());

        assertThat(views.of(DANA)).containsExactly(texas);
    }

    @Test
    void renamesDeletesAndRestoresAView() {
        views.save(DANA, "Texas", "state=TX");
        SavedView texas = views.of(DANA).getFirst();

        views.rename(DANA, texas.id(), "TEXAS");
        assertThat(views.of(DANA)).extracting(SavedView::name).containsExactly("TEXAS");

        views.delete(DANA, texas.id());
        assertThat(views.of(DANA)).isEmpty();

        views.save(DANA, texas.name(), texas.query());
        assertThat(views.of(DANA)).extracting(SavedView::query).containsExactly("state=TX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\0",
                "0123456789012345678901234567890123456789012345678901234567890",
                "texas",
                "a\u202Eb",
                "a\nb",
                "a\u2066b",
                "\uD83D"
            })
    void rejectsInvalidAndExistingNames(String name) {
        views.save(DANA, "Texas", "state=TX");
        views.save(DANA, "California", "state=CA");
        long california = views.of(DANA).getFirst().id();

        assertThatThrownBy(() -> views.save(DANA, name, "")).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> views.rename(DANA, california, name)).isInstanceOf(RejectedException.class);
        assertThat(views.of(DANA)).hasSize(2);
    }

    @Test
    void limitsNumberAndLengthOfViews() {
        for (int i = 0; i < 50; i++) {
            views.save(DANA, "view " + i, "");
        }

        assertThatThrownBy(() -> views.save(DANA, "one more", "")).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> views.save(AVA, "long", "q=" + "x".repeat(2_000)))
                .isInstanceOf(RejectedException.class);
        views.save(AVA, "one", "");
    }

    @Test
    void remembersColumns() {
        assertThat(columns.of(DANA)).isEmpty();

        columns.choose(DANA, List.of(PracticeColumn.NAME, PracticeColumn.SYNCED));
        columns.choose(AVA, List.of(PracticeColumn.NAME));
        columns.choose(DANA, List.of(PracticeColumn.NAME, PracticeColumn.STATE));
        assertThat(columns.of(DANA)).contains(List.of(PracticeColumn.NAME, PracticeColumn.STATE));

        jdbc.sql("update practice_column_preference set columns = 'NAME,WHAT_WAS_ONCE,ORDERS'")
                .update();
        assertThat(columns.of(DANA)).contains(List.of(PracticeColumn.NAME, PracticeColumn.ORDERS));
    }
}
