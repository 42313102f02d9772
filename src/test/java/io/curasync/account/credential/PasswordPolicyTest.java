package io.curasync.account.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.curasync.account.AccountException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevenchars",
                "123456789012",
                "stuv-5678-mnop",
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
                "p4$$w0rd-w3lc0me",
                "Ch@ngeM3-please!",
                "dana.reyes@example.com",
                "DanaReyes-12345",
                "reyes, dana 1984",
                "CuraGenesis 2026",
                "curasync-curasync",
                "asdfghjkl;'asdf",
                "1qazxsw23edcvfr4",
                "zaq1xsw2cde3",
                "qawsedrftgyh",
                "abcdeabcdeabcde",
                "zyxwvutsrqponm",
                "Welcome!!!aaaaaa",
                "peanutbutter",
                "Christopher1",
                "needforspeed",
            })
    void rejectsCommonPasswords(String password) {
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
                "xK4#vQ9!mZ2pxK4#vQ9!mZ2p",
                "7h3-kettle-of-Norway",
                "k#9q!z$2v&w*x(7",
            })
    void acceptsUncommonPasswords(String password) {
        assertThat(check(password)).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 100})
    void rejectsPasswordsOverTheBcryptLimit(int length) {
        assertThatThrownBy(() -> check("x1y2z3".repeat(20).substring(0, length)))
                .hasMessageContaining("at most 72 bytes");
    }

    /** zxcvbn would try every letter for every symbol. */
    @Test
    void checksSymbolsThatCanStandForLettersWithinABoundedTime() {
        String password = "4@8({[</369&#!1/|0$5+7%2/xkqzvw".repeat(3).substring(0, 72);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> check(password));
    }

    private static String check(String password) {
        return PasswordPolicy.check(password, "dana.reyes@example.com", "Dana Reyes");
    }
}
