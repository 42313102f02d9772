package io.curasync.account.user;

import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAdministration.Person;
import io.curasync.account.UserAdministration.Status;
import io.curasync.platform.SqlTimes;
import io.curasync.platform.text.LikePattern;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of users, for admins. */
@Component
class UserListQuery {

    private static final String QUERY = """
            with person as (
                select u.id, u.email, u.name, u.role, u.created_at, u.enabled, u.last_sign_in_at,
                       case when not u.enabled then 'DEACTIVATED'
                            when u.password_hash is null and u.last_sign_in_at is null then 'INVITED'
                            else 'ACTIVE' end as status,
                       (select expires_at from invitation where user_id = u.id and expires_at > now()) as link_until,
                       (select count(*) from device_session where user_id = u.id and expires_at > now()) as devices,
                       (select count(*) from api_token
                         where user_id = u.id and revoked_at is null and expires_at > now()) as tokens
                  from app_user u)
            select p.*, array(select alias from rep_alias where user_id = p.id order by alias) as aliases from person p
             where (p.name ilike :search or p.email ilike :search
                    or exists (select from rep_alias where user_id = p.id and alias ilike :search))
               and (:role::text is null or p.role = :role)
               and (:status::text is null or p.status = :status)
             order by lower(p.name), p.id
            """;

    private final JdbcClient jdbc;

    UserListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Person> find(String search, @Nullable Role role, @Nullable Status status) {
        return jdbc.sql(QUERY)
                .param("search", LikePattern.containing(search))
                .param("role", role == null ? null : role.name())
                .param("status", status == null ? null : status.name())
                .query((row, _) -> person(row))
                .list();
    }

    private static Person person(ResultSet row) throws SQLException {
        User user = new User(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("enabled"),
                List.of((String[]) row.getArray("aliases").getArray()),
                SqlTimes.instant(row, "created_at"));
        return new Person(
                user,
                Status.valueOf(row.getString("status")),
                SqlTimes.instantOrNull(row, "last_sign_in_at"),
                SqlTimes.instantOrNull(row, "link_until"),
                row.getInt("devices"),
                row.getInt("tokens"));
    }
}
