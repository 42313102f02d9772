package io.curasync.acceptance;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an invitation to the last sign-out: what a rep and an admin do on a day, one step after the other. */
@ExtendWith(Stage.Provider.class)
class WalkIT {

    static Stage stage;

    @BeforeAll
    static void begin(Stage shared) {
        stage = shared;
        // Whoever is invited from now on is told only of what is sent from now on.
        await().until(() -> stage.app()
                .admin()
                .get("/api/webhooks/events?status=RECEIVED")
                .expect(200)
                .json()
                .get("items")
                .isEmpty());
    }

    @Test
    void anAdminAndARepAtTheirDesks() {
        RepWalk.Rep who = new RepWalk.Rep(
                "Wanda Wide", "wanda@example.com", "Rep Number 5", SourcePractice.number(29), "1730284563");
        SourcePractice unmatched = SourcePractice.number(16);
        try (AdminWalk admin = new AdminWalk(stage);
                RepWalk rep = new RepWalk(stage, who, 1440)) {
            admin.signsIn();
            String link = admin.invites(who);
            walk(rep, link);

            rep.signsIn();
            rep.isBackAtThePractice();
            admin.assigns(unmatched, who);
            rep.sees(unmatched);
            long run = admin.syncsAgain();
            long event = admin.replaysAFailedEvent(who.practice());
            admin.readsWhatWasDoneBy(
                    PackagedApp.ADMIN,
                    Map.of(
                            "User created",
                            who.email(),
                            "Practices assigned",
                            who.email(),
                            "Minimum between syncs passed",
                            "run " + run,
                            "Webhooks replayed",
                            "event " + event));
            admin.readsWhatWasDoneBy(who.email(), Map.of("Password changed", who.email(), "Signed in", ""));

            admin.deactivates(who);
            rep.isSignedOut();
            rep.isRefused();
            rep.visit().assertNoFaults();
            admin.visit().signOut();
            admin.visit().assertNoFaults();
        }
    }

    @Test
    void aRepOnAPhone() {
        RepWalk.Rep who = new RepWalk.Rep(
                "Nora Narrow", "nora@example.com", "Rep Number 6", SourcePractice.number(38), "1683917458");
        String link = stage.app()
                .admin()
                .postJson("/api/users", """
                        {"email": "%s", "name": "%s", "role": "REP", "aliases": ["%s"]}""".formatted(who.email(), who.name(), who.alias()))
                .expect(201)
                .json()
                .get("invitation")
                .stringValue();
        try (RepWalk rep = new RepWalk(stage, who, 400)) {
            walk(rep, link);
            rep.visit().assertNoFaults();
        }
    }

    private static void walk(RepWalk rep, String link) {
        rep.acceptsTheInvitation(link);
        rep.signsIn();
        rep.seesTheOwnFigures();
        rep.readsAPractice();
        rep.namesTheSearch();
        rep.isToldOfAnOrder();
        rep.wantsToHearLess();
        rep.makesAPractice();
        rep.findsWhatWasMade();
        rep.changesThePassword();
        rep.signsOutFromAPractice();
    }
}
