package io.curasync.sync.ui;

import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.curasync.account.Role;
import io.curasync.live.ChangeSignal;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.ui.HeaderContribution;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The sync screens, with a simulated CuraGenesis. */
@CuraSyncTest(properties = {"curagenesis.vendor-token=token", "curasync.sync.heartbeat=200ms"})
abstract class SyncScreensHarness {

    /** Not stopped, because several classes share it and their application. */
    static final WireMockServer PARTNER = partner();

    static final String PAGE = """
            {"items": [{"practiceId": "prac_1", "userId": "user_1", "state": "TX", "totalOrders": 2, "salesRep": ""}]}""";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    HeaderContribution syncHeader;

    @Autowired
    ChangeSignal signal;

    @Nullable
    SyncUiSession signedIn;

    static WireMockServer partner() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void partnerAddress(DynamicPropertyRegistry settings) {
        settings.add("curagenesis.api-base", PARTNER::baseUrl);
    }

    @BeforeEach
    void answer() {
        database.clear();
        answerAfter(0);
    }

    @AfterEach
    void leave() {
        if (signedIn != null) {
            signedIn.close();
        }
        await().until(() -> database.jdbc()
                        .sql("select count(*) from sync_run where status = 'RUNNING' and requested_by is not null")
                        .query(Long.class)
                        .single()
                == 0);
    }

    static void answerAfter(int millis) {
        PARTNER.resetAll();
        PARTNER.stubFor(WireMock.get(WireMock.urlPathEqualTo("/api/partner/v1/practices"))
                .willReturn(WireMock.okJson(PAGE).withFixedDelay(millis)));
    }

    void signIn(Role role) {
        signedIn = SyncUiSession.as(role, context);
    }

    /** Attaches the header contribution of the sync module to the screen. */
    Component control() {
        Component control = syncHeader.component().orElseThrow();
        UI.getCurrent().add(control);
        return control;
    }

    static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }

    void insertRun(String status, String ago) {
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, expected, fetched, updated, unchanged)
                values ('FULL', 'SCHEDULE', :status, 'app-1', now() - :ago::interval, now() - :ago::interval, 3412, 3412, 12, 3400)
                """).param("status", status).param("ago", ago).update();
    }

    List<String> audit() {
        return database.jdbc()
                .sql("select actor || ' ' || action || ' ' || subject from audit_entry where action like 'sync%'")
                .query(String.class)
                .list();
    }
}
