package io.curasync.practice.nextstep;

import io.curasync.account.CurrentUser;
import io.curasync.practice.PracticePath;
import io.curasync.practice.timeline.InvalidTextException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sets and removes the next steps of the practices in the caller's scope. */
@RestController
@RequestMapping("/api/practices/{practiceId}/next-step")
class NextStepEndpoint {

    private final PracticePath path;
    private final NextStepService nextSteps;

    NextStepEndpoint(PracticePath path, NextStepService nextSteps) {
        this.path = path;
        this.nextSteps = nextSteps;
    }

    /** The body of a request that sets a next step. Both components are required. */
    record NewNextStep(@Nullable String text, @Nullable LocalDate dueOn) {}

    /**
     * A next step in a response.
     *
     * @param dueOn due day in the business time zone
     * @param setBy name of the user who set or last changed the next step
     * @param setAt time at which the next step was set or last changed
     */
    record Item(String text, LocalDate dueOn, String setBy, Instant setAt) {}

    @PutMapping
    Item set(
            @AuthenticationPrincipal CurrentUser caller,
            @PathVariable String practiceId,
            @RequestBody NewNextStep asked) {
        long practice = path.find(caller, practiceId);
        if (asked.text() == null || asked.dueOn() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Send text and dueOn, a day such as 2026-12-08.");
        }
        try {
            return nextSteps
                    .set(caller, practice, asked.text(), asked.dueOn())
                    .map(step -> new Item(step.text(), step.dueOn(), step.setBy(), step.setAt()))
                    .orElseThrow(PracticePath::notFound);
        } catch (InvalidTextException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    /**
     * Removes the next step of a practice. Does nothing if there is none.
     *
     * @param done whether the next step was done; false if the user dropped the step
     */
    @DeleteMapping
    ResponseEntity<Void> remove(
            @AuthenticationPrincipal CurrentUser caller,
            @PathVariable String practiceId,
            @RequestParam(defaultValue = "true") boolean done) {
        long practice = path.find(caller, practiceId);
        if (done) {
            nextSteps.complete(caller, practice);
        } else {
            nextSteps.drop(caller, practice);
        }
        return ResponseEntity.noContent().build();
    }
}
