package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that the focus moves into an opened drawer, dialog or menu, and returns. {@link ScreensIT} tests that Tab reaches
 * every element.
 */
@ExtendWith(SharedApp.Provider.class)
class KeyboardIT {

    private static final Pattern A_PRACTICE = Pattern.compile(".*/practices/\\d+.*");
    private static final Pattern NO_PRACTICE = Pattern.compile(".*/practices(\\?.*)?");

    static SharedApp sharedApp;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    @Test
    void keyboardCheckDetectsUnreachableElements() {
        try (BrowserContext visitor = sharedApp.visitor(1440)) {
            Page page = visitor.newPage();
            page.setContent("""
                    <button>reached</button><button tabindex="-1">left out</button><span role="button">no button</span>
                    <p style="cursor: pointer">mouse</p><button style="outline: none">without a sign</button>""");

            assertThat(Keyboard.faults(page))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("not reached").contains("left out"),
                            fault -> assertThat(fault).startsWith("not reached").contains("no button"),
                            fault -> assertThat(fault)
                                    .startsWith("for the mouse only")
                                    .contains("mouse"),
                            fault -> assertThat(fault)
                                    .startsWith("focus not seen")
                                    .contains("without a sign"));
        }
    }

    @Test
    void skipLinkMovesFocusToTheContent() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/practices");
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to content")).isFocused();
            page.keyboard().press("Enter");

            assertThat(page.locator("main")).isFocused();
            assertThat(page).hasURL(NO_PRACTICE);
            page.keyboard().press("Tab");
            assertThat(Keyboard.isIn(page, "main :not(main)")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 400})
    void closingADrawerRestoresTheFocus(int width) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, width)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/practices");
            // From the headers to the rows.
            Keyboard.tabTo(page, "vaadin-grid");
            page.keyboard().press("Tab");
            for (String away : new String[] {"Escape", "Enter"}) {
                page.keyboard().press("Space");
                page.waitForURL(A_PRACTICE);
                assertThat(page.locator(".cs-drawer")).isVisible();
                if (!Keyboard.isIn(page, ".cs-drawer")) {
                    Keyboard.tabTo(page, ".cs-drawer");
                }
                assertThat(page.locator(".cs-drawer").getByLabel("Close")).isFocused();
                page.keyboard().press(away);

                page.waitForURL(NO_PRACTICE);
                assertThat(page.locator(".cs-drawer")).not().isVisible();
                page.waitForFunction("() => document.activeElement.localName === 'vaadin-grid'");
            }
        }
    }

    @Test
    void escapeInTheListClosesTheDrawer() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/practices");
            Keyboard.tabTo(page, "vaadin-grid");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.waitForURL(A_PRACTICE);
            assertThat(page.locator("vaadin-grid")).isFocused();
            page.keyboard().press("Escape");

            page.waitForURL(NO_PRACTICE);
        }
    }

    @Test
    void closingADrawerOrDialogRestoresTheFocus() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/sync");
            Keyboard.tabTo(page, "[aria-label='Run #2']");
            page.keyboard().press("Enter");
            assertThat(page.locator(".sync-drawer")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator(".sync-drawer")).hasCount(0);
            assertThat(page.getByLabel("Run #2")).isFocused();

            page.locator(".sync-now").focus();
            page.keyboard().press("Enter");
            page.waitForFunction("() => document.activeElement.closest('vaadin-dialog') !== null");
            for (int stop = 0; stop < 12; stop++) {
                page.keyboard().press("Tab");
                assertThat(Keyboard.isIn(page, "vaadin-dialog")).isTrue();
            }
            page.keyboard().press("Escape");
            assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
            assertThat(page.locator(".sync-now")).isFocused();
        }
    }

    @Test
    void phoneMenuTakesAndRestoresTheFocus() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 400)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/practices");
            Keyboard.tabTo(page, ".cs-tabs button");
            page.keyboard().press("Enter");
            assertThat(page.locator("nav[aria-label='Main'] a").first()).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator(".cs-tabs button")).isFocused();
            assertThat(page.locator("nav[aria-label='Main']")).not().isVisible();

            page.keyboard().press("Enter");
            assertThat(page.locator("nav[aria-label='Main'] a").first()).isFocused();
            Keyboard.tabTo(page, "main");
            assertThat(page.locator("nav[aria-label='Main']")).not().isVisible();
        }
    }
}
