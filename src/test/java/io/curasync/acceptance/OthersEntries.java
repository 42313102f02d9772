package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Entries of people about practices, in texts and amounts that occur nowhere else, so that a test can search for them. */
final class OthersEntries {

    private static final int FIRST_NUMBER = 7_301;

    private final PackagedApp app;
    private final List<String> texts = new ArrayList<>();
    private int number = FIRST_NUMBER;

    OthersEntries(PackagedApp app) {
        this.app = app;
    }

    /** Returns all texts so far. */
    List<String> texts() {
        return texts;
    }

    /**
     * Changes the name, the phone, the address and the contact of a practice, adds a note, and sets a next step for today.
     *
     * @param user a user who may do this
     * @return the new texts
     */
    List<String> enter(ApiClient user, SourcePractice practice) {
        int before = texts.size();
        String path = "/api/practices/" + practice.practiceId();
        String details = """
                {"name": "%s", "phone": "%s", "address": {"street": "%s", "city": "%s"},
                 "contacts": [{"name": "%s", "role": "%s", "phone": "%s", "email": "%s@example.com"}]}""";
        user.patchJson(
                        path,
                        details.formatted(
                                text("Clinic"),
                                phone(),
                                text("Street"),
                                text("City"),
                                text("Contact"),
                                text("Role"),
                                phone(),
                                text("mail")))
                .expect(200);
        user.postJson(path + "/notes", "{\"text\": \"%s\"}".formatted(text("Note")))
                .expect(201);
        user.putJson(
                        path + "/next-step",
                        "{\"text\": \"%s\", \"dueOn\": \"%s\"}".formatted(text("Step"), LocalDate.now(ZoneOffset.UTC)))
                .expect(200);
        return List.copyOf(texts.subList(before, texts.size()));
    }

    /** Sends an order of a practice and returns its id and its amount, as the list of orders shows them. */
    List<String> order(SourcePractice practice) {
        String order = text("Order");
        String amount = "%d.41".formatted(number++);
        String shown = amount.charAt(0) + "," + amount.substring(1);
        app.webhooks()
                .send(orderPlaced(practice.userId(), order, Instant.now()).replace("2080.00", amount))
                .expect(200);
        List<String> sent = List.of(order, shown);
        texts.add(amount);
        texts.add(shown);
        return sent;
    }

    /** Creates a submission and returns the name in it. */
    String submit(ApiClient user) {
        String name = text("Submission");
        user.postJson("/api/submissions", "{\"name\": \"%s\"}".formatted(name)).expect(201);
        return name;
    }

    /**
     * Hands a practice over.
     *
     * @param rep email of the receiving rep; the empty text returns the practice to its rep in CuraGenesis
     */
    void handOver(SourcePractice practice, String rep) {
        String receiver = rep.isEmpty() ? "null" : "\"" + rep + "\"";
        app.admin()
                .postJson(
                        "/api/practices/assign",
                        "{\"practiceIds\": [\"%s\"], \"rep\": %s}".formatted(practice.practiceId(), receiver))
                .expect(200);
    }

    private String text(String kind) {
        String text = "%sZq%d".formatted(kind, number++);
        texts.add(text);
        return text;
    }

    private String phone() {
        String phone = "(512) 555-%d".formatted(number++);
        texts.add(phone);
        return phone;
    }
}
