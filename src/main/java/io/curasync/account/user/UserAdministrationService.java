package io.curasync.account.user;

import io.curasync.account.AccountException;
import io.curasync.account.AliasPractices;
import io.curasync.account.AliasesRemoved;
import io.curasync.account.ApiTokens;
import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.DeviceSessions;
import io.curasync.account.NewUser;
import io.curasync.account.RepNameNormalizer;
import io.curasync.account.Role;
import io.curasync.account.UserAccessChanged;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserAdministration;
import io.curasync.account.UserValidator;
import io.curasync.account.credential.ApiTokenService;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
class UserAdministrationService implements UserAdministration {

    private final UserRepository users;
    private final UserAccounts userAccounts;
    private final UserListQuery userListQuery;
    private final InvitationRepository invitations;
    private final DeviceSessions sessions;
    private final ApiTokenService apiTokens;
    private final AliasPractices practices;
    private final JdbcClient jdbc;
    private final AuditLog auditLog;
    private final ApplicationEventPublisher events;

    UserAdministrationService(
            UserRepository users,
            UserAccounts userAccounts,
            UserListQuery userListQuery,
            InvitationRepository invitations,
            DeviceSessions sessions,
            ApiTokenService apiTokens,
            AliasPractices practices,
            JdbcClient jdbc,
            AuditLog auditLog,
            ApplicationEventPublisher events) {
        this.users = users;
        this.userAccounts = userAccounts;
        this.userListQuery = userListQuery;
        this.invitations = invitations;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.practices = practices;
        this.jdbc = jdbc;
        this.auditLog = auditLog;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Person> find(String search, @Nullable Role role, @Nullable Status status) {
        return userListQuery.find(search, role, status);
    }

    @Override
    public UserAccounts.Created invite(String email, String name, Role role, List<String> aliases) {
        return userAccounts.createUser(new NewUser(email, name, role, null, aliases), actor());
    }

    @Override
    public String newLink(long userId) {
        UserEntity user = user(userId);
        if (!user.isEnabled()) {
            throw new AccountException.Rejected("Reactivate %s first.".formatted(user.email()));
        }
        // Unlinks the OpenID Connect account. The next sign-in by OpenID Connect links the account used then.
        jdbc.sql("update app_user set openid_account = null where id = ?")
                .param(userId)
                .update();
        auditLog.record(actor(), "user.link", user.email(), "to choose a password");
        return invitations.issue(userId);
    }

    @Override
    public void change(long userId, String name, Role role, Collection<String> aliases) {
        UserEntity user = user(userId);
        String newName = UserValidator.name(name);
        if (!user.toUser().name().equals(newName)) {
            auditLog.record(actor(), "user.renamed", user.email(), user.toUser().name() + " → " + newName);
            user.rename(newName);
        }
        if (user.role() != role) {
            if (role != Role.ADMIN) {
                requireAnotherAdmin(user);
            }
            auditLog.record(actor(), "user.role", user.email(), user.role() + " → " + role);
            user.setRole(role);
        }
        changeAliases(user, aliases);
        users.flush();
        events.publishEvent(new UserAccessChanged(userId));
    }

    @Override
    @Transactional(readOnly = true)
    public Removal removal(long userId, Collection<String> aliases) {
        UserEntity user = users.findById(userId).orElseThrow(UserAdministrationService::unknownUser);
        List<String> removed = removedAliases(user, aliases);
        return new Removal(removed, removed.isEmpty() ? 0 : practices.count(userId, keys(removed)));
    }

    @Override
    public Map<String, String> fieldErrors(String email, String name, Collection<String> aliases) {
        Map<String, String> errors = new HashMap<>();
        for (Runnable rule : List.<Runnable>of(
                () -> UserValidator.email(email),
                () -> UserValidator.name(name),
                () -> aliases.forEach(UserValidator::alias))) {
            try {
                rule.run();
            } catch (AccountException.Invalid invalid) {
                errors.put(invalid.field(), invalid.getMessage());
            }
        }
        return errors;
    }

    private static List<String> removedAliases(UserEntity user, Collection<String> wanted) {
        Set<String> keptKeys = keys(wanted.stream().map(UserValidator::alias).toList());
        return user.toUser().aliases().stream()
                .filter(alias -> !keptKeys.contains(RepNameNormalizer.key(alias)))
                .toList();
    }

    private static Set<String> keys(Collection<String> aliases) {
        return aliases.stream().map(RepNameNormalizer::key).collect(Collectors.toSet());
    }

    private void changeAliases(UserEntity user, Collection<String> wanted) {
        List<String> removed = removedAliases(user, wanted);
        if (!removed.isEmpty()) {
            Set<String> keys = keys(removed);
            user.removeAliases(keys);
            users.flush();
            events.publishEvent(new AliasesRemoved(user.id(), keys));
            removed.forEach(alias -> auditLog.record(actor(), "alias.removed", user.email(), alias));
        }
        userAccounts.addAliases(user.id(), wanted, actor());
    }

    @Override
    public void deactivate(long userId) {
        UserEntity user = user(userId);
        requireAnotherAdmin(user);
        user.setEnabled(false);
        users.flush();
        jdbc.sql("delete from invitation where user_id = ?").param(userId).update();
        int tokens = apiTokens.revokeAll(userId);
        int devices = sessions.endAll(userId, null);
        auditLog.record(
                actor(),
                "user.deactivated",
                user.email(),
                "devices signed out: %d, tokens revoked: %d".formatted(devices, tokens));
    }

    @Override
    public void reactivate(long userId) {
        UserEntity user = user(userId);
        user.setEnabled(true);
        auditLog.record(actor(), "user.reactivated", user.email(), null);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ApiTokens.Token> tokens(long userId) {
        return apiTokens.of(userId);
    }

    @Override
    public void revokeToken(long userId, long tokenId) {
        UserEntity user = user(userId);
        apiTokens
                .revokeOne(userId, tokenId)
                .ifPresent(name -> auditLog.record(actor(), "token.revoked", name, "of " + user.email()));
    }

    private void requireAnotherAdmin(UserEntity user) {
        boolean others = jdbc.sql("""
                select exists (select from app_user where role = 'ADMIN' and enabled and id <> ?
                    and (password_hash is not null or last_sign_in_at is not null))
                """).param(user.id()).query(Boolean.class).single();
        if (user.role() == Role.ADMIN && user.isEnabled() && !others) {
            throw new AccountException.Rejected(
                    "%s is the last active admin. Make someone else an admin first.".formatted(user.email()));
        }
    }

    /**
     * Returns a user. Acquires the lock on users, so that no other transaction can change users until this transaction ends.
     *
     * @throws AccountException.Rejected if the user does not exist
     */
    private UserEntity user(long id) {
        users.lock();
        return users.findById(id).orElseThrow(UserAdministrationService::unknownUser);
    }

    private static AccountException unknownUser() {
        return new AccountException.Rejected("User not found.");
    }

    private static String actor() {
        return CurrentUserAccess.require().email();
    }
}
