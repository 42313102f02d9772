package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.platform.http.ApiLocation;
import io.curasync.platform.http.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** API for creating, changing, sending and reading submissions. */
@RestController
@RequestMapping("/api/submissions")
class SubmissionsEndpoint {

    /**
     * A submission as JSON.
     *
     * @param absent whether this is a draft again because it did not arrive at CuraGenesis
     * @param rep name of the practice's future rep; null for none
     * @param form values of the form; the keys are the JSON names of the fields
     * @param sentAt start of the latest call to CuraGenesis; null if there was none
     * @param endedAt end of the latest call, or the time at which CuraSync stopped waiting for its result; null if the call is running or
     *     there was none
     * @param message explanation of the status; null if there is none
     * @param userId user id assigned by CuraGenesis; null if there is none
     */
    record Item(
            long id,
            SubmissionStatus status,
            boolean absent,
            @Nullable String rep,
            Map<String, String> form,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant endedAt,
            @Nullable String message,
            @Nullable String userId) {

        static Item of(Submission submission) {
            return new Item(
                    submission.id(),
                    submission.status(),
                    submission.absent(),
                    submission.rep(),
                    submission.formData().toMap(),
                    submission.attempts(),
                    submission.sentAt(),
                    submission.endedAt(),
                    submission.message(),
                    submission.userId());
        }
    }

    private final SubmissionQuery submissionQuery;
    private final DraftService draftService;
    private final SubmissionService submissionService;
    private final UserAccounts userAccounts;

    SubmissionsEndpoint(
            SubmissionQuery submissionQuery,
            DraftService draftService,
            SubmissionService submissionService,
            UserAccounts userAccounts) {
        this.submissionQuery = submissionQuery;
        this.draftService = draftService;
        this.submissionService = submissionService;
        this.userAccounts = userAccounts;
    }

    @GetMapping
    Page<Item> list(
            @AuthenticationPrincipal CurrentUser caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.read(cursor, limit, (before, size) -> submissionQuery.before(caller, before, size), Submission::id)
                .map(Item::of);
    }

    @GetMapping("/{id}")
    Item one(@AuthenticationPrincipal CurrentUser caller, @PathVariable long id) {
        return Item.of(submissionQuery.find(caller, id).orElseThrow(SubmissionsEndpoint::notFound));
    }

    /**
     * Stores a draft. Responds with status 400 if the form is empty. The values are not validated until the draft is sent.
     *
     * @param form values of the form; the keys are the JSON names of the fields. The key {@code rep} contains the email of the future rep,
     *     which is ignored if the caller is not an admin.
     */
    @PostMapping
    ResponseEntity<Item> create(
            @AuthenticationPrincipal CurrentUser caller, @RequestBody Map<String, @Nullable String> form) {
        FormData formData = FormData.of(form);
        if (formData.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form is empty.");
        }
        long id = draftService.create(caller, formData, rep(caller, form.get("rep")));
        return ResponseEntity.created(ApiLocation.of("/api/submissions/" + id)).body(one(caller, id));
    }

    /**
     * Replaces the form and the rep of a draft or of a submission that CuraGenesis rejected. Responds with status 409 if the submission has
     * another status. The body is the same as for {@link #create}.
     */
    @PutMapping("/{id}")
    Item replace(
            @AuthenticationPrincipal CurrentUser caller,
            @PathVariable long id,
            @RequestBody Map<String, @Nullable String> form) {
        one(caller, id);
        if (!draftService.save(caller, id, FormData.of(form), rep(caller, form.get("rep")))) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The submission can no longer be changed.");
        }
        return one(caller, id);
    }

    /**
     * Sends a submission and responds when the call to CuraGenesis has ended. Responds with status 400 if the form has faults, and with 404
     * if the user's scope does not contain the submission. Responds with 409 if the submission cannot be sent for another reason.
     */
    @PostMapping("/{id}/send")
    Item send(@AuthenticationPrincipal CurrentUser caller, @PathVariable long id) {
        switch (submissionService.send(caller, id)) {
            case SubmissionService.SendResult.Started started -> started.ended().join();
            case SubmissionService.SendResult.Invalid invalid -> throw invalid(invalid);
            case SubmissionService.SendResult.AlreadyUsed used ->
                throw new ResponseStatusException(HttpStatus.CONFLICT, used.message());
            case SubmissionService.SendResult.Conflict conflict ->
                throw new ResponseStatusException(HttpStatus.CONFLICT, conflict.message());
            case SubmissionService.SendResult.NotFound notFound -> throw notFound();
        }
        return one(caller, id);
    }

    /**
     * Returns the id of the enabled user with the given email; null if the email is null. Responds with status 400 if there is no such
     * user. Always returns null if the caller is not an admin, because an error for an unknown email would show which emails belong to
     * users.
     */
    private @Nullable Long rep(CurrentUser caller, @Nullable String email) {
        return email == null || !caller.isAdmin()
                ? null
                : userAccounts
                        .findByEmail(email)
                        .filter(User::enabled)
                        .map(User::id)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.BAD_REQUEST, "rep: no enabled user has that email."));
    }

    private static ErrorResponseException invalid(SubmissionService.SendResult.Invalid invalid) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The form has faults, so nothing was sent.");
        Map<String, String> faults = new LinkedHashMap<>();
        invalid.faults().forEach((field, fault) -> faults.put(field.key(), fault));
        problem.setProperty("faults", faults);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "Your scope does not contain this submission.");
    }
}
