package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** Compares the responses about submissions and imports with the API description. */
class EntryApiTest extends ApiDescriptionHarness {

    @Test
    void matchesResponses() {
        sync();
        submissions();
        imports();
        assertCallsEveryOperation(ENTRY_TAGS);
    }

    private void submissions() {
        String id = id(call("draftSubmission", rep, "", "", JSON, "{\"name\": \"Lakeside\"}"));
        call("submissions", rep, "", "");
        call("submission", rep, id, "");
        call("replaceSubmission", rep, id, "", JSON, "{\"name\": \"Hillside\"}");
        assertThat(call("sendSubmission", rep, id, "").status()).isEqualTo(400);
        call("replaceSubmission", rep, id, "", JSON, """
                {"name": "Hillside", "npi": "1245319599", "state": "TX", "firstName": "Lee", "lastName": "Park",
                 "email": "lee@hillside.example"}""");
        call("sendSubmission", rep, id, "");
        assertThat(call("replaceSubmission", rep, id, "", JSON, "{\"name\": \"Hillside\"}")
                        .status())
                .isEqualTo(409);
    }

    private void imports() {
        String file = "practiceId,name,npi\nprac_00000001,Lakeside,1234567893\nprac_00000002,Sierra,12\n";
        String id = id(call("uploadImport", admin, "", "?name=practices.csv", "text/csv", file));
        await().atMost(SOON)
                .until(() -> call("import", admin, id, "")
                        .json()
                        .get("status")
                        .asString()
                        .equals("READY"));
        call("imports", admin, "", "");
        call("importFaults", admin, id, "");
        call("confirmImport", admin, id, "");
        await().atMost(SOON)
                .until(() -> call("import", admin, id, "")
                        .json()
                        .get("status")
                        .asString()
                        .equals("DONE"));
        call("undoImport", admin, id, "");
        assertThat(call("uploadImport", admin, "", "", JSON, "{}").status()).isEqualTo(415);
        call("cancelImport", admin, id(call("uploadImport", admin, "", "", "text/csv", file)), "");
    }
}
