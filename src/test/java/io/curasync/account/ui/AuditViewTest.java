package io.curasync.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.AuditLog;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import io.curasync.ui.EmptyState;
import io.curasync.ui.list.SearchField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CuraSyncTest
class AuditViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    AuditLog auditLog;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void open() {
        database.clear();
        AccountScreens.open(context, TestUsers.admin(userAccounts, "morgan@example.com"));
        auditLog.record("dana@example.com", "sign-in", null, null);
        auditLog.record("morgan@example.com", "sync.override", "run 7", null);
    }

    @AfterEach
    void close() {
        AccountScreens.close();
    }

    @Test
    void showsUserActionAndAddress() {
        UI.getCurrent().navigate("audit");

        assertThat(rows())
                .hasSize(3)
                .first()
                .asString()
                .contains("morgan@example.com", "Sync limit overridden", "run 7", "203.0.113.7");
    }

    @Test
    void readsFiltersFromTheUrl() {
        UI.getCurrent().navigate("audit", QueryParameters.simple(Map.of("by", "dana", "since", "day")));
        assertThat(rows()).singleElement().asString().contains("Signed in");

        UI.getCurrent().navigate("audit", QueryParameters.of("action", "sync.override"));
        assertThat(rows()).singleElement().asString().contains("run 7");

        UI.getCurrent().navigate("audit", QueryParameters.of("since", "nonsense"));
        assertThat(rows()).hasSize(3);
        _get(SearchField.class, spec -> spec.withClasses("cs-search")).setValue("nothing of the kind");
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("No entries found");
    }

    @Test
    void sortsOldestFirstOnRequest() {
        database.jdbc()
                .sql("insert into audit_entry (actor, action) select 'system', 'more' from generate_series(1, 60)")
                .update();
        UI.getCurrent().navigate("audit");
        assertThat(rows().getFirst()).contains("more");

        _click(_get(NativeButton.class, spec -> spec.withText("When ↓")));

        assertThat(rows().getFirst()).contains("User created");
        _click(_get(Button.class, spec -> spec.withText("Show more")));
        assertThat(rows()).hasSize(63).last().asString().contains("more");
        UI.getCurrent().navigate("audit", QueryParameters.of("sort", "time"));
        assertThat(rows().getFirst()).contains("User created");
    }

    @Test
    void sortsByUserAndAction() {
        UI.getCurrent().navigate("audit");
        _click(_get(NativeButton.class, spec -> spec.withText("Who")));
        assertThat(rows().getFirst()).contains("dana@example.com");
        assertThat(_get(NativeButton.class, spec -> spec.withText("Who ↑"))
                        .getParent()
                        .orElseThrow()
                        .getElement()
                        .getAttribute("aria-sort"))
                .isEqualTo("ascending");

        _click(_get(NativeButton.class, spec -> spec.withText("Who ↑")));
        assertThat(rows().getLast()).contains("dana@example.com");

        _click(_get(NativeButton.class, spec -> spec.withText("Action")));
        assertThat(rows().getFirst()).contains("Signed in");
        QueryParameters byActionDescending = QueryParameters.of("sort", "-action");
        UI.getCurrent().navigate("audit", byActionDescending);
        assertThat(rows().getFirst()).contains("User created");
        assertThat(AuditUrlState.query(AuditUrlState.filter(byActionDescending)))
                .isEqualTo(byActionDescending);
    }

    @Test
    void limitsTheSearchLengthOnTheServer() {
        UI.getCurrent().navigate("audit");
        SearchField search = _get(SearchField.class, spec -> spec.withClasses("cs-search"));

        search.setValue("x".repeat(100_000));

        assertThat(search.getValue()).hasSize(200);
    }

    @Test
    void loadsOlderEntriesOnRequest() {
        database.jdbc()
                .sql("insert into audit_entry (actor, action) select 'system', 'more' from generate_series(1, 150)")
                .update();
        UI.getCurrent().navigate("audit");
        assertThat(rows()).hasSize(50);

        for (int press = 0; press < 3; press++) {
            _click(_get(Button.class, spec -> spec.withText("Show more")));
        }

        assertThat(rows()).hasSize(153);
        _assertNone(Button.class, spec -> spec.withText("Show more"));
    }

    private static List<String> rows() {
        return _get(AuditTable.class).getBody().getRows().stream()
                .map(NativeTableRow::getElement)
                .map(com.vaadin.flow.dom.Element::getTextRecursively)
                .toList();
    }
}
