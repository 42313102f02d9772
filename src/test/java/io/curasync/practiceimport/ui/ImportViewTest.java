package io.curasync.practiceimport.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.practiceimport.ImportRow;
import io.curasync.practiceimport.ImportService;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import io.curasync.ui.ConfirmationDialog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CuraSyncTest
class ImportViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ImportService importService;

    @Autowired
    JdbcClient jdbc;

    private User admin;

    @BeforeEach
    void users() {
        database.clear();
        admin = TestUsers.admin(userAccounts, "morgan@example.com");
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    @Test
    void deniesAccessToReps() {
        TestScreens.open(context, TestUsers.rep(userAccounts, "dana@example.com"));
        assertThatThrownBy(() -> UI.getCurrent().navigate("import")).isInstanceOf(MockAccessDeniedException.class);
    }

    @Test
    void showsMapsAndImportsRows() throws Exception {
        long id = upload("Key,Name,NPI\nprac_1,Lakeside,1234567893\nprac_2,Sierra,123\n");
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("import");
        assertThat(text()).contains("Previous imports", "practices.csv", "2 rows");
        UI.getCurrent().navigate("import/" + id);
        awaitText("Choose the column below");

        @SuppressWarnings("unchecked")
        Select<Integer> key = _get(Select.class, spec -> spec.withLabel("Practice id"));
        key.setValue(0);
        awaitText("Nothing is imported before you confirm");
        assertThat(effects()).containsExactly("will be new", "“123” is not a valid NPI");
        UI.getCurrent().navigate("import/" + id, QueryParameters.of("show", "faults"));
        assertThat(effects()).containsExactly("“123” is not a valid NPI");

        _click(_get(_get(ImportView.class), Button.class, spec -> spec.withText("Import 1 row")));
        assertThat(_get(ConfirmationDialog.class).getElement().getTextRecursively())
                .contains("Creates 1 practice. Skips 1 row with errors.");
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Import 1 row")));
        awaitText("1 new, 0 changed, 0 unchanged, 1 skipped");
        assertThat(jdbc.sql("select name from practice").query(String.class).list())
                .containsExactly("Lakeside");
        assertThat(_find(Button.class, spec -> spec.withText("Discard"))).isEmpty();
    }

    @Test
    void showsTheChangesOfEachRow() throws Exception {
        User ben = TestUsers.rep(userAccounts, "ben@example.com");
        TestUsers.rep(userAccounts, "ava@example.com");
        jdbc.sql(
                        "insert into practice (practice_id, name, owner_id) values ('prac_1', 'Lakeside', ?), ('prac_2', 'Bayou', null)")
                .param(ben.id())
                .update();
        long id = upload("Practice id,Name,NPI,Rep\nprac_1,Lakeside,1234567893,ava@example.com\nprac_2,Bayou Foot,,\n");
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("import/" + id);
        awaitText("Ready to import");
        assertThat(text()).contains("Changes 2 practices: 1 name, 1 NPI, 1 rep");
        assertThat(effects())
                .containsExactly(
                        "rep ben@example.com → ava@example.com · NPI none → 1234567893", "name Bayou → Bayou Foot");
        _click(_get(_get(ImportView.class), Button.class, spec -> spec.withText("Import 2 rows")));
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Import 2 rows")));
        awaitText("2 changed");
        assertThat(effects().getFirst())
                .isEqualTo("changed: rep ben@example.com → ava@example.com · NPI none → 1234567893");
    }

    @Test
    void undoesAnImport() throws Exception {
        User ava = TestUsers.rep(userAccounts, "ava@example.com");
        jdbc.sql(
                        "insert into practice (practice_id, name) values ('prac_1', 'Lakeside'), ('prac_2', 'Bayou'), ('prac_3', null)")
                .update();
        long id = upload("Practice id,Name,NPI,Rep\nprac_1,Lakeside Wound,1234567893,ava@example.com\n"
                + "prac_2,Bayou Foot,,\nprac_3,Sierra,,ava@example.com\nprac_4,Cedar,,\n");
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("import/" + id);
        awaitText("Ready to import");
        assertThat(_find(Button.class, spec -> spec.withText("Undo import"))).isEmpty();
        assertThat(_find(NativeButton.class, spec -> spec.withText("Left"))).isEmpty();
        _click(_get(_get(ImportView.class), Button.class, spec -> spec.withText("Import 4 rows")));
        assertThat(_get(ConfirmationDialog.class).getElement().getTextRecursively())
                .contains("You can undo it for 30 days.");
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Import 4 rows")));
        awaitText("1 new, 3 changed");
        jdbc.sql("update practice set name = 'Bayou Foot & Ankle' where practice_id = 'prac_2'")
                .update();
        jdbc.sql("update practice set name = 'Sierra Foot' where practice_id = 'prac_3'")
                .update();

        _click(_get(_get(ImportView.class), Button.class, spec -> spec.withText("Undo import")));
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(ConfirmationDialog.class)).hasSize(1);
        });
        assertThat(_get(ConfirmationDialog.class).getElement().getTextRecursively())
                .contains(
                        "Puts back what the import changed in 2 practices: 1 name, 1 NPI, 2 reps.",
                        "1 practice that the import created stays, without the values that the import gave it.",
                        "Leaves values of 2 practices that have been changed since or cannot be put back.");
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Undo import")));
        awaitText("2 put back, 1 put back in part, 1 left. Practices that it created stay.");
        assertThat(text()).contains("Undone");
        assertThat(effects())
                .containsExactly(
                        "put back",
                        "left: name changed since",
                        "put back except: name changed since",
                        "put back (the practice stays)");
        assertThat(_find(Button.class, spec -> spec.withText("Undo import"))).isEmpty();
        _click(_get(NativeButton.class, spec -> spec.withText("Left")));
        assertThat(effects()).containsExactly("left: name changed since", "put back except: name changed since");
        assertThat(jdbc.sql("select count(*) from practice where owner_id = ?")
                        .param(ava.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        UI.getCurrent().navigate("import");
        assertThat(text()).contains("Undone");
    }

    private void awaitText(String words) {
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(text()).contains(words);
        });
    }

    private long upload(String csv) throws Exception {
        return importService.upload(
                new CurrentUser(admin.id(), admin.email(), admin.name(), admin.role()),
                "practices.csv",
                csv.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static List<String> effects() {
        MockVaadin.clientRoundtrip(true);
        return _fetch((Grid<ImportRow>) _get(Grid.class), 0, 50).stream()
                .map(ImportLabels::effect)
                .toList();
    }

    private static String text() {
        return _get(ImportView.class).getElement().getTextRecursively();
    }
}
