package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://u:p@db.example.com:6432/crm", "postgres://u:p@db.example.com:6432/crm"})
    void parsesLibpqUrls(String url) {
        assertThat(parse(url)).isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example.com:6432/crm", "u", "p"));
    }

    @Test
    void decodesUserAndPasswordAndKeepsParameters() {
        assertThat(parse("postgresql://a%40b:p%3A%2F+%25@h/d?sslmode=require&connectTimeout=5"))
                .isEqualTo(
                        new DatabaseUrl("jdbc:postgresql://h:5432/d?sslmode=require&connectTimeout=5", "a@b", "p:/+%"));
    }

    @Test
    void needsNeitherUserNorPassword() {
        assertThat(parse("postgresql://u@h/d").password()).isNull();
        assertThat(parse("postgresql://h/d").user()).isNull();
    }

    @Test
    void acceptsIpv6AndJdbcUrls() {
        assertThat(parse("postgresql://[::1]:5432/d").jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5432/d");
        assertThat(parse("jdbc:postgresql://h/d?user=u").jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/d");
    }

    @Test
    void extractsCredentialsFromAJdbcUrl() {
        DatabaseUrl expected = new DatabaseUrl("jdbc:postgresql://h:5432/d?sslmode=require", "u", "s@cret");

        assertThat(parse("jdbc:postgresql://u:s%40cret@h/d?sslmode=require")).isEqualTo(expected);
        assertThat(parse("jdbc:postgresql://h/d?user=u&sslmode=require&password=s%40cret"))
                .isEqualTo(expected);
        assertThat(parse("postgresql://h/d?user=u&password=s%40cret&sslmode=require"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://u:p@my_db.internal/d       | jdbc:postgresql://my_db.internal:5432/d",
                "postgresql://u:p@h1,h2:5433/d           | jdbc:postgresql://h1:5432,h2:5433/d?targetServerType=primary",
                "postgresql://u:p@h1,h2/d?target_session_attrs=any | jdbc:postgresql://h1:5432,h2:5432/d?targetServerType=any",
                "postgresql://u:p@[::1],h_2/d            | jdbc:postgresql://[::1]:5432,h_2:5432/d?targetServerType=primary",
                "postgresql://u:p@h:/d                   | jdbc:postgresql://h:5432/d",
                "postgresql://u:p@h/d%20e                | jdbc:postgresql://h:5432/d%20e",
                "postgresql://u:p@h/d?connect_timeout=3&application_name=x | jdbc:postgresql://h:5432/d?connectTimeout=3&ApplicationName=x",
                "postgresql://u:p@h/d?channel_binding=require | jdbc:postgresql://h:5432/d?channelBinding=require",
                "postgres://u:p@h/d?target_session_attrs=read-write | jdbc:postgresql://h:5432/d?targetServerType=primary",
                "jdbc:postgresql://u:p@h_1:6432/d        | jdbc:postgresql://h_1:6432/d",
            })
    void translatesHostsAndParametersOfLibpq(String url, String jdbcUrl) {
        assertThat(parse(url)).isEqualTo(new DatabaseUrl(jdbcUrl, "u", "p"));
    }

    @Test
    void toleratesUnambiguousSpecialCharacters() {
        assertThat(parse("postgresql://u:p@#:+s@h/d"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://h:5432/d", "u", "p@#:+s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:///d?host=/var/run/postgresql",
                "postgresql://u:secret@/d?host=%2Fvar%2Frun%2Fpostgresql",
                "postgresql://u:secret@%2Fvar%2Frun%2Fpostgresql/d"
            })
    void rejectsAUnixSocket(String url) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(SettingException.class)
                .hasMessage("DATABASE_URL names a Unix socket, which PostgreSQL's Java driver cannot use.");
    }

    @Test
    void namesTheConfiguredVariable() {
        MockEnvironment environment = new MockEnvironment().withProperty("spring.datasource.url", "mysql://h/d");

        assertThatThrownBy(() -> DatabaseSettings.read(environment))
                .hasMessage("SPRING_DATASOURCE_URL does not start with postgresql://.");
    }

    @Test
    void usesSpringCredentialsIfTheUrlHasNone() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "postgres://h/d")
                .withProperty("spring.datasource.username", "u")
                .withProperty("spring.datasource.password", "p");

        assertThat(DatabaseSettings.read(environment))
                .contains(new DatabaseUrl("jdbc:postgresql://h:5432/d", "u", "p"));
    }

    private static DatabaseUrl parse(String url) {
        return DatabaseUrlParser.parse("DATABASE_URL", url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:secret@h/d",
                "postgresql://u:secret@h",
                "postgresql://u:secret@h/",
                "postgresql:///d",
                "postgresql://u:secret@:5432/d",
                "postgresql://u:secret@h1,,h2/d",
                "postgresql://u:secret@h:0/d",
                "postgresql://u:secret@h:70000/d",
                "postgresql://u:sec/ret@h/d",
                "postgresql://u:sec?ret@h/d",
                "postgresql://u:secret@h/d/e",
                "postgresql://u:secret@h/d?password=%zz",
                "postgresql:///d?host=h",
                "jdbc:mysql://u:secret@h/d",
                "postgresql://u:secret@h:port/d",
                "postgresql://u:secret%@h/d",
                "postgresql://u:secret%zz@h/d",
                "h:5432/d"
            })
    void rejectsOtherUrlsWithoutRevealingThePassword(String url) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageNotContainingAny("secret", "sec", "ret");
    }
}
