package io.curasync.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords as in production, but in 2⁴ rounds instead of 2¹⁰, because tests create hundreds of users. */
public final class FastPasswordHashing implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final int COST = 4;

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(
                "quickPasswords", PasswordEncoder.class, Encoder::new, definition -> definition.setPrimary(true));
    }

    /** Verifies passwords as in production, because a hash contains its cost. */
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
