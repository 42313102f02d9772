package io.curasync.account.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.curasync.account.AccountException;
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.platform.http.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Endpoint with which admins list and create users. */
@RestController
@RequestMapping("/api/users")
@PreAuthorize("hasRole('ADMIN')")
class UsersEndpoint {

    /**
     * Request body for a new user. The fields {@code email}, {@code name} and {@code role} are required. They are nullable here,
     * so that the error response can name a missing field. A user without a password is invited.
     */
    record NewUserBody(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable String password,
            @Nullable List<@Nullable String> aliases) {}

    /**
     * Response to the creation of a user.
     *
     * @param invitation URL for choosing a password, which cannot be read again later; absent if the user has a password
     */
    record CreatedUser(
            @JsonUnwrapped User user,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String invitation) {}

    private final UserAccounts userAccounts;

    UsersEndpoint(UserAccounts userAccounts) {
        this.userAccounts = userAccounts;
    }

    @GetMapping
    Page<User> users(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.read(cursor, limit, userAccounts::page, User::id);
    }

    @PostMapping
    ResponseEntity<CreatedUser> create(@RequestBody NewUserBody body) {
        NewUser user = new NewUser(
                required("email", body.email()),
                required("name", body.name()),
                role(required("role", body.role())),
                body.password(),
                body.aliases() == null
                        ? List.of()
                        : body.aliases().stream()
                                .map(alias -> required("aliases", alias))
                                .toList());
        UserAccounts.Created created =
                userAccounts.createUser(user, CurrentUserAccess.require().email());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new CreatedUser(created.user(), link(created.invitation())));
    }

    @ExceptionHandler
    ProblemDetail invalid(AccountException.Invalid fault) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, fault.field() + ": " + fault.getMessage());
        problem.setProperty("field", fault.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail taken(AccountException.Taken fault) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, fault.getMessage());
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new AccountException.Invalid(field, "Required.");
        }
        return value;
    }

    private static Role role(String value) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(value.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new AccountException.Invalid("role", "Must be ADMIN or REP."));
    }

    private static @Nullable String link(@Nullable String token) {
        return token == null
                ? null
                : ServletUriComponentsBuilder.fromCurrentContextPath()
                        .pathSegment("invitation", token)
                        .toUriString();
    }
}
