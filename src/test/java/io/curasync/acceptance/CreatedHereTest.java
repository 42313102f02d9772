package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Role;
import io.curasync.account.Scope;
import io.curasync.practice.SubmissionLinkQuery;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A practice says from which submission it was created. */
class CreatedHereTest extends EnrollmentHarness {

    @Autowired
    SubmissionLinkQuery submissionLinkQuery;

    @Test
    void linksThePracticeAndItsSubmission() {
        SOURCE.populate(2);
        sync();
        long id = draft(dana, form());
        submit(id);
        SOURCE.put(new SourcePractice("prac_new_1", "user_new_1", "TX", "Wound Care", null, 1, "Dana Reyes"));
        sync();

        assertThat(practice("prac_new_1").get("createdHere").booleanValue()).isTrue();
        assertThat(practice("prac_00000001").get("createdHere").booleanValue()).isFalse();
        assertThat(dana.all("/api/practices?createdHere=true")).hasSize(1);
        assertThat(dana.get("/api/practices/prac_new_1")
                        .expect(200)
                        .json()
                        .at("/contacts/0/role")
                        .stringValue())
                .as("the form fills the contacts")
                .isEqualTo("CuraGenesis user");
        assertThat(find(id).practice()).isEqualTo(practiceKey("prac_new_1"));
        assertThat(link(new Scope.All())).contains(id);
        assertThat(link(new Scope.Own(user("dana@example.com", Role.REP).id()))).contains(id);
    }

    @Test
    void linksAPracticeThatWasKnownByPracticeIdOnly() {
        database.jdbc()
                .sql("insert into practice (practice_id, state) values ('prac_new_1', 'TX')")
                .update();
        long id = draft(dana, form());
        submit(id);
        SOURCE.put(new SourcePractice("prac_new_1", "user_new_1", "TX", "Wound Care", null, 1, "Dana Reyes"));

        sync();

        assertThat(practice("prac_new_1").get("createdHere").booleanValue()).isTrue();
        assertThat(link(new Scope.All())).contains(id);
    }

    @Test
    void hidesTheLinkFromRepsWithoutAccessToTheSubmission() {
        long id = draft(admin, form());
        admin.post("/api/submissions/" + id + "/send").expect(200);
        SOURCE.put(new SourcePractice("prac_new_1", "user_new_1", "TX", "Wound Care", null, 1, "Dana Reyes"));
        sync();
        Scope own = new Scope.Own(user("dana@example.com", Role.REP).id());

        assertThat(dana.get("/api/practices/prac_new_1")
                        .expect(200)
                        .json()
                        .get("createdHere")
                        .booleanValue())
                .isTrue();
        assertThat(link(new Scope.All())).contains(id);
        assertThat(link(own)).isEmpty();
    }

    private Optional<Long> link(Scope scope) {
        return submissionLinkQuery.of(scope, practiceKey("prac_new_1"));
    }

    private long practiceKey(String practiceId) {
        return database.jdbc()
                .sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }
}
