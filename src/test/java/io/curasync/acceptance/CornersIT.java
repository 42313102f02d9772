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

/** Screens without a link in the navigation, popovers and dialogs: {@link Sound} as all others. */
@ExtendWith(Stage.Provider.class)
class CornersIT {

    private static final String OPENED = "vaadin-popover[opened], vaadin-dialog[opened]";

    static Stage stage;

    @BeforeAll
    static void begin(Stage shared) {
        stage = shared;
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.Sound#widths")
    void anInvitationIsSound(int width) {
        String link = stage.app()
                .admin()
                .postJson("/api/users", """
                        {"email": "guest-%1$d@example.com", "name": "Guest %1$d", "role": "REP", "aliases": []}""".formatted(width))
                .expect(201)
                .json()
                .get("invitation")
                .stringValue();
        try (BrowserContext visitor = stage.visitor(width)) {
            Watch watch = new Watch(visitor);
            Page page = watch.open(visitor, link);

            Sound.check(page, watch, "nobody-%d-%%s-invitation".formatted(width));
            assertThat(watch.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.Sound#widths")
    void theAccountAndWhatOpensAtAPressAreSound(int width) {
        try (BrowserContext visitor = stage.user(Stage.REP, width)) {
            Watch watch = new Watch(visitor);
            Sound.check(watch.open(visitor, "/account"), watch, "rep-%d-%%s-account".formatted(width));

            Page page = watch.open(visitor, "/practices");
            opens(page, watch, "Views", "rep-%d-%%s-practices-views".formatted(width));
            if (width == Sound.DESK) {
                opens(page, watch, "Columns", "rep-%d-%%s-practices-columns".formatted(width));
            }
            opens(page, watch, "Notifications", "rep-%d-%%s-bell".formatted(width));
            assertThat(watch.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.Sound#widths")
    void whatAsksIsSound(int width) {
        try (BrowserContext visitor = stage.user(PackagedApp.ADMIN, width)) {
            Watch watch = new Watch(visitor);
            opens(watch.open(visitor, "/sync"), watch, "Sync now", "admin-%d-%%s-question".formatted(width));
            opens(watch.open(visitor, "/people"), watch, "Invite", "admin-%d-%%s-people-invite".formatted(width));
            opens(watch.open(visitor, "/account"), watch, "New token", "admin-%d-%%s-account-token".formatted(width));
            assertThat(watch.faults()).isEmpty();
        }
    }

    private static void opens(Page page, Watch watch, String button, String picture) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + button)))
                .first()
                .click();
        Locator opened = page.locator(OPENED);
        assertThat(opened).hasCount(1);
        watch.settle(page);
        Sound.checkOpened(page, watch, OPENED, picture);
        page.keyboard().press("Escape");
        assertThat(opened).hasCount(0);
    }
}
