package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.Webhooks.orderPlaced;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An instance dies under open screens: their user goes on at another one, still signed in, at the same addresses. */
@ExtendWith(Stage.Provider.class)
class FailoverIT {

    static Stage stage;

    @BeforeAll
    static void begin(Stage shared) {
        stage = shared;
    }

    @Test
    void whoseInstanceDiesGoesOnAtAnother() {
        PackagedApp dying = stage.another("dying");
        try (dying;
                Forwarder proxy = new Forwarder(dying.port());
                BrowserContext visitor = stage.visitor(1440, proxy.base())) {
            Page dashboard = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            Page list = visitor.newPage();
            list.navigate("/practices?state=TX&status=active");
            assertThat(list.getByText("2 filters")).isVisible();

            long before = Figures.orders(dashboard);
            dying.kill();
            proxy.leadTo(stage.app().port());
            stage.app()
                    .webhooks()
                    .send(orderPlaced(
                            SourcePractice.number(1).userId(), UUID.randomUUID().toString(), Instant.now()))
                    .expect(200);

            Figures.awaitOrders(dashboard, before + 1);
            worksAgain(list);
        }
    }

    /** Loaded again, as it was, and with a server that listens. */
    private static void worksAgain(Page list) {
        assertThat(list).hasURL(Pattern.compile("/practices\\?state=TX&status=active$"));
        assertThat(list.getByText("2 filters")).isVisible();
        list.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search practices"))
                .fill("prac_");
        assertThat(list).hasURL(Pattern.compile("q=prac_"));
    }
}
