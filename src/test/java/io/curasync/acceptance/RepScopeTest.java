package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 4 of the contract: reps see only their own practices, everywhere. */
class RepScopeTest extends AcceptanceHarness {

    ApiClient one;
    ApiClient two;

    @BeforeEach
    void repsAndTheirPractices() {
        SOURCE.populate(160);
        SOURCE.put(SourcePractice.number(161).withRep("  rep   NUMBER 1 "));
        one = rep("one@example.com", "Rep Number 1");
        sync();
        // Aliases added later count as well.
        two = rep("two@example.com", "Rep Number 2", "Rep Number 3");
    }

    @Test
    void showsRepsOnlyTheirOwnPractices() {
        seesOnly(
                one,
                "one@example.com",
                practice -> practice.salesRep().strip().equalsIgnoreCase("Rep Number 1")
                        || practice.practiceId().equals("prac_00000161"));
        seesOnly(
                two,
                "two@example.com",
                practice -> Set.of("Rep Number 2", "Rep Number 3").contains(practice.salesRep()));
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(161);
        assertThat(overview().get("unmatchedPractices").asInt()).isEqualTo(161 - 21 - 40);
    }

    private void seesOnly(ApiClient rep, String email, Predicate<SourcePractice> owned) {
        List<SourcePractice> own = SOURCE.practices().stream().filter(owned).toList();
        long orders = own.stream().mapToLong(SourcePractice::totalOrders).sum();
        long active = own.stream().filter(one -> one.activatedAt() != null).count();

        List<JsonNode> practices = rep.all("/api/practices");
        assertThat(practices.stream().map(one -> one.get("practiceId").stringValue()))
                .containsExactlyInAnyOrderElementsOf(
                        own.stream().map(SourcePractice::practiceId).toList());
        assertThat(practices).allMatch(one -> one.get("rep").stringValue().equals(email));

        JsonNode overview = rep.get("/api/kpi/overview").expect(200).json();
        assertThat(overview.get("totalPractices").asInt()).isEqualTo(own.size());
        assertThat(overview.get("totalOrders").asLong()).isEqualTo(orders);
        assertThat(overview.get("activePractices").asLong()).isEqualTo(active);
        assertThat(overview.get("unmatchedPractices").asInt()).isZero();

        JsonNode states = rep.get("/api/kpi/geo").expect(200).json().get("states");
        assertThat(sum(states, "practices")).isEqualTo(own.size());
        assertThat(sum(states, "orders")).isEqualTo(orders);
        assertThat(states.valueStream()
                        .map(state -> state.get("state").stringValue())
                        .collect(Collectors.toSet()))
                .isEqualTo(own.stream().map(SourcePractice::state).collect(Collectors.toSet()));

        JsonNode reps = rep.get("/api/kpi/leaderboard").expect(200).json().get("reps");
        assertThat(sum(reps, "practices")).isEqualTo(own.size());
        assertThat(sum(reps, "orders")).isEqualTo(orders);
    }

    @Test
    void hidesPracticesOfOtherReps() {
        String others = SourcePractice.number(2).practiceId();

        two.get("/api/practices/" + others).expect(200);
        one.get("/api/practices/" + others).expect(404);
    }

    @Test
    void doesNotRevealWhetherANamedRepExists() {
        for (String named : List.of("two@example.com", "nobody@example.com")) {
            JsonNode submission = one.postJson("/api/submissions", """
                    {"name": "Lakeside", "rep": "%s"}""".formatted(named))
                    .expect(201)
                    .json();
            assertThat(submission.get("rep").stringValue()).isEqualTo("one@example.com");
        }
        admin.postJson("/api/submissions", """
                {"name": "Lakeside", "rep": "nobody@example.com"}""").expect(400);
    }

    @Test
    void forbidsUserAdministrationToReps() {
        one.get("/api/users").expect(403);
        one.postJson("/api/users", "{}").expect(403);
        one.get("/v3/api-docs").expect(403);
    }

    @Test
    void createsUsersAsSpecified() {
        JsonNode invited = admin.postJson("/api/users", """
                {"email": "new@example.com", "name": "New", "role": "REP", "aliases": ["Rep Number 4"]}""").expect(201).json();
        assertThat(invited.get("invitation").stringValue()).contains("http");
        admin.postJson("/api/users", """
                {"email": "NEW@example.com", "name": "New", "role": "REP", "aliases": []}""").expect(409);
        admin.postJson("/api/users", """
                {"email": "nobody", "name": "New", "role": "REP"}""").expect(400);
        assertThat(admin.get("/api/users").expect(200).body()).doesNotContain("/invitation");
    }

    private static long sum(JsonNode rows, String field) {
        return rows.valueStream().mapToLong(row -> row.get(field).asLong()).sum();
    }
}
