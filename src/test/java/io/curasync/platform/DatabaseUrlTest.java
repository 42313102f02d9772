package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://u:p@db.example.com:6432/crm", "postgres://u:p@db.example.com:6432/crm"})
    void takesApartWhatLibpqHas(String url) {
        assertThat(DatabaseUrl.parse(url))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example.com:6432/crm", "u", "p"));
    }

    @Test
    void decodesUserAndPasswordAndKeepsParameters() {
        assertThat(DatabaseUrl.parse("postgresql://a%40b:p%3A%2F+%25@h/d?sslmode=require&connectTimeout=5"))
                .isEqualTo(
                        new DatabaseUrl("jdbc:postgresql://h:5432/d?sslmode=require&connectTimeout=5", "a@b", "p:/+%"));
    }

    @Test
    void needsNeitherUserNorPassword() {
        assertThat(DatabaseUrl.parse("postgresql://u@h/d").password()).isNull();
        assertThat(DatabaseUrl.parse("postgresql://h/d").user()).isNull();
    }

    @Test
    void takesIpv6AndJdbc() {
        assertThat(DatabaseUrl.parse("postgresql://[::1]:5432/d").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/d");
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h/d?user=u").jdbcUrl())
                .isEqualTo("jdbc:postgresql://h/d?user=u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:secret@h/d",
                "postgresql://u:secret@h",
                "postgresql://u:secret@h/",
                "postgresql:///d",
                "postgresql://u:secret@h:port/d",
                "postgresql://u:secret %@h/d",
                "postgresql://u:secret%zz@h/d",
                "h:5432/d"
            })
    void refusesAnythingElseWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageNotContaining("secret");
    }
}
