package io.curasync.account.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code rep_alias}, which contains a name by which CuraGenesis refers to a rep. */
@Entity
@Table(name = "rep_alias")
@NullUnmarked
class AliasEntity {

    @Id
    @Column(name = "alias_key")
    private String key;

    private String alias;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    private UserEntity user;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt = Instant.now();

    protected AliasEntity() {}

    AliasEntity(String key, String alias, UserEntity user) {
        this.key = key;
        this.alias = alias;
        this.user = user;
    }

    String key() {
        return key;
    }

    String alias() {
        return alias;
    }

    UserEntity user() {
        return user;
    }
}
