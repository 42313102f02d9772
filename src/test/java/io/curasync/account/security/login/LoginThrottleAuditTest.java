package io.curasync.account.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Audit of sign-ins. */
class LoginThrottleAuditTest extends LoginThrottleHarness {

    @Test
    void auditsTheFirstSuccessFromANewAddress() throws Exception {
        for (String address : List.of(HOME, HOME, FOE, "2001:db8::1", "2001:db8::2", FOE)) {
            assertThat(call(REP, TestUsers.PASSWORD, address).statusCode()).isEqualTo(200);
        }
        assertThat(signInOnAnotherInstance(REP, TestUsers.PASSWORD, "192.0.2.1"))
                .isEqualTo("/");
        assertThat(call(REP, TestUsers.PASSWORD, "192.0.2.1").statusCode()).isEqualTo(200);

        assertThat(database.jdbc()
                        .sql("select address from audit_entry where action = 'sign-in.new-place' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(HOME, FOE, "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void auditsTheReasonWithoutRevealingIt() throws Exception {
        HttpResponse<String> wrong = call(REP, "wrong", FOE);
        database.jdbc().sql("update app_user set enabled = false").update();
        HttpResponse<String> deactivated = call(REP, TestUsers.PASSWORD, FOE);
        call(REP, "wrong", FOE);
        database.jdbc()
                .sql("update app_user set enabled = true, password_hash = null")
                .update();
        call(REP, TestUsers.PASSWORD, FOE);
        call("unknown@example.com", TestUsers.PASSWORD, FOE);

        assertThat(database.jdbc()
                        .sql("select detail from audit_entry where action = 'sign-in.failed' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Wrong password",
                        "Deactivated user",
                        "Wrong password",
                        "No password chosen yet",
                        "Unknown email");
        assertThat(deactivated.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(deactivated.body()).isEqualTo(wrong.body());
    }

    @Test
    void doesNotStoreUnknownEmails() throws Exception {
        call("my secret password", "wrong", FOE);

        assertThat(database.jdbc()
                        .sql("select actor from audit_entry where action = 'sign-in.failed'")
                        .query(String.class)
                        .list())
                .containsExactly("unknown");
    }
}
