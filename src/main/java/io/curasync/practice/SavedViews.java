package io.curasync.practice;

import io.curasync.platform.text.TextSanitizer;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores named views of the list of practices. Each view belongs to one user. */
@Component
public class SavedViews {

    public static final int MAX_NAME_LENGTH = 60;

    private static final int MAX_VIEWS = 50;
    private static final int MAX_QUERY_LENGTH = 2_000;

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A saved view.
     *
     * @param query the query of the list's URL without the question mark. It contains search, filters, sort order and columns.
     */
    public record SavedView(long id, String name, String query) {}

    /** Thrown if a view cannot be saved or renamed. The message is shown to the user. */
    public static final class RejectedException extends RuntimeException {

        RejectedException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /** Returns the user's views, sorted by name without regard to case. */
    public List<SavedView> of(long user) {
        return jdbc.sql("select id, name, query from saved_view where user_id = :user order by lower(name)")
                .param("user", user)
                .query(SavedView.class)
                .list();
    }

    /**
     * Saves a new view. Its name must differ from the names of the user's other views by more than upper and lower case.
     *
     * @throws RejectedException if the name is empty, too long or already used, or contains a character that cannot be displayed; if the
     *     query is too long; or if the user has {@value #MAX_VIEWS} views
     */
    public void save(long user, String name, String query) {
        String wanted = name(name);
        if (query.length() > MAX_QUERY_LENGTH) {
            throw new RejectedException("This list is too long to save. Shorten the search.");
        }
        try {
            int saved = jdbc.sql("""
                            insert into saved_view (user_id, name, query)
                            select :user, :name, :query
                            where (select count(*) from saved_view where user_id = :user) < :most
                            """)
                    .param("user", user)
                    .param("name", wanted)
                    .param("query", query)
                    .param("most", MAX_VIEWS)
                    .update();
            if (saved == 0) {
                throw new RejectedException("You have reached the limit of " + MAX_VIEWS + " views. Delete one first.");
            }
        } catch (DuplicateKeyException e) {
            throw nameTaken(wanted);
        }
    }

    /**
     * Renames a view of the user. Does nothing if the user has no such view. The name must differ from the names of the user's other views
     * by more than upper and lower case.
     *
     * @throws RejectedException if the name is empty, too long or already used, or contains a character that cannot be displayed
     */
    public void rename(long user, long view, String name) {
        String wanted = name(name);
        try {
            jdbc.sql("update saved_view set name = :name where id = :view and user_id = :user")
                    .param("name", wanted)
                    .param("view", view)
                    .param("user", user)
                    .update();
        } catch (DuplicateKeyException e) {
            throw nameTaken(wanted);
        }
    }

    /** Deletes a view of the user. Does nothing if the user has no such view. */
    public void delete(long user, long view) {
        jdbc.sql("delete from saved_view where id = :view and user_id = :user")
                .param("view", view)
                .param("user", user)
                .update();
    }

    private static String name(String name) {
        String wanted = name.replace("\0", "").strip();
        if (wanted.isEmpty()) {
            throw new RejectedException("Enter a name.");
        }
        if (wanted.length() > MAX_NAME_LENGTH) {
            throw new RejectedException("A name has at most " + MAX_NAME_LENGTH + " characters.");
        }
        if (!TextSanitizer.isEnterable(wanted)) {
            throw new RejectedException("The name contains a character that cannot be displayed. Type the name again.");
        }
        return wanted;
    }

    private static RejectedException nameTaken(String name) {
        return new RejectedException("You already have a view named “" + name + "”.");
    }
}
