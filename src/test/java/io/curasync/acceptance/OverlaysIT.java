package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@link ScreenChecks} on popovers, dialogs and screens without a navigation entry. */
@ExtendWith(SharedApp.Provider.class)
class OverlaysIT {

    private static final String OPENED = "vaadin-popover[opened], vaadin-dialog[opened]";

    static SharedApp sharedApp;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void invitationPassesScreenChecks(int width) {
        String link = sharedApp
                .app()
                .admin()
                .postJson("/api/users", """
                        {"email": "guest-%1$d@example.com", "name": "Guest %1$d", "role": "REP", "aliases": []}""".formatted(width))
                .expect(201)
                .json()
                .get("invitation")
                .stringValue();
        try (BrowserContext visitor = sharedApp.visitor(width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, link);

            ScreenChecks.check(page, probe, "nobody-%d-%%s-invitation".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void accountScreenAndPopoversPassScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.user(SharedApp.REP, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            ScreenChecks.check(probe.open(visitor, "/account"), probe, "rep-%d-%%s-account".formatted(width));

            Page page = probe.open(visitor, "/practices");
            opens(page, probe, "Views", "rep-%d-%%s-practices-views".formatted(width));
            if (width == ScreenChecks.DESK) {
                opens(page, probe, "Columns", "rep-%d-%%s-practices-columns".formatted(width));
            }
            opens(page, probe, "Notifications", "rep-%d-%%s-bell".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void confirmationDialogsPassScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            opens(probe.open(visitor, "/sync"), probe, "Sync now", "admin-%d-%%s-question".formatted(width));
            opens(
                    probe.open(visitor, "/webhooks"),
                    probe,
                    "Rejected",
                    "admin-%d-%%s-webhooks-rejected".formatted(width));
            opens(
                    probe.open(visitor, "/webhooks"),
                    probe,
                    "Replay failed",
                    "admin-%d-%%s-replay-failed".formatted(width));
            opens(
                    probe.open(visitor, "/webhooks?status=failed"),
                    probe,
                    "Replay \\d+ that match",
                    "admin-%d-%%s-replay-matching".formatted(width));
            opens(probe.open(visitor, "/people"), probe, "Invite", "admin-%d-%%s-people-invite".formatted(width));
            opens(probe.open(visitor, "/account"), probe, "New token", "admin-%d-%%s-account-token".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    private static void opens(Page page, BrowserProbe probe, String button, String picture) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + button)))
                .first()
                .click();
        Locator opened = page.locator(OPENED);
        assertThat(opened).hasCount(1);
        probe.awaitIdle(page);
        ScreenChecks.checkOpened(page, probe, OPENED, picture);
        page.keyboard().press("Escape");
        assertThat(opened).hasCount(0);
    }
}
