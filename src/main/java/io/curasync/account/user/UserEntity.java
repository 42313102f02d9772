package io.curasync.account.user;

import io.curasync.account.RepNameNormalizer;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.credential.PasswordUpdater;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of {@code app_user} with the aliases of the user. */
@Entity
@Table(name = "app_user")
@NullUnmarked
class UserEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String email;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    /**
     * Hash of the password; null if the user has no password. Not updatable, because only {@link PasswordUpdater} changes the hash.
     * Saving a stale entity must not restore an earlier hash.
     */
    @Column(name = "password_hash", updatable = false)
    private String passwordHash;

    /**
     * Whether the password was generated. Not updatable, because only {@link PasswordUpdater} resets the flag. Saving a stale
     * entity must not set the flag again.
     */
    @Column(name = "must_change_password", updatable = false)
    private boolean mustChangePassword;

    private boolean enabled = true;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt = Instant.now();

    @OneToMany(mappedBy = "user", fetch = FetchType.EAGER, cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("alias")
    private List<AliasEntity> aliases = new ArrayList<>();

    protected UserEntity() {}

    UserEntity(String email, String name, Role role, @Nullable String passwordHash) {
        this.email = email;
        this.name = name;
        this.role = role;
        this.passwordHash = passwordHash;
    }

    /** Marks the password as generated, so that the user must change it at the first sign-in. Returns this entity. */
    UserEntity withGeneratedPassword() {
        mustChangePassword = true;
        return this;
    }

    long id() {
        return id;
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    boolean isEnabled() {
        return enabled;
    }

    void rename(String newName) {
        name = newName;
    }

    void setRole(Role newRole) {
        role = newRole;
    }

    void setEnabled(boolean newEnabled) {
        enabled = newEnabled;
    }

    /**
     * Removes aliases from this user.
     *
     * @param keys keys of the aliases, as returned by {@link RepNameNormalizer#key}
     */
    void removeAliases(Collection<String> keys) {
        aliases.removeIf(alias -> keys.contains(alias.key()));
    }

    void addAlias(String alias) {
        aliases.add(new AliasEntity(RepNameNormalizer.key(alias), alias, this));
    }

    User toUser() {
        List<String> names = aliases.stream().map(AliasEntity::alias).toList();
        return new User(id, email, name, role, enabled, names, createdAt);
    }
}
