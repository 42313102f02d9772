package io.curasync.curagenesis;

/** CuraGenesis's failures for tests of other rooms. */
public final class PartnerFailures {

    private PartnerFailures() {}

    public static CuraGenesisException cursorExpired() {
        return new CuraGenesisException.CursorExpired();
    }
}
