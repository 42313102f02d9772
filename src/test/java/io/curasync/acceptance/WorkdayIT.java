package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.curasync.testing.Nightly;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A working day of a rep and an admin, from an invitation to the last sign-out. */
@ExtendWith(SharedApp.Provider.class)
class WorkdayIT {

    static SharedApp sharedApp;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
        // Users invited from now on are notified only of later events.
        await().until(() -> sharedApp
                .app()
                .admin()
                .get("/api/webhooks/events?status=RECEIVED")
                .expect(200)
                .json()
                .get("items")
                .isEmpty());
    }

    /** A rep with a phone; nightly, also one with a desktop browser. */
    static Stream<Arguments> reps() {
        Arguments onAPhone = Arguments.of(
                400,
                new RepWorkday.Rep(
                        "Nora Narrow", "nora@example.com", "Rep Number 6", SourcePractice.number(38), "1683917458"),
                SourcePractice.number(24));
        Arguments atADesk = Arguments.of(
                1440,
                new RepWorkday.Rep(
                        "Wanda Wide", "wanda@example.com", "Rep Number 5", SourcePractice.number(29), "1730284563"),
                SourcePractice.number(16));
        return Nightly.isEnabled() ? Stream.of(onAPhone, atADesk) : Stream.of(onAPhone);
    }

    @ParameterizedTest
    @MethodSource("reps")
    void adminAndRepCompleteAWorkday(int width, RepWorkday.Rep who, SourcePractice unmatched) {
        try (AdminWorkday admin = new AdminWorkday(sharedApp);
                RepWorkday rep = new RepWorkday(sharedApp, who, width)) {
            admin.signsIn();
            rep.acceptsTheInvitation(admin.invites(who));
            rep.seesTheOwnFigures();
            rep.readsAPractice();
            rep.savesAView();
            rep.receivesAnOrderNotification();
            rep.disablesActivationNotifications();
            PracticeFollowUp followUp = new PracticeFollowUp(rep.visit(), who.practice());
            followUp.namesThePractice();
            followUp.addsAContact();
            followUp.callsWithTwoTapsFromTheDashboard();
            followUp.writesANote();
            followUp.setsANextStepForToday();
            followUp.completesTheStepInTheListOfTheDay();
            followUp.findsItsOrders("walk_" + who.email());
            rep.enrollsAPractice();
            rep.opensTheEnrolledPractice();
            rep.changesThePassword();
            rep.signsOutFromAPractice();

            rep.signsIn();
            rep.returnsToThePractice();
            admin.assigns(unmatched, who);
            rep.sees(unmatched);
            long run = admin.syncsAgain();
            long event = admin.replaysAFailedEvent(who.practice());
            admin.findsAuditEntriesOf(
                    PackagedApp.ADMIN,
                    Map.of(
                            "User created",
                            who.email(),
                            "Practices assigned",
                            who.email(),
                            "Sync limit overridden",
                            "run " + run,
                            "Webhooks replayed",
                            "event " + event));
            admin.findsAuditEntriesOf(who.email(), Map.of("Password changed", who.email(), "Signed in", ""));

            admin.deactivates(who);
            rep.isSignedOut();
            rep.isRejectedAtSignIn();
            rep.visit().assertNoFaults();
            admin.visit().signOut();
            admin.visit().assertNoFaults();
        }
    }

    @Test
    void adminHandsOverThousandsOfPractices() {
        try (HandoverWalk walk = new HandoverWalk(sharedApp)) {
            walk.selectsAllThatMatch();
            walk.seesTheNumbers();
            walk.handsOver();
            walk.receiverSeesItOnEveryScreen();
            walk.undoesIt();
            walk.findsOneAuditEntry();
            walk.assertNoFaults();
        }
    }

    /** The first screen on a phone is the list of the day. Later, the dashboard can be opened. */
    @Test
    void repOnAPhoneStartsWithTheListOfTheDay() {
        try (BrowserContext phone = sharedApp.visitor(ScreenChecks.PHONE)) {
            phone.setExtraHTTPHeaders(
                    Map.of("User-Agent", "Mozilla/5.0 (Linux; Android 16) Chrome/140.0.0.0 Mobile Safari/537.36"));
            BrowserProbe probe = new BrowserProbe(phone);
            Page page = phone.newPage();
            page.navigate("/login");
            Browser.tryToSignIn(page, SharedApp.REP, PackagedApp.PASSWORD);
            page.waitForURL("**/today");
            probe.awaitIdle(page);

            page.navigate("/");
            assertThat(page.locator("[data-kpi='need-attention']")).isVisible();
        }
    }
}
