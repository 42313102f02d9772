package io.curasync.acceptance;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** An API client that imports CSV files. */
record ImportClient(ApiClient api) {

    ApiClient.Response upload(String csv) {
        return upload(csv.getBytes(StandardCharsets.UTF_8));
    }

    ApiClient.Response upload(byte[] csv) {
        return api.send(api.request("/api/imports", "Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(csv))
                .build());
    }

    /** Uploads a readable file and returns the import after its validation. */
    JsonNode checked(String csv) {
        return checked(csv.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode checked(byte[] csv) {
        return checked(upload(csv).expect(201));
    }

    /** Returns an accepted import after its validation. */
    JsonNode checked(ApiClient.Response accepted) {
        return awaited(accepted.json().get("id").asLong(), Set.of("READY", "FAILED"));
    }

    /** Confirms a validated import and returns it after it has ended. */
    JsonNode confirmed(long id) {
        api.post("/api/imports/" + id + "/confirm").expect(202);
        return awaited(id, Set.of("DONE", "FAILED"));
    }

    /** Undoes an import and returns it after the undo has ended. */
    JsonNode undone(long id) {
        api.post("/api/imports/" + id + "/undo").expect(202);
        return awaited(id, Set.of("UNDONE", "FAILED"));
    }

    JsonNode one(long id) {
        return api.get("/api/imports/" + id).expect(200).json();
    }

    private JsonNode awaited(long id, Set<String> statuses) {
        return Awaitility.await()
                .atMost(AcceptanceHarness.SOON)
                .until(() -> one(id), now -> statuses.contains(now.get("status").stringValue()));
    }
}
