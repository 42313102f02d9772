package io.curasync.notification.push;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Provides the VAPID key pair, which is the same for all instances. Uses the key pair from the settings, or otherwise the key pair in the
 * database. The first instance that needs a key pair in the database generates it.
 */
@Repository
class PushKeys {

    private static final String INSERT = """
            insert into push_key (public_key, private_key) values (:publicKey, :privateKey) on conflict do nothing""";

    private final JdbcClient jdbc;
    private volatile @Nullable VapidKeys keys;

    PushKeys(JdbcClient jdbc, PushProperties properties) {
        this.jdbc = jdbc;
        if (properties.publicKey() != null && properties.privateKey() != null) {
            keys = VapidKeys.of(properties.publicKey(), properties.privateKey());
        }
    }

    /** Returns the key pair. The first call may read and write the database. */
    VapidKeys current() {
        VapidKeys known = keys;
        if (known == null) {
            known = readOrGenerate();
            keys = known;
        }
        return known;
    }

    private VapidKeys readOrGenerate() {
        VapidKeys generated = VapidKeys.generate();
        jdbc.sql(INSERT)
                .param("publicKey", generated.publicKey())
                .param("privateKey", generated.privateKey())
                .update();
        return jdbc.sql("select public_key, private_key from push_key")
                .query((row, number) -> VapidKeys.of(row.getString("public_key"), row.getString("private_key")))
                .single();
    }
}
