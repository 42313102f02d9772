package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@link ScreenChecks} on the screens about what is broken, with something broken on them, and on their drawers. */
@ExtendWith(SharedApp.Provider.class)
class MonitoringScreensIT {

    private static final String DRAWER = ".cs-drawer";

    static SharedApp sharedApp;

    @BeforeAll
    static void plantIncidents(SharedApp shared) {
        sharedApp = shared;
        shared.database().jdbc().sql("""
                insert into incident (check_id, severity, state, summary, opened_at, acknowledged_at, acknowledged_by, resolved_at)
                values ('curagenesis-token', 'FAIL', 'OPEN', 'CuraGenesis answered 401: it does not accept the vendor token.',
                        now() - interval '12 minutes', null, null, null),
                    ('webhook-signatures', 'WARN', 'ACKNOWLEDGED', '30 deliveries of the last hour had an invalid signature.',
                        now() - interval '2 hours', now() - interval '1 hour', 'admin@example.com', null),
                    ('quarantine', 'WARN', 'OPEN', '1 row of CuraGenesis cannot be read.', now() - interval '3 days', null, null, null),
                    ('database', 'FAIL', 'RESOLVED', 'PostgreSQL was not reachable.',
                        now() - interval '5 hours', null, null, now() - interval '4 hours')""").update();
    }

    @AfterAll
    static void removeIncidents() {
        sharedApp.database().jdbc().sql("delete from incident").update();
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void healthWithIncidentsPassesScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/health");
            assertThat(page.locator("[data-incident]")).hasCount(3);
            ScreenChecks.checkWhole(page, probe, "admin-%d-%%s-health-incidents".formatted(width));

            page.locator("[data-check=quarantine] a").first().click();
            page.waitForURL("**/health/quarantine");
            checkDrawer(page, probe, "admin-%d-%%s-health-check".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void quarantinedRowPassesScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/quarantine");
            page.locator("vaadin-grid").getByText("prac_bad").first().click();
            page.waitForURL("**/quarantine/*");
            checkDrawer(page, probe, "admin-%d-%%s-quarantine-row".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void failureGroupWithDryRunPassesScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/webhooks/failures");
            page.locator("vaadin-grid").getByText("orderAmount").first().click();
            page.waitForURL("**/webhooks/failures/*");
            assertThat(page.locator(DRAWER + " mark")).containsText("orderAmount");
            button(page, "^Dry run of").click();
            assertThat(page.locator(".webhook-bulk-dry-run [role=status]")).containsText("Would");
            assertThat(button(page, "^Dry run of")).isVisible();
            checkDrawer(page, probe, "admin-%d-%%s-failure-group".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    @Test
    void failureGroupsDoNotScrollSidewaysBesideTheirDrawer() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, ScreenChecks.DESK)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/webhooks/failures");
            page.locator("vaadin-grid").getByText("orderAmount").first().click();
            page.waitForURL("**/webhooks/failures/*");
            assertThat(page.locator(DRAWER)).isVisible();
            probe.awaitIdle(page);

            assertThat(page.locator("vaadin-grid")).not().hasAttribute("overflow", Pattern.compile(".*\\bend\\b.*"));
        }
    }

    @Test
    void filtersOfWebhooksAreNotCutOnAPhone() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, ScreenChecks.PHONE)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/webhooks");

            assertThat(page.evaluate("""
                    () => [...document.querySelectorAll('vaadin-select.cs-filter vaadin-select-value-button')]
                        .filter(button => {
                            const text = document.createRange();
                            text.selectNodeContents(button);
                            return text.getBoundingClientRect().right > button.getBoundingClientRect().right + 1;
                        })
                        .map(button => button.textContent).join()""")).isEqualTo("");
        }
    }

    @Test
    void healthScrollsAsAPageOnAPhone() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, ScreenChecks.PHONE)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/health");

            assertThat(page.evaluate("""
                    () => [...document.querySelectorAll('main, main *')]
                        .filter(one => one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY))
                        .map(one => one.localName).join()""")).isEqualTo("main");

            page.locator("[data-check=instances] a").first().click();
            page.waitForURL("**/health/instances");
            assertThat(page.locator(DRAWER)).isInViewport();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void openedSettingPassesScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/settings?q=CRON_SECRET");
            button(page, "^\\.env line of").click();
            assertThat(page.locator(".settings-row [aria-expanded=true]")).hasCount(1);
            probe.awaitIdle(page);
            ScreenChecks.checkOpened(page, probe, ".settings-row", "admin-%d-%%s-settings-line".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name)))
                .first();
    }

    private static void checkDrawer(Page page, BrowserProbe probe, String picture) {
        assertThat(page.locator(DRAWER)).isVisible();
        probe.awaitIdle(page);
        ScreenChecks.checkOpened(page, probe, DRAWER, picture);
    }
}
