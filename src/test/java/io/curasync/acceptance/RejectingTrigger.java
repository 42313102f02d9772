package io.curasync.acceptance;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A trigger that rejects every write of one practice with an SQLSTATE, as an error that no validation of CuraSync
 * anticipates.
 */
record RejectingTrigger(JdbcClient jdbc) {

    static final String PRACTICE_ID = "prac_bad";

    void create(String sqlState) {
        create(sqlState, "practice", "new.practice_id = '%s'".formatted(PRACTICE_ID));
    }

    void create(String sqlState, String table, String condition) {
        jdbc.sql("""
                create or replace function spring_trap() returns trigger language plpgsql as
                $$ begin raise exception 'the trap sprang' using errcode = '%s'; end $$""".formatted(sqlState)).update();
        jdbc.sql("""
                create trigger trap before insert or update on %s
                for each row when (%s) execute function spring_trap()""".formatted(table, condition)).update();
    }

    void remove() {
        jdbc.sql("drop function if exists spring_trap cascade").update();
    }
}
