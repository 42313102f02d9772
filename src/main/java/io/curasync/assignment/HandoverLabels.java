package io.curasync.assignment;

import io.curasync.ui.NumberLabels;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Describes the practices and aliases of a handover, for the audit log and for messages to the user. */
@Component
class HandoverLabels {

    private static final int MAX_IDS = 20;

    private final JdbcClient jdbc;

    HandoverLabels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns a text such as {@code 2 practices: 101, 102; alias added: “D. Reyes”}.
     *
     * @param aliases aliases that the handover added or removed
     * @param verb the change of the aliases, {@code added} or {@code removed}
     */
    String of(Collection<Long> practices, Collection<String> aliases, String verb) {
        String moved =
                NumberLabels.of(practices.size(), "practice") + (practices.isEmpty() ? "" : ": " + ids(practices));
        return aliases.isEmpty()
                ? moved
                : moved + "; " + (aliases.size() == 1 ? "alias " : "aliases ") + verb + ": " + quoted(aliases);
    }

    /**
     * Returns the practice ids of the first {@value #MAX_IDS} practices, and the number of the remaining ones. A practice without
     * a practice id is listed by its user id.
     */
    private String ids(Collection<Long> practices) {
        String first = jdbc
                .sql(
                        "select coalesce(practice_id, user_id) from practice_directory where id = any(?) order by id limit ?")
                .param(practices.toArray(Long[]::new))
                .param(MAX_IDS)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining(", "));
        int more = practices.size() - MAX_IDS;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /**
     * Returns the display name of a practice. This is the name if it is known, otherwise the practice id or the user id. Returns "A
     * practice" if the practice no longer exists.
     */
    String label(long practice) {
        return jdbc.sql("select coalesce(name, practice_id, user_id) from practice_directory where id = ?")
                .param(practice)
                .query(String.class)
                .optional()
                .orElse("A practice");
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
    }
}
