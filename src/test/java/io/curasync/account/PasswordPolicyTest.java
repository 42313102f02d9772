package io.curasync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevenchars",
                "123456789012",
                "abcdefghijkl",
                "aaaaaaaaaaaaaaaa",
                "abababababab",
                "password1234",
                "P@ssw0rd2026!",
                "Welcome-2026!!",
                "qwertyuiop123",
                "1qaz2wsx3edc",
                "iloveyouforever",
                "passwordpassword",
                "Summer2026Summer",
                "correcthorsebatterystaple",
                "CuraSync-2026!",
                "Dana.Reyes.2026",
                "dana.reyes!!!123",
                "😀😀😀😀😀😀😀😀😀😀😀😀",
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThatThrownBy(() -> check(password)).isInstanceOf(AccountException.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "long enough for all",
                "another password",
                "demo-rep-password",
                "kettle Norway umbrella 7",
                "xK4#vQ9!mZ2p",
                "the reyes of sunlight fell",
                "пароль из нескольких слов",
            })
    void takesWhatIsNot(String password) {
        assertThat(check(password)).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 100})
    void refusesWhatBcryptWouldCut(int length) {
        assertThatThrownBy(() -> check("x1y2z3".repeat(20).substring(0, length)))
                .hasMessageContaining("at most 72 bytes");
    }

    private static String check(String password) {
        return PasswordPolicy.check(password, "dana.reyes@example.com", "Dana Reyes");
    }
}
