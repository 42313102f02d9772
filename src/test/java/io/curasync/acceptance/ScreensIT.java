package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.curasync.testing.Nightly;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen in the navigation fits its window, is readable in both color schemes, is accessible to screen readers and by
 * keyboard, and causes no errors.
 */
@ExtendWith(SharedApp.Provider.class)
class ScreensIT {

    static SharedApp sharedApp;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    /** Each role and each width once; nightly, each role at each width. */
    static Stream<Arguments> rolesAndWidths() {
        Stream<Arguments> usual = Stream.of(
                Arguments.of("rep", SharedApp.REP, ScreenChecks.PHONE),
                Arguments.of("admin", PackagedApp.ADMIN, ScreenChecks.DESK));
        Stream<Arguments> nightly = Stream.of(
                Arguments.of("rep", SharedApp.REP, ScreenChecks.DESK),
                Arguments.of("admin", PackagedApp.ADMIN, ScreenChecks.PHONE));
        return Nightly.isEnabled() ? Stream.concat(usual, nightly) : usual;
    }

    @ParameterizedTest
    @MethodSource("rolesAndWidths")
    void everyScreenPassesScreenChecks(String role, String email, int width) {
        try (BrowserContext visitor = sharedApp.user(email, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/");
            Screens screens = new Screens(page, probe);

            assertThat(screens.all()).hasSizeGreaterThan(1);
            for (Screens.Screen screen : screens.all()) {
                String picture = "%s-%d-%%s-%s".formatted(role, width, screen.name());
                screens.open(screen);
                ScreenChecks.checkWhole(page, probe, picture);
                assertThat(Keyboard.faults(page)).as(screen.path()).isEmpty();
            }
            assertThat(probe.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void signInPassesScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.visitor(width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/login");
            ScreenChecks.check(page, probe, "nobody-%d-%%s-login".formatted(width));

            Browser.tryToSignIn(page, PackagedApp.ADMIN, "wrong");
            page.waitForURL("**/login?error*");
            assertThat(page.getByText("Check the email address and the password"))
                    .isVisible();
            probe.awaitIdle(page);
            ScreenChecks.check(page, probe, "nobody-%d-%%s-login-wrong".formatted(width));
            assertThat(probe.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.curasync.acceptance.ScreenChecks#widths")
    void drawersAndPopoversPassScreenChecks(int width) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, width)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            for (String list : List.of("practices", "webhooks")) {
                Page page = probe.open(visitor, "/" + list);
                page.locator("vaadin-grid").getByText("0000").first().click();
                page.waitForURL("**/" + list + "/*");
                probe.awaitIdle(page);
                ScreenChecks.checkOpened(page, probe, ".cs-drawer", "admin-%d-%%s-%s-drawer".formatted(width, list));
            }
            Page page = probe.open(visitor, "/sync");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Run #2"))
                    .click();
            for (String part : List.of("Counts", "Changes", "Errors", "Calls")) {
                page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(part))
                        .click();
                probe.awaitIdle(page);
                String picture = "admin-%d-%%s-sync-run-%s".formatted(width, part.toLowerCase(Locale.ROOT));
                ScreenChecks.checkOpened(page, probe, ".cs-drawer", picture);
            }
            assertThat(probe.faults()).isEmpty();
        }
    }

    @Test
    void phoneMenuPassesScreenChecks() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, ScreenChecks.PHONE)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"))
                    .click();
            assertThat(page.locator("nav[aria-label='Main']")).isVisible();
            probe.awaitIdle(page);

            ScreenChecks.check(page, probe, "admin-%d-%%s-menu".formatted(ScreenChecks.PHONE));
        }
    }

    @Test
    void axeDetectsAccessibilityFaults() {
        try (BrowserContext visitor = sharedApp.visitor(ScreenChecks.DESK)) {
            Page page = visitor.newPage();
            page.setContent("<html lang=en><title>A page</title><main><h1>A page</h1><button></button>"
                    + "<p style='color: #ccc'>Hardly to be read</p></main>");

            assertThat(Axe.findings(page)).hasSize(2).anyMatch(finding -> finding.startsWith("button-name (critical)"));
            assertThat(Axe.findingsOfColor(page)).singleElement().asString().startsWith("color-contrast (serious)");
        }
    }
}
