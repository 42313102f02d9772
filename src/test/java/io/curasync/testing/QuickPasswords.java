package io.curasync.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords are hashed as in production, in 2⁴ rounds instead of 2¹⁰: tests make hundreds of users. */
final class QuickPasswords implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final int COST = 4;

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(
                "quickPasswords", PasswordEncoder.class, Encoder::new, definition -> definition.setPrimary(true));
    }

    /** A hash tells its own cost, so that production's way to check it serves. */
    private static final class Encoder implements PasswordEncoder {

        private final PasswordEncoder hashing = new BCryptPasswordEncoder(COST);
        private final PasswordEncoder checking = PasswordEncoderFactories.createDelegatingPasswordEncoder();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return "{bcrypt}" + hashing.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return checking.matches(password, hash);
        }
    }
}
