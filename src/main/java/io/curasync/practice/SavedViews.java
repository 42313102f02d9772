package io.curasync.practice;

import io.curasync.platform.TextSanitizer;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists that users have named: each user's own, of no concern to others. */
@Component
public class SavedViews {

    public static final int LONGEST_NAME = 60;

    private static final int MOST = 50;
    private static final int LONGEST_QUERY = 2_000;

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param query search, filters, sorting and columns, as the address has them after its question mark */
    public record SavedView(long id, String name, String query) {}

    /** The name or the view is not to be had. The message is for the user. */
    public static final class Refused extends RuntimeException {

        Refused(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /** By name. */
    public List<SavedView> of(long user) {
        return jdbc.sql("select id, name, query from practice_view where user_id = :user order by lower(name)")
                .param("user", user)
                .query(SavedView.class)
                .list();
    }

    /** @throws Refused the name is none, too long or taken, or there are too many */
    public void save(long user, String name, String query) {
        String wanted = name(name);
        if (query.length() > LONGEST_QUERY) {
            throw new Refused("This list is too long to describe: shorten the search.");
        }
        try {
            int saved = jdbc.sql("""
                            insert into practice_view (user_id, name, query)
                            select :user, :name, :query
                            where (select count(*) from practice_view where user_id = :user) < :most
                            """)
                    .param("user", user)
                    .param("name", wanted)
                    .param("query", query)
                    .param("most", MOST)
                    .update();
            if (saved == 0) {
                throw new Refused("You have " + MOST + " views, which is the most: delete one first.");
            }
        } catch (DuplicateKeyException taken) {
            throw taken(wanted);
        }
    }

    /** @throws Refused the name is none, too long or taken */
    public void rename(long user, long view, String name) {
        String wanted = name(name);
        try {
            jdbc.sql("update practice_view set name = :name where id = :view and user_id = :user")
                    .param("name", wanted)
                    .param("view", view)
                    .param("user", user)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw taken(wanted);
        }
    }

    public void delete(long user, long view) {
        jdbc.sql("delete from practice_view where id = :view and user_id = :user")
                .param("view", view)
                .param("user", user)
                .update();
    }

    private static String name(String name) {
        String wanted = name.replace("\0", "").strip();
        if (wanted.isEmpty()) {
            throw new Refused("Give it a name.");
        }
        if (wanted.length() > LONGEST_NAME) {
            throw new Refused("A name has at most " + LONGEST_NAME + " characters.");
        }
        if (!TextSanitizer.isEnterable(wanted)) {
            throw new Refused("The name has a character that cannot be shown: type it again.");
        }
        return wanted;
    }

    private static Refused taken(String name) {
        return new Refused("You have a view named “" + name + "” already.");
    }
}
