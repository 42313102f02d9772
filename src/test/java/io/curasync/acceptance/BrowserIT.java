package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 6 of the contract: people in front of the packaged application. */
@ExtendWith(Stage.Provider.class)
class BrowserIT {

    static Stage stage;

    @BeforeAll
    static void begin(Stage shared) {
        stage = shared;
    }

    @ParameterizedTest
    @ValueSource(strings = {PackagedApp.ADMIN, Stage.REP})
    void theDashboardShowsWhatTheApiSays(String email) {
        try (BrowserContext visitor = stage.visitor(1440)) {
            Page page = Browser.signIn(visitor, email, PackagedApp.PASSWORD);

            Figures.assertShown(page, stage.app().api().as(email, PackagedApp.PASSWORD));
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sync now")))
                    .isVisible();
            assertThat(page.getByTestId("last-sync")).isVisible();
        }
    }

    @Test
    void aWrongPasswordIsToldInASentence() {
        try (BrowserContext visitor = stage.visitor(1440)) {
            Page page = visitor.newPage();
            page.navigate("/login");
            Browser.tryToSignIn(page, PackagedApp.ADMIN, "wrong");

            page.waitForURL(Pattern.compile(".*/login.*error.*"));
            assertThat(page.getByText("Check the email address and the password"))
                    .isVisible();
        }
    }

    @Test
    void filtersStandInTheUrlAndSurviveAReload() {
        try (BrowserContext visitor = stage.user(PackagedApp.ADMIN, 1440)) {
            Page page = visitor.newPage();
            page.navigate("/practices?sort=name");
            assertThat(shown(page, "prac_00000001")).hasCount(1);
            search(page).fill("prac_00000002");

            page.waitForURL(Pattern.compile(".*/practices\\?.*q=prac_00000002.*"));
            assertThat(shown(page, "prac_00000002").first()).isVisible();
            assertThat(shown(page, "prac_00000001")).hasCount(0);
            page.reload();
            assertThat(search(page)).hasValue("prac_00000002");
            assertThat(shown(page, "prac_00000002").first()).isVisible();
            assertThat(shown(page, "prac_00000001")).hasCount(0);

            page.navigate("/practices?state=TX&status=active");
            assertThat(page.getByText("2 filters")).isVisible();
            page.reload();
            assertThat(page.getByText("2 filters")).isVisible();
            assertThat(page.url()).contains("state=TX");
        }
    }

    /** What a person sees: a list keeps rows that it does not need any more, hidden. */
    private static Locator shown(Page page, String text) {
        return page.getByText(text).filter(new Locator.FilterOptions().setVisible(true));
    }

    private static Locator search(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search practices"));
    }
}
