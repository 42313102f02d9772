package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.User;
import io.curasync.testing.SampleFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** Undoing an import restores what it changed, and nothing else. */
class ImportUndoTest extends ImportUndoHarness {

    @Test
    void restoresNamesNpisRepsAndTheirHistory() throws Exception {
        imported("practice id,name,npi\nprac_1,Old name,1679576722\n");
        List<String> before = state();
        long id = imported("""
                practice id,user id,name,npi,rep,state,specialty
                prac_1,,Lakeside,1234567893,ava@example.com,,
                prac_2,,Sierra,,dana@example.com,,
                prac_3,,,,dana@example.com,,
                ,user_9,Bayou,1003000126,ava@example.com,LA,Podiatry
                prac_3,,Twice,,,,
                """);
        apply(SampleFacts.order(1, "ord_1", "12.50"), SampleFacts.order(2, "ord_2", "10"));
        List<String> timelines = timelines();
        assertThat(importQuery.find(id).orElseThrow().isUndoable()).isTrue();
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(2, 2, 1, 2, 0, 1, 0));

        assertThat(undone(id)).isEqualTo("3 put back, 0 partly, 0 left");

        before.add("- user_9 - - - f - - ");
        assertThat(state()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(effects(id)).containsExactly("PUT_BACK", "PUT_BACK", "-", "PUT_BACK", "-");
        assertThat(timelines()).hasSize(timelines.size() + 3).containsAll(timelines);
        assertThat(timelines())
                .anyMatch(entry -> entry.startsWith("prac_1 import.undone PEOPLE " + admin.id())
                        && entry.contains("\"name\": [\"Lakeside\", \"Old name\"]")
                        && entry.contains("\"npi\": [\"1234567893\", \"1679576722\"]")
                        && entry.contains("\"owner\": [\"ava@example.com\", \"dana@example.com\"]")
                        && entry.contains("import %d, by morgan@example.com".formatted(id)))
                .anyMatch(entry ->
                        entry.startsWith("user_9 import.undone") && entry.contains("\"state\": [\"LA\", null]"));
        assertThat(audited()).containsExactly("import.undone import %d practices.csv".formatted(id));
        assertThat(undo.start(admin, id)).contains("This import was already undone.");
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(0, 0, 0, 0, 0, 0, 0));
        assertConsistent();
    }

    @Test
    void keepsLaterChanges() throws Exception {
        long id = imported("""
                practice id,name,npi,rep
                prac_1,Lakeside,1234567893,ava@example.com
                prac_2,,,dana@example.com
                prac_3,Bayou,,ava@example.com
                """);
        long newer = imported("practice id,name\nprac_1,Lakeside Wound Center\n");
        reassign(2, ava);
        // The same rep as in the import, but with a later start.
        reassign(3, dana);
        reassign(3, ava);
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(2, 1, 1, 1, 0, 0, 3));

        assertThat(undone(id)).isEqualTo("0 put back, 2 partly, 1 left");

        assertThat(effects(id))
                .containsExactly("PARTLY name changed since", "LEFT rep changed since", "PARTLY rep changed since");
        assertThat(importQuery.count(id, ImportQuery.RowFilter.LEFT)).isEqualTo(3);
        assertThat(practices())
                .containsExactly("prac_1 Lakeside Wound Center - dana TX", "prac_2 - - ava CA", "prac_3 - - ava NY");
        assertThat(undone(newer)).isEqualTo("1 put back, 0 partly, 0 left");
        assertThat(practices()).contains("prac_1 Lakeside - dana TX");
        assertConsistent();
    }

    @Test
    void undoesTwoImportsLatestFirst() throws Exception {
        List<String> before = state();
        long older =
                imported("practice id,name,npi,rep\nprac_1,A,1234567893,ava@example.com\nprac_2,B,,ava@example.com\n");
        long newer = imported("practice id,name,npi,rep\nprac_1,C,1679576722,dana@example.com\nprac_2,B,,\n");
        assertThat(importQuery.find(newer).orElseThrow().outcome().unchanged()).isEqualTo(1);

        assertThat(undone(newer)).isEqualTo("1 put back, 0 partly, 0 left");
        assertThat(undone(older)).isEqualTo("2 put back, 0 partly, 0 left");
        assertThat(state()).isEqualTo(before);
        assertConsistent();
    }

    @Test
    void followsMergedPractices() throws Exception {
        imported("practice id,name\nprac_5,Same\n");
        long id = imported("""
                practice id,user id,name,npi,rep
                prac_4,,Cedar,,
                ,user_4,Other,1234567893,ava@example.com
                ,user_5,Same,1679576722,
                """);
        apply(
                SampleFacts.practice(4, "OH", "Dana Reyes", null, 2),
                SampleFacts.practice(5, "OH", "Dana Reyes", null, 2));
        assertThat(practices()).contains("prac_4 Cedar 1234567893 ava OH", "prac_5 Same 1679576722 dana OH");

        assertThat(undone(id)).isEqualTo("1 put back, 2 partly, 0 left");

        assertThat(effects(id)).containsExactly("PUT_BACK", "PARTLY name changed since", "PARTLY name changed since");
        assertThat(practices()).contains("prac_4 - - dana OH", "prac_5 Same - dana OH");
        assertConsistent();
    }

    /**
     * A practice that followed CuraGenesis before the import follows it again, and gets the rep that CuraGenesis names now.
     */
    @Test
    void usesCurrentAliases() throws Exception {
        apply(
                SampleFacts.practice(4, "CA", "Sam Lee", Instant.now(), 3),
                SampleFacts.practice(5, "CA", "Chris Doyle", Instant.now(), 3));
        long id = imported("practice id,rep\nprac_1,ava@example.com\nprac_2,ava@example.com\nprac_5,ava@example.com\n"
                + "prac_6,ava@example.com\nprac_4,ava@example.com\n");
        apply(SampleFacts.practice(6, "CA", "Chris Doyle", null, 1));
        userAccounts.addAliases(dana.id(), List.of("Chris Doyle"), "test");
        userAccounts.addAliases(ava.id(), List.of("Sam Lee"), "test");
        transaction.executeWithoutResult(
                status -> assertThat(userAccounts.removeAliases(dana.id(), List.of("Dana Reyes")))
                        .isTrue());

        assertThat(undone(id)).isEqualTo("5 put back, 0 partly, 0 left");

        assertThat(practices())
                .containsExactly(
                        "prac_1 - - - TX",
                        "prac_2 - - - CA",
                        "prac_3 - - - NY",
                        "prac_4 - - ava CA",
                        "prac_5 - - dana CA",
                        "prac_6 - - dana CA");
        apply(SampleFacts.practice(1, "TX", "Ava Lindqvist", Instant.now(), 10));
        assertThat(practices()).contains("prac_1 - - ava TX");
        assertConsistent();
    }

    @Test
    void keepsTheRepIfThePreviousOneIsDeactivated() throws Exception {
        reassign(2, dana);
        long id = imported("practice id,name,rep\nprac_1,Lakeside,ava@example.com\nprac_2,,ava@example.com\n");
        enable(dana, false);

        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(1, 1, 0, 0, 0, 0, 2));
        assertThat(undone(id)).isEqualTo("0 put back, 1 partly, 1 left");

        assertThat(effects(id))
                .containsExactly("PARTLY previous rep is deactivated", "LEFT previous rep is deactivated");
        assertThat(practices()).contains("prac_1 - - ava TX", "prac_2 - - ava CA");
        assertConsistent();
    }

    @Test
    void keepsTheNpiIfAnotherPracticeHasThePreviousOne() throws Exception {
        imported("practice id,npi\nprac_3,1003000126\n");
        long id = imported("practice id,npi\nprac_3,1234567893\n");
        long newer = imported("practice id,npi\nprac_2,1003000126\n");

        assertThat(undone(id)).isEqualTo("0 put back, 0 partly, 1 left");
        assertThat(effects(id)).containsExactly("LEFT another practice has the previous NPI");
        assertThat(undone(newer)).isEqualTo("1 put back, 0 partly, 0 left");
        assertThat(practices()).contains("prac_2 - - - CA", "prac_3 - 1234567893 dana NY");
    }

    /** State and specialty apply until CuraGenesis sends its own. */
    @Test
    void keepsValuesThatCuraGenesisHasSentSince() throws Exception {
        long id = imported("practice id,name,state,specialty\nprac_7,Seven,LA,Podiatry\nprac_8,Eight,LA,Podiatry\n");
        apply(SampleFacts.practice(7, "LA", "Dana Reyes", null, 2));

        assertThat(undone(id)).isEqualTo("2 put back, 0 partly, 0 left");

        assertThat(practices()).contains("prac_7 - - dana LA", "prac_8 - - - -");
        apply(SampleFacts.practice(8, "LA", "Dana Reyes", null, 2));
        assertThat(practices()).contains("prac_8 - - dana LA");
        assertConsistent();
    }

    @Test
    void skipsARowThatPostgresqlRejects() throws Exception {
        long id = imported("practice id,name\nprac_1,One\nprac_2,Two\nprac_3,Three\n");
        jdbc.sql("""
                create or replace function refuse_practice() returns trigger language plpgsql as $$
                begin raise exception 'not this one' using errcode = '23514'; end $$""").update();
        jdbc.sql("""
                create trigger refuse_practice before update on practice for each row
                when (old.name = 'Two' and new.name is null) execute function refuse_practice()""").update();

        assertThat(undone(id)).isEqualTo("2 put back, 0 partly, 1 left");
        assertThat(effects(id))
                .containsExactly("PUT_BACK", "LEFT PostgreSQL refused it (23514): not this one", "PUT_BACK");
        assertThat(practices()).contains("prac_1 - - dana TX", "prac_2 Two - - CA", "prac_3 - - dana NY");
    }

    @Test
    void allowsOnlyAdmins() throws Exception {
        long id = imported("practice id,name\nprac_1,One\n");
        assertThatThrownBy(() -> undo.preview(current(dana), id)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> undo.start(current(dana), id)).isInstanceOf(AccessDeniedException.class);
        assertThat(practices()).contains("prac_1 One - dana TX");
    }

    private void enable(User user, boolean enabled) {
        jdbc.sql("update app_user set enabled = ? where id = ?")
                .params(enabled, user.id())
                .update();
    }

    private List<String> timelines() {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, p.user_id), t.fact, t.source, t.source_id, t.detail)
                        from timeline_entry t join practice p on p.id = t.practice""").query(String.class).list();
    }
}
