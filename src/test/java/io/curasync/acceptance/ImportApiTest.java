package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Import of a CSV file through the API. */
class ImportApiTest extends AcceptanceHarness {

    @Test
    void validatesTheFileThenImportsIt() {
        SOURCE.populate(3);
        sync();
        ImportClient uploads = new ImportClient(admin);
        JsonNode ready =
                uploads.checked("practiceId,name,npi\nprac_00000001,Lakeside,1234567893\nprac_00000002,Sierra,12\n");
        long id = ready.get("id").asLong();
        assertThat(ready.get("faults").asInt()).isEqualTo(1);
        assertThat(practice("prac_00000001").get("name").isNull()).isTrue();

        assertThat(uploads.confirmed(id).get("status").stringValue()).isEqualTo("DONE");
        admin.post("/api/imports/" + id + "/confirm").expect(409);
        assertThat(practice("prac_00000001").get("name").stringValue()).isEqualTo("Lakeside");
        assertThat(admin.get("/api/imports/" + id + "/faults").expect(200).body())
                .isEqualTo(
                        "\uFEFFline,fault,practiceId,name,npi\r\n3,“12” is not a valid NPI,prac_00000002,Sierra,12\r\n");
        assertThat(database.jdbc()
                        .sql("select subject from audit_entry where action = 'export' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("faults-of-import-" + id + ".csv");
        // Values from people outlast the next sync.
        sync();
        assertThat(practice("prac_00000001").get("name").stringValue()).isEqualTo("Lakeside");

        JsonNode undone = uploads.undone(id);
        assertThat(undone.get("status").stringValue()).isEqualTo("UNDONE");
        assertThat(undone.get("putBack").asInt()).isEqualTo(1);
        assertThat(practice("prac_00000001").get("name").isNull()).isTrue();
        assertThat(admin.post("/api/imports/" + id + "/undo")
                        .expect(409)
                        .json()
                        .get("detail")
                        .stringValue())
                .isEqualTo("This import was already undone.");
        admin.post("/api/imports/77/undo").expect(404);
    }

    /** Files as written by Excel and other programs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEP=\t\nPractice id\tName\nprac_1\tAlpha\n",
                "\uFEFFPractice id\tName\rprac_1\t=\"Alpha\"\r",
                "sep=|\nPractices of Dana Reyes||\nPractice id|Name||\n \"prac_1\" |'=Alpha|\n\n||\n"
            })
    void acceptsFilesOfSpreadsheets(String csv) {
        JsonNode ready = new ImportClient(admin).checked(csv);
        assertThat(ready.get("faults").asInt()).isZero();
        assertThat(ready.get("toCreate").asInt())
                .isEqualTo(ready.get("rows").asInt())
                .isPositive();
    }

    @Test
    void rejectsCellsWithBidirectionalControls() {
        JsonNode ready = new ImportClient(admin).checked("""
                practiceId,name,specialty
                prac_1,Al\u202Epha,
                prac_\u2066x\u2069y,Beta,
                prac_3,Gamma,Wound\u200F Care
                prac_4,Zo\u00EB \uD83D\uDC69\u200D\u2695,\u05D3\u05E0\u05D4
                """);

        assertThat(ready.get("faults").asInt()).isEqualTo(3);
        assertThat(ready.get("toCreate").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/imports/%d/faults".formatted(ready.get("id").asLong()))
                        .expect(200)
                        .body())
                .contains("cannot be shown", "Al\uFFFDpha")
                .doesNotContain("\u202E");
    }

    @Test
    void acceptsStatesAndTerritoriesByCodeAndName() {
        ImportClient uploads = new ImportClient(admin);
        JsonNode ready =
                uploads.checked("\uFEFFpracticeId,name,state\nprac_g,Island Care,GU\nprac_t,Lone Star Foot,Texas\n"
                        + "prac_v,Bay Foot,u.s. virgin islands\nprac_d,Capitol Care,\u00A0dc\n");
        assertThat(ready.get("faults").asInt()).isZero();

        uploads.confirmed(ready.get("id").asLong());

        assertThat(admin.get("/api/kpi/geo").expect(200).json().get("states").findValuesAsString("state"))
                .containsExactlyInAnyOrder("GU", "TX", "VI", "DC");
    }

    @Test
    void rejectsUnreadableFilesWithAReason() {
        ImportClient uploads = new ImportClient(admin);
        assertThat(uploads.upload(new byte[] {'i', 'd', '\n', (byte) 0xE9, '\n'})
                        .expect(400)
                        .json()
                        .get("detail")
                        .stringValue())
                .contains("Line 2 is not in UTF-8");
        uploads.upload("").expect(400);
        assertThat(admin.get("/api/imports").expect(200).json().get("items").size())
                .isZero();
        admin.get("/api/imports/77").expect(404);
        admin.postJson("/api/imports", "{}").expect(415);
        for (String type : List.of("application/octet-stream", "text/html", "text/*")) {
            admin.send(admin.request("/api/imports", "Content-Type", type)
                            .POST(BodyPublishers.ofString("practiceId,name\nprac_1,Alpha\n"))
                            .build())
                    .expect(415);
        }
        admin.send(admin.request("/api/imports")
                        .POST(BodyPublishers.ofString("practiceId,name\nprac_1,Alpha\n"))
                        .build())
                .expect(415);
    }

    @Test
    void allowsOnlyAdmins() {
        ApiClient rep = rep("dana@example.com");
        rep.get("/api/imports").expect(403);
        new ImportClient(rep).upload("id\n1\n").expect(403);
        anonymous.get("/api/imports").expect(401);
    }
}
