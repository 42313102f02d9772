package io.curasync.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import io.curasync.platform.DatabaseUnavailableException;
import io.curasync.platform.database.DatabaseAvailability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class InternalErrorViewTest {

    private final InternalErrorView view = new InternalErrorView(new DatabaseAvailability(event -> {}));

    @BeforeEach
    void openBrowser() {
        MockVaadin.setup();
    }

    @AfterEach
    void closeBrowser() {
        MockVaadin.tearDown();
    }

    @Test
    void namesTheDatabaseDuringAnOutage() {
        int status = show(new CannotGetJdbcConnectionException(
                "no connection", new DatabaseUnavailableException("The database is not reachable")));

        assertThat(status).isEqualTo(503);
        assertThat(view.getPageTitle()).isEqualTo("The database is not reachable · CuraSync");
        assertThat(view.getElement().getTextRecursively())
                .contains("The database is not reachable", "This page opens by itself when the database is back.")
                .doesNotContain("reference");
    }

    @Test
    void namesAReferenceAfterAnyOtherFailure() {
        int status = show(new IllegalStateException("ours"));

        assertThat(status).isEqualTo(500);
        assertThat(view.getPageTitle()).isEqualTo("Something went wrong · CuraSync");
        assertThat(view.getElement().getTextRecursively()).contains("give an admin the reference");
    }

    private int show(Exception failure) {
        return view.setErrorParameter(mock(BeforeEnterEvent.class), new ErrorParameter<>(Exception.class, failure));
    }
}
