package io.curasync.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import io.curasync.platform.DatabaseUnavailableException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;

@ExtendWith(OutputCaptureExtension.class)
class UiErrorHandlerTest {

    private final UiErrorHandler notice = new UiErrorHandler();

    @BeforeEach
    void start() {
        MockVaadin.setup();
    }

    @AfterEach
    void end() {
        MockVaadin.tearDown();
    }

    @Test
    void reportsOneFailureOfARequest(CapturedOutput output) {
        for (int i = 0; i < 200; i++) {
            notice.error(new ErrorEvent(new IllegalStateException("forged call")));
        }
        assertThat(failures(output)).isEqualTo(1);

        nextRequest();
        notice.error(new ErrorEvent(new IllegalStateException("forged call")));
        assertThat(failures(output)).isEqualTo(2);
    }

    @Test
    void saysThatNothingWasDoneDuringAnOutage(CapturedOutput output) {
        notice.error(new ErrorEvent(new CannotGetJdbcConnectionException(
                "no connection", new DatabaseUnavailableException("The database is not reachable"))));

        NotificationsKt.expectNotifications(
                "This could not be done, because the database is not reachable. Try again in a moment.");
        assertThat(failures(output)).isZero();
    }

    @Test
    void saysThatTheOutcomeIsUnknownAfterALostConnection() {
        notice.error(new ErrorEvent(
                new TransactionSystemException("could not commit", new SQLException("I/O error", "08006"))));

        NotificationsKt.expectNotifications(
                "The connection to the database was lost. It is unknown whether your change was saved:"
                        + " check before you repeat it.");
    }

    private static void nextRequest() {
        VaadinServletRequest request = (VaadinServletRequest) VaadinRequest.getCurrent();
        CurrentInstance.set(
                VaadinRequest.class, new VaadinServletRequest(request, (VaadinServletService) request.getService()));
    }

    private static long failures(CapturedOutput output) {
        return count("Request of a screen failed, reference [0-9a-f]{8}", output);
    }

    private static long count(String pattern, CapturedOutput output) {
        return Pattern.compile(pattern).matcher(output).results().count();
    }
}
