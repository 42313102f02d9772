package io.curasync.assignment;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.assignment.AssignmentService.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Endpoint with which admins hand practices over to a rep, or release them. */
@RestController
@RequestMapping("/api/practices/assign")
@PreAuthorize("hasRole('ADMIN')")
class AssignEndpoint {

    private static final int MAX_NAMED = 20;

    /**
     * Result of a request.
     *
     * @param assigned number of practices that were assigned or released, including other unmatched practices whose rep name
     *     became an alias
     * @param unchanged number of requested practices that did not change. A handover does not change practices that the rep
     *     already has. A release does not change practices that are not assigned manually.
     * @param aliases names that the rep received as aliases
     */
    record Assigned(int assigned, int unchanged, List<String> aliases) {}

    private final PracticeIdLookup lookup;
    private final UserAccounts userAccounts;
    private final AssignmentQuery query;
    private final BulkHandoverService bulkHandoverService;

    AssignEndpoint(
            PracticeIdLookup lookup,
            UserAccounts userAccounts,
            AssignmentQuery query,
            BulkHandoverService bulkHandoverService) {
        this.lookup = lookup;
        this.userAccounts = userAccounts;
        this.query = query;
        this.bulkHandoverService = bulkHandoverService;
    }

    @PostMapping
    Assigned assign(@AuthenticationPrincipal CurrentUser caller, @RequestBody JsonNode body) {
        AssignRequest request = AssignRequest.of(body);
        Map<String, Long> practices = practices(request);
        List<Long> chosen = practices.values().stream().distinct().toList();
        var handover = new BulkHandover(chosen, rep(request.rep()), since(request.since()), request.rememberAlias());
        return switch (bulkHandoverService.handOver(handover, caller, processed -> {})) {
            case Answer.Done(String _, int _, HandoverUndo undo) -> assigned(chosen, undo);
            case Answer.Refused(String message) -> throw AssignRequest.invalid(message);
            case Answer.TooManyPractices(int now) ->
                throw AssignRequest.invalid("This would assign %,d practices.".formatted(now));
        };
    }

    private Map<String, Long> practices(AssignRequest request) {
        Map<String, Long> found = lookup.find(request.practiceIds());
        List<String> unknown = request.without(found.keySet());
        if (!unknown.isEmpty()) {
            String named = unknown.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
            String more = unknown.size() > MAX_NAMED ? " and %,d more".formatted(unknown.size() - MAX_NAMED) : "";
            throw AssignRequest.invalid("Nothing was assigned. No practice has the id " + named + more + ".");
        }
        return found;
    }

    private @Nullable Long rep(@Nullable String email) {
        return email == null
                ? null
                : userAccounts
                        .findByEmail(email)
                        .filter(User::enabled)
                        .map(User::id)
                        .orElseThrow(() -> AssignRequest.invalid(
                                "rep: no user with the email %s can get practices.".formatted(email)));
    }

    private Instant since(@Nullable LocalDate day) {
        ZoneId zone = query.zone();
        if (day == null || day.equals(LocalDate.now(zone))) {
            return Instant.now();
        }
        if (day.isAfter(LocalDate.now(zone))) {
            throw AssignRequest.invalid("since must be today or an earlier day. Days are in %s.".formatted(zone));
        }
        return day.atStartOfDay(zone).toInstant();
    }

    private static Assigned assigned(List<Long> chosen, HandoverUndo undo) {
        var unchanged = new HashSet<>(chosen);
        undo.before().forEach(ownership -> unchanged.remove(ownership.practice()));
        return new Assigned(undo.before().size(), unchanged.size(), undo.aliases());
    }
}
