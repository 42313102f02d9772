package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A book brought in by a script. */
class ImportApiTest extends Acceptance {

    @Test
    void isCheckedThenBroughtIn() {
        SOURCE.populate(3);
        sync();
        long id = upload("practiceId,name,npi\nprac_00000001,Lakeside,1234567893\nprac_00000002,Sierra,12\n")
                .expect(201)
                .json()
                .get("id")
                .asLong();
        JsonNode ready = ready(id);
        assertThat(ready.get("faults").asInt()).isEqualTo(1);
        assertThat(practice("prac_00000001").get("name").isNull()).isTrue();

        admin.post("/api/imports/" + id + "/confirm").expect(202);
        await().atMost(SOON).until(() -> one(id).get("status").stringValue().equals("DONE"));
        admin.post("/api/imports/" + id + "/confirm").expect(409);
        assertThat(practice("prac_00000001").get("name").stringValue()).isEqualTo("Lakeside");
        assertThat(admin.get("/api/imports/" + id + "/faults").expect(200).body())
                .isEqualTo("\uFEFFline,fault,practiceId,name,npi\r\n3,“12” is no NPI,prac_00000002,Sierra,12\r\n");
        assertThat(database.jdbc()
                        .sql("select subject from audit_entry where action = 'export' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("faults-of-import-" + id + ".csv");
        // What people know outlasts the next sync.
        sync();
        assertThat(practice("prac_00000001").get("name").stringValue()).isEqualTo("Lakeside");
    }

    /** Files as Excel and other programs write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\r\nPractice id;Name\r\nprac_1;Alpha\r\n",
                "Practice id,Name\nprac_1,Alpha,,\nprac_2,Beta,,\n",
                "Practices of Dana Reyes,,\n\nPractice id,Name,State\nprac_1,Alpha,TX\n",
                "\uFEFFPractice id\tName\rprac_1\t=\"Alpha\"\r",
                "sep=|\nPractices of Dana Reyes||\nPractice id|Name||\n \"prac_1\" |'=Alpha|\n\n||\n"
            })
    void acceptsFilesOfSpreadsheets(String csv) {
        long id = upload(csv).expect(201).json().get("id").asLong();
        JsonNode ready = ready(id);
        assertThat(ready.get("faults").asInt()).isZero();
        assertThat(ready.get("toCreate").asInt())
                .isEqualTo(ready.get("rows").asInt())
                .isPositive();
    }

    @Test
    void leavesBlanksAndQuotesOutOfIds() {
        long id = upload("practiceId, userId, name\n\"prac_77\", \"user_77\", \"Alpha, LLC\"\n")
                .expect(201)
                .json()
                .get("id")
                .asLong();
        ready(id);
        admin.post("/api/imports/" + id + "/confirm").expect(202);
        await().atMost(SOON).until(() -> one(id).get("status").stringValue().equals("DONE"));
        JsonNode practice = practice("prac_77");
        assertThat(practice.get("userId").stringValue()).isEqualTo("user_77");
        assertThat(practice.get("name").stringValue()).isEqualTo("Alpha, LLC");
    }

    @Test
    void whatCannotBeReadIsRefusedWithAReason() {
        assertThat(upload(new byte[] {'i', 'd', '\n', (byte) 0xE9, '\n'})
                        .expect(400)
                        .json()
                        .get("detail")
                        .stringValue())
                .contains("Line 2 is not in UTF-8");
        upload("").expect(400);
        assertThat(admin.get("/api/imports").expect(200).json().get("items").size())
                .isZero();
        admin.get("/api/imports/77").expect(404);
        admin.postJson("/api/imports", "{}").expect(415);
    }

    @Test
    void onlyAdmins() {
        Api rep = rep("dana@example.com");
        rep.get("/api/imports").expect(403);
        rep.send(rep.request("/api/imports", "Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("id\n1\n"))
                        .build())
                .expect(403);
        nobody.get("/api/imports").expect(401);
    }

    private JsonNode ready(long id) {
        return await().atMost(SOON)
                .until(() -> one(id), now -> now.get("status").stringValue().equals("READY"));
    }

    private JsonNode one(long id) {
        return admin.get("/api/imports/" + id).expect(200).json();
    }

    private Api.Answer upload(String csv) {
        return upload(csv.getBytes(StandardCharsets.UTF_8));
    }

    private Api.Answer upload(byte[] csv) {
        return admin.send(admin.request("/api/imports", "Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(csv))
                .build());
    }
}
