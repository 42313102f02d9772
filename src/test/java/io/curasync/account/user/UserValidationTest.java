package io.curasync.account.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Invalid or already used values of a new user. */
class UserValidationTest extends UsersEndpointHarness {

    @Test
    void rejectsAnExistingEmailInAnyCase() {
        post("""
                {"email": "ADMIN@example.com", "name": "Other", "role": "REP"}
                """)
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("admin@example.com already belongs to another user.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Jose\u0301 Nu\u0301n\u0303ez", "JOSÉ  NÚÑEZ ", "Jo\u00ADsé Nú\u200Bñez", "José Núñez\uFEFF"})
    void rejectsAnExistingAliasInAnySpelling(String alias) {
        TestUsers.rep(userAccounts, "jose@example.com", "José Núñez");

        post("""
                {"email": "other@example.com", "name": "Other", "role": "REP", "aliases": ["%s"]}
                """.formatted(alias)).expectStatus().isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                "email": "x@example.com", "name": "Dana \u202Eseyer\"""",
                """
                "email": "x@example.com", "name": "Dana\\nReyes\"""",
                """
                "email": "x@example.com", "name": "Dana", "aliases": ["Dana \u2067Reyes"]""",
                """
                "email": "adm\u200Bin@example.com", "name": "Dana\"""",
                """
                "email": "admin@example\u200F.com", "name": "Dana\"""",
            })
    void rejectsMisleadingCharacters(String fields) {
        post("{" + fields + ", \"role\": \"REP\"}").expectStatus().isEqualTo(400);

        assertThat(userAccounts.findByEmail("x@example.com")).isEmpty();
    }

    @Test
    void namesTheOwnerOfAnExistingAlias() {
        TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");

        post("""
                {"email": "other@example.com", "name": "Other", "role": "REP", "aliases": ["DANA\\u00a0 REYES"]}
                """)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("“Dana Reyes” already belongs to dana@example.com.");
        assertThat(userAccounts.findByEmail("other@example.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email    | {}",
                "email    | {'email': 'nobody', 'name': 'N', 'role': 'REP'}",
                "email    | {'email': 'a:b@example.com', 'name': 'N', 'role': 'REP'}",
                "email    | {'email': 'a\\u0000@example.com', 'name': 'N', 'role': 'REP'}",
                "name     | {'email': 'n@example.com', 'name': ' ', 'role': 'REP'}",
                "role     | {'email': 'n@example.com', 'name': 'N', 'role': 'BOSS'}",
                "password | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'password': 'elevenchars'}",
                "password | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'password': ''}",
                "aliases  | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'aliases': ['']}",
                "aliases  | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'aliases': [null]}",
                "aliases  | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'aliases': 7}",
                "JSON     | {'email'",
                "JSON     | []",
            })
    void reportsFaultsByField(String named, String body) {
        post(body.replace('\'', '"'))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains(named));
    }
}
