package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Section 4 of the contract: {@code PATCH /api/practices/{id}} changes what people own, and nothing else. */
class PracticePatchTest extends AcceptanceHarness {

    private static final String PATH = "/api/practices/prac_00000001";

    private ApiClient dana;

    @BeforeEach
    void practices() {
        SOURCE.populate(10);
        sync();
        dana = rep("dana@example.com", "Rep Number 1");
    }

    @Test
    void changesDetailsThatSurviveSyncsAndWebhooks() {
        JsonNode changed = dana.patchJson(PATH, """
                        {"name": " Lakeside ", "phone": "(512) 555-0142",
                         "address": {"street": "100 Main St", "city": "Austin", "state": "texas", "zip": "78701-1234"},
                         "contacts": [{"name": "Ana Lee", "role": "Nurse",
                         "phone": "555-0102", "email": "ana@x.example"}]}""").expect(200).json();
        assertThat(changed.get("name").stringValue()).isEqualTo("Lakeside");
        assertThat(changed.get("address").toString())
                .isEqualTo("{\"street\":\"100 Main St\",\"city\":\"Austin\",\"state\":\"TX\",\"zip\":\"78701-1234\"}");
        assertThat(changed.at("/contacts/0/email").stringValue()).isEqualTo("ana@x.example");

        webhooks.send("""
                {"event": "practice.updated", "data": {"practiceId": "prac_00000001", "userId": "user_00000001",
                 "state": "NV", "specialty": "Podiatry"}}""").expect(200);
        sync();

        JsonNode practice = dana.get("/api/practices/user_00000001").expect(200).json();
        assertThat(practice.get("phone").stringValue()).isEqualTo("(512) 555-0142");
        assertThat(practice.get("contacts").size()).isEqualTo(1);
        JsonNode listed = dana.all("/api/practices?q=lakeside").getFirst();
        assertThat(listed.get("phone").stringValue()).isEqualTo("(512) 555-0142");
        assertThat(listed.at("/address/city").stringValue()).isEqualTo("Austin");
        assertThat(listed.has("contacts")).isFalse();

        JsonNode removed = dana.patchJson(PATH, """
                {"name": "", "phone": null, "address": {"city": ""}, "contacts": []}""").expect(200).json();
        assertThat(removed.get("name").isNull()).isTrue();
        assertThat(removed.get("phone").stringValue()).isEqualTo("(512) 555-0142");
        assertThat(removed.at("/address/city").isNull()).isTrue();
        assertThat(removed.at("/address/street").stringValue()).isEqualTo("100 Main St");
        assertThat(removed.get("contacts").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "specialty",
                "salesRep",
                "rep",
                "orders",
                "totalOrders",
                "practiceId",
                "userId",
                "active",
                "color"
            })
    void rejectsOtherFieldsByName(String field) {
        ApiClient.Response response = dana.patchJson(PATH, "{\"name\": \"Lakeside\", \"%s\": \"TX\"}".formatted(field))
                .expect(400);
        assertThat(response.json().get("detail").stringValue()).contains(field);
        assertThat(response.json().at("/faults").has(field)).isTrue();
        assertThat(practice("prac_00000001").get("name").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"phone": "12"}                             | phone
            {"phone": 5125550142}                       | phone
            {"name": {}}                                | name
            {"address": "100 Main St"}                  | address
            {"address": {"zip": "787"}}                 | address.zip
            {"address": {"country": "US"}}              | address.country
            {"address": {"state": "Texass"}}            | address.state
            {"contacts": {}}                            | contacts
            {"contacts": ["Ana"]}                       | contacts[0]
            {"contacts": [{"role": "Nurse"}]}           | contacts[0].name
            {"contacts": [{"name": "A", "email": "a"}]} | contacts[0].email
            {"contacts": [{"name": "A", "fax": "1"}]}   | contacts[0].fax
            {"name": "a\\u0000b"}                       | name
            []                                          | body
            """)
    void namesTheFaultyField(String body, String field) {
        assertThat(dana.patchJson(PATH, body).expect(400).json().at("/faults").has(field))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "\"text\""})
    void rejectsOtherBodies(String body) {
        dana.patchJson(PATH, body).expect(400);
    }

    @Test
    void changesOnlyTheCallersPractices() {
        String others = "/api/practices/prac_00000002";
        dana.patchJson(others, "{\"name\": \"Mine\"}").expect(404);
        dana.patchJson(others, "{\"color\": \"red\"}").expect(404);
        dana.patchJson("/api/practices/prac_unknown", "{\"name\": \"Mine\"}").expect(404);
        anonymous.patchJson(PATH, "{\"name\": \"Mine\"}").expect(401);

        admin.patchJson(others, "{\"phone\": \"555-0142\"}").expect(200);
        dana.get(others).expect(404);
        assertThat(admin.get(others).expect(200).json().get("name").isNull()).isTrue();
    }
}
