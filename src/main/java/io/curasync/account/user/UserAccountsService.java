package io.curasync.account.user;

import io.curasync.account.AccountException;
import io.curasync.account.AliasesAssigned;
import io.curasync.account.AliasesRemoved;
import io.curasync.account.AuditLog;
import io.curasync.account.NewUser;
import io.curasync.account.RepNameNormalizer;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserValidator;
import io.curasync.account.credential.PasswordPolicy;
import io.curasync.platform.text.NormalizedText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class UserAccountsService implements UserAccounts {

    private final UserRepository users;
    private final InvitationRepository invitations;
    private final PasswordEncoder passwords;
    private final AuditLog auditLog;
    private final ApplicationEventPublisher events;

    UserAccountsService(
            UserRepository users,
            InvitationRepository invitations,
            PasswordEncoder passwords,
            AuditLog auditLog,
            ApplicationEventPublisher events) {
        this.users = users;
        this.invitations = invitations;
        this.passwords = passwords;
        this.auditLog = auditLog;
        this.events = events;
    }

    @Override
    public Created createUser(NewUser user, String actor) {
        String email = UserValidator.email(user.email());
        String name = UserValidator.name(user.name());
        Map<String, String> aliases = aliasesByKey(user.aliases());
        String hash =
                user.password() == null ? null : passwords.encode(PasswordPolicy.check(user.password(), email, name));
        users.lock();
        users.findByEmail(email).ifPresent(other -> {
            throw new AccountException.Taken("email", "%s already belongs to another user.".formatted(other.email()));
        });
        UserEntity entity = users.save(new UserEntity(email, name, user.role(), hash));
        assignAliases(entity, aliases);
        auditLog.record(actor, "user.created", email, user.role().name());
        return new Created(entity.toUser(), hash == null ? invitations.issue(entity.id()) : null);
    }

    @Override
    public void addAliases(long userId, Collection<String> names, String actor) {
        List<String> added = addAliases(userId, names);
        String email = user(userId).email();
        added.forEach(alias -> auditLog.record(actor, "alias.added", email, alias));
    }

    @Override
    public List<String> addAliases(long userId, Collection<String> names) {
        Map<String, String> aliases = aliasesByKey(names);
        users.lock();
        UserEntity user = user(userId);
        users.findAliases(aliases.keySet()).stream()
                .filter(known -> known.user().id() == userId)
                .forEach(known -> aliases.remove(known.key()));
        assignAliases(user, aliases);
        return List.copyOf(aliases.values());
    }

    @Override
    public boolean removeAliases(long userId, Collection<String> names) {
        Set<String> keys = aliasesByKey(names).keySet();
        users.lock();
        UserEntity user = user(userId);
        long own = user.toUser().aliases().stream()
                .map(RepNameNormalizer::key)
                .filter(keys::contains)
                .count();
        if (own < keys.size()) {
            return false;
        }
        user.removeAliases(keys);
        users.flush();
        events.publishEvent(new AliasesRemoved(userId, Set.copyOf(keys)));
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<User> findByEmail(String email) {
        return users.findByEmail(NormalizedText.of(email)).map(UserEntity::toUser);
    }

    @Override
    @Transactional(readOnly = true)
    public List<User> page(@Nullable Long before, int limit) {
        return users.findBefore(before == null ? Long.MAX_VALUE : before, Limit.of(limit)).stream()
                .map(UserEntity::toUser)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<User> assignable() {
        return users.findEnabled().stream().map(UserEntity::toUser).toList();
    }

    private UserEntity user(long userId) {
        return users.findById(userId)
                .orElseThrow(() -> new AccountException.Invalid("userId", "There is no user " + userId + "."));
    }

    private void assignAliases(UserEntity user, Map<String, String> aliases) {
        if (aliases.isEmpty()) {
            return;
        }
        users.findAliases(aliases.keySet()).stream().findFirst().ifPresent(other -> {
            throw new AccountException.Taken(
                    "aliases",
                    "“%s” already belongs to %s."
                            .formatted(other.alias(), other.user().email()));
        });
        aliases.values().forEach(user::addAlias);
        users.flush();
        events.publishEvent(new AliasesAssigned(user.id(), Set.copyOf(aliases.keySet())));
    }

    private static Map<String, String> aliasesByKey(Collection<String> aliases) {
        return aliases.stream()
                .map(UserValidator::alias)
                .collect(Collectors.toMap(
                        RepNameNormalizer::key, alias -> alias, (one, same) -> one, LinkedHashMap::new));
    }
}
