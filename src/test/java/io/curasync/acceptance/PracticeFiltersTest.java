package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 4 of the contract: filters of the list of practices, within the caller's scope. */
class PracticeFiltersTest extends AcceptanceHarness {

    private ApiClient dana;

    @BeforeEach
    void practices() {
        SOURCE.populate(10);
        sync();
        dana = rep("dana@example.com", "Rep Number 1");
        database.jdbc().sql("""
                update practice set user_id = case when practice_id like '%4' then null else user_id end,
                    submission = case when practice_id like '%9' then 7 end,
                    missing_since = case when practice_id like '%2' then now() end,
                    name = case when practice_id like '%5' then 'Lakeside Wound Center' end""").update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=lakeside           | 5
            q=lakeside wound     | 5
            q=00000007           | 7
            q=                   | 10 9 8 7 6 5 4 3 2 1
            state=CA             | 2
            state=california,oh  | 5 2
            state=ZZ             |
            rep=DANA@example.com | 9 1
            rep=none             | 10 8 7 6 5 4 3 2
            rep=lee@example.com  |
            specialty=Wound Care | 9 8 7 6 4 3 2 1
            active=true          | 10 8 7 5 4 2 1
            active=false         | 9 6 3
            missing=true         | 2
            missing=false        | 10 9 8 7 6 5 4 3 1
            hasUserId=false      | 4
            hasUserId=true       | 10 9 8 7 6 5 3 2 1
            createdHere=true     | 9
            createdHere=false    | 10 8 7 6 5 4 3 2 1
            active=true&state=TX,CA,NY&missing=false |
            active=false&rep=dana@example.com&createdHere=true | 9
            """)
    void appliesEachFilter(String query, String expected) {
        assertThat(numbers(admin, query)).isEqualTo(expected == null ? "" : expected);
        assertThat(numbers(admin, query + "&limit=2")).as("in pages").isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=prac               | 9 1
            rep=dana@example.com | 9 1
            rep=none             |
            hasUserId=false      |
            createdHere=true     | 9
            missing=true         |
            """)
    void keepsARepsScope(String query, String expected) {
        assertThat(numbers(dana, query)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void findsPracticesUpdatedSinceATime() {
        sync();
        Instant before = database.jdbc()
                .sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        SOURCE.put(SourcePractice.number(6).withState("WY"));
        sync();

        assertThat(numbers(admin, "updatedSince=" + before)).isEqualTo("6");
        assertThat(numbers(admin, "updatedSince=2026-01-01T00:00:00+02:00&state=WY"))
                .isEqualTo("6");
        assertThat(numbers(admin, "updatedSince=" + Instant.now().plusSeconds(60)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"updatedSince=yesterday", "updatedSince=2026-13-01T00:00:00Z", "active=maybe", "hasUserId=7"})
    void rejectsInvalidValues(String query) {
        admin.get("/api/practices?" + query).expect(400);
    }

    @Test
    void rejectsLongSearches() {
        admin.get("/api/practices?q=" + "a".repeat(201)).expect(400);
        admin.get("/api/practices?q=" + "a".repeat(200)).expect(200);
        admin.get("/api/practices?q=%00&state=%00&rep=%00&specialty=%00").expect(200);
    }

    /** The numbers in the practice ids, in the order of the list. */
    private static String numbers(ApiClient who, String query) {
        List<String> ids = who.all("/api/practices?" + query.replace(" ", "%20")).stream()
                .map(row -> row.get("practiceId").stringValue().replaceFirst("prac_0+", ""))
                .toList();
        return String.join(" ", ids);
    }
}
