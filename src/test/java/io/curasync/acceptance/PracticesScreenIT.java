package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Behavior of the practice list that needs a real browser: keyboard, highlights, stable positions. */
@ExtendWith(SharedApp.Provider.class)
class PracticesScreenIT {

    /** Records the different widths that the columns have in the frames of a page. */
    private static final String RECORD_WIDTHS = """
            window.widths = [];
            (function record() {
                const cells = [...document.querySelector('main vaadin-grid')?.shadowRoot?.querySelectorAll('thead th') ?? []];
                const widths = cells.map(cell => Math.round(cell.getBoundingClientRect().width)).join();
                if (widths.replace(/[0,]/g, '') && window.widths.at(-1) !== widths) {
                    window.widths.push(widths);
                }
                requestAnimationFrame(record);
            })();""";

    static SharedApp sharedApp;

    BrowserContext visitor;
    BrowserProbe probe;
    Page page;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    @BeforeEach
    void open() {
        visitor = sharedApp.user(PackagedApp.ADMIN, 1440);
        probe = new BrowserProbe(visitor);
        page = probe.open(visitor, "/practices?sort=name");
        assertThat(page.getByText("prac_00000001")).isVisible();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void isFullyUsableByKeyboard() {
        page.keyboard().press("/");
        page.keyboard().type("00000042");
        page.waitForURL(Pattern.compile(".*q=00000042.*"));
        assertThat(page.getByText("1 practice", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.keyboard().press("Escape");
        page.waitForURL(Pattern.compile(".*/practices\\?sort=name$"));

        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keyboard")))
                .containsText("Webhooks");
        page.keyboard().press("Escape");
        page.keyboard().type("gd");
        assertThat(page.locator("[data-kpi='total-orders'][data-value]")).isVisible();
        page.keyboard().type("gp");
        page.waitForURL(Pattern.compile(".*/practices$"));
        assertThat(page.getByText("prac_0000").first()).isVisible();
        // A grid that is still loading takes no arrow key.
        probe.awaitIdle(page);

        page.locator(".cs-export").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/practices/\\d+$"));
        page.keyboard().press("Escape");
        page.waitForURL(Pattern.compile(".*/practices$"));
    }

    @Test
    void keepsFiltersInTheUrlAcrossAReload() {
        search().fill("prac_00000002");
        page.waitForURL(Pattern.compile(".*/practices\\?.*q=prac_00000002.*"));
        assertThat(shown("prac_00000002")).isVisible();
        assertThat(shown("prac_00000001")).hasCount(0);
        page.reload();
        assertThat(search()).hasValue("prac_00000002");
        assertThat(shown("prac_00000002")).isVisible();
        assertThat(shown("prac_00000001")).hasCount(0);

        page.navigate("/practices?state=TX&status=active");
        assertThat(page.getByText("2 filters")).isVisible();
        page.reload();
        assertThat(page.getByText("2 filters")).isVisible();
        assertThat(page.url()).contains("state=TX");
    }

    /** A filter is one history step, and so is a search, whatever its length. */
    @Test
    void backButtonUndoesAFilterAndASearch() {
        page.navigate("/practices?sort=name");
        assertThat(shown("prac_00000001")).isVisible();
        search().pressSequentially("prac_000", new Locator.PressSequentiallyOptions().setDelay(20));
        page.waitForURL(Pattern.compile(".*q=prac_000(&.*)?$"));
        search().pressSequentially("00002", new Locator.PressSequentiallyOptions().setDelay(20));
        page.waitForURL(Pattern.compile(".*q=prac_00000002.*"));
        search().press("Tab");
        Locator anyStatus = page.locator("vaadin-select", new Page.LocatorOptions().setHasText("Status: any"));
        anyStatus.click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Dormant"))
                .click();
        page.waitForURL(Pattern.compile(".*status=dormant.*"));
        assertThat(page.getByText("No practice matches “prac_00000002” under these filters."))
                .isVisible();

        page.goBack();
        assertThat(shown("prac_00000002")).isVisible();
        assertThat(anyStatus).isVisible();
        page.goBack();
        page.waitForURL(Pattern.compile(".*/practices\\?sort=name$"));
        assertThat(shown("prac_00000001")).isVisible();
        assertThat(search()).hasValue("");
    }

    /** The visible rows: a grid retains the elements of unused rows, hidden. */
    private Locator shown(String text) {
        return page.getByText(text).filter(new Locator.FilterOptions().setVisible(true));
    }

    private Locator search() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search practices"));
    }

    @Test
    void highlightsChangedRowsInPlace() {
        assertThat(page.locator("cura-live")).not().hasCount(0);
        page.evaluate("() => { document.querySelector('vaadin-grid').$.table.scrollTop = 400; }");
        String user = SourcePractice.number(15).userId();

        sharedApp
                .app()
                .webhooks()
                .send(orderPlaced(user, "lit_1", Instant.now()))
                .expect(200);

        page.waitForFunction("""
                () => [...document.querySelectorAll('cura-live[of$=" orders"]')].some(
                    one => one.getAnimations().length > 0 && one.checkVisibility())""");
        assertThat(page.evaluate("() => document.querySelector('vaadin-grid').$.table.scrollTop"))
                .as("the row that is being read stays where it is")
                .isEqualTo(400);
    }

    /** The columns do not move when the rows arrive. */
    @Test
    void columnsHaveTheirFinalWidthFromTheFirstFrame() {
        for (int width : List.of(768, 1440, 3840)) {
            page.setViewportSize(width, 2_160);
            page.addInitScript(RECORD_WIDTHS);
            page.reload();
            assertThat(page.getByText("prac_00000001")).isVisible();
            probe.awaitIdle(page);

            assertThat((List<?>) page.evaluate("() => window.widths"))
                    .as("%d px", width)
                    .hasSize(1);
        }
    }

    @Test
    void exportsTheVisibleColumns() throws IOException {
        page.navigate("/practices?q=prac_0000039&sort=-name&columns=state,orders");
        assertThat(page.getByText("prac_00000399")).isVisible();

        Download download =
                page.waitForDownload(() -> page.locator(".cs-export").click());

        List<String> lines = Files.readAllLines(download.path());
        assertThat(lines).hasSize(1 + 10);
        assertThat(lines.getFirst())
                .isEqualTo("\uFEFFpracticeId,userId,name,state,totalOrders,phone,street,city,addressState,zip");
        assertThat(lines.get(1)).startsWith("prac_00000399,");
    }
}
