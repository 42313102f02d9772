package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.login.LoginForm;
import io.curasync.account.User;
import io.curasync.platform.database.DatabaseStatus;
import io.curasync.testing.TestScreens;
import io.curasync.ui.shell.DatabaseNotice;
import io.curasync.ui.shell.MainLayout;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

/** PostgreSQL stops, freezes and becomes read-only: every answer is fast, and the application recovers by itself. */
class DatabaseOutageTest extends DatabaseOutageHarness {

    @AfterEach
    void closeScreens() {
        TestScreens.close();
    }

    private @Nullable User user;

    @Test
    void answersFastWhilePostgresqlIsStopped() {
        server.stop();
        try {
            awaitStatus(DatabaseStatus.UNREACHABLE);
            assertAnswersFast("stopped");
        } finally {
            server.start();
        }
        assertRecovers();
        assertThat(recorder.changes).containsExactly(DatabaseStatus.UNREACHABLE, DatabaseStatus.AVAILABLE);
    }

    @Test
    void answersFastWhilePostgresqlIsFrozen() {
        String order = orderPlaced("user_1", "frozen", Instant.now());
        server.freeze();
        try {
            // Sent before the outage is known: the insert is on its way to PostgreSQL.
            CompletableFuture<ApiClient.Response> early = CompletableFuture.supplyAsync(() -> webhooks.send(order));
            awaitStatus(DatabaseStatus.UNREACHABLE);
            assertThat(early).succeedsWithin(NOTICED);
            assertThat(early.join().expect(503).body()).contains("send it again");
            assertAnswersFast("frozen");
        } finally {
            server.thaw();
        }
        assertRecovers();

        webhooks.send(order).expect(200);
        assertThat(countEvents("order:frozen")).isOne();
    }

    @Test
    void answersFastWhilePostgresqlIsReadOnly() {
        server.setReadOnly(true);
        try {
            awaitStatus(DatabaseStatus.READ_ONLY);
            assertAnswersFast("read-only");
        } finally {
            server.setReadOnly(false);
        }
        assertRecovers();
    }

    /** As after the address of the server has moved, when nothing answers at the old one. */
    @Test
    void replacesConnectionsThatNoLongerRespond() {
        List<Long> frozen = server.freezeConnections();
        try {
            assertThat(frozen).hasSizeGreaterThan(5);
            await().atMost(NOTICED).until(() -> admin.get("/api/kpi/overview").status() == 200);
            await().atMost(RECOVERED).untilAsserted(this::assertWorks);
        } finally {
            StoppablePostgres.signal("CONT", frozen);
        }
    }

    @Test
    void screensShowTheOutageAndRecover() {
        MainLayout layout = open();
        assertThat(problem(layout)).isNull();
        server.stop();
        try {
            awaitStatus(DatabaseStatus.UNREACHABLE);
            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(problem(layout)).isEqualTo("The database is not reachable"));

            assertThat(problem(open())).isEqualTo("The database is not reachable");
        } finally {
            server.start();
        }
        await().atMost(RECOVERED).until(availability::isAvailable);
        assertThat(problem(open())).isNull();
    }

    @Test
    void theSignInPageShowsTheOutageAndRecovers() {
        open();
        SecurityContextHolder.clearContext();
        UI.getCurrent().navigate("login");
        server.stop();
        try {
            awaitStatus(DatabaseStatus.UNREACHABLE);
            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(signInError()).contains("You can sign in when it is back"));
            assertThat(LocatorJ._get(LoginForm.class).isError()).isTrue();
        } finally {
            server.start();
        }
        await().pollInSameThread().atMost(RECOVERED.plus(NOTICED)).until(() -> {
            MockVaadin.clientRoundtrip(false);
            return !LocatorJ._get(LoginForm.class).isError();
        });
    }

    /** Opens a page with the layout of all pages, which Karibu does not add by itself. */
    private MainLayout open() {
        TestScreens.close();
        // Loaded before the outage.
        if (user == null) {
            user = accounts.findByEmail(ADMIN).orElseThrow();
        }
        TestScreens.open(context, user);
        MainLayout layout = context.getAutowireCapableBeanFactory().createBean(MainLayout.class);
        UI.getCurrent().add(layout);
        return layout;
    }

    private static @Nullable String problem(MainLayout layout) {
        MockVaadin.clientRoundtrip(false);
        return LocatorJ._get(layout, DatabaseNotice.class).getElement().getAttribute("problem");
    }

    private static String signInError() {
        MockVaadin.clientRoundtrip(false);
        return String.valueOf(LocatorJ._get(LoginForm.class).getElement().getPropertyRaw("i18n"));
    }
}
