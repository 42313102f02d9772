package io.curasync.curagenesis;

import org.springframework.jdbc.core.simple.JdbcClient;

/** CuraGenesis failures for tests of other modules. */
public final class PartnerFailures {

    private PartnerFailures() {}

    public static SourceCooldown cooldown(JdbcClient jdbc) {
        return new SourceCooldown(jdbc);
    }

    public static CuraGenesisException cursorExpired() {
        return new CuraGenesisException.CursorExpired();
    }
}
